/* SPDX-License-Identifier: MIT */
#include "magang/ops/own_day.h"

#include "magang/ops/history.h"
#include "magang/ops/history_acts.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/waiting.h"

#define ACTS_MAX 5000 /* more than hands do in a day */
#define STOP (-1)     /* no code of a fault: the day before begins */

/* A record that was made (1) or taken away again (-1). */
struct day_step {
	enum kind kind;
	uint64_t id, owner, act;
	int step;
};

struct day_counting {
	struct office *office;
	struct day_step *v;
	size_t n, cap;
};

static int
step_of(const struct op *op)
{
	if (op->verb == OP_CREATE)
		return 1;
	return op->verb == OP_DELETE ? -1 : 0;
}

static int
count_act(void *ctx, const struct history_row *row, struct err *err)
{
	struct day_counting *c = ctx;

	(void)err;
	if (row->change->date != c->office->today)
		return STOP;
	for (size_t i = 0; !row->code && i < row->change->n; i++) {
		const struct op *op = &row->change->ops[i];
		/* who moves up is nobody's decision */
		int step = op_moves_up(op) ? 0 : step_of(op);

		if (!step)
			continue;
		VEC_GROW(c->v, c->n, c->cap);
		c->v[c->n++] = (struct day_step){ op->kind, op->id, op->owner,
			row->change->act, step };
	}
	return 0;
}

static int
by_record(const void *a, const void *b)
{
	const struct day_step *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static int
by_owner(const void *a, const void *b)
{
	const struct day_step *x = a, *y = b;

	return (x->owner > y->owner) - (x->owner < y->owner);
}

/* Leaves one row for each record that is there now and was not before: what is
 * of another day and was taken back today counts neither way. */
static void
settle(struct day_counting *c)
{
	size_t n = 0;

	qsort(c->v, c->n, sizeof(*c->v), by_record);
	for (size_t i = 0, end; i < c->n; i = end) {
		struct day_step row = c->v[i];
		int sum = 0;

		for (end = i; end < c->n && !by_record(&row, &c->v[end]);) {
			const struct day_step *step = &c->v[end++];

			sum += step->step;
			/* what is done again is taken back by its first act */
			if (step->act < row.act)
				row.act = step->act;
		}
		if (sum > 0)
			c->v[n++] = row;
	}
	c->n = n;
}

/* The rows of a kind, which are a run. */
static struct day_step *
rows_of(const struct day_counting *c, enum kind kind, size_t *n)
{
	struct day_step *first = NULL;

	*n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].kind == kind && (*n)++ == 0)
			first = &c->v[i];
	return first;
}

/* Owners of new cases who are not among the new persons, each once. */
static int
count_known(const struct day_counting *c)
{
	size_t cases, persons;
	struct day_step *of = rows_of(c, KIND_CASE, &cases);
	const struct day_step *new = rows_of(c, KIND_PERSON, &persons);
	int known = 0;

	if (cases)
		qsort(of, cases, sizeof(*of), by_owner);
	for (size_t i = 0; i < cases; i++) {
		const struct day_step owner = { KIND_PERSON, of[i].owner, 0, 0,
			0 };

		if ((i == 0 || of[i].owner != of[i - 1].owner) &&
			!(persons && bsearch(&owner, new, persons, sizeof(*new),
					     by_record)))
			known++;
	}
	return known;
}

static int
count_kind_of(const struct day_counting *c, enum kind kind)
{
	size_t n;

	rows_of(c, kind, &n);
	return (int)n;
}

static int
read_day(struct day_counting *c, struct err *err)
{
	int rc = history_changes(
		c->office, c->office->access.user, ACTS_MAX, count_act, c, err);

	if (c->n)
		settle(c);
	return rc == STOP ? 0 : rc;
}

int
office_own_day(struct office *office, struct own_day *out, struct err *err)
{
	struct day_counting c = { .office = office };
	int rc = read_day(&c, err);

	*out = (struct own_day){
		.persons = count_kind_of(&c, KIND_PERSON),
		.known = count_known(&c),
		.cases = count_kind_of(&c, KIND_CASE),
		.tasks = count_kind_of(&c, KIND_TASK),
		.activities = count_kind_of(&c, KIND_ACTIVITY),
	};
	free(c.v);
	return rc;
}

/* Ids of a kind grow. */
static int
last_first(const void *a, const void *b)
{
	const struct own_decision *x = a, *y = b;

	if (x->act != y->act)
		return x->act < y->act ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

int
office_own_decisions(struct office *office, struct own_decision **out,
	size_t *n, struct err *err)
{
	static const enum kind kinds[] = { KIND_DECISION, KIND_PROPOSAL };
	struct day_counting c = { .office = office };
	const int rc = read_day(&c, err);

	*n = 0;
	*out = xcalloc(c.n + 1, sizeof(**out));
	for (size_t k = 0; k < ARRAY_SIZE(kinds); k++) {
		size_t of;
		const struct day_step *rows = rows_of(&c, kinds[k], &of);

		for (size_t i = 0; i < of; i++)
			(*out)[(*n)++] = (struct own_decision){ rows[i].kind,
				rows[i].id, rows[i].act };
	}
	if (*n)
		qsort(*out, *n, sizeof(**out), last_first);
	free(c.v);
	return rc;
}
