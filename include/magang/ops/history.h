/* SPDX-License-Identifier: MIT */
/*
 * History of a record: who, when, old, new, from the journal. Read row by row,
 * newest first; of a person with its cases, tasks and activities, of a cohort or a
 * slot with its seats.
 */
#ifndef MAGANG_OPS_HISTORY_H
#define MAGANG_OPS_HISTORY_H

#include "magang/record/change.h"
#include "magang/office/office.h"

struct arena;
struct err;
struct txn;

/* One operation of the past. All is borrowed for the call. */
struct history_row {
	uint64_t seq;
	enum kind of; /* whose history it is, not of an act */
	int code;     /* 0, or why it was refused */
	const struct change *change;
	const struct op *op; /* the operation on this record */
	const char *detail;  /* of a refusal, see refusal_text(); else NULL */
	size_t records;      /* of an act: how many it had; else 0 */
	char actor[40];      /* who made the change, "" where nobody is known */
	bool up; /* nobody did it: who waited moved up by what the act did */
};
typedef int (*history_visit)(
	void *ctx, const struct history_row *row, struct err *err);

/* `max` rows at most, newest first. */
int history_record(struct office *office, enum kind kind, uint64_t id,
	size_t max, history_visit visit, void *ctx, struct err *err);
/* Puts a record back to what it was at version `seq`. */
int history_rewind(struct office *office, struct txn *txn, struct record *r,
	uint64_t seq, struct arena *arena, struct err *err);

#endif
