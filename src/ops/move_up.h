/* SPDX-License-Identifier: MIT */
/* Who moves up from a waiting list when a place is free. */
#ifndef OPS_MOVE_UP_H
#define OPS_MOVE_UP_H

#include "magang/casework/waiting.h"

struct office;

/* Fills a change, of the act that made the place free, with those who have room
 * now, each a soft part of it; false: nobody has. Inside the gate. */
bool move_up_build(
	struct office *office, struct change *c, const struct freed *by);
/* How many it has moved up, when it is in the log; counted in `after`, too. */
size_t move_up_count(const struct change *c, struct change *after);

#endif
