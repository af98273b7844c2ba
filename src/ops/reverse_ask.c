/* SPDX-License-Identifier: MIT */
#include "reverse_ask.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/linkage/duplicate.h"
#include "magang/ops/build.h"
#include "magang/record/fields.h"

/* Two persons of whom it is asked whether they are one. */
struct asked_pair {
	uint64_t a, b; /* a < b */
};

struct asked_pairs {
	struct asked_pair *rows;
	size_t n, cap;
};

static struct asked_pair
pair_of(uint64_t a, uint64_t b)
{
	return a < b ? (struct asked_pair){ a, b }
		     : (struct asked_pair){ b, a };
}

static int
pair_order(const void *x, const void *y)
{
	const struct asked_pair *p = x, *q = y;

	if (p->a != q->a)
		return p->a < q->a ? -1 : 1;
	return (p->b > q->b) - (p->b < q->b);
}

/* What was asked then comes back, and is not asked once more. */
static void
pairs_read(struct asked_pairs *p, const struct change *c, size_t from)
{
	for (size_t i = from; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		const struct op_field *first = op_sets(op, F_FIRST),
				      *second = op_sets(op, F_SECOND);

		if (op->verb != OP_CREATE || op->kind != KIND_DOUBT || !first ||
			!second)
			continue;
		VEC_GROW(p->rows, p->n, p->cap);
		p->rows[p->n++] = pair_of((uint64_t)first->new.number,
			(uint64_t)second->new.number);
	}
	if (p->n)
		qsort(p->rows, p->n, sizeof(*p->rows), pair_order);
}

/* The person comes back: those like it of whom nothing is asked yet. */
static void
ask_of(struct office *office, struct txn *txn, struct change *c,
	const struct record *person, const struct asked_pairs *asked)
{
	struct likeness like[LIKE_MAX];
	size_t n = duplicates_all(office, txn, person, like, LIKE_MAX);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct asked_pair p = pair_of(person->id, like[i].id);

		if (!asked->n || !bsearch(&p, asked->rows, asked->n, sizeof(p),
					 pair_order))
			like[kept++] = like[i];
	}
	change_likeness(office, c, person->id, like, kept);
}

void
persons_ask_again(
	struct office *office, struct txn *txn, struct change *c, size_t from)
{
	struct record *person = xmalloc(sizeof(*person));
	struct asked_pairs asked = { NULL, 0, 0 };
	const size_t end = c->n;

	pairs_read(&asked, c, from);
	for (size_t i = from; i < end; i++) {
		if (c->ops[i].verb != OP_CREATE ||
			c->ops[i].kind != KIND_PERSON)
			continue;
		op_record(&c->ops[i], person);
		ask_of(office, txn, c, person, &asked);
	}
	free(asked.rows);
	free(person);
}
