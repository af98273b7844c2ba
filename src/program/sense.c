/* SPDX-License-Identifier: MIT */
/* What a file may say by its shape and cannot mean: names that the program uses
 * itself, hours of what is not counted in hours, a score that changes by
 * itself. And what it may mean, and nothing asks for yet. */
#include "sense.h"

#include "load.h"

#include <string.h>

#include "magang/expr/xnode.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"

/* --- names ---------------------------------------------------------------- */

static const struct {
	enum program_page page;
	const char *name, *why;
} taken[] = {
	{ PAGE_FIELD, "about", N_("a key of every filter") },
	{ PAGE_FIELD, "area", N_("a key of every filter") },
	{ PAGE_FIELD, "id", N_("a key of every filter") },
	{ PAGE_FIELD, "missing", N_("a key of every filter") },
	{ PAGE_FIELD, "number", N_("a key of every filter") },
	{ PAGE_FIELD, "program", N_("a key of every filter") },
	{ PAGE_FIELD, "sort", N_("a key of every filter") },
	{ PAGE_FIELD, "stage", N_("a key of every filter") },
	{ PAGE_STAGE, "any", N_("in a move it is every stage") },
	{ PAGE_RULE, RULE_SCORE, N_("the line of the score is this rule") },
	{ PAGE_ACTIVITY, "note", N_("it is noted about any record") },
	{ PAGE_ACTIVITY, "call", N_("it is noted about any record") },
	{ PAGE_ACTIVITY, "whatsapp", N_("it is noted about any record") },
	{ PAGE_ACTIVITY, "visit", N_("it is noted about any record") },
};

void
sense_name(struct load *l, enum program_page page, const struct raw *raw)
{
	for (size_t i = 0; i < ARRAY_SIZE(taken); i++)
		if (taken[i].page == page &&
			strcmp(taken[i].name, raw->name) == 0)
			node_fault(&l->src, raw->at, "taken_name", raw->who,
				_("the program uses this name itself: %s"),
				_(taken[i].why));
}

/* --- papers ---------------------------------------------------------------- */

/* What rules said of a case is kept; a new holiday would make it another. */
void
sense_document(struct load *l, const struct raw *raw, const struct document *d)
{
	if (d->valid.unit == SPAN_WORKING_DAYS)
		node_fault(&l->src, raw->at, "working_days", raw->who, "%s",
			_("a paper is good for days, months or years, not for "
			  "working days"));
}

void
sense_outcome(
	struct load *l, const struct raw *raw, const struct outcome_rule *o)
{
	if (o->lasts.unit == SPAN_WORKING_DAYS || o->lasts.amount < 0)
		node_fault(&l->src, raw->at, "working_days", raw->who, "%s",
			_("an outcome holds for days, months or years, not for "
			  "working days, and from its day on"));
}

/* --- expressions ---------------------------------------------------------- */

/* Where a part of an expression stands in the file, as far as that is known. */
static struct node
part_at(const struct node *n, const struct expr *e, const struct xnode *part)
{
	struct node at = *n;

	if (!n->one_line)
		return at;
	at.column += n->quoted;
	for (uint32_t i = 0; i < part->start; i++)
		at.column += ((unsigned char)e->text[i] & 0xC0) != 0x80;
	return at;
}

void
sense_expr(struct load *l, const struct node *n, const struct expr *e,
	const char *who)
{
	for (size_t i = 0; e != NULL && i < e->n; i++) {
		const struct xnode *part = &e->nodes[i];
		const struct node at = part_at(n, e, part);
		int a;

		if (part->op != XOP_FACT)
			continue;
		a = part->fact == FACT_HOURS
			    ? program_activity(l->p, part->text)
			    : -1;
		if (a >= 0 && l->p->activities[a].unit != NULL &&
			strcmp(l->p->activities[a].unit, UNIT_HOURS) != 0)
			node_fault(&l->src, &at, "unit_hours", who,
				_("hours: activity '%s' has the unit '%s'; "
				  "write count(%s)"),
				part->text, l->p->activities[a].unit,
				part->text);
	}
}

void
sense_part(struct load *l, const struct raw_part *r, const struct expr *from)
{
	const unsigned reads = from != NULL ? expr_reads(from) : 0;

	if (reads & READS_TODAY)
		node_fault(&l->src, r->from, "score_reads", r->raw.who,
			_("reads the day: the score would change by itself"));
	if (reads & READS_OTHERS)
		node_fault(&l->src, r->from, "score_reads", r->raw.who,
			_("reads other records: the score would change by "
			  "itself"));
	if (reads & READS_HEALTH)
		node_fault(&l->src, r->from, "score_reads", r->raw.who,
			_("reads a field of health: the score is for "
			  "everybody"));
	if (reads & READS_SCORE)
		node_fault(&l->src, r->from, "score_reads", r->raw.who,
			_("reads the score that it is a part of"));
}

/* What is over it is kept with the case. */
void
sense_cap(struct load *l, const struct node *n, const struct expr *cap)
{
	const unsigned never = READS_TODAY | READS_OTHERS | READS_HEALTH |
			       READS_SCORE | READS_QUOTA;

	if (expr_reads(cap) & never)
		node_fault(&l->src, n, "cap_reads", "protection",
			_("the cap hangs on fields of the case and its person, "
			  "and on nothing else: not the day, other records, "
			  "health or the score"));
}

void
sense_targets(struct load *l)
{
	for (size_t i = 0; i < l->p->n_targets; i++) {
		bool counted = false;

		for (size_t k = 0; k < l->p->n_outcomes; k++)
			counted |= l->p->outcomes[k].target == (int)i;
		if (!counted)
			node_note(&l->src, l->targets.rows[i].raw.at,
				"not_counted", NULL,
				_("nothing counts for it: no outcome says "
				  "'counts_for: %s'"),
				l->p->targets[i].name);
	}
}
