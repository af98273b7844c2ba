/* SPDX-License-Identifier: MIT */
/* The reasons of an answer as rows. */
#ifndef MAGANG_EXPR_EXPR_WHY_H
#define MAGANG_EXPR_EXPR_WHY_H

#include "magang/expr/expr.h"
#include "magang/field/type.h"

struct buf;
struct expr;

/* Answer with the reasons: one row for each and, or, not, comparison and
 * function that is asked, depth-first. */
struct why_row {
	int depth; /* 0 is the expression itself */
	enum tri answer;
	char *what;         /* "jlpt >= n5": as written */
	char *seen;         /* "n4"; NULL for and/or/not */
	char *needed;       /* ">= n5"; NULL for and/or/not */
	int node;           /* its place in the expression, for expr_say() */
	struct value value; /* the value seen; text is borrowed */
	bool health;        /* it, or a part of it, is of that class */
};
struct why {
	struct why_row *rows;
	size_t n, cap;
};
void why_release(struct why *why);
enum tri expr_explain(
	const struct expr *e, const struct facts *facts, struct why *why);

/* Rows that were kept, said later: see expr_say.h. */
/* The value that the row had seen, as people read it. */
void expr_say_seen(const struct expr *e, int node, const struct value *v,
	enum lang lang, struct buf *out);
/* Would the value that a row has seen tell something about health? */
bool expr_seen_health(const struct expr *e, int node);
/* Is that the answer of a part that asks for the places of a case, or for their
 * host, where it has none? */
bool expr_lacks_place(const struct expr *e, int node, enum tri answer);
/* The field whose value a row has seen; NULL: something that was worked out. */
const struct fdef *expr_seen_field(const struct expr *e, int node);

/* What the index-th choice of a field is called; NULL: there is none. */
const char *xnode_choice(const struct fdef *f, int64_t index, enum lang lang);
/* A value of that type; codes by the labels of `f`, which may be NULL. */
void xnode_value_text(struct buf *out, enum xtype type, const struct fdef *f,
	const struct value *v);

#endif
