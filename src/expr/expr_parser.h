/* SPDX-License-Identifier: MIT */
/* Faults, tokens and nodes while it is read. */
#ifndef EXPR_EXPR_PARSER_H
#define EXPR_EXPR_PARSER_H

#include "magang/expr/xnode.h"

struct expr_parser;

/* A fault at a byte of the text; with `near`, names to offer. */
void expr_parser_fault(struct expr_parser *p, uint32_t at, const char *id,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The shape is broken at the token: one fault, the rest is not looked at. */
void parser_broken(struct expr_parser *p, const char *needed);

void parser_advance(struct expr_parser *p);
bool parser_is(const struct expr_parser *p, const char *word);
bool parser_accept(struct expr_parser *p, const char *word);
void parser_expect(struct expr_parser *p, const char *word);
bool parser_deeper(
	struct expr_parser *p); /* false: too deep, and that was told */

/* A piece of the text, kept with the expression. */
const char *parser_keep(struct expr_parser *p, uint32_t start, uint32_t end);

/* So many faults that no more are told: then none is made up either. */
bool parser_full(struct expr_parser *p);

struct xnode *parser_node(struct expr_parser *p, int i);
int parser_add(struct expr_parser *p, enum xop op, uint32_t start);
int parser_bad(struct expr_parser *p);
/* A parent of the given first child, which it begins with. */
int parser_parent(struct expr_parser *p, enum xop op, int child);
void parser_append(struct expr_parser *p, int *last, int child);

/* The piece of the text that a node stands for, for a fault. */
#define PIECE_MAX 48
const char *parser_piece(struct expr_parser *p, int i, char out[PIECE_MAX + 8]);

#endif
