/* SPDX-License-Identifier: MIT */
/*
 * The one way in. Looking at the store, working out what follows and sending
 * the change happen inside the gate, so that nobody on this host can change in
 * between what a change was worked out from: an op, a batch of an import or of
 * invented data is a build, and none takes the gate or looks by itself.
 */
#ifndef MAGANG_OPS_OP_RUN_H
#define MAGANG_OPS_OP_RUN_H

#include "magang/record/change.h"
#include "magang/office/office.h"
#include "magang/ops/ops.h"

/* What a build returns when another change of the same act comes after this
 * one: it is called again when that one is in the log. */
#define OP_MORE 1

/* Fills the change from what it sees in `txn`; a change left empty is not sent.
 * c->n == 0 and 0 means that there was nothing to do. */
typedef int (*op_build)(struct office *office, struct txn *txn,
	struct change *c, void *ctx, struct err *err);

/* A build, and what it is called for. */
struct op_job {
	enum act_kind kind;
	uint64_t act; /* goes on with it; 0: an act of its own */
	op_build build;
	/* After each change, its new records having their ids; may be NULL. */
	void (*done)(void *ctx, const struct change *c);
	/* A change that was refused as a whole: does it go on with the next one?
	 * Then *err is empty again. May be NULL: it does not. */
	bool (*refused)(void *ctx, const struct change *c, struct err *err);
	/* After that: does another change come, though the build had no more?
	 * May be NULL. */
	bool (*more)(void *ctx);
	void *ctx;
	bool try;   /* judged and thrown away: one change, or several where */
	bool apart; /* none of them has to do with another */
};

/* Holds the gate from the first look to the last change. The receipt is of all
 * of them and is cleared first; act 0: nothing was sent. */
int op_run_job(struct office *office, const struct op_job *job,
	struct receipt *out, struct err *err);
/* The same for an act of its own, without `done`. */
int op_run(struct office *office, enum act_kind kind, op_build build, void *ctx,
	struct receipt *out, struct err *err);
/* The same as op_run() up to the last, then nothing of it is kept: what it would be refused for,
 * and who would move up. */
int op_try(struct office *office, enum act_kind kind, op_build build, void *ctx,
	struct receipt *out, struct err *err);

#endif
