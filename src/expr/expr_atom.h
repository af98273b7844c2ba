/* SPDX-License-Identifier: MIT */
/* The leaves of an expression. */
#ifndef EXPR_EXPR_ATOM_H
#define EXPR_EXPR_ATOM_H

#include "magang/expr/expr_lex.h"
#include "magang/expr/xnode.h"

struct expr_parser;

/* Each returns the index of a node, never an error. */
int parse_number(struct expr_parser *p);
int parse_date(struct expr_parser *p);
int parse_string(struct expr_parser *p);
int parse_name(struct expr_parser *p);

/* The unit of time that a token is, as one of it; false: none. */
bool parse_unit(
	const struct expr_parser *p, const struct token *t, struct span *out);

#endif
