/* SPDX-License-Identifier: MIT */
/*
 * Licences of organisations against those who come through them: who has a seat at a
 * host, offered or taken, comes on the first day of its places; who is sent by
 * somebody (F_SENT_BY) on the planned start of the case. Where the licence of
 * either ends before that, F_ORG_SHORT is the last such day, so that nobody is
 * warned of it any more once all of them have started. apply() keeps it.
 */
#ifndef MAGANG_CASEWORK_LICENCES_H
#define MAGANG_CASEWORK_LICENCES_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/ids.h"
#include "magang/record/record.h"

struct txn;

/* Is there no licence that ends before that day? DATE_NONE is no day. */
bool licence_reaches(const struct record *organisation, int32_t day);
/* What F_ORG_SHORT is to be, with the licence as it stands in `organisation`;
 * DATE_NONE: nothing. */
int32_t licence_short(struct txn *txn, const struct record *organisation);

/* Whose licence is to be looked at again; all zero at first. */
struct licences_touched {
	struct ids organisations, slots;
};
/* Because of a record that was written: old NULL: it is new, new NULL: it goes. */
void licences_touch(struct licences_touched *t, const struct record *old,
	const struct record *new);
/* Adds them, each once, as it all stands now. */
void licences_touched(
	struct txn *txn, struct licences_touched *t, struct ids *out);
/* Frees what it holds. */
void licences_touched_release(struct licences_touched *t);

#endif
