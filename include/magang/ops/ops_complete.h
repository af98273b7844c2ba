/* SPDX-License-Identifier: MIT */
/* A cohort completed: its people pass, have a resit, or are out. */
#ifndef MAGANG_OPS_OPS_COMPLETE_H
#define MAGANG_OPS_OPS_COMPLETE_H

#include "magang/casework/complete.h"
#include "magang/ops/ops.h"

/* What becomes of one who has a seat. */
struct complete_told {
	uint64_t kase;
	uint16_t roll;
	enum outcome outcome;
	const char *stage;   /* where its case goes; NULL: it stays */
	const char *why;     /* what he came to */
	const char *hinders; /* what keeps the case; NULL: nothing */
};
/* A cohort to be completed. */
struct complete_order {
	uint64_t cohort;
	bool try; /* nothing is done, only told */
	/* Told of each by the roll, once more where its case stays after all; may
	 * be NULL. */
	void (*told)(void *ctx, const struct complete_told *t);
	void *ctx;
};
/* PERM_MOVE. Decides the cases of those who have a seat in it by the rule of its
 * program (casework/complete.h), as one act, each with what he came to as its
 * reason. Who may repeat stays where the program names no stage for him; so does
 * who has no mark yet. */
int op_cohort_complete(struct office *office, const struct complete_order *c,
	struct receipt *out, struct err *err);

#endif
