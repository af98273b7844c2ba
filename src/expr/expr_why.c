/* SPDX-License-Identifier: MIT */
/*
 * The reasons of an answer: the tree of an expression as rows. What is seen and
 * what is needed are both values, not phrases, so that a letter can say them
 * in any language.
 */
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

struct walk {
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
add_row(struct walk *w, const struct xnode *n, int depth, enum tri answer)
{
	struct why *why = w->why;
	struct why_row *row;

	VEC_GROW(why->rows, why->n, why->cap);
	row = &why->rows[why->n++];
	*row = (struct why_row){
		.depth = depth, .answer = answer, .what = written(w->e, n)
	};
	return row;
}

/* `beside`: the other side, which says whether a plain number is money. */
static char *
node_text(struct walk *w, const struct xnode *n, const struct xnode *beside,
	const char *before)
{
	const enum xtype type = n->type == XT_PLAIN ? beside->type : n->type;
	const struct value v =
		xnode_value(w->e, (int)(n - w->e->nodes), w->facts);
	struct buf b = BUF_INIT;

	buf_adds(&b, before);
	if (v.kind == VALUE_UNKNOWN && before[0] != '\0')
		buf_add(&b, w->e->text + n->start, n->end - n->start);
	else
		xnode_value_text(&b, type, n->field, &v);
	return buf_detach(&b);
}

/* The field of a value that is shown; a sum hides a health field in it. */
static const struct fdef *
seen_field(const struct expr *e, const struct xnode *n)
{
	const struct fdef *found = NULL;
	int c;

	if (n->op == XOP_FIELD)
		return n->field;
	for (c = n->first; c >= 0 && found == NULL; c = e->nodes[c].next)
		found = seen_field(e, &e->nodes[c]);
	return found != NULL && found->privacy == PRIVACY_HEALTH ? found : NULL;
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

static void
why_compare(struct walk *w, const struct xnode *n, struct why_row *row)
{
	const struct xnode *l = &w->e->nodes[n->first];
	const struct xnode *r = &w->e->nodes[l->next];
	const bool turn = l->op == XOP_LITERAL && r->op != XOP_LITERAL;

	row->field = seen_field(w->e, turn ? r : l);
	row->seen = node_text(w, turn ? r : l, l, "");
	row->needed = node_text(w, turn ? l : r, turn ? r : l,
		turn ? symbols[n->cmp].turned : symbols[n->cmp].symbol);
}

/* in, between: what stands behind the value, as written */
static void
why_list(struct walk *w, const struct xnode *n, struct why_row *row)
{
	const struct xnode *l = &w->e->nodes[n->first];
	const char *rest = w->e->text + l->end;
	size_t len = n->end - l->end;

	for (; len > 0 && *rest == ' '; rest++)
		len--;
	row->field = seen_field(w->e, l);
	row->seen = node_text(w, l, l, "");
	row->needed = xstrndup(rest, len);
}

static void
why_yesno(struct walk *w, const struct xnode *n, struct why_row *row)
{
	row->field = seen_field(w->e, n);
	row->seen = node_text(w, n, n, "");
	row->needed = xstrdup(_("yes"));
}

static void
why_known(struct walk *w, const struct xnode *n, struct why_row *row)
{
	const struct xnode *k = &w->e->nodes[n->first];

	row->field = seen_field(w->e, k);
	row->seen = node_text(w, k, k, "");
	row->needed = xstrdup(_("known"));
}

/* valid(DOCUMENT) on DATE: the last day it is valid, and the day */
static void
why_valid(struct walk *w, const struct xnode *n, struct why_row *row)
{
	struct buf seen = BUF_INIT, needed = BUF_INIT;
	struct value v = xnode_fact(n, w->facts);

	xnode_value_text(&seen, XT_DATE, NULL, &v);
	row->seen = buf_detach(&seen);
	if (n->first >= 0) {
		row->needed = node_text(w, &w->e->nodes[n->first], n, ">= ");
		return;
	}
	v = (struct value){ .kind = VALUE_NUMBER, .number = w->facts->today };
	buf_adds(&needed, ">= ");
	xnode_value_text(&needed, XT_DATE, NULL, &v);
	row->needed = buf_detach(&needed);
}

typedef void why_fn(struct walk *w, const struct xnode *n, struct why_row *row);

/* what has no row here is a value by itself */
static why_fn *const why_of[XOP_COUNT] = {
	[XOP_COMPARE] = why_compare,
	[XOP_IN] = why_list,
	[XOP_BETWEEN] = why_list,
	[XOP_KNOWN] = why_known,
	[XOP_VALID] = why_valid,
};

static void why_node(struct walk *w, int i, int depth);

static void
why_children(struct walk *w, const struct xnode *n, int depth)
{
	int c;

	for (c = n->first; c >= 0; c = w->e->nodes[c].next)
		why_node(w, c, depth);
}

/* "not FIELD" is one row; what is needed is a no */
static bool
why_not(struct walk *w, const struct xnode *n, int depth, enum tri answer)
{
	const struct xnode *k = &w->e->nodes[n->first];
	struct why_row *row;

	if (k->op != XOP_FIELD && k->op != XOP_FACT)
		return false;
	row = add_row(w, n, depth, answer);
	row->field = seen_field(w->e, k);
	row->seen = node_text(w, k, k, "");
	row->needed = xstrdup(_("no"));
	return true;
}

static void
why_node(struct walk *w, int i, int depth)
{
	const struct xnode *n = &w->e->nodes[i];
	const enum tri answer = xnode_test(w->e, i, w->facts);
	const bool joins =
		n->op == XOP_AND || n->op == XOP_OR || n->op == XOP_NOT;
	struct why_row *row;

	if (n->op == XOP_NOT && why_not(w, n, depth, answer))
		return;
	row = add_row(w, n, depth, answer);
	if (joins)
		why_children(w, n, depth + 1);
	else if (why_of[n->op] != NULL)
		why_of[n->op](w, n, row);
	else
		why_yesno(w, n, row);
}

enum tri
expr_explain(const struct expr *e, const struct facts *facts, struct why *why)
{
	struct walk w = { expr_ready(e), facts, why };

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
