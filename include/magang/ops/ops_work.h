/* SPDX-License-Identifier: MIT */
/*
 * Whose work it is: given, offered, taken over. Who hands out the work of others
 * (the permission plan) gives at once, as an order; whoever passes his own case
 * on offers it, and keeps it until the other one has accepted, so that nobody
 * has a case without knowing of it. Tasks are given by everybody.
 */
#ifndef MAGANG_OPS_OPS_WORK_H
#define MAGANG_OPS_OPS_WORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct office;
struct receipt;

/* Cases or tasks to a user. */
struct handing {
	enum kind kind;
	uint64_t to;
	const char *note; /* for the history; NULL: none */
	bool try;         /* nothing is done, only told */
};
/* By name; 0: there is none. */
uint64_t work_user(struct office *office, const char *name, struct err *err);
/* Does this caller give, or offer? */
bool work_is_given(const struct office *office, const struct handing *h);
/* One act: those that the user may not have, or has, stay, and the receipt says
 * why. A code where none went. */
int op_assign(struct office *office, const struct handing *h,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err);

/* Cases that were offered to the caller are his. */
int op_cases_accept(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err);
/* They stay where they are, and whoever has them gets a task with the reason,
 * which must be there. */
int op_cases_refuse(struct office *office, const char *reason,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err);

#endif
