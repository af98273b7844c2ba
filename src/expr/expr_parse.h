/* SPDX-License-Identifier: MIT */
/* Between expr_parse.c (the shape) and expr_type.c (what fits what). */
#ifndef EXPR_EXPR_PARSE_H
#define EXPR_EXPR_PARSE_H

#include "magang/expr/expr_lex.h"
#include "magang/expr/xnode.h"

struct arena;
struct diag_list;

struct expr_parser {
	struct arena *arena; /* of the expression; its nodes come last */
	struct expr *e;
	const struct expr_scope *scope;
	const char *who;
	struct text_place at;
	struct diag_list *diags;
	struct token tok;
	uint32_t last_end; /* of the token before */
	int depth;
	bool stop;   /* the shape is broken: no more faults */
	bool failed; /* there was a fault */
};

/* The grammar. Each returns the index of a node, never an error. */
int parse_or(struct expr_parser *p);
int parse_sum(struct expr_parser *p);
int parse_unary(struct expr_parser *p);

#endif
