/* SPDX-License-Identifier: MIT */
/* What a type asks its office for: places, and records by what people type. */
#ifndef OFFICE_VALUE_LOOK_H
#define OFFICE_VALUE_LOOK_H

#include "magang/field/type.h"

struct office;
struct txn;

/* Behind field_context.outside. Without `txn` nothing is named. */
struct value_look {
	struct office *office;
	struct txn *txn;
	bool beside; /* of field_context */
};

/* For type_parse(), type_print() and type_write(); borrows `look`. */
struct field_context value_context(struct value_look *look);

#endif
