/* SPDX-License-Identifier: MIT */
/*
 * The inside of an expression: an array of nodes, children before their
 * parents. Chains (a and b and c, a + b - c) are one node with a list of
 * children, so that the depth of the tree is bounded by the nesting of the
 * text and every walk may recurse.
 */
#ifndef MAGANG_EXPR_XNODE_H
#define MAGANG_EXPR_XNODE_H

#include "magang/expr/expr.h"
#include "magang/expr/expr_parse.h"
#include "magang/field/fdef.h"
#include "magang/field/type.h"
#include "magang/base/span.h"

/* What a node does with its children. */
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

/* How XOP_COMPARE compares. */
enum xcmp { CMP_EQ, CMP_NE, CMP_LT, CMP_LE, CMP_GT, CMP_GE };

struct xnode {
	enum xop op : 8;
	enum xtype type : 8;
	enum xcmp cmp : 8;
	enum span_unit unit : 8; /* of a span; its amount is `number` */
	enum fact fact : 8;
	char joined;         /* + - * /: how it hangs in its chain */
	bool health;         /* its own value is of that class */
	uint32_t start, end; /* bytes of the text */
	int first, next;     /* child, sibling; -1: none */
	int64_t number;
	const char *text; /* word, text, name of a fact; NUL-terminated */
	const struct fdef *field; /* also: whose code a word is */
	const struct fdef *via;   /* XOP_FIELD: the reference before the dot */
};

/* What expressions of one program are built with. */
struct expr_source {
	struct arena *arena;
	struct expr_scope scope;
};

/* A text and its nodes; those of a later one are made on first use. */
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

/* The node that a row has kept; of another text it is the whole. */
static inline const struct xnode *
xnode_kept(const struct expr *e, int node)
{
	return &e->nodes[node >= 0 && (size_t)node < e->n ? node : e->root];
}

#endif
