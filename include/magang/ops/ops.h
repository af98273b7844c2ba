/* SPDX-License-Identifier: MIT */
/*
 * What a person can do. Every op is a build that op_run() calls: inside the
 * gate it reads what it needs and fills one change, which is sent; permission,
 * conflicts and allowed moves are decided by apply() inside the transaction
 * that orders the change. Each returns 0 or a code with a sentence; the act id
 * is for undo. MG_ENOENT: nothing to change, somebody has done it already.
 */
#ifndef MAGANG_OPS_OPS_H
#define MAGANG_OPS_OPS_H

#include "magang/record/change.h"
#include "magang/office/office.h"
#include "magang/casework/stages.h"

struct buf;
struct err;
struct txn;

/* A value that a field is to have; VALUE_UNKNOWN takes it away. */
struct setting {
	const struct fdef *field;
	struct value value;
};

/* Why some of many stay as they are. */
struct stay {
	size_t n;
	int code;
	char text[400];
};
#define STAY_REASONS 16 /* the last one counts for all that follow */

/* What is doubtful about a person: for the officer, a row each. */
#define NOTES_MAX 8
#define NOTE_TEXT 200
struct notes {
	char text[NOTES_MAX][NOTE_TEXT];
	size_t n;
};

#define UP_NAMED 500

/* What came of an op; zeros where nothing was sent. */
struct receipt {
	uint64_t id;
	uint64_t act;
	uint64_t seq; /* of the last change; 0 while it waits to be sent */
	bool waiting; /* one of its changes has no place in the order yet */
	uint64_t first[KIND_COUNT]; /* record of each kind; 0: none */
	size_t doubts;              /* pairs that went to the list */
	/* Of many records: how many went, how many did not, and why. */
	size_t went, stayed;
	/* cases for which there is room now, of those that the caller sees; the
	 * first ones by number */
	size_t moved_up;
	uint64_t up[UP_NAMED];
	bool up_open;    /* who would, behind these, is a question of health */
	size_t waits;    /* of those that went: on a waiting list instead */
	size_t listed;   /* besides them: wait, where a seat was asked for */
	size_t proposed; /* of those: only proposed, for a second person */
	struct stay why[STAY_REASONS];
	size_t n_why;
	struct notes notes;
};

/* Fills in what follows from other values (birth date and sex from the NIK,
 * regency from the district ...), registration date and temporary-number task.
 * Same NIK or passport: MG_ETAKEN names the person it belongs to. */
int op_person_add(struct office *office, const struct setting *values, size_t n,
	struct receipt *out, struct err *err);
/* A person together with its first case: one change, all of it or nothing. The
 * case has a receipt of its own. */
struct opening {
	const char *program;
	const struct setting *values;
	size_t n;
};
/* MG_EEXIST, MG_ENOTALLOWED and their like of the case keep the person out,
 * too. */
int op_person_with_case(struct office *office, const struct setting *values,
	size_t n, const struct opening *first, struct receipt *out,
	struct receipt *kase, struct err *err);
/* A record of any kind that forms make (KIND_FORM); what it is about stands
 * among its values. */
int op_add(struct office *office, enum kind kind, const struct setting *values,
	size_t n, struct receipt *out, struct err *err);

#endif
