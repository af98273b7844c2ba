/* SPDX-License-Identifier: MIT */
/* Places at hosts: announced ones, and those of people who are on their way or there. */
#ifndef DEMO_DEMO_SLOT_H
#define DEMO_DEMO_SLOT_H

#include <stdbool.h>
#include <stdint.h>

struct demo;
struct path;
struct route;

/* A case that was made may have a place: by where it stands. */
void demo_slot_case(struct demo *d, const struct route *r, const struct path *p,
	uint64_t kase);
/* The places, when hosts are in the store; only of the first fill. */
void demo_slots(struct demo *d);
/* Who has them, when they are in the store, too, as many as one change takes;
 * false: there are more. */
bool demo_slot_seats(struct demo *d);

#endif
