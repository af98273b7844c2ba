/* SPDX-License-Identifier: MIT */
/* An act taken back. */
#ifndef MAGANG_OPS_UNDO_H
#define MAGANG_OPS_UNDO_H

#include "magang/record/change.h"
#include "magang/record/fields.h"

struct buf;
struct err;
struct office;

/*
 * Takes back an act (0: the caller's last one that stands). Fields changed since
 * by somebody else stay and are counted in *left, each named in `report`.
 */
struct undo_report {
	uint64_t act;       /* the act taken back */
	enum act_kind kind; /* of it */
	uint64_t by;        /* the new act */
	/* Counts are of what the caller sees: what lies outside goes unsaid. */
	size_t records;             /* taken back */
	size_t of_kind[KIND_COUNT]; /* the same, of each kind */
	size_t waits; /* of these: on a waiting list, as somebody has the place */
	size_t moved_up;  /* cases for which it made room */
	size_t left;      /* could not be */
	bool outside;     /* something that the caller does not see was left */
	struct buf *text; /* one line for each that was left; may be NULL */
};
/* MG_ENOENT: there is none. *out is filled where 0 comes back. */
int op_undo(struct office *office, uint64_t act, struct undo_report *out,
	struct err *err);
/* Takes back the caller's last undo. */
int op_redo(struct office *office, struct undo_report *out, struct err *err);

#endif
