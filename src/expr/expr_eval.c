/* SPDX-License-Identifier: MIT */
/*
 * Evaluation: one pass over the tree, no allocation, no clock, no floating
 * point. Numbers are ten-thousandths; what grows over DECIMAL_MAX, and a
 * division by zero, is unknown.
 */
#include "magang/expr/expr_eval.h"

#include "magang/expr/xnode.h"

#include <assert.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

__extension__ typedef __int128 wide;

static const struct value unknown = { .kind = VALUE_UNKNOWN };

static struct value
number(int64_t v)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = v };
}

/* A decimal, or unknown where it is too large. */
static struct value
decimal(wide v)
{
	if (v > DECIMAL_MAX || v < -(wide)DECIMAL_MAX)
		return unknown;
	return number((int64_t)v);
}

static struct value
from_tri(enum tri t)
{
	return t == TRI_UNKNOWN ? unknown : number(t == TRI_YES);
}

static bool
is_date(int64_t v)
{
	return v > INT32_MIN && v <= INT32_MAX;
}

static const struct xnode *
child(const struct expr *e, const struct xnode *n)
{
	assert(n->first >= 0);
	return &e->nodes[n->first];
}

static struct value
value_of(const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	return xnode_value(e, (int)(n - e->nodes), facts);
}

/* --- values that come from the case -------------------------------------- */

/* A code is counted from the lowest; one that is not in the list is unknown. */
static struct value
code_index(const struct fdef *f, const struct value *v)
{
	int i;

	if (v->kind != VALUE_TEXT)
		return unknown;
	i = fdef_choice(f, v->text, v->len);
	return i < 0 ? unknown : number(i);
}

/* What comes from outside is held to the bounds that arithmetic relies on. */
static bool
in_range(const struct value *v)
{
	return v->kind == VALUE_NUMBER && v->number <= DECIMAL_MAX &&
	       v->number >= -DECIMAL_MAX;
}

static struct value
field_value(const struct xnode *n, const struct facts *facts)
{
	const struct fdef *f = n->field;
	struct value v = unknown;

	if (n->via == NULL)
		facts->field(facts->ctx, f, &v);
	else if (facts->step != NULL)
		facts->step(facts->ctx, n->via, f, &v);
	if (type_of(f)->meaning == XT_CODE)
		return code_index(f, &v);
	if (v.kind != type_of(f)->kept)
		return unknown;
	if (v.kind == VALUE_NUMBER && type_of(f)->meaning != XT_REF)
		return in_range(&v) ? v : unknown;
	return v;
}

static struct value
eval_field(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	(void)e;
	return field_value(n, facts);
}

struct value
xnode_fact(const struct xnode *n, const struct facts *facts)
{
	struct value v = unknown;

	facts->fact(facts->ctx, n->fact, n->text, &v);
	if (n->fact == FACT_VALID_UNTIL && v.number > INT32_MAX)
		v.number = INT32_MAX; /* for ever */
	return in_range(&v) ? v : unknown;
}

static struct value
eval_fact(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	(void)e;
	return xnode_fact(n, facts);
}

static struct value
eval_today(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	(void)e;
	(void)n;
	return facts->today == DATE_NONE ? unknown : number(facts->today);
}

static struct value
eval_literal(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	(void)e;
	(void)facts;
	if (n->type == XT_TEXT)
		return (struct value){ .kind = VALUE_TEXT,
			.text = n->text,
			.len = strlen(n->text) };
	return number(n->number);
}

/* --- dates --------------------------------------------------------------- */

static struct value
eval_age(const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value birth = field_value(n, facts);
	const struct value on = value_of(e, child(e, n), facts);

	if (birth.kind != VALUE_NUMBER || on.kind != VALUE_NUMBER ||
		!is_date(birth.number) || !is_date(on.number) ||
		on.number < birth.number)
		return unknown;
	return decimal(
		(wide)date_age((int32_t)birth.number, (int32_t)on.number) *
		DECIMAL_ONE);
}

