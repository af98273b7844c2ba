/* SPDX-License-Identifier: MIT */
/*
 * Most answers are kept beside the case (casework/reckon.h) and are words of a
 * field. What the day, another record or health decides is kept nowhere: where
 * a filter may find such a rule every row that keeps no answer is asked.
 */
#include "query_rule.h"

#include "query_lex.h"
#include "query_scan.h"
#include "query_versions.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/office/office.h"
#include "magang/program/score.h"
#include "magang/rulebook/program_cache.h"

/* ---- rules --------------------------------------------------------------- */

static const struct rule *
rule_named(const struct program *pr, const char *name)
{
	for (size_t i = 0; i < pr->n_rules; i++)
		if (strcmp(pr->rules[i].name, name) == 0)
			return &pr->rules[i];
	return NULL;
}

/* Can the set of this field hold it? */
static bool
has_level(enum rule_level level, const struct fdef *f)
{
	return f->id == F_UNANSWERED ||
	       (level == RULE_WARN) == (f->id == F_WARNS);
}

struct rules_known {
	bool there, elsewhere; /* in this set, in the other one */
	bool health, asked;
};

static int
rule_look(struct query_parser *p, const struct fdef *f, const char *name,
	struct rules_known *out, struct err *err)
{
	const struct program *pr;
	struct versions all;
	int rc = versions_begin(&all, p->office, err);

	if (rc)
		return rc;
	*out = (struct rules_known){ false };
	while ((pr = versions_next(&all))) {
		const struct rule *r = rule_named(pr, name);

		if (!r) { /* a mark of the score, or nothing */
			out->there |=
				f->id != F_WARNS && program_has_rule(pr, name);
			continue;
		}
		out->there |= has_level(r->level, f);
		out->elsewhere |= !has_level(r->level, f);
		out->asked |= has_level(r->level, f) && !rule_is_kept(r);
		out->health |= (expr_reads(r->test) & READS_HEALTH) != 0;
	}
	versions_end(&all);
	return 0;
}

int
rule_parse(struct query_parser *p, const struct fdef *f, const char *text,
	struct value *v, struct err *why)
{
	struct rules_known is;
	int rc = rule_look(p, f, text, &is, why);

	*v = value_text(text);
	if (rc)
		return rc;
	if (!is.there && is.elsewhere)
		return err_set(why, MG_EDATA,
			f->id == F_WARNS ? _("'%s' does not only warn; write "
					     "'fails:%s'")
					 : _("'%s' only warns; write "
					     "'warns:%s'"),
			text, text);
	if (!is.there)
		return err_set(why, MG_EDATA,
			_("%s: no program has a rule '%s'"), f->name, text);
	if (is.health && !(p->office->access.permissions & PERM_HEALTH))
		return err_set(why, MG_EACCESS,
			_("'%s' is about health; your role may not see it"),
			text);
	p->q->health |= is.health;
	return 0;
}

/* Is there a rule that this set may hold and that is not kept? */
static int
any_asked(struct query_parser *p, const struct fdef *f, bool *out,
	struct err *err)
{
	const enum asking who = asking_of(p->office->access.permissions);
	const struct outline *o;
	struct versions all;
	int rc = versions_begin(&all, p->office, err);

	if (rc)
		return rc;
	while (!*out && (o = versions_next_outline(&all)))
		for (size_t i = 0; i < o->n_rules; i++)
			*out |= has_level(o->rules[i].level, f) &&
				!rule_reads_kept(o->rules[i].reads) &&
				asking_has(who, o->rules[i].reads);
	versions_end(&all);
	return 0;
}

int
rules_ready(struct query_parser *p, struct test *t)
{
	int rc = 0;

	p->q->rules |= (t->filled || t->unfilled) &&
		       access_class(&p->office->access, PRIVACY_HEALTH);
	if (t->filled || t->unfilled)
		return any_asked(p, t->field, &t->asked, p->err);

	for (size_t i = 0; i < t->n_texts && !rc && !t->asked; i++) {
		struct rules_known is;

		rc = rule_look(p, t->field, t->texts[i], &is, p->err);
		t->asked = !rc && is.asked;
	}
	return rc;
}

/* ---- facts of a row ------------------------------------------------------ */

/* Once the records of the row were read; their texts live as long as the row. */
bool
row_facts(struct query_row *row, struct case_facts *f)
{
	const struct row_reader *rs = row->rows;

	if (!rs || !row->opened || !row->record)
		return false;
	office_case_facts(rs->q->office, rs->txn, row->record, row->person, f);
	return true;
}

/* Of the set as a reader is shown it. */
static enum tri
test_now(const struct test *t, struct query_row *row)
{
	unsigned may;
	struct arena *room;
	struct value v[RECKONED];
	struct case_facts f;
	bool fits = false;

	if (!row_facts(row, &f))
		return TRI_UNKNOWN;
	may = row->rows->q->office->access.permissions;
	room = arena_new();
	case_answers(&f, asking_of(may), room, v);
	for (size_t i = 0; i < RECKONED; i++)
		fits |= reckoned_fields[i] == t->field->id &&
			value_fits(t, &v[i]);
	arena_free(room);
	return fits ? TRI_YES : TRI_NO;
}

static const char *
rule_of_test(const struct test *t)
{
	if (t->fn != test_rules || t->field->id != F_FAILS || t->unfilled ||
		t->asked || t->n_texts + t->filled != 1)
		return NULL;
	return t->filled ? COUNT_ANY : t->texts[0];
}

enum tri
test_rules(const struct test *t, struct query_row *row)
{
	enum tri kept;

	if (row->rule) { /* the other rules of those that fail it are not said */
		const char *mine = rule_of_test(t);

		return mine && !strcmp(mine, row->rule) ? TRI_YES : TRI_UNKNOWN;
	}
	kept = test_field(t, row);
	if (!t->asked || kept == TRI_UNKNOWN ||
		(kept == TRI_YES && !t->unfilled))
		return kept;
	return test_now(t, row);
}

const char *
counted_rule(const struct query *q)
{
	const struct query_node *n = q->root;
	const char *found = NULL;

	if (n->kind == NODE_TEST)
		return rule_of_test(n->test);
	for (n = n->kind == NODE_AND ? n->first : NULL; n; n = n->next) {
		const char *rule =
			n->kind == NODE_TEST ? rule_of_test(n->test) : NULL;

		if (rule && found) /* who fails two is not counted */
			return NULL;
		found = rule ? rule : found;
	}
	return found;
}
