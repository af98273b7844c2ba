/* SPDX-License-Identifier: MIT */
/*
 * History: who, when, old, new, from the journal. Read row by row, newest
 * first; of a person with its cases, tasks and activities.
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
	int code; /* 0, or why it was refused */
	const struct change *change;
	const struct op *op; /* the operation on this record */
	const char *detail;  /* of a refusal, see refusal_text(); else NULL */
	size_t records;      /* of an act: how many it had; else 0 */
	char actor[40];
};
typedef int (*history_visit)(
	void *ctx, const struct history_row *row, struct err *err);

/* `max` rows at most, newest first. */
int history_record(struct office *office, enum kind kind, uint64_t id,
	size_t max, history_visit visit, void *ctx, struct err *err);
/* Puts a record back to what it was at version `seq`. */
int history_rewind(struct office *office, struct txn *txn, struct record *r,
	uint64_t seq, struct arena *arena, struct err *err);

/* Of a change that was refused for `code`: what it was to make never came to be,
 * and its number is that of what came next. */
bool history_never_was(const struct op *op, int code);

/* Is it one of the records that an act of the caller's is said to have? All but
 * what lies outside of what he sees. */
bool history_counts(struct office *office, const struct op *op);

/* The last acts, or changes that were refused, of everybody (actor 0) or one
 * user, one row each however many changes it took: op is what it began with.
 * `all`: each of its other records is a row behind it. MG_EACCESS: the acts of
 * that user are not for the caller. */
struct acts_wanted {
	uint64_t actor;
	size_t max;
	bool all;
};
/* Whoever is bound to areas or programs gets his own. */
int history_acts(struct office *office, const struct acts_wanted *want,
	history_visit visit, void *ctx, struct err *err);
/* The same change by change. */
int history_changes(struct office *office, uint64_t actor, size_t max,
	history_visit visit, void *ctx, struct err *err);

/* What an act was: its first change, op is what it began with. */
int history_act(struct office *office, uint64_t act, history_visit visit,
	void *ctx, struct err *err);

#endif