static struct value
eval_months(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value since = value_of(e, child(e, n), facts);

	if (since.kind != VALUE_NUMBER || !is_date(since.number) ||
		facts->today == DATE_NONE)
		return unknown;
	return decimal(
		(wide)date_months_between((int32_t)since.number, facts->today) *
		DECIMAL_ONE);
}

static struct value
eval_valid(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value until = xnode_fact(n, facts);
	struct value on = number(facts->today);

	if (n->first >= 0)
		on = value_of(e, child(e, n), facts);
	else if (facts->today == DATE_NONE)
		return unknown;
	if (until.kind != VALUE_NUMBER || on.kind != VALUE_NUMBER)
		return unknown;
	return number(on.number <= until.number);
}

static struct value
add_span(int64_t date, int64_t amount, enum span_unit unit)
{
	int64_t v = date + amount;

	if (!is_date(date))
		return unknown;
	if (unit == SPAN_MONTHS || unit == SPAN_YEARS)
		v = date_add_months((int32_t)date,
			(int)(unit == SPAN_YEARS ? amount * 12 : amount));
	return is_date(v) ? number(v) : unknown;
}

/* --- arithmetic ---------------------------------------------------------- */

/* Half away from zero. */
static wide
divide_round(wide a, wide b)
{
	wide q;

	assert(b > 0);
	q = (a < 0 ? -a : a) + b / 2;
	q /= b;
	return a < 0 ? -q : q;
}

static struct value
step(int64_t a, int64_t b, char op)
{
	const wide x = a, y = b;

	if (op == '+')
		return decimal(x + y);
	if (op == '-')
		return decimal(x - y);
	if (op == '*')
		return decimal(divide_round(x * y, DECIMAL_ONE));
	assert(op == '/');
	if (b == 0)
		return unknown;
	return decimal(b > 0 ? divide_round(x * DECIMAL_ONE, y)
			     : divide_round(-x * DECIMAL_ONE, -y));
}

static struct value
eval_chain(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct xnode *k = child(e, n);
	struct value v = value_of(e, k, facts);

	while (k->next >= 0 && v.kind == VALUE_NUMBER) {
		struct value w;

		k = &e->nodes[k->next];
		w = value_of(e, k, facts);
		if (w.kind != VALUE_NUMBER)
			return unknown;
		if (k->type == XT_SPAN)
			v = add_span(v.number,
				k->joined == '-' ? -w.number : w.number,
				k->unit);
		else
			v = step(v.number, w.number, k->joined);
	}
	return v;
}

static struct value
eval_negate(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value v = value_of(e, child(e, n), facts);

	return v.kind == VALUE_NUMBER ? decimal(-(wide)v.number) : unknown;
}

static struct value
eval_round(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value v = value_of(e, child(e, n), facts);

	if (v.kind != VALUE_NUMBER)
		return unknown;
	return decimal(divide_round(v.number, DECIMAL_ONE) * DECIMAL_ONE);
}

static struct value
eval_extreme(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct xnode *k = child(e, n);
	struct value best = value_of(e, k, facts);

	while (k->next >= 0 && best.kind == VALUE_NUMBER) {
		struct value v;

		k = &e->nodes[k->next];
		v = value_of(e, k, facts);
		if (v.kind != VALUE_NUMBER)
			return unknown;
		if (n->op == XOP_MIN ? v.number < best.number
				     : v.number > best.number)
			best = v;
	}
	return best;
}

/* --- comparisons --------------------------------------------------------- */

/* Cut to the length of `of`. */
static int64_t
xnode_area_cut(int64_t code, int64_t of)
{
	/* 2, 4, 6 and 10 digits */
	static const int64_t from[] = { 10, 1000, 100000, 1000000000 };
	size_t level = ARRAY_SIZE(from);

	while (level > 1 && of < from[level - 1])
		level--;
	if (level < 4 && code >= from[3])
		code /= 10000;
	while (level < 3 && code >= from[level])
		code /= 100;
	return code;
}

