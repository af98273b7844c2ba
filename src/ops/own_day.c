/* SPDX-License-Identifier: MIT */
#include "magang/ops/own_day.h"

#include "magang/ops/history.h"

#include <stdlib.h>

#include "magang/base/mem.h"

#define ACTS_MAX 5000 /* more than hands do in a day */
#define STOP (-1)     /* no code of a fault: the day before begins */

struct ids {
	uint64_t *v;
	size_t n, cap;
};

struct day_counting {
	const struct office *office;
	struct own_day *day;
	struct ids made, served; /* persons registered; owners of new cases */
};

static void
add(struct ids *ids, uint64_t id)
{
	VEC_GROW(ids->v, ids->n, ids->cap);
	ids->v[ids->n++] = id;
}

static bool
has(const struct ids *ids, size_t n, uint64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids->v[i] == id)
			return true;
	return false;
}

/* What was made and taken back again is not there. */
static int
step_of(const struct op *op)
{
	if (op->verb == OP_CREATE)
		return 1;
	return op->verb == OP_DELETE ? -1 : 0;
}

static void
count_op(struct day_counting *c, const struct op *op)
{
	int step = step_of(op);

	switch (step ? op->kind : KIND_NONE) {
	case KIND_PERSON:
		c->day->persons += step;
		add(&c->made, op->id);
		break;
	case KIND_CASE:
		c->day->cases += step;
		if (step > 0)
			add(&c->served, op->owner);
		break;
	case KIND_TASK:
		c->day->tasks += step;
		break;
	case KIND_ACTIVITY:
		c->day->activities += step;
		break;
	default:
		break;
	}
}

static int
count_act(void *ctx, const struct history_row *row, struct err *err)
{
	struct day_counting *c = ctx;

	(void)err;
	if (row->change->date != c->office->today)
		return STOP;
	for (size_t i = 0; !row->code && i < row->change->n; i++)
		count_op(c, &row->change->ops[i]);
	return 0;
}

int
office_own_day(struct office *office, struct own_day *out, struct err *err)
{
	struct day_counting c = { .office = office, .day = out };
	int rc;

	*out = (struct own_day){ 0 };
	rc = history_acts(
		office, office->access.user, ACTS_MAX, count_act, &c, err);
	for (size_t i = 0; i < c.served.n; i++)
		out->known += !has(&c.made, c.made.n, c.served.v[i]) &&
			      !has(&c.served, i, c.served.v[i]);
	free(c.made.v);
	free(c.served.v);
	return rc == STOP ? 0 : rc;
}
