/* SPDX-License-Identifier: MIT */
/* Putting records into a change. */
#ifndef MAGANG_RECORD_CHANGE_BUILD_H
#define MAGANG_RECORD_CHANGE_BUILD_H

#include <stdint.h>

#include "magang/record/change.h"
#include "magang/record/record.h"

/* Adds the creation of a record; returns the placeholder that stands for its id
 * in this change. owner 0 for a person: itself. */
uint64_t change_create(struct change *c, struct record *r, uint64_t owner);
/* What an operation sets: all that differs between two states of its record. */
void op_differences(struct change *c, struct op *op, const struct record *old,
	const struct record *new);
/* Adds what differs between two states of one record; NULL: nothing does. */
struct op *change_update(
	struct change *c, const struct record *old, const struct record *new);

/* "why" as a field of an operation that is not kept in the record. */
void op_reason(struct change *c, struct op *op, const char *reason);
/* The change holds only while this record is as it was read here. */
void change_expect(struct change *c, const struct record *r);

#endif