/* Is one of the codes, joined by blanks, the given one? */
static bool
has_code(const struct value *codes, const char *code)
{
	const char *s = codes->text, *end = codes->text + codes->len;
	const size_t n = strlen(code);

	while (s < end) {
		const char *blank = memchr(s, ' ', (size_t)(end - s));
		const char *stop = blank ? blank : end;

		if ((size_t)(stop - s) == n && memcmp(s, code, n) == 0)
			return true;
		s = stop + 1;
	}
	return false;
}

static enum tri
equal(const struct xnode *l, const struct value *a, const struct xnode *r,
	const struct value *b)
{
	bool same;

	if (a->kind == VALUE_UNKNOWN || b->kind == VALUE_UNKNOWN)
		return TRI_UNKNOWN;
	if (l->type == XT_CODES)
		same = has_code(a, r->text);
	else if (l->type == XT_AREA)
		same = xnode_area_cut(a->number, b->number) == b->number;
	else
		same = value_equal(a, b);
	return same ? TRI_YES : TRI_NO;
}

static enum tri not(enum tri t) {
	static const enum tri other[] = { [TRI_NO] = TRI_YES,
		[TRI_YES] = TRI_NO,
		[TRI_UNKNOWN] = TRI_UNKNOWN };

	return other[t];
}

static enum tri
less(const struct value *a, const struct value *b)
{
	if (a->kind != VALUE_NUMBER || b->kind != VALUE_NUMBER)
		return TRI_UNKNOWN;
	return a->number < b->number ? TRI_YES : TRI_NO;
}

static enum tri
both(enum tri a, enum tri b)
{
	if (a == TRI_NO || b == TRI_NO)
		return TRI_NO;
	return a == TRI_YES && b == TRI_YES ? TRI_YES : TRI_UNKNOWN;
}

static struct value
eval_compare(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct xnode *l = child(e, n), *r = &e->nodes[l->next];
	const struct value a = value_of(e, l, facts);
	const struct value b = value_of(e, r, facts);
	const enum tri answers[] = {
		[CMP_EQ] = equal(l, &a, r, &b),
		[CMP_NE] = not(equal(l, &a, r, &b)),
		[CMP_LT] = less(&a, &b),
		[CMP_LE] = not(less(&b, &a)),
		[CMP_GT] = less(&b, &a),
		[CMP_GE] = not(less(&a, &b)),
	};

	return from_tri(answers[n->cmp]);
}

static struct value
eval_in(const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct xnode *l = child(e, n), *r = l;
	const struct value a = value_of(e, l, facts);
	enum tri answer = TRI_NO;

	while (r->next >= 0 && answer != TRI_YES) {
		struct value b;
		enum tri t;

		r = &e->nodes[r->next];
		b = value_of(e, r, facts);
		t = equal(l, &a, r, &b);
		if (t != TRI_NO)
			answer = t;
	}
	return from_tri(answer);
}

static struct value
eval_between(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct xnode *l = child(e, n), *low = &e->nodes[l->next];
	const struct value v = value_of(e, l, facts);
	const struct value a = value_of(e, low, facts);
	const struct value b = value_of(e, &e->nodes[low->next], facts);

	return from_tri(both(not(less(&v, &a)), not(less(&b, &v))));
}

/* --- logic --------------------------------------------------------------- */

static struct value
eval_known(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value v = value_of(e, child(e, n), facts);

	return number(v.kind != VALUE_UNKNOWN);
}

static enum tri
tri_of(const struct value *v)
{
	if (v->kind != VALUE_NUMBER)
		return TRI_UNKNOWN;
	return v->number != 0 ? TRI_YES : TRI_NO;
}

static struct value
eval_not(const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const struct value v = value_of(e, child(e, n), facts);

	return from_tri(not(tri_of(&v)));
}

