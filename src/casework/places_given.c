/* SPDX-License-Identifier: MIT */
/* A table by open addressing, at most half full. */
#include "magang/casework/places_given.h"

#include <stdbool.h>
#include <stdlib.h>

#include "magang/base/mem.h"

#define SLOTS_FIRST 64 /* a power of two, as all its sizes */

struct given_key {
	uint64_t intake, of;
	uint8_t what, sex;
};

struct given_slot {
	struct given_key key;
	bool used;
	int64_t n;
};

struct places_given {
	struct given_slot *slots;
	size_t n, size;
};

struct places_given *
places_given_new(void)
{
	struct places_given *g = xcalloc(1, sizeof(*g));

	g->size = SLOTS_FIRST;
	g->slots = xcalloc(g->size, sizeof(*g->slots));
	return g;
}

void
places_given_free(struct places_given *g)
{
	if (g)
		free(g->slots);
	free(g);
}

static bool
same_key(const struct given_key *a, const struct given_key *b)
{
	return a->intake == b->intake && a->of == b->of && a->what == b->what &&
	       a->sex == b->sex;
}

/* Where the key stands, or is to stand. */
static struct given_slot *
slot_of(const struct places_given *g, const struct given_key *k)
{
	uint64_t h = k->intake * 0x9E3779B97F4A7C15u;
	size_t at;

	h = (h ^ k->of) * 0xC2B2AE3D27D4EB4Fu;
	h = (h ^ (uint64_t)(k->what << 8 | k->sex)) * 0x165667B19E3779F9u;
	at = (size_t)(h >> 32) & (g->size - 1);
	while (g->slots[at].used && !same_key(&g->slots[at].key, k))
		at = (at + 1) & (g->size - 1);
	return &g->slots[at];
}

static void
given_grow(struct places_given *g)
{
	const struct places_given old = *g;

	g->size *= 2;
	g->slots = xcalloc(g->size, sizeof(*g->slots));
	for (size_t i = 0; i < old.size; i++)
		if (old.slots[i].used)
			*slot_of(g, &old.slots[i].key) = old.slots[i];
	free(old.slots);
}

int64_t
places_given_read(const struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of, uint8_t sex)
{
	const struct given_key k = { intake, of, (uint8_t)what, sex };
	const struct given_slot *slot = slot_of(g, &k);

	return slot->used ? slot->n : -1;
}

void
places_given_set(struct places_given *g, uint64_t intake, enum given_of what,
	uint64_t of, uint8_t sex, int64_t n)
{
	const struct given_key k = { intake, of, (uint8_t)what, sex };
	struct given_slot *slot;

	if (2 * g->n >= g->size)
		given_grow(g);
	slot = slot_of(g, &k);
	g->n += !slot->used;
	*slot = (struct given_slot){ k, true, n };
}

void
places_given_add(struct places_given *g, uint64_t intake, enum given_of what,
	uint64_t of, int64_t n)
{
	places_given_set(g, intake, what, of, 0,
		places_given_sum(g, intake, what, of) + n);
}

int64_t
places_given_sum(const struct places_given *g, uint64_t intake,
	enum given_of what, uint64_t of)
{
	const struct given_key k = { intake, of, (uint8_t)what, 0 };
	const struct given_slot *slot = slot_of(g, &k);

	return slot->used ? slot->n : 0;
}
