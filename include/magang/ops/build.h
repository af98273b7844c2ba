/* SPDX-License-Identifier: MIT */
/* Putting records into a change; used by ops, import and demo. */
#ifndef DOMAIN_BUILD_H
#define DOMAIN_BUILD_H

#include "magang/record/change.h"
#include "magang/exchange/exchange.h"
#include "magang/office/office.h"
#include "magang/store/store.h"

/* Adds the creation of a record; returns the placeholder that stands for its id
 * in this change. owner 0 for a person: itself. */
uint64_t change_create(struct change *c, struct record *r, uint64_t owner);
/* Adds what differs between two states of one record; NULL: nothing does. */
struct op *change_update(
	struct change *c, const struct record *old, const struct record *new);

/*
 * What follows from other values of a person: titles apart from the name, birth
 * date and sex from the NIK, district and regency from the village. Only fills
 * what is empty.
 */
void person_complete(
	struct office *office, struct record *p, struct arena *arena);

/* Whoever moves house and says one place only: what does not fit to it goes. */
void person_moved(const struct record *old, struct record *new);

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
