/* SPDX-License-Identifier: MIT */
/* What of the past the caller may be told. */
#ifndef MAGANG_OPS_HISTORY_TOLD_H
#define MAGANG_OPS_HISTORY_TOLD_H

#include <stdbool.h>

struct office;
struct op;
struct txn;

/* May the caller be told of an operation of a change that got this answer? Looks
 * at the store by itself. */
bool history_tells(struct office *office, const struct op *op, int code);
/* The same, in a transaction that is there. */
bool history_tells_in(
	struct office *office, struct txn *txn, const struct op *op, int code);
/* Of a change that was refused for `code`: what it was to make never came to be,
 * and its number is that of what came next. */
bool history_never_was(const struct op *op, int code);

/* Is it one of the records that an act of the caller's is said to have? All but
 * what lies outside of what he sees. */
bool history_counts(struct office *office, const struct op *op);

#endif
