/* SPDX-License-Identifier: MIT */
/* People and places of a matching over the store by their ids. */
#ifndef MAGANG_PLACING_MATCH_FIND_H
#define MAGANG_PLACING_MATCH_FIND_H

#include "magang/placing/match_input.h"

/* The person of a case; MATCH_NONE: it takes no part. */
uint32_t match_person_of(const struct match_input *in, uint64_t kase);
/* The slot of an id; MATCH_NONE: it is not among them. */
uint32_t match_slot_of(const struct match_input *in, uint64_t slot);
/* The slot that a node is of, or a half of; MATCH_NONE: of none. */
uint32_t match_slot_at(const struct match_input *in, uint32_t node);

#endif
