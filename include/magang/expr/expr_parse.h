/* SPDX-License-Identifier: MIT */
/* The grammar. */
#ifndef MAGANG_EXPR_EXPR_PARSE_H
#define MAGANG_EXPR_EXPR_PARSE_H

#include "magang/expr/expr.h"

struct diag_list;
struct expr;
struct expr_source;

/* What names may stand in a text. `find` borrows; NULL: no such field. */
struct expr_scope {
	const void *ctx;
	const struct fdef *(*find)(const void *ctx, const char *name, size_t n);
	/* Is `name` a stage, document, activity, purpose or score part? */
	bool (*known)(
		const void *ctx, enum fact fact, const char *name, size_t n);
	/* All names of a kind, for "did you mean"; returns how many of `max`. */
	size_t (*names)(const void *ctx, int fact_or_minus_1, const char **out,
		size_t max);
	/* Fields of what a reference points to; NULL: of nothing. */
	const struct fdef *(*behind)(
		const void *ctx, const struct fdef *via, size_t *n);
	/* Is a document one of health? NULL: none is. */
	bool (*health)(
		const void *ctx, enum fact fact, const char *name, size_t n);
};

/* What the text must come to: an answer, a number, any value. */
enum expr_want { EXPR_WANT_TRI, EXPR_WANT_NUMBER, EXPR_WANT_ANY };

/*
 * NULL when there was a fault; every fault is added to `diags` at line:column
 * of its place (line, column: where the text begins; who = "rule 'age'").
 */
struct expr *expr_compile(const char *text, const struct expr_scope *scope,
	enum expr_want want, const char *who, int line, int column,
	struct diag_list *diags);
void expr_free(struct expr *e);

/* Where a text stands in a file; !exact: faults point to its beginning. */
struct text_place {
	int line, column;
	bool exact;
};

/* In the arena of `source`; `text` is borrowed for as long. */
struct expr *expr_build(const struct expr_source *source, const char *text,
	enum expr_want want, const char *who, struct text_place at,
	struct diag_list *diags);
/* One whose text is known to have no faults: it is built when it is asked for
 * first, which most are not in most sessions. */
struct expr *expr_later(const struct expr_source *source, const char *text,
	enum expr_want want);
/* Whoever looks at nodes goes through this. */
const struct expr *expr_ready(const struct expr *e);
/* What the answer hangs on: enum expr_reads. */
unsigned expr_reads(const struct expr *e);

bool word_reserved(const char *word); /* a word of the expressions */

#endif
