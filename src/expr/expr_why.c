/* SPDX-License-Identifier: MIT */
/*
 * The reasons of an answer: the tree of an expression as rows. What is seen and
 * what is needed are both values, not phrases, so that a letter can say them
 * in any language.
 */
#include "magang/expr/expr_why.h"

#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_lex.h"
#include "magang/expr/xnode.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

/* --- values as text ------------------------------------------------------ */

typedef void text_fn(
	struct buf *out, const struct fdef *f, const struct value *v);

static void
text_yesno(struct buf *out, const struct fdef *f, const struct value *v)
{
	(void)f;
	buf_adds(out, v->number != 0 ? _("yes") : _("no"));
}

static void
text_number(struct buf *out, const struct fdef *f, const struct value *v)
{
	char text[DECIMAL_TEXT];

	(void)f;
	buf_adds(out, decimal_format(text, v->number));
}

static void
text_money(struct buf *out, const struct fdef *f, const struct value *v)
{
	char text[DECIMAL_TEXT];

	(void)f;
	buf_adds(out, money_format(text, v->number));
}

static void
text_date(struct buf *out, const struct fdef *f, const struct value *v)
{
	const int32_t last = date_from_civil(9999, 12, 31);
	char text[DATE_TEXT];

	(void)f;
	if (v->number >= last)
		buf_adds(out, _("for ever"));
	else if (v->number > INT32_MIN)
		buf_adds(out, date_format(text, (int32_t)v->number));
}

static void
text_code(struct buf *out, const struct fdef *f, const struct value *v)
{
	assert(f != NULL && v->number >= 0 && (size_t)v->number < f->n_choices);
	buf_adds(out, f->choices[v->number].code);
}

/* 320512 is 32.05.12 */
static void
text_area(struct buf *out, const struct fdef *f, const struct value *v)
{
	char digits[24];
	size_t i;

	(void)f;
	snprintf(digits, sizeof(digits), "%lld", (long long)v->number);
	for (i = 0; digits[i] != '\0'; i++) {
		if (i == 2 || i == 4 || i == 6)
			buf_addc(out, '.');
		buf_addc(out, digits[i]);
	}
}

static void
text_plain(struct buf *out, const struct fdef *f, const struct value *v)
{
	(void)f;
	if (v->kind == VALUE_TEXT)
		buf_add(out, v->text, v->len);
	else
		buf_addf(out, "%lld", (long long)v->number);
}

static text_fn *const texts[] = {
	[XT_BAD] = text_plain,
	[XT_YESNO] = text_yesno,
	[XT_NUMBER] = text_number,
	[XT_MONEY] = text_money,
	[XT_PLAIN] = text_number,
	[XT_DATE] = text_date,
	[XT_TEXT] = text_plain,
	[XT_CODE] = text_code,
	[XT_CODES] = text_plain,
	[XT_AREA] = text_area,
	[XT_REF] = text_plain,
	[XT_SPAN] = text_plain,
	[XT_WORD] = text_plain,
};

void
xnode_value_text(struct buf *out, enum xtype type, const struct fdef *f,
	const struct value *v)
{
	assert((size_t)type < ARRAY_SIZE(texts));
	if (v->kind == VALUE_UNKNOWN)
		buf_adds(out, _("unknown"));
	else
		texts[type](out, f, v);
}

/* --- rows ---------------------------------------------------------------- */

struct why_walk {
	const struct expr *e;
	const struct facts *facts;
	struct why *why;
};

static char *
written(const struct expr *e, const struct xnode *n)
{
	return xstrndup(e->text + n->start, n->end - n->start);
}

static struct why_row *
add_row(struct why_walk *w, const struct xnode *n, int depth, enum tri answer)
{
	struct why *why = w->why;
	struct why_row *row;

	VEC_GROW(why->rows, why->n, why->cap);
	row = &why->rows[why->n++];
	*row = (struct why_row){ .depth = depth,
		.answer = answer,
		.what = written(w->e, n),
		.node = (int)(n - w->e->nodes) };
	return row;
}

/* `beside`: the other side, which says whether a plain number is money. */
static enum xtype
type_beside(const struct xnode *n, const struct xnode *beside)
{
	return n->type == XT_PLAIN ? beside->type : n->type;
}

