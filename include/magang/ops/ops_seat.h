/* SPDX-License-Identifier: MIT */
/* Seats of a cohort or a slot: offered, answered. */
#ifndef MAGANG_OPS_OPS_SEAT_H
#define MAGANG_OPS_OPS_SEAT_H

#include "magang/ops/ops.h"
#include "magang/record/seat_state.h"

#define FILL_LIMITS 8
/* Seats that nobody gets, and whom its limits keep from them: a word of refusal.h and
 * how many, of those who wait for a seat, too. */
struct fill_left {
	int64_t seats;
	size_t n;
	struct fill_limit {
		const char *word;
		size_t n;
	} limits[FILL_LIMITS];
};

/* What a cohort or a slot is filled with. */
struct filling {
	enum kind in_kind; /* seat_giver.h */
	uint64_t in;
	const uint64_t *cases;
	size_t n;
	size_t waiting; /* so many of those without room come on its list */
	uint64_t act;   /* goes on with it; 0: one of its own */
	bool try;       /* nothing is done, only told */
	/* Told of each in the order of ranks: it is offered a seat, waits, or is
	 * passed over (SEAT_REFUSED), and why; once more of one that is refused
	 * after all. May be NULL. */
	void (*told)(void *ctx, uint64_t kase, enum seat_state state,
		const char *why);
	void *ctx;
	struct fill_left *left; /* may be NULL */
};
/* PERM_PLAN. Offers seats to the cases, the best score first, as long as there are
 * any and its limits allow it: one act. The others stay (receipt->stayed), each
 * with what was against it; those who wait went, too (receipt->waits). */
int op_seats_fill(struct office *office, const struct filling *f,
	struct receipt *out, struct err *err);

/* What can be said of a seat. */
enum seat_said {
	SEAT_YES,
	SEAT_NO,
	SEAT_UNREACHABLE,
	SEAT_LEAVES,
	SEAT_TAKEN_BACK, /* by whoever gave it */
	SEAT_GIVEN_UP    /* no or left, as it stands; with `then` */
};
/* What is offered in its place, in the same act. */
struct seat_then {
	uint64_t slot; /* another place to the same case; 0: the same place */
	uint64_t kase; /* to another case; 0: the same */
	uint64_t seat; /* another seat, given up as well: each has the place of
			  the other; 0: none */
};
/* What somebody said of his seat. */
struct seat_answer {
	enum seat_said said;
	const char *cause;            /* code, or NULL */
	const char *reason;           /* or NULL */
	const struct seat_then *then; /* NULL: nothing */
	const uint64_t *seats;
	size_t n;
	/* Of the log, where the caller saw them: what was changed after that stays;
	 * 0: as they are now. */
	uint64_t seen;
	uint64_t act; /* goes on with it; 0: one of its own */
	bool try;
};
/* PERM_PLAN. Notes the answer for each; one that cannot be stays as it is. For a cause
 * by which seats are withdrawn each is withdrawn, whatever was said. What comes then
 * goes with it, or both stay. That
 * nobody was reached is a call to the person of its case (PERM_REGISTER), and counts
 * as such (casework/contact.h): the one that makes it unreachable refuses the seat. */
int op_seats_answer(struct office *office, const struct seat_answer *a,
	struct receipt *out, struct err *err);
/* Is it a cause that a seat has there where this one is? NULL is one. */
int seat_cause_known(struct office *office, struct txn *txn,
	const struct record *seat, const char *cause, struct err *err);
/* May the caller note such answers at all? */
int seats_answer_may(
	struct office *office, enum seat_said said, struct err *err);

#endif