/* and: a no decides; or: a yes; else one unknown makes the answer unknown. */
static struct value
eval_logic(
	const struct expr *e, const struct xnode *n, const struct facts *facts)
{
	const enum tri decides = n->op == XOP_AND ? TRI_NO : TRI_YES;
	enum tri answer = not(decides);
	int c;

	for (c = n->first; c >= 0; c = e->nodes[c].next) {
		const struct value v = xnode_value(e, c, facts);
		const enum tri t = tri_of(&v);

		if (t == decides)
			return from_tri(t);
		if (t == TRI_UNKNOWN)
			answer = t;
	}
	return from_tri(answer);
}

/* --- the whole ----------------------------------------------------------- */

typedef struct value eval_fn(
	const struct expr *e, const struct xnode *n, const struct facts *facts);

static eval_fn *const eval[XOP_COUNT] = {
	[XOP_LITERAL] = eval_literal,
	[XOP_TODAY] = eval_today,
	[XOP_FIELD] = eval_field,
	[XOP_FACT] = eval_fact,
	[XOP_AGE] = eval_age,
	[XOP_MONTHS] = eval_months,
	[XOP_VALID] = eval_valid,
	[XOP_KNOWN] = eval_known,
	[XOP_MIN] = eval_extreme,
	[XOP_MAX] = eval_extreme,
	[XOP_ROUND] = eval_round,
	[XOP_NEGATE] = eval_negate,
	[XOP_SUM] = eval_chain,
	[XOP_PRODUCT] = eval_chain,
	[XOP_COMPARE] = eval_compare,
	[XOP_IN] = eval_in,
	[XOP_BETWEEN] = eval_between,
	[XOP_NOT] = eval_not,
	[XOP_AND] = eval_logic,
	[XOP_OR] = eval_logic,
};

struct value
xnode_value(const struct expr *e, int i, const struct facts *facts)
{
	assert(i >= 0 && (size_t)i < e->n);
	assert(eval[e->nodes[i].op] != NULL);
	return eval[e->nodes[i].op](e, &e->nodes[i], facts);
}

enum tri
xnode_test(const struct expr *e, int i, const struct facts *facts)
{
	const struct value v = xnode_value(e, i, facts);

	return tri_of(&v);
}

static const struct xnode *
expr_root(const struct expr *e)
{
	e = expr_ready(e);
	return &e->nodes[e->root];
}

enum tri
expr_test(const struct expr *e, const struct facts *facts)
{
	e = expr_ready(e);
	return xnode_test(e, e->root, facts);
}

void
expr_value(const struct expr *e, const struct facts *facts, struct value *out)
{
	const struct xnode *root = expr_root(e);
	const struct value v = xnode_value(e, e->root, facts);
	const struct fdef *f = root->field;

	*out = v;
	if (root->type != XT_CODE || v.kind != VALUE_NUMBER)
		return;
	assert(f != NULL && v.number >= 0 && (size_t)v.number < f->n_choices);
	out->kind = VALUE_TEXT;
	out->text = f->choices[v.number].code;
	out->len = strlen(out->text);
	out->number = 0;
}

const char *
expr_text(const struct expr *e)
{
	return e->text;
}

enum xtype
expr_type(const struct expr *e)
{
	return expr_root(e)->type;
}

const struct fdef *
expr_codes(const struct expr *e)
{
	const struct xnode *root = expr_root(e);

	return root->type == XT_CODE ? root->field : NULL;
}

size_t
expr_fields(const struct expr *e, const struct fdef **out, size_t max)
{
	size_t i, k, n = 0;

	expr_ready(e);
	for (i = 0; i < e->n; i++) {
		const struct xnode *x = &e->nodes[i];
		const struct fdef *f = x->via ? x->via : x->field;

		if (x->op != XOP_FIELD && x->op != XOP_AGE)
			continue;
		for (k = 0; k < n && out[k] != f; k++)
			;
		if (k == n && n < max)
			out[n++] = f;
	}
	return n;
}
