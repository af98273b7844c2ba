/* SPDX-License-Identifier: MIT */
/* Seats of a cohort: offered, answered. */
#ifndef MAGANG_OPS_OPS_SEAT_H
#define MAGANG_OPS_OPS_SEAT_H

#include "magang/ops/ops.h"

/* What a cohort is filled with. */
struct filling {
	uint64_t cohort;
	const uint64_t *cases;
	size_t n;
	size_t waiting; /* so many of those without room come on its list */
	bool try;       /* nothing is done, only told */
	/* Told of each that is passed over; may be NULL. */
	void (*told)(void *ctx, uint64_t kase, const char *why);
	void *ctx;
};
/* PERM_PLAN. Offers seats to the cases, the best score first, as long as there are
 * any and its limits allow it: one act. The others stay (receipt->stayed), each
 * with what was against it; those who wait went, too (receipt->waits). */
int op_seats_fill(struct office *office, const struct filling *f,
	struct receipt *out, struct err *err);

/* As often nobody is reached until a seat is refused, where its program does not
 * say it (contact: tries). */
#define SEAT_TRIES 3

/* What can be said of a seat. */
enum seat_said { SEAT_YES, SEAT_NO, SEAT_UNREACHABLE, SEAT_LEAVES };
/* What somebody said of his seat. */
struct seat_answer {
	enum seat_said said;
	const char *cause;  /* code, or NULL */
	const char *reason; /* or NULL */
	const uint64_t *seats;
	size_t n;
	bool try;
};
/* PERM_PLAN. Notes the answer for each; one that cannot be stays as it is. */
int op_seats_answer(struct office *office, const struct seat_answer *a,
	struct receipt *out, struct err *err);

#endif