static char *
node_text(struct why_walk *w, const struct xnode *n, const struct xnode *beside,
	const char *before)
{
	const struct value v =
		xnode_value(w->e, (int)(n - w->e->nodes), w->facts);
	struct buf b = BUF_INIT;

	buf_adds(&b, before);
	if (v.kind == VALUE_UNKNOWN && before[0] != '\0')
		buf_add(&b, w->e->text + n->start, n->end - n->start);
	else
		xnode_value_text(&b, type_beside(n, beside), n->field, &v);
	return buf_detach(&b);
}

/* Does a comparison stand with its literal first? */
static bool
is_turned(const struct xnode *l, const struct xnode *r)
{
	return l->op == XOP_LITERAL && r->op != XOP_LITERAL;
}

/* The node whose value decides about another, and how it is printed. */
static const struct xnode *
seen_node(const struct expr *e, const struct xnode *n, enum xtype *type)
{
	const struct xnode *first = n->first < 0 ? n : &e->nodes[n->first];
	const struct xnode *seen = n;

	if (n->op == XOP_COMPARE && is_turned(first, &e->nodes[first->next]))
		seen = &e->nodes[first->next];
	else if (n->op == XOP_COMPARE || n->op == XOP_IN ||
		 n->op == XOP_BETWEEN || n->op == XOP_KNOWN || n->op == XOP_NOT)
		seen = first;
	*type = n->op == XOP_VALID ? XT_DATE : type_beside(seen, first);
	return seen;
}

/* Is a value of health in it? A sum hides one. */
static bool
seen_health(const struct expr *e, const struct xnode *n)
{
	bool found = n->health;

	for (int c = n->first; c >= 0 && !found; c = e->nodes[c].next)
		found = seen_health(e, &e->nodes[c]);
	return found;
}

static void
see(struct why_walk *w, const struct xnode *n, struct why_row *row)
{
	struct buf text = BUF_INIT;
	enum xtype type;
	const struct xnode *seen = seen_node(w->e, n, &type);

	/* of valid(DOCUMENT) the last day, not whether it has passed */
	row->value = n->op == XOP_VALID
			     ? xnode_fact(n, w->facts)
			     : xnode_value(w->e, (int)(seen - w->e->nodes),
				       w->facts);
	row->health = seen_health(w->e, seen);
	xnode_value_text(&text, type, seen->field, &row->value);
	row->seen = buf_detach(&text);
}

static const struct {
	const char *symbol, *turned; /* as it is, and with its sides turned */
} symbols[] = {
	[CMP_EQ] = { "= ", "= " },
	[CMP_NE] = { "!= ", "!= " },
	[CMP_LT] = { "< ", "> " },
	[CMP_LE] = { "<= ", ">= " },
	[CMP_GT] = { "> ", "< " },
	[CMP_GE] = { ">= ", "<= " },
};

static char *
need_compare(struct why_walk *w, const struct xnode *n)
{
	const struct xnode *l = &w->e->nodes[n->first];
	const struct xnode *r = &w->e->nodes[l->next];
	const bool turn = is_turned(l, r);

	return node_text(w, turn ? l : r, turn ? r : l,
		turn ? symbols[n->cmp].turned : symbols[n->cmp].symbol);
}

/* in, between: what stands behind the value, as written */
static char *
need_list(struct why_walk *w, const struct xnode *n)
{
	const struct xnode *l = &w->e->nodes[n->first];
	const char *rest = w->e->text + l->end;
	size_t len = n->end - l->end;

	for (; len > 0 && *rest == ' '; rest++)
		len--;
	return xstrndup(rest, len);
}

static char *
need_yes(struct why_walk *w, const struct xnode *n)
{
	(void)w;
	(void)n;
	return xstrdup(_("yes"));
}

static char *
need_known(struct why_walk *w, const struct xnode *n)
{
	(void)w;
	(void)n;
	return xstrdup(_("known"));
}

/* valid(DOCUMENT) on DATE: the day */
static char *
need_valid(struct why_walk *w, const struct xnode *n)
{
	struct value day = { .kind = VALUE_NUMBER, .number = w->facts->today };
	struct buf needed = BUF_INIT;

	if (n->first >= 0)
		return node_text(w, &w->e->nodes[n->first], n, ">= ");
	buf_adds(&needed, ">= ");
	xnode_value_text(&needed, XT_DATE, NULL, &day);
	return buf_detach(&needed);
}

typedef char *need_fn(struct why_walk *w, const struct xnode *n);

