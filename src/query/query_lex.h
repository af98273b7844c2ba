/* SPDX-License-Identifier: MIT */
/* A filter line in pieces, and the state of reading it. */
#ifndef QUERY_QUERY_LEX_H
#define QUERY_QUERY_LEX_H

#include "query_tree.h"

struct err;
struct office;

#define QUERY_LINE 2000 /* bytes */
#define QUERY_NODES 256
#define QUERY_DEPTH 24
#define QUERY_ITEMS 64 /* of a list a,b,c */

enum query_token_kind {
	TOKEN_END,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_AND,
	TOKEN_OR,
	TOKEN_NOT,
	TOKEN_WORD,
	TOKEN_TERM,
};

enum relation {
	OP_IS, /* ":" */
	OP_EQUAL,
	OP_DIFFERENT,
	OP_LESS,
	OP_LESS_EQUAL,
	OP_MORE,
	OP_MORE_EQUAL,
};
extern const char *const op_text[];

struct query_token {
	enum query_token_kind kind;
	size_t at;       /* byte in the line */
	const char *key; /* of a term */
	enum relation op;
	size_t value_at;
	const char *value; /* of a term, quotes and all; or the word without */
	bool quoted;       /* a word in quotes is never a keyword */
};

struct query_parser {
	struct office *office;
	struct query *q;
	const char *line; /* NFC, full-width letters narrowed */
	size_t at;
	struct query_token token;
	int depth;
	size_t nodes;
	struct err *err;
};

/* "column 7: ..."; returns code. */
int parser_fault(struct query_parser *p, size_t at, int code, const char *fmt,
	...) __attribute__((format(printf, 4, 5)));
/* The same before a sentence that is in p->err. */
int parser_place(struct query_parser *p, size_t at, int code);
int token_next(struct query_parser *p);

/* The parts of "a,b,c" with their quotes taken off. */
struct item {
	const char *text;
	size_t at;
	bool quoted;
};
int items_split(struct query_parser *p, const struct query_token *t,
	struct item out[QUERY_ITEMS], size_t *n);

struct query_node *node_new(struct query_parser *p, enum query_node_kind kind);
void node_add(struct query_node *parent, struct query_node *child);
/* A node with an empty test. */
struct query_node *node_of(struct query_parser *p, test_fn *fn,
	const struct fdef *field, bool of_person);
void test_add_range(
	struct query_parser *p, struct test *t, int64_t lo, int64_t hi);
void test_add_text(struct query_parser *p, struct test *t, const char *text);

#endif
