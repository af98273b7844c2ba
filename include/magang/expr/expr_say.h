/* SPDX-License-Identifier: MIT */
/*
 * An expression, or a row that was kept of it, in the words of a reader: a node is
 * the number that the row had (expr_why.h). Both may come from outside; what does
 * not fit the expression is said as the whole of it.
 */
#ifndef MAGANG_EXPR_EXPR_SAY_H
#define MAGANG_EXPR_EXPR_SAY_H

#include "magang/base/i18n.h"
#include "magang/expr/expr.h"

struct buf;
struct expr;

/* Whose words they are. */
struct expr_words {
	void *ctx;
	enum lang lang;
	/* What the argument of a function is called, or the function itself
	 * where it has none; NULL: as it is written. */
	const char *(*name)(void *ctx, enum fact fact, const char *arg);
	/* Of the code of a place; NULL, or NULL returned: as it is written. */
	const char *(*area)(void *ctx, uint64_t code);
};
/* The part of the text, with labels in place of fields, values and arguments and
 * words in place of signs: "Japanese at least N4", "Letter filled in"; words NULL:
 * as it is written. */
void expr_say(const struct expr *e, int node, const struct expr_words *words,
	struct buf *out);

#endif
