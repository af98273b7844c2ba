/* SPDX-License-Identifier: MIT */
/*
 * Who wishes what, and who takes whom: people, places, and hosts above places,
 * in plain arrays by number. Names are for the lot and for readers alone.
 *
 * The caller fills what stands under "given" and calls instance_settle() once;
 * from then on an instance does not change, and everything else here only reads
 * it, but for places that are closed (least.h). Numbers stand in the order of the file or of the store: they decide
 * nothing but which of two hosts is asked first in a round.
 *
 * A list of ranks stands at a place or at one node above it, never at both; it
 * then holds for all places below. Where none stands in a branch, the highest
 * node of it has one that ties everybody. A host that stands above several
 * lists has none: it gives its seats in rounds over what is right below it.
 */
#ifndef MAGANG_MATCHING_INSTANCE_H
#define MAGANG_MATCHING_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MATCH_NONE UINT32_MAX /* no person, place, host, bound */

/* An entry of a list of people, at a place or host. */
struct match_entry {
	uint32_t person;
	uint32_t rank; /* 1 + people before the tie */
};

/* A place that a person wishes. */
struct match_wish {
	uint32_t place;
	uint32_t number; /* 1 + places before the tie */
	/* settled */
	uint32_t rank; /* of the person in the list of the place; 0: refused */
};

/* Who takes part. */
struct match_person {
	const char *name;
	uint32_t first, n_wishes; /* in match.wish, best first */
	uint32_t pin;             /* has this place whatever else is said */
	bool held;                /* that is a seat, offered or taken */
	uint32_t said;            /* place in the lot that was given */
	/* settled */
	uint32_t lot; /* 0 goes first */
};

/* Entries first .. first + n of match.entry. */
struct match_list {
	uint32_t first, n;
};

/* A place, or a host above places and hosts. */
struct match_node {
	const char *name;
	uint32_t seats; /* MATCH_NONE: no bound */
	uint32_t above; /* a host */
	struct match_list ranks, refuses;
	bool listed; /* has ranks, be they empty */
	bool rest;   /* takes who is in no rank behind all who are */
	uint32_t said;
	bool half; /* of one sex, of the place above it: to people that is one */
	const char *called; /* what a half is to them; NULL: its name */
	uint32_t unfit;     /* wishes of people who cannot have it */
	uint32_t least; /* of those at places below that are `few`: so many or
			   nobody (least.h); 0: any number */
	bool few;
	/* settled */
	uint32_t lot;  /* among nodes */
	uint32_t list; /* whose list holds here; MATCH_NONE: rounds */
	bool closed;   /* by match_solve_least() */
};

/* All of it. */
struct instance {
	/* given */
	const char *seed;
	struct match_person *person;
	uint32_t n_people;
	struct match_node *node; /* places, then hosts */
	uint32_t n_places, n_nodes;
	struct match_wish *wish;
	uint32_t n_wishes;
	struct match_entry *entry;
	uint32_t n_entries;
	/* settled */
	uint32_t *by_lot; /* people in the order of the lot */
};

/*
 * Draws the lot, breaks the ties among wishes by it and finds the rank of each
 * person at each place that they wish. No node may stand above itself, and no
 * two lists in one branch.
 */
void instance_settle(struct instance *m);

/* Frees the arrays, not the names. */
void instance_release(struct instance *m);

/* The place that people know. */
static inline uint32_t
match_whole(const struct instance *m, uint32_t place)
{
	return m->node[place].half ? m->node[place].above : place;
}

static inline const char *
match_called(const struct match_node *n)
{
	return n->called ? n->called : n->name;
}

/* Where a person stands in the list of a wish: rank, then lot. */
static inline uint64_t
match_order(const struct instance *m, uint32_t person, uint32_t rank)
{
	return (uint64_t)rank << 32 | m->person[person].lot;
}

/* Is `at` the node, or a place or host under it? MATCH_NONE is under none. */
static inline bool
match_is_under(const struct instance *m, uint32_t at, uint32_t node)
{
	for (; at != MATCH_NONE; at = m->node[at].above)
		if (at == node)
			return true;
	return false;
}

#endif
