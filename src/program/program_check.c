/* SPDX-License-Identifier: MIT */
/*
 * Checks of a program as a whole: every stage can be reached, nobody gets
 * stuck, moves are what they say. Runs on sound rows only, after all others.
 */
#include "program_check.h"

#include "load.h"
#include "program.h"

#include "magang/program/score.h"

#include <assert.h>
#include <stdlib.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static const struct node *
stage_at(const struct load *l, size_t i)
{
	assert(i < l->stages.n);
	return l->stages.rows[i].raw.at;
}

/* Index of the start, or -1. */
static int
check_start(struct load *l)
{
	int start = -1;
	size_t i;

	for (i = 0; i < l->p->n_stages; i++) {
		if (l->p->stages[i].kind != STAGE_START)
			continue;
		if (start >= 0)
			node_fault(&l->src, stage_at(l, i), "start_twice", NULL,
				_("stage '%s' is a second start; the first is "
				  "'%s'"),
				l->p->stages[i].name, l->p->stages[start].name);
		else
			start = (int)i;
	}
	if (start < 0 && l->top.stages != NULL)
		node_fault(&l->src, l->top.stages->key, "start_missing", NULL,
			_("no stage is of kind 'start'"));
	return start;
}

/*
 * Which stages can be reached from those that are marked; `back`: from which
 * stages they can be. Goes on while something is new, at most once a stage.
 */
static void
spread(const struct program *p, bool *marks, bool back)
{
	bool more = true;
	size_t i, s;

	while (more) {
		more = false;
		for (i = 0; i < p->n_moves; i++) {
			const struct move *m = &p->moves[i];

			for (s = 0; s < p->n_stages; s++) {
				bool *to = back ? &marks[s] : &marks[m->to];
				const bool from =
					back ? marks[m->to] : marks[s];

				if (*to || !from ||
					!program_starts(p, m, (int)s))
					continue;
				*to = more = true;
			}
		}
	}
}

static void
check_reached(struct load *l, int start)
{
	const struct program *p = l->p;
	bool *marks;
	size_t i;

	if (start < 0)
		return;
	marks = xcalloc(p->n_stages, sizeof(bool));
	marks[start] = true;
	for (i = 0; i < p->n_stages; i++)
		marks[i] |= program_lists_begin(p, (int)i);
	spread(p, marks, false);
	for (i = 0; i < p->n_stages; i++)
		if (!marks[i])
			node_fault(&l->src, stage_at(l, i), "unreachable", NULL,
				_("stage '%s' can never be reached from '%s'"),
				p->stages[i].name, p->stages[start].name);
	free(marks);
}

/* A move with `any` does not count: it leads out, not on. */
static bool
leads_on(const struct program *p, size_t stage)
{
	size_t i;

	for (i = 0; i < p->n_moves; i++)
		if (p->moves[i].from == (int)stage)
			return true;
	return false;
}

static void
check_dead_ends(struct load *l)
{
	const struct program *p = l->p;
	bool *ends = xcalloc(p->n_stages, sizeof(bool));
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		ends[i] = stage_is_end(p->stages[i].kind);
	spread(p, ends, true);
	for (i = 0; i < p->n_stages; i++) {
		if (stage_is_end(p->stages[i].kind) ||
			l->stages.rows[i].raw.doubtful)
			continue;
		if (!leads_on(p, i))
			node_fault(&l->src, stage_at(l, i), "dead_end", NULL,
				_("stage '%s' is a dead end: no move of its "
				  "own leads on"),
				p->stages[i].name);
		else if (!ends[i])
			node_fault(&l->src, stage_at(l, i), "no_end", NULL,
				_("from stage '%s' no end can be reached"),
				p->stages[i].name);
	}
	free(ends);
}

/* --- moves --------------------------------------------------------------- */

/* What kind of stage a kind of move leads to; -1: any. */
static const int leads_to[] = {
	[MOVE_FORWARD] = -1,
	[MOVE_BACK] = -1,
	[MOVE_HOLD] = STAGE_HOLD,
	[MOVE_RESUME] = -1,
	[MOVE_FAILED] = STAGE_FAILED,
	[MOVE_EXIT] = -1,
	[MOVE_SUCCESS] = STAGE_SUCCESS,
};

static void
check_move(struct load *l, const struct raw_move *r, const struct move *m)
{
	const struct stage *to = &l->p->stages[m->to];
	const int wanted = leads_to[m->kind];

	if (m->from == m->to)
		node_fault(&l->src, r->from, "move_to_itself", r->raw.who,
			_("leads to where it begins"));
	if (m->cause_required && !m->n_causes)
		node_fault(&l->src, r->raw.at, "move_cause", r->raw.who,
			_("'cause: required' needs causes to choose from "
			  "(causes: CODE: LABEL)"));
	if (wanted >= 0 && (int)to->kind != wanted)
		node_warn(&l->src, r->to, "move_kind", r->raw.who,
			_("its kind does not fit stage '%s'"), to->name);
	if (m->kind == MOVE_FORWARD && stage_is_end(to->kind))
		node_warn(&l->src, r->to, "move_kind", r->raw.who,
			_("'forward' leads to an end, stage '%s'"), to->name);
	if (m->kind == MOVE_RESUME && m->from >= 0 &&
		l->p->stages[m->from].kind != STAGE_HOLD)
		node_warn(&l->src, r->from, "move_kind", r->raw.who,
			_("'resume' goes out from a stage of kind hold"));
}

