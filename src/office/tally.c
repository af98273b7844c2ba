/* SPDX-License-Identifier: MIT */
#include "tally.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/store/key.h"

struct tally {
	struct key key;
	int64_t n;
};

static struct tally *
tally_place(struct tally *rows, size_t cap, const struct key *k)
{
	size_t i = seal_checksum(k->b, k->n) & (cap - 1);

	while (rows[i].n && (rows[i].key.n != k->n ||
				    memcmp(rows[i].key.b, k->b, k->n) != 0))
		i = (i + 1) & (cap - 1);
	return &rows[i];
}

static void
tally_grow(struct tallies *t)
{
	size_t cap = t->cap ? t->cap * 2 : 1024;
	struct tally *rows = xcalloc(cap, sizeof(*rows));

	for (size_t i = 0; i < t->cap; i++)
		if (t->rows[i].n)
			*tally_place(rows, cap, &t->rows[i].key) = t->rows[i];
	free(t->rows);
	t->rows = rows;
	t->cap = cap;
}

void
tally_add(struct tallies *t, const struct key *k)
{
	struct tally *row;

	if (t->n * 2 >= t->cap)
		tally_grow(t);
	row = tally_place(t->rows, t->cap, k);
	if (row->n++ == 0) {
		row->key = *k;
		t->n++;
	}
}

int64_t
tally_of(const struct tallies *t, const struct key *k)
{
	return t->cap ? tally_place(t->rows, t->cap, k)->n : 0;
}

void
tallies_release(struct tallies *t)
{
	free(t->rows);
}
