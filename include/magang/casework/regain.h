/* SPDX-License-Identifier: MIT */
/*
 * A place that a case had and comes back to, by an undo or a redo. It has it
 * again where there is room; over the quota, too, as long as nobody else came to
 * such a place since. Else it is for the waiting list of the place.
 */
#ifndef MAGANG_CASEWORK_REGAIN_H
#define MAGANG_CASEWORK_REGAIN_H

#include "magang/casework/room.h"

struct err;
struct places_given;
struct verdict;

/* Cases that come to a place, or leave it, by operations that are not in the store
 * yet: whoever goes, and by intake and quota how many more there are. */
struct meanwhile {
	struct places_given *counts; /* NULL: none yet */
};
void meanwhile_add(struct meanwhile *m, const struct case_facts *f, int comes);
void meanwhile_release(struct meanwhile *m);

/* May the case go back there? 0 also where that is no place; or MG_ENOTALLOWED
 * with the quotas that are full, and who has the place: v->holder. Who comes back
 * by the same act is nobody else. `m` NULL: the store shows all. */
int case_regain(struct case_facts *f, int to, uint64_t act,
	const struct meanwhile *m, struct verdict *v, struct err *err);

/* The waiting list for that place; -1: there is none. */
int list_of_place(const struct program *p, int stage);

#endif