static void
check_moves(struct load *l)
{
	const struct program *p = l->p;
	size_t i, k;

	for (i = 0; i < p->n_moves; i++) {
		const struct move *m = &p->moves[i];
		const struct raw_move *r = l->move_raw[i];

		check_move(l, r, m);
		for (k = 0; k < i; k++) {
			const struct move *o = &p->moves[k];

			if (o->from != m->from || o->to != m->to ||
				o->before != m->before)
				continue;
			node_fault(&l->src, r->raw.at, "duplicate_move",
				r->raw.who,
				_("is here twice; first in line %d"), o->line);
			break;
		}
	}
}

/* --- waiting lists -------------------------------------------------------- */

/* Who may not move on for want of room must be able to go there, and from there
 * on when there is some. */
static void
check_ways(struct load *l, const struct raw_move *r, const struct move *m)
{
	const struct program *p = l->p;
	const struct move *on = program_move(p, m->otherwise, m->to);

	for (size_t i = 0; i < p->n_stages; i++) {
		const struct move *in = program_move(p, (int)i, m->otherwise);

		if (!program_starts(p, m, (int)i) || (int)i == m->otherwise ||
			(in && in->otherwise < 0))
			continue;
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("no move leads from '%s' to '%s'"), p->stages[i].name,
			p->stages[m->otherwise].name);
	}
	if (!on || !move_asks_quota(on))
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("no move with 'quota_left' in its 'if' leads from "
			  "'%s' to '%s': nobody could move up"),
			p->stages[m->otherwise].name, p->stages[m->to].name);
}

static void
check_otherwise(struct load *l, const struct raw_move *r, const struct move *m)
{
	const struct stage *list = &l->p->stages[m->otherwise];
	const int first = program_waits_for(l->p, m->otherwise);

	if (m->otherwise == m->to || m->otherwise == m->from)
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("'otherwise' leads in a circle"));
	else if (list->kind != STAGE_HOLD)
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("the waiting list '%s' must be of kind hold"),
			list->name);
	else if (!move_asks_quota(m))
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("'otherwise' needs 'quota_left' in the 'if'"));
	else if (first != m->to)
		node_fault(&l->src, r->otherwise, "otherwise", r->raw.who,
			_("on the waiting list '%s' they wait for '%s' "
			  "already"),
			list->name, l->p->stages[first].name);
	else
		check_ways(l, r, m);
}

static void
check_waiting(struct load *l)
{
	const struct program *p = l->p;

	for (size_t i = 0; i < p->n_moves; i++)
		if (p->moves[i].otherwise >= 0)
			check_otherwise(l, l->move_raw[i], &p->moves[i]);
	for (size_t i = 0; i < p->n_stages; i++)
		if (p->stages[i].by_hand && program_waits_for(p, (int)i) < 0)
			node_fault(&l->src, stage_at(l, i), "moves_up", NULL,
				_("stage '%s' is no waiting list: no move "
				  "names it in 'otherwise'"),
				p->stages[i].name);
}

/* --- required ------------------------------------------------------------ */

static void
required_never(struct load *l, const struct node *n, const char *who)
{
	int next, stage;

	if (n == NULL || n->kind != NODE_SCALAR)
		return;
	stage = program_stage(l->p, n->text);
	if (stage < 0 || program_next(l->p, stage, &next, 1) > 0)
		return;
	node_warn(&l->src, n, "required_never", who,
		_("required at '%s', but that stage is never left"), n->text);
}

static void
check_required(struct load *l)
{
	size_t i;

	for (i = 0; i < l->fields.n; i++)
		required_never(l, l->fields.rows[i].required,
			l->fields.rows[i].raw.who);
	for (i = 0; i < l->asked.n; i++)
		required_never(
			l, l->asked.rows[i].required, l->asked.rows[i].raw.who);
	for (i = 0; i < l->documents.n; i++)
		required_never(l, l->documents.rows[i].required,
			l->documents.rows[i].raw.who);
}

void
program_check(struct load *l)
{
	int start;

	if (l->p->n_stages == 0)
		return;
	start = check_start(l);
	check_moves(l);
	check_waiting(l);
	/* Rows with a fault were left out: without them this would mislead. */
	if (l->p->n_moves != l->moves.n)
		return;
	check_reached(l, start);
	check_dead_ends(l);
	check_required(l);
}
