/* SPDX-License-Identifier: MIT */
/* The places of a program, as a case that comes for one finds them. */
#ifndef MAGANG_CASEWORK_ROOM_H
#define MAGANG_CASEWORK_ROOM_H

#include "magang/casework/facts.h"
#include "magang/casework/quota.h"
#include "magang/casework/seat.h"

/* Is a quota full (name NULL: any of them) for a case that has no place yet? Asked
 * for the first stage whose way in asks for room. */
bool case_quota_full(struct case_facts *f, const char *name);

/* Does any move of the program ask for room? */
bool places_are_given(const struct program *p);

/* A case that has none takes one, if there is room for it (f->given). */
bool case_takes_place(struct case_facts *f);

/* A quota as the case finds it. */
struct gauge {
	struct quota quota; /* without the rows of its seats */
	struct stand stand;
	bool room;
	bool holds;        /* it has one of them */
	bool takes, frees; /* the move takes one, or gives it back */
};
/* All quotas that count for it, for a move to this stage: as they stand there if
 * it asks for room, else in the first stage whose way in does. */
size_t case_gauges(struct case_facts *f, int to, struct gauge *out, size_t max);

#endif
