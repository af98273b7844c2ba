/* SPDX-License-Identifier: MIT */
/* The proposals themselves: of a run, and of one more person after a run. */
#ifndef MATCHING_PROPOSE_H
#define MATCHING_PROPOSE_H

#include <stdbool.h>
#include <stdint.h>

struct holding;

/* The person proposes, then who lost a seat by it, until nobody has to. */
void propose_from(struct holding *h, uint32_t person);

/* Everybody proposes who is not pinned; again: solve.h. */
void propose_all(struct holding *h, bool again);

#endif
