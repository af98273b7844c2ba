/* SPDX-License-Identifier: MIT */
/* An act taken back. */
#ifndef MAGANG_OPS_UNDO_H
#define MAGANG_OPS_UNDO_H

#include "magang/record/change.h"
#include "magang/record/fields.h"

struct buf;
struct err;
struct office;

/* Why some of it stays: the first of them by their numbers. */
#define LEFT_REASONS 16 /* the last one counts for all that follow */
#define LEFT_NAMED 3
struct left_why {
	size_t n;
	char text[400];
	char first[LEFT_NAMED][NUMBER_TEXT]; /* "": outside of what is seen */
};

/*
 * Takes back an act (0: the caller's last one that stands). Fields changed since
 * by somebody else stay and are counted in *left, with the reasons.
 */
struct undo_report {
	uint64_t act;       /* the act taken back */
	enum act_kind kind; /* of it */
	int64_t time;       /* of it */
	uint64_t by;        /* the new act */
	/* Counts are of what the caller sees: what lies outside goes unsaid. */
	size_t records;             /* taken back */
	size_t of_kind[KIND_COUNT]; /* the same, of each kind */
	enum kind one_kind;         /* the first of them */
	uint64_t one;
	size_t waits; /* of these: on a waiting list, as somebody has the place */
	size_t moved_up; /* cases for which it made room */
	size_t left;     /* could not be */
	bool outside;    /* something that the caller does not see was left */
	struct left_why why[LEFT_REASONS];
	size_t n_why;
};
/* "MG-000001-3, MG-000002-1, MG-000037-0 and 544 more: why", a line a reason. */
void undo_left(const struct undo_report *report, struct buf *out);

/* What op_undo() would take back, for whoever asks first. */
#define UNDO_FEW 100 /* records: of more nobody is meant to go by one key */
struct undo_offer {
	uint64_t act;
	enum act_kind kind;
	int64_t time;
	char by[40]; /* whose act; "": the caller's own */
	size_t records;
	bool many; /* more than UNDO_FEW of them */
	/* One key is enough: it is of few records, and what the caller did last,
	 * not long ago: nothing was refused or sent since. Else he has to be asked
	 * for the number of its records. */
	bool sure;
	/* What he did last is another act, which cannot be taken back. */
	bool passes;
};
/*
 * act 0: the caller's last one; another is taken for what he did last, by the
 * session that saw him do it. MG_ENOENT: there is none.
 */
int undo_offered(struct office *office, uint64_t act, struct undo_offer *out,
	struct err *err);
/* Is that the number of records that was asked for? MG_EUSAGE: which it is. */
int undo_count(const struct undo_offer *offer, uint64_t typed, struct err *err);

/* MG_ENOENT: there is none. *out is filled where 0 comes back. */
int op_undo(struct office *office, uint64_t act, struct undo_report *out,
	struct err *err);
/* Takes back the caller's last undo. */
int op_redo(struct office *office, struct undo_report *out, struct err *err);

#endif
