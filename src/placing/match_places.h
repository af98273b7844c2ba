/* SPDX-License-Identifier: MIT */
/* The places of a matching: slots, hosts above them, who is in, who is ranked. */
#ifndef PLACING_MATCH_PLACES_H
#define PLACING_MATCH_PLACES_H

#include "magang/placing/match_input.h"

/* Those that are open, in the order of their ids, with what they ask. */
void match_find_slots(struct match_input *in);
/* Nodes for them and their hosts, with all their seats. */
void match_make_nodes(struct match_input *in);
/* Seats that somebody has: pins of those who take part; the others' are not
 * there. */
void match_take_seats(struct match_input *in);
/* Hosts that may have no more people than their program lets them. */
void match_bound_hosts(struct match_input *in);
/* Hosts that ask for so many women, or none. */
void match_bound_women(struct match_input *in);
/* The rankings of the hosts. */
void match_take_ranks(struct match_input *in);

/* Has it seats for that sex? */
bool match_has_sex(const struct match_slot *s, uint8_t sex);
/* The node where that sex comes in. */
static inline uint32_t
match_comes_in(const struct match_slot *s, uint8_t sex)
{
	return s->in[sex == 'P'];
}

#endif
