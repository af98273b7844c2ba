/* SPDX-License-Identifier: MIT */
/*
 * The inside of an expression: an array of nodes, children before their
 * parents. Chains (a and b and c, a + b - c) are one node with a list of
 * children, so that the depth of the tree is bounded by the nesting of the
 * text and every walk may recurse.
 */
#ifndef PROGRAM_XNODE_H
#define PROGRAM_XNODE_H

#include "magang/expr/expr.h"
#include "magang/field/fdef.h"
#include "magang/field/type.h"
#include "magang/yaml/span.h"

enum xop {
	XOP_LITERAL, /* number, date, yes/no, span, text, word */
	XOP_TODAY,
	XOP_FIELD,
	XOP_FACT,
	XOP_AGE,    /* field birth_date; child: on */
	XOP_MONTHS, /* child: since */
	XOP_VALID,  /* fact; child: on, or none: today */
	XOP_KNOWN,
	XOP_MIN,
	XOP_MAX,
	XOP_ROUND,
	XOP_NEGATE,
	XOP_SUM,     /* children joined by + and - */
	XOP_PRODUCT, /* children joined by * and / */
	XOP_COMPARE, /* two children */
	XOP_IN,      /* value, then the list */
	XOP_BETWEEN, /* value, low, high */
	XOP_NOT,
	XOP_AND,
	XOP_OR,
	XOP_COUNT
};

enum xcmp { CMP_EQ, CMP_NE, CMP_LT, CMP_LE, CMP_GT, CMP_GE };

struct xnode {
	enum xop op : 8;
	enum xtype type : 8;
	enum xcmp cmp : 8;
	enum span_unit unit : 8; /* of a span; its amount is `number` */
	enum fact fact : 8;
	char joined;         /* + - * /: how it hangs in its chain */
	uint32_t start, end; /* bytes of the text */
	int first, next;     /* child, sibling; -1: none */
	int64_t number;
	const char *text; /* word, text, name of a fact; NUL-terminated */
	const struct fdef *field; /* also: whose code a word is */
	const struct fdef *via;	  /* XOP_FIELD: the reference before the dot */
};

/* What expressions of one program are built with. */
struct expr_source {
	struct arena *arena;
	struct expr_scope scope;
};

struct expr {
	const char *text;
	struct xnode *nodes; /* NULL: see expr_later() */
	size_t n, cap;
	int root;
	enum expr_want want;
	unsigned reads; /* enum expr_reads */
	const struct expr_source *source;
	struct arena *own; /* of expr_compile(), else NULL */
};

/* Where a text stands in a file; !exact: faults point to its beginning. */
struct place {
	int line, column;
	bool exact;
};

/* In the arena of `source`; `text` is borrowed for as long. */
struct expr *expr_build(const struct expr_source *source, const char *text,
	enum expr_want want, const char *who, struct place at,
	struct diag_list *diags);
/* One whose text is known to have no faults: it is built when it is asked for
 * first, which most are not in most sessions. */
struct expr *expr_later(const struct expr_source *source, const char *text,
	enum expr_want want);
/* Whoever looks at nodes goes through this. */
const struct expr *expr_ready(const struct expr *e);

enum xtype expr_type(const struct expr *e);
/* Of XT_CODE: the field whose values the answer is one of. */
const struct fdef *expr_codes(const struct expr *e);
bool xtype_is_number(enum xtype type);
const char *xtype_name(enum xtype type); /* "a date" */
enum xtype xtype_of_field(const struct fdef *f);

/* 2027-03-31 and nothing else; DATE_NONE where it is not one. */
int32_t date_literal(const char *s, size_t n);

/* expr_eval.c: the value of one node; code types as an index. */
struct value xnode_value(
	const struct expr *e, int node, const struct facts *facts);
/* What a function of the case says; a day that is too far off is the last. */
struct value xnode_fact(const struct xnode *n, const struct facts *facts);
enum tri xnode_test(const struct expr *e, int node, const struct facts *facts);

/* expr_why.c: a value for people; code types by their index. */
struct buf;
void xnode_value_text(struct buf *out, enum xtype type, const struct fdef *f,
	const struct value *v);

bool word_reserved(const char *word); /* a word of the expressions */

/* expr_lex.c */
enum token_kind {
	TOK_END,
	TOK_NUMBER, /* digits and dots */
	TOK_DATE,
	TOK_WORD, /* also 2nd, a2.1 */
	TOK_STRING,
	TOK_SYMBOL, /* + - * / ( ) , = != < <= > >= */
	TOK_BAD,
};

struct token {
	enum token_kind kind;
	uint32_t start, end;
};

/* The token at or behind byte `at`. */
struct token expr_token_next(const char *text, uint32_t at);
bool token_is(const char *text, const struct token *t, const char *word);

#endif
