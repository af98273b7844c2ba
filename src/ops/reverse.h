/* SPDX-License-Identifier: MIT */
/* The operations of an act turned round, for undo and redo. */
#ifndef OPS_REVERSE_H
#define OPS_REVERSE_H

#include "magang/casework/regain.h"
#include "magang/record/change.h"
#include "magang/record/fields.h"
#include "magang/record/trace.h"

struct err;
struct office;
struct txn;
struct undo_report;

/* What others of the act followed from, in another change of it. */
struct lead {
	enum kind kind;
	uint64_t id;
	enum op_verb up; /* of one that moves up; OP_NONE: it does not */
	bool stays;      /* nothing comes back of it */
};

struct reversal {
	struct office *office;
	struct undo_report *report;
	const struct trace_act *act;
	struct lead *leads; /* reverse_release() */
	size_t n, cap;
	struct meanwhile planned; /* places, by all changes together */
	size_t at, all;           /* operations that count, for who waits */
	bool stopped;             /* he has seen enough */
};

/* Before the first change is turned round: what of it will stay. */
int reverse_begin(struct reversal *r, struct txn *txn, struct err *err);
void reverse_release(struct reversal *r);

/* Adds to `out` the operations that take back a change of the act; what stays
 * is named in the report, and what followed from that stays with it. */
int reverse_entry(struct reversal *r, struct txn *txn, uint64_t seq,
	struct change *out, struct err *err);

/* Names in the report what is left as it is. */
void reverse_left(const struct reversal *r, struct txn *txn,
	const struct op *op, const char *what);

#endif
