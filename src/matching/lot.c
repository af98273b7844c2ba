/* SPDX-License-Identifier: MIT */
#include "magang/matching/lot.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/seal.h"

void
lot_ticket(struct ticket *t, const char *seed, const char *name)
{
	struct hash h;

	hash_init(&h);
	hash_add(&h, seed, strlen(seed));
	hash_add(&h, ":", 1);
	hash_add(&h, name, strlen(name));
	hash_final(&h, t->hash);
}

static int
by_lot(const void *va, const void *vb)
{
	const struct ticket *a = va, *b = vb;

	if (a->said != b->said)
		return a->said < b->said ? -1 : 1;
	return memcmp(a->hash, b->hash, sizeof(a->hash));
}

void
lot_sort(struct ticket *tickets, size_t n)
{
	if (n > 0)
		qsort(tickets, n, sizeof(*tickets), by_lot);
}
