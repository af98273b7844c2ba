/* SPDX-License-Identifier: MIT */
/* Proposals answered by a second person: one, or many as one act. */
#ifndef MAGANG_OPS_OPS_PROPOSAL_H
#define MAGANG_OPS_OPS_PROPOSAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct receipt;

/* An answer to proposals. */
struct answer {
	const uint64_t *ids;
	size_t n;
	const char *reason; /* NULL: approved; else returned, and why */
	/* Approved on the answers that there are now, where they are others than
	 * it was proposed on: whoever says so has looked at them. */
	bool anew;
	bool try; /* nothing is done, only told */
};
/* Each that may, in one act; those that may not stay, and the receipt says why.
 * A code, and the first sentence, when none went. What is returned makes a task
 * for whoever proposed it. */
int op_proposals_answer(struct office *office, const struct answer *a,
	struct receipt *out, struct err *err);

#endif
