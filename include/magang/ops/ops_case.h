/* SPDX-License-Identifier: MIT */
/* Cases: moved, papers. */
#ifndef MAGANG_OPS_OPS_CASE_H
#define MAGANG_OPS_OPS_CASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct receipt;

struct stage;

/* A move as somebody decides it who looks at the case. */
struct decision {
	uint64_t id;
	/* versions of the case and of its person that were looked at, 0:
	 * whatever they are; MG_ECONFLICT where one is another by now */
	uint64_t seen, seen_person;
	/* Of many: the head of the log that they were looked at with; one that
	 * somebody has changed since, or its person, stays. 0: none does. */
	uint64_t since;
	const char *stage;  /* of its program, by name */
	const char *reason; /* in words; NULL, "": none */
	const char *cause;  /* code, one that the move lists; NULL: none */
	/* Of what is tried: nothing is done after it, so who sees no health is
	 * told of no answer that hangs on it. */
	bool looks;
};
/* Moves it to the stage, or on the waiting list that the move has for want of
 * room. MG_ENOTALLOWED: what speaks against it is in office->verdict. */
int op_case_decide(struct office *office, const struct decision *d,
	struct receipt *out, struct err *err);
/*
 * Many records at once, in the order of a waiting list, whatever the order they
 * are given in: each that may, in one act, and in one change as long as
 * its bytes allow. Those that may not stay as they are and stand in `left` (room
 * for n), the receipt says how many and why; behind them in `left` those that
 * came on a waiting list, as many as the receipt says. A code, and the first sentence,
 * when none went: MG_ENOENT where all are so already.
 */
int op_cases_move(struct office *office, const uint64_t *ids, size_t n,
	const struct decision *to, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err);
/* The same answer, in the same order, without the moves. */
int op_cases_try(struct office *office, const uint64_t *ids, size_t n,
	const struct decision *to, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err);
/* The answer of one without the move. */
int op_case_move_check(
	struct office *office, const struct decision *d, struct err *err);
/* The waiting list on which the case came, or would come, that was asked about
 * last; NULL: where it was to go. */
const struct stage *op_case_list(
	const struct office *office, const char *stage);
/* Document of the checklist: present since `date`; DATE_NONE takes it away. */
int op_case_document(struct office *office, uint64_t id, const char *document,
	int32_t date, struct receipt *out, struct err *err);

#endif
