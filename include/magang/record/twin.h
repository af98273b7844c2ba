/* SPDX-License-Identifier: MIT */
/*
 * Records that may not be there twice, because they are known by what they say:
 * the task that follows from a round of a deadline, the size of an organisation
 * on a day, the membership that a person has now. By what, the row of the kind
 * says (known_by); twins stand in the same record.
 */
#ifndef MAGANG_RECORD_TWIN_H
#define MAGANG_RECORD_TWIN_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/record.h"
#include "magang/store/key.h"

struct txn;

/* The same bytes for twins; false: it may be there as often as it likes. */
bool twin_key(const struct record *r, struct key *out);
/* Another one that says the same; 0: none. `room`: for those looked at. */
uint64_t twin_of(struct txn *txn, const struct record *r, struct record *room);

#endif
