/* SPDX-License-Identifier: MIT */
#include "magang/placing/match_near.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/casework/facts.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/program.h"
#include "magang/record/record.h"

#include "match_places.h"

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static struct match_near_row *
row_of(struct match_near *near, const struct turn *t)
{
	for (size_t i = 0; i < near->n; i++) {
		const struct turn *is = &near->row[i].turn;

		if (is->field == t->field && is->fact == t->fact &&
			same_text(is->arg, t->arg) &&
			strcmp(is->wanted, t->wanted) == 0)
			return &near->row[i];
	}
	return NULL;
}

static void
add_turn(const struct match_input *in, struct match_near *near,
	const struct turn *t, uint32_t n)
{
	struct match_near_row *row = row_of(near, t);

	if (!row) {
		VEC_GROW(near->row, near->n, near->cap);
		row = &near->row[near->n++];
		*row = (struct match_near_row){ *t, 0 };
		row->turn.seen = NULL;
		row->turn.wanted =
			arena_strndup(in->arena, t->wanted, strlen(t->wanted));
	}
	row->n += n;
}

/* What would make her fit, beside what nobody changes. */
static void
ask(const struct match_input *in, struct case_facts *f, uint32_t person,
	uint32_t slot, uint32_t n, struct match_near *near)
{
	const struct match_slot *s = &in->slot[in->slot[slot].like];
	const enum match_fit fit = match_fit(in, person, slot);
	const struct expr *e = fit == FIT_PROGRAM ? f->program->slot_if
			       : fit == FIT_ASKS || fit == FIT_UNKNOWN ? s->asks
								       : NULL;
	struct turns turns = { NULL, 0, 0 };

	f->facts.today = s->start;
	if (!e ||
		(fit == FIT_PROGRAM && s->asks &&
			expr_test(s->asks, &f->facts) != TRI_YES) ||
		!match_has_sex(&in->slot[slot], in->person[person].sex))
		return;
	expr_turns(e, &f->facts, &turns);
	for (size_t i = 0; i < turns.n; i++)
		add_turn(in, near, &turns.rows[i], n);
	turns_release(&turns);
}

static int
most_first(const void *a, const void *b)
{
	const struct match_near_row *x = a, *y = b;

	return (x->n < y->n) - (x->n > y->n);
}

static void
settle(struct match_near *near)
{
	if (near->n)
		qsort(near->row, near->n, sizeof(*near->row), most_first);
}

/* A case and its person, to be asked about. */
struct near_case {
	struct record kase, person;
	struct case_facts facts;
};

static bool
load(const struct match_input *in, uint32_t person, struct near_case *out)
{
	const struct match_case *is = &in->person[person];

	if (!record_load(in->txn, KIND_CASE, is->kase, RECORD_UNCHECKED,
		    &out->kase) ||
		!record_load(in->txn, KIND_PERSON, is->person, RECORD_UNCHECKED,
			&out->person))
		return false;
	case_facts_init(&out->facts, in->book, in->txn, &out->kase,
		&out->person, in->of->today);
	return true;
}

/* Those that ask the same are asked once. */
void
match_near_person(
	const struct match_input *in, uint32_t person, struct match_near *out)
{
	uint32_t *like = xcalloc(in->n_slots + 1, sizeof(*like));
	struct near_case *a = xmalloc(sizeof(*a));

	*out = (struct match_near){ NULL, 0, 0 };
	for (uint32_t i = 0; i < in->n_slots; i++)
		like[in->slot[i].like]++;
	if (load(in, person, a))
		for (uint32_t i = 0; i < in->n_slots; i++)
			if (like[i])
				ask(in, &a->facts, person, i, like[i], out);
	settle(out);
	free(a);
	free(like);
}

void
match_near_slot(const struct match_input *in, uint32_t slot, const bool *of,
	struct match_near *out)
{
	struct near_case *a = xmalloc(sizeof(*a));

	*out = (struct match_near){ NULL, 0, 0 };
	for (uint32_t i = 0; i < in->m.n_people; i++)
		if ((!of || of[i]) && match_fit(in, i, slot) != FIT &&
			load(in, i, a))
			ask(in, &a->facts, i, slot, 1, out);
	settle(out);
	free(a);
}

void
match_near_release(struct match_near *near)
{
	free(near->row);
	*near = (struct match_near){ NULL, 0, 0 };
}
