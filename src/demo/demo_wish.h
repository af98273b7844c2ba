/* SPDX-License-Identifier: MIT */
/* What people and hosts in Kyoto wish of one another. */
#ifndef DEMO_DEMO_WISH_H
#define DEMO_DEMO_WISH_H

#include <stdbool.h>
#include <stdint.h>

struct demo;
struct path;
struct record;
struct route;

/* Is a case of it waiting for a place at a host? */
bool demo_is_matched(const struct route *r, const struct path *p);
/* A case that was made may wish something: by where it stands. */
void demo_wish_case(struct demo *d, const struct route *r, const struct path *p,
	uint64_t kase);
/* An open place, which may be wished, and the order of its host: some take any. */
void demo_wish_slot(struct demo *d, const struct record *slot, uint64_t id);
/* What each wishes, when places and orders are in the store. */
void demo_wishes(struct demo *d);

#endif
