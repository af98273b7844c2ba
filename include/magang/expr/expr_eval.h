/* SPDX-License-Identifier: MIT */
/* Evaluation: pure, linear. */
#ifndef MAGANG_EXPR_EXPR_EVAL_H
#define MAGANG_EXPR_EXPR_EVAL_H

#include "magang/expr/expr.h"
#include "magang/field/type.h"

struct expr;
struct xnode;

const char *expr_text(const struct expr *e); /* as written */

/* The answer of an expression that asks: its facts are borrowed for the call.
 */
enum tri expr_test(const struct expr *e, const struct facts *facts);
/* The value of any expression; a code as its text. VALUE_UNKNOWN where
 * something is missing, or divided by 0. */
void expr_value(
	const struct expr *e, const struct facts *facts, struct value *out);

/* Fields of the case and the person that the expression reads, a reference for
 * what is behind it; returns how many were written to out. */
size_t expr_fields(const struct expr *e, const struct fdef **out, size_t max);

/* What kind of value it comes to. */
enum xtype expr_type(const struct expr *e);
/* Of XT_CODE: the field whose values the answer is one of. */
const struct fdef *expr_codes(const struct expr *e);

/* The value of one node; code types as an index. */
struct value xnode_value(
	const struct expr *e, int node, const struct facts *facts);
/* What a function of the case says; a day that is too far off is the last. */
struct value xnode_fact(const struct xnode *n, const struct facts *facts);
/* The answer of one node that asks. */
enum tri xnode_test(const struct expr *e, int node, const struct facts *facts);

#endif
