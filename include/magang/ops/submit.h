/* SPDX-License-Identifier: MIT */
/* A change numbered, sealed, appended; a refusal in words. */
#ifndef MAGANG_OPS_SUBMIT_H
#define MAGANG_OPS_SUBMIT_H

#include <stdint.h>

struct change;
struct err;
struct freed_list;
struct office;
struct txn;

/*
 * Submits a change: numbers it, makes ids for new records (an id that is no
 * greater than the number of operations is a placeholder: the record that the
 * n-th of them makes), seals, appends to the log. On refusal: the code, and the
 * sentence of apply(). What was left out is marked in the operations; `freed`
 * (may be NULL) gets what the rest makes of waiting lists (waiting.h).
 */
int submit(struct office *office, struct change *c, struct freed_list *freed,
	struct err *err);
/* Looks at what a change makes, and at the places that it makes free, before all
 * of it is thrown away. */
typedef void (*submit_tried)(
	void *ctx, struct txn *txn, const struct freed_list *freed);
/* The same answer, as exact as the real one, and nothing is kept of it. Inside
 * the gate. tried: NULL, or called where the change stands and frees places. */
int submit_try(struct office *office, struct change *c, submit_tried tried,
	void *ctx, struct err *err);

#endif
