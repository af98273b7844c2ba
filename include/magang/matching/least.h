/* SPDX-License-Identifier: MIT */
/*
 * "Two women or none": so many of some places under a host, or nobody there. That is
 * no bound of a tree of seats, so it is no part of the matching: it is run, the
 * places of the host that has too few, and of those the fewest, are closed, and it
 * is run again. What was closed stays in the instance, and is told.
 */
#ifndef MAGANG_MATCHING_LEAST_H
#define MAGANG_MATCHING_LEAST_H

#include "magang/matching/solve.h"

/* As match_solve(), of an instance that is settled; closes places of it. */
struct match_seat *match_solve_least(struct instance *m, bool again);

/* How many there would have to be, of a place that was closed; 0: it was not. */
uint32_t match_closed(const struct instance *m, uint32_t place);

#endif
