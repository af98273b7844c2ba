/* SPDX-License-Identifier: MIT */
/* Decisions that declined, contested. */
#ifndef MAGANG_OPS_OPS_APPEAL_H
#define MAGANG_OPS_OPS_APPEAL_H

#include <stdint.h>

struct err;
struct office;
struct receipt;

/* PERM_MOVE. The case comes back to where it was declined, as a decision that names
 * the one it contests: `decision`, or the last one (0). Somebody else decides then,
 * by the day that the program says. */
int op_case_appeal(struct office *office, uint64_t kase, uint64_t decision,
	const char *reason, struct receipt *out, struct err *err);

/* Why the decision that a case stands by cannot be contested, in the language of the
 * caller; NULL: it can. */
const char *appeal_none(struct office *office, uint64_t kase);

#endif
