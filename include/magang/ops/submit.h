/* SPDX-License-Identifier: MIT */
/* A change numbered, sealed, appended; a refusal in words. */
#ifndef MAGANG_OPS_SUBMIT_H
#define MAGANG_OPS_SUBMIT_H

struct change;
struct err;
struct freed_list;
struct office;

/*
 * Submits a change: numbers it, makes ids for new records (an id that is no
 * greater than the number of operations is a placeholder: the record that the
 * n-th of them makes), seals, appends to the log. On refusal: the code, and the
 * sentence of apply(). What was left out is marked in the operations; `freed`
 * (may be NULL) gets what the rest makes of waiting lists (waiting.h).
 */
int submit(struct office *office, struct change *c, struct freed_list *freed,
	struct err *err);
/* The same answer, as exact as the real one, and nothing is kept of it. Inside
 * the gate. */
int submit_try(struct office *office, struct change *c, struct err *err);

#endif
