/* SPDX-License-Identifier: MIT */
/* Cohorts that were, are and come, and who has a seat in them. */
#ifndef DEMO_DEMO_COHORT_H
#define DEMO_DEMO_COHORT_H

#include <stdint.h>

struct demo;
struct path;
struct route;

/* Those that are there already, from an earlier fill, stay as they are. */
void demo_cohorts(struct demo *d);
/* A case that was made may have a seat in one: by where it stands. */
void demo_cohort_case(struct demo *d, const struct route *r,
	const struct path *p, uint64_t kase);
/* The seats, when all cases are in the store. */
void demo_cohort_seats(struct demo *d);
/* Who came to class until now, and what they learnt, when the seats are. */
void demo_cohort_marks(struct demo *d);
/* Those that are over come to their end, behind the fill. */
void demo_cohort_ends(struct demo *d);

#endif
