/* SPDX-License-Identifier: MIT */
/* What would change an answer. */
#ifndef MAGANG_EXPR_EXPR_TURNS_H
#define MAGANG_EXPR_EXPR_TURNS_H

#include "magang/expr/expr.h"

struct expr;

/*
 * What would change it: for an answer that is not yes, single facts that would
 * make it yes, each with the smallest step: the next level, the nearest number
 * or day. Found by evaluating with one fact changed, not by reading the text,
 * so that a row is true whatever the expression is. A birth date and the day
 * of a stage are not offered. Returns how many rows there are.
 */
struct turn {
	const struct fdef *field; /* the field that would change, or NULL: */
	enum fact fact;           /* a function of the case, */
	const char *arg;          /* its argument or NULL; borrowed from e */
	char *seen;               /* "n5", or "unknown" */
	char *wanted;             /* "n4" */
	struct value value;       /* wanted, as the field keeps it; text is
				     borrowed from the field or from e */
};
struct turns {
	struct turn *rows;
	size_t n, cap;
};
size_t expr_turns(
	const struct expr *e, const struct facts *facts, struct turns *out);
void turns_release(struct turns *turns);

#endif
