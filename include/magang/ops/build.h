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
	struct record *p, const struct said_empty *empty, struct arena *arena,
	struct person_row out[INFER_FIELDS]);

/* Rules of the tasks to look at a card: there is no NIK yet, or it speaks against
 * the rest of the person. */
#define CARD_MISSING "nik"
#define CARD_DOUBTFUL "nik_doubt"

/* Closes such tasks of a person. */
void change_card_done(struct office *office, struct txn *txn, struct change *c,
	uint64_t person, const char *about);

/* The person with everything that goes with it: pairs that may be one, the task
 * to look at the card. Returns its placeholder. */
uint64_t change_person(struct office *office, struct change *c,
	struct record *p, const struct likeness *like, size_t n_like);

#endif
