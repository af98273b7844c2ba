/* SPDX-License-Identifier: MIT */
/* Values as typed. */
#ifndef OFFICE_VALUE_PARSE_H
#define OFFICE_VALUE_PARSE_H

#include "magang/field/type.h"

struct office;
struct txn;

/* Behind field_context.outside. Without `txn` nothing is named. */
struct value_look {
	struct office *office;
	struct txn *txn;
	bool beside; /* of field_context */
};

/* Borrows `look`. */
struct field_context value_context(struct value_look *look);

#endif