/* what has no row here is a value by itself */
static need_fn *const needs[XOP_COUNT] = {
	[XOP_COMPARE] = need_compare,
	[XOP_IN] = need_list,
	[XOP_BETWEEN] = need_list,
	[XOP_KNOWN] = need_known,
	[XOP_VALID] = need_valid,
};

static void why_node(struct why_walk *w, int i, int depth);

static void
why_children(struct why_walk *w, const struct xnode *n, int depth)
{
	int c;

	for (c = n->first; c >= 0; c = w->e->nodes[c].next)
		why_node(w, c, depth);
}

/* "not FIELD" is one row; what is needed is a no */
static bool
why_not(struct why_walk *w, const struct xnode *n, int depth, enum tri answer)
{
	const struct xnode *k = &w->e->nodes[n->first];
	struct why_row *row;

	if (k->op != XOP_FIELD && k->op != XOP_FACT)
		return false;
	row = add_row(w, n, depth, answer);
	see(w, n, row);
	row->needed = xstrdup(_("no"));
	return true;
}

static void
why_node(struct why_walk *w, int i, int depth)
{
	const struct xnode *n = &w->e->nodes[i];
	const enum tri answer = xnode_test(w->e, i, w->facts);
	const bool joins =
		n->op == XOP_AND || n->op == XOP_OR || n->op == XOP_NOT;
	struct why_row *row;

	if (n->op == XOP_NOT && why_not(w, n, depth, answer))
		return;
	row = add_row(w, n, depth, answer);
	if (joins) {
		why_children(w, n, depth + 1);
		return;
	}
	see(w, n, row);
	row->needed = (needs[n->op] != NULL ? needs[n->op] : need_yes)(w, n);
}

enum tri
expr_explain(const struct expr *e, const struct facts *facts, struct why *why)
{
	struct why_walk w = { expr_ready(e), facts, why };

	why_node(&w, e->root, 0);
	return expr_test(e, facts);
}

void
why_release(struct why *why)
{
	size_t i;

	for (i = 0; i < why->n; i++) {
		free(why->rows[i].what);
		free(why->rows[i].seen);
		free(why->rows[i].needed);
	}
	free(why->rows);
	*why = (struct why){ NULL, 0, 0 };
}

/* --- rows said later ------------------------------------------------------ */

const char *
xnode_choice(const struct fdef *f, int64_t index, enum lang lang)
{
	if (f == NULL || index < 0 || (size_t)index >= f->n_choices)
		return NULL;
	return label_in(&f->choices[index].label, lang, f->choices[index].code);
}

void
expr_say_seen(const struct expr *e, int node, const struct value *v,
	enum lang lang, struct buf *out)
{
	const struct xnode *seen;
	const char *label;
	enum xtype type;

	e = expr_ready(e);
	seen = seen_node(e, xnode_kept(e, node), &type);
	label = type == XT_CODE && v->kind == VALUE_NUMBER
			? xnode_choice(seen->field, v->number, lang)
			: NULL;
	if (label != NULL)
		buf_adds(out, label);
	else
		xnode_value_text(
			out, type == XT_CODE ? XT_TEXT : type, seen->field, v);
}

bool
expr_seen_health(const struct expr *e, int node)
{
	enum xtype type;

	e = expr_ready(e);
	return seen_health(e, seen_node(e, xnode_kept(e, node), &type));
}

static bool
asks_place(const struct expr *e, const struct xnode *n)
{
	const struct fdef *f = n->via ? n->via : n->field;
	bool found = n->op == XOP_FIELD  ? f->flags & FDEF_ELSEWHERE
		     : n->op == XOP_FACT ? n->fact == FACT_HOST_QUOTA ||
						   n->fact == FACT_HOST_PEOPLE
					 : false;

	for (int c = n->first; c >= 0 && !found; c = e->nodes[c].next)
		found = asks_place(e, &e->nodes[c]);
	return found;
}

bool
expr_lacks_place(const struct expr *e, int node, enum tri answer)
{
	const struct xnode *n;

	e = expr_ready(e);
	n = xnode_kept(e, node);
	return (answer == TRI_UNKNOWN ||
		       (answer == TRI_NO && n->op == XOP_KNOWN)) &&
	       asks_place(e, n);
}

const struct fdef *
expr_seen_field(const struct expr *e, int node)
{
	const struct xnode *seen;
	enum xtype type;

	e = expr_ready(e);
	seen = seen_node(e, xnode_kept(e, node), &type);
	return seen->op == XOP_FIELD ? seen->field : NULL;
}
