/* SPDX-License-Identifier: MIT */
/* What an office lends to the types of values. */
#ifndef OFFICE_VALUE_LOOK_H
#define OFFICE_VALUE_LOOK_H

#include "magang/office/value.h"

/* Behind field_context.outside. Without `txn` nothing is named. */
struct value_look {
	struct office *office;
	struct txn *txn;
	bool beside; /* of field_context */
};

/* Borrows `look`. */
struct field_context value_context(struct value_look *look);

/* The number or name of what a reference points to. */
void value_refer(void *outside, const struct fdef *f, int64_t id,
	bool for_people, struct buf *out);

#endif
