/* SPDX-License-Identifier: MIT */
/* Stages and moves; the expressions of a program, once all names are there. */
#include "load_stages.h"

#include "load.h"
#include "load_fields.h"
#include "names.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static void
load_stage(struct load *l, const struct raw_stage *r, struct stage *s)
{
	(void)l;
	*s = r->s;
	s->name = r->raw.name;
	s->kind = (enum stage_kind)r->kind;
	s->by_hand = r->moves_up == 1;
	s->line = r->raw.at->line;
}

void
load_stages(struct load *l)
{
	LOAD_LIST(l, stages, load_stage);
}

/* --- moves --------------------------------------------------------------- */

/* "any", "any before STAGE", "STAGE"; false: a fault was told. */
static bool
move_from(struct load *l, const struct raw_move *r, struct move *m)
{
	static const char before[] = "any before ";
	struct node stage;

	m->from = m->before = -1;
	if (r->from == NULL || !node_scalar(&l->src, r->from, r->raw.who))
		return false;
	if (strcmp(r->from->text, "any") == 0)
		return true;
	if (strncmp(r->from->text, before, sizeof(before) - 1) != 0) {
		m->from = load_stage_name(l, r->from, r->raw.who);
		return m->from >= 0;
	}
	stage = *r->from;
	stage.text += sizeof(before) - 1;
	stage.len -= sizeof(before) - 1;
	stage.column += (int)sizeof(before) - 1;
	m->before = load_stage_name(l, &stage, r->raw.who);
	return m->before >= 0;
}

void
load_roles(struct load *l, const struct node *n, const char *key,
	const char *who, struct role_list *out)
{
	const char **rows;

	if (n == NULL)
		return;
	if (n->kind != NODE_LIST || n->n > 32) {
		node_fault(&l->src, n, "roles", who,
			_("'%s' is a list of roles: [manager, officer]"), key);
		return;
	}
	rows = arena_array(l->src.arena, n->n + 1, sizeof(*rows));
	out->v = rows;
	for (n = n->first; n != NULL; n = n->next) {
		if (n->kind != NODE_SCALAR || !name_valid(n->text, true)) {
			node_fault(&l->src, n, "roles", who,
				_("'%s' is not the name of a role"), n->text);
			continue;
		}
		rows[out->n++] = n->text;
	}
}

static enum move_kind
kind_by_stage(enum stage_kind to)
{
	static const enum move_kind kinds[] = {
		[STAGE_START] = MOVE_BACK,
		[STAGE_NORMAL] = MOVE_FORWARD,
		[STAGE_HOLD] = MOVE_HOLD,
		[STAGE_SUCCESS] = MOVE_SUCCESS,
		[STAGE_FAILED] = MOVE_FAILED,
		[STAGE_EXIT] = MOVE_EXIT,
	};

	assert((size_t)to < ARRAY_SIZE(kinds));
	return kinds[to];
}

static const char *
move_who(struct load *l, const struct raw_move *r)
{
	char text[160];

	if (r->from == NULL || r->to == NULL || r->from->kind != NODE_SCALAR ||
		r->to->kind != NODE_SCALAR)
		return _("move");
	snprintf(text, sizeof(text), _("move from '%.60s' to '%.60s'"),
		r->from->text, r->to->text);
	return arena_strndup(l->scratch, text, strlen(text));
}

static bool
load_move(struct load *l, struct raw_move *r, struct move *m)
{
	bool ok;

	r->raw.who = move_who(l, r);
	ok = move_from(l, r, m);
	m->to = load_stage_name(l, r->to, r->raw.who);
	m->otherwise = load_stage_name(l, r->otherwise, r->raw.who);
	load_roles(l, r->by, "by", r->raw.who, &m->by);
	load_causes(l, r->causes, r->raw.who, &m->causes, &m->n_causes);
	m->second_person = r->approval == 1;
	m->reason_required = r->reason == 1;
	m->cause_required = r->cause == 1;
	m->line = r->raw.at->line;
	if (!ok || m->to < 0 || (r->otherwise && m->otherwise < 0))
		return false;
	m->kind = r->kind > 0 ? (enum move_kind)(r->kind - 1)
			      : kind_by_stage(l->p->stages[m->to].kind);
	return true;
}

/* Rows with a fault are left out, so that later checks see sound ones only. */
void
load_moves(struct load *l)
{
	struct program *p = l->p;
	size_t i;

	p->moves = arena_array(l->src.arena, l->moves.n + 1, sizeof(*p->moves));
	l->move_raw =
		arena_array(l->scratch, l->moves.n + 1, sizeof(*l->move_raw));
	for (i = 0; i < l->moves.n; i++) {
		struct raw_move *r = &l->moves.rows[i];
		struct move *m = &p->moves[p->n_moves];
		const bool ok = load_move(l, r, m);

		m->guard = load_expr(l, r->guard, r->raw.who, EXPR_WANT_TRI);
		if (ok)
			l->move_raw[p->n_moves++] = r;
	}
}

/* --- rules --------------------------------------------------------------- */

static void
load_rule(struct load *l, const struct raw_rule *r, struct rule *rule)
{
	*rule = r->r;
	rule->name = r->raw.name;
	rule->level = (enum rule_level)r->level;
	rule->line = r->raw.at->line;
	rule->from = load_stage_name(l, r->from, r->raw.who);
	rule->test = load_expr(l, r->test, r->raw.who, EXPR_WANT_TRI);
	load_roles(l, r->override, "override", r->raw.who, &rule->override);
	if (r->override && rule->level != RULE_BLOCK)
		node_fault(&l->src, r->override, "roles", r->raw.who,
			_("'override' is for rules that block; this one warns "
			  "only"));
}

void
load_rules(struct load *l)
{
	LOAD_LIST(l, rules, load_rule);
}

void
load_conditions(struct load *l)
{
	size_t i;

	for (i = 0; i < l->documents.n; i++)
		l->p->documents[i].condition =
			load_expr(l, l->documents.rows[i].condition,
				l->documents.rows[i].raw.who, EXPR_WANT_TRI);
	if (l->cohorts.condition != NULL)
		l->p->cohort_if = load_expr(
			l, l->cohorts.condition, "cohorts", EXPR_WANT_TRI);
}
