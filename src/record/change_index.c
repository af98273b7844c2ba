/* SPDX-License-Identifier: MIT */
#include "magang/record/change_index.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

#define LEAST 64    /* buckets */
#define ABOUT 0x100 /* beside the kind: about it, not on it */

/* Numbers of rows begin at 1. */
struct change_row {
	uint64_t id;
	uint32_t what, op, next;
};

void
change_index_init(struct change_index *ix, const struct change *c)
{
	memset(ix, 0, sizeof(*ix));
	ix->c = c;
}

void
change_index_release(struct change_index *ix)
{
	free(ix->rows);
	free(ix->first);
	free(ix->last);
	memset(ix, 0, sizeof(*ix));
}

static size_t
bucket_of(const struct change_index *ix, uint32_t what, uint64_t id)
{
	uint64_t h = (id ^ (uint64_t)what << 52) * 0x9e3779b97f4a7c15u;

	return (size_t)(h >> 32) & (ix->n_buckets - 1);
}

static void
hang(struct change_index *ix, uint32_t at)
{
	struct change_row *row = &ix->rows[at - 1];
	size_t b = bucket_of(ix, row->what, row->id);

	row->next = 0;
	if (ix->last[b])
		ix->rows[ix->last[b] - 1].next = at;
	else
		ix->first[b] = at;
	ix->last[b] = at;
}

static void
spread(struct change_index *ix)
{
	free(ix->first);
	free(ix->last);
	ix->n_buckets = ix->n_buckets ? ix->n_buckets * 2 : LEAST;
	ix->first = xcalloc(ix->n_buckets, sizeof(*ix->first));
	ix->last = xcalloc(ix->n_buckets, sizeof(*ix->last));
	for (size_t i = 0; i < ix->n; i++)
		hang(ix, (uint32_t)(i + 1));
}

static void
add_row(struct change_index *ix, uint32_t what, uint64_t id, size_t op)
{
	VEC_GROW(ix->rows, ix->n, ix->cap);
	ix->rows[ix->n++] = (struct change_row){ id, what, (uint32_t)op, 0 };
	if (ix->n > ix->n_buckets)
		spread(ix);
	else
		hang(ix, (uint32_t)ix->n);
}

static void
take(struct change_index *ix, size_t i)
{
	const struct op *op = &ix->c->ops[i];
	enum kind kind;
	uint64_t about = op_about(op, &kind);

	add_row(ix, op->kind, op->id, i);
	if (about && (op->verb == OP_CREATE || op->verb == OP_DELETE))
		add_row(ix, ABOUT | (uint32_t)kind, about, i);
}

/* The last row of all is the last of its bucket. */
static void
unhang(struct change_index *ix)
{
	const uint32_t at = (uint32_t)ix->n;
	const struct change_row *row = &ix->rows[--ix->n];
	const size_t b = bucket_of(ix, row->what, row->id);
	uint32_t before = 0;

	for (uint32_t i = ix->first[b]; i != at; i = ix->rows[i - 1].next)
		before = i;
	ix->last[b] = before;
	if (before)
		ix->rows[before - 1].next = 0;
	else
		ix->first[b] = 0;
}

void
change_index_cut(struct change_index *ix, size_t n)
{
	while (ix->n && ix->rows[ix->n - 1].op >= n)
		unhang(ix);
	if (ix->taken > n)
		ix->taken = n;
}

static uint32_t
from_row(const struct change_index *ix, uint32_t at, uint32_t what, uint64_t id)
{
	while (at &&
		(ix->rows[at - 1].what != what || ix->rows[at - 1].id != id))
		at = ix->rows[at - 1].next;
	return at;
}

static uint32_t
first_row(struct change_index *ix, uint32_t what, uint64_t id)
{
	while (ix->taken < ix->c->n)
		take(ix, ix->taken++);
	if (!ix->n)
		return 0;
	return from_row(ix, ix->first[bucket_of(ix, what, id)], what, id);
}

uint32_t
change_first(struct change_index *ix, enum kind kind, uint64_t id)
{
	return first_row(ix, kind, id);
}

uint32_t
change_first_about(struct change_index *ix, enum kind kind, uint64_t id)
{
	return first_row(ix, ABOUT | (uint32_t)kind, id);
}

uint32_t
change_next(const struct change_index *ix, uint32_t at)
{
	const struct change_row *row = &ix->rows[at - 1];

	return from_row(ix, row->next, row->what, row->id);
}

size_t
change_place(const struct change_index *ix, uint32_t at)
{
	return ix->rows[at - 1].op;
}
