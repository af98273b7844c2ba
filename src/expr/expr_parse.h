/* SPDX-License-Identifier: MIT */
/* Between expr_parse.c (the shape) and expr_type.c (what fits what). */
#ifndef PROGRAM_EXPR_PARSE_H
#define PROGRAM_EXPR_PARSE_H

#include "magang/expr/xnode.h"

struct parser {
	struct arena *arena; /* of the expression; its nodes come last */
	struct expr *e;
	const struct expr_scope *scope;
	const char *who;
	struct place at;
	struct diag_list *diags;
	struct token tok;
	uint32_t last_end; /* of the token before */
	int depth;
	bool stop;   /* the shape is broken: no more faults */
	bool failed; /* there was a fault */
};

/* A fault at a byte of the text; with `near`, names to offer. */
void expr_parser_fault(struct parser *p, uint32_t at, const char *id,
	const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The shape is broken at the token: one fault, the rest is not looked at. */
void parser_broken(struct parser *p, const char *needed);

void parser_advance(struct parser *p);
bool parser_is(const struct parser *p, const char *word);
bool parser_accept(struct parser *p, const char *word);
void parser_expect(struct parser *p, const char *word);
bool parser_deeper(struct parser *p); /* false: too deep, and that was told */

/* A piece of the text, kept with the expression. */
const char *parser_keep(struct parser *p, uint32_t start, uint32_t end);

/* So many faults that no more are told: then none is made up either. */
bool parser_full(struct parser *p);

struct xnode *parser_node(struct parser *p, int i);
int parser_add(struct parser *p, enum xop op, uint32_t start);
int parser_bad(struct parser *p);
/* A parent of the given first child, which it begins with. */
int parser_parent(struct parser *p, enum xop op, int child);
void parser_append(struct parser *p, int *last, int child);

/* The grammar. Each returns the index of a node, never an error. */
int parse_or(struct parser *p);
int parse_sum(struct parser *p);
int parse_unary(struct parser *p);
int parse_number(struct parser *p);

/* expr_func.c: the function whose word is the token, or -1. */
int parse_function(struct parser *p);
bool function_word(const char *word);

struct unit {
	const char *word;
	enum span_unit unit;
	int times;
};
/* The unit of time that a token is, or NULL. */
const struct unit *parse_unit(const struct parser *p, const struct token *t);

/* The piece of the text that a node stands for, for a fault. */
#define PIECE_MAX 48
const char *parser_piece(struct parser *p, int i, char out[PIECE_MAX + 8]);

/* A bare word that nothing has given a meaning: a fault now. */
void type_settle(struct parser *p, int i);
/* Must be yes/no; a number. */
void type_yesno(struct parser *p, int i);
void type_date(struct parser *p, int i);
/* Gives a node its type from its children, with faults. */
void type_compare(struct parser *p, int i);
void type_in(struct parser *p, int i);
void type_between(struct parser *p, int i);
void type_chain(struct parser *p, int i);
void type_extreme(struct parser *p, int i); /* min, max */
void type_number(struct parser *p, int i);

#endif
