/* SPDX-License-Identifier: MIT */
/* Putting records into a change; used by ops, import and demo. */
#ifndef MAGANG_OPS_BUILD_H
#define MAGANG_OPS_BUILD_H

#include "magang/record/change.h"
#include "magang/record/change_build.h"
#include "magang/office/office.h"
#include "magang/record/person_infer.h"

struct arena;
struct likeness;
struct txn;

/* person_complete() as the office stands: its areas, its day, its caller. */
size_t office_complete(struct office *office, const struct record *before,
	struct record *p, const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS]);

/* A person that is changed: a card that speaks against the rest from now on asks
 * for a task to look at it, one that does no longer closes it. */
void change_card(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new);

/* The doubts whether a person of this change is one of those. */
void change_likeness(struct office *office, struct change *c, uint64_t person,
	const struct likeness *like, size_t n);
/* The person with doubts whether it is there already, and the task to look at a
 * card that speaks against the rest. Returns its placeholder. */
uint64_t change_person(struct office *office, struct change *c,
	struct record *p, const struct likeness *like, size_t n_like);

#endif
