/* SPDX-License-Identifier: MIT */
/* Putting records into a change; used by ops, import and demo. */
#ifndef DOMAIN_BUILD_H
#define DOMAIN_BUILD_H

#include "magang/record/change.h"
#include "magang/exchange/exchange.h"
#include "magang/office/office.h"
#include "magang/record/person_infer.h"
#include "magang/store/store.h"

/* Adds the creation of a record; returns the placeholder that stands for its id
 * in this change. owner 0 for a person: itself. */
uint64_t change_create(struct change *c, struct record *r, uint64_t owner);
/* What an operation sets: all that differs between two states of its record. */
void op_differences(struct change *c, struct op *op, const struct record *old,
	const struct record *new);
/* Adds what differs between two states of one record; NULL: nothing does. */
struct op *change_update(
	struct change *c, const struct record *old, const struct record *new);

/* person_complete() as the office stands: its areas, its day, its caller. */
size_t office_complete(struct office *office, const struct record *before,
	struct record *p, const struct said_empty *empty, struct arena *arena,
	struct person_row out[INFER_FIELDS]);

/* Closes the tasks to get the card of a person. */
void change_card_done(struct office *office, struct txn *txn, struct change *c,
	uint64_t person);

/* The person with everything that goes with it: doubts, the task to get the
 * card where there is no NIK. Returns its placeholder. */
uint64_t change_person(struct office *office, struct change *c,
	struct record *p, const struct likeness *like, size_t n_like);

/* A case at the first stage of the newest version of a program, with its
 * deadline tasks. `person` may be a placeholder. */
int change_case(struct office *office, struct txn *txn, struct change *c,
	struct record *kase, uint64_t person, const struct record *p,
	uint16_t program, struct err *err);

/* "why" as a field of an operation that is not kept in the record. */
void op_reason(struct change *c, struct op *op, const char *reason);

#endif
