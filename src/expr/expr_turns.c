/* SPDX-License-Identifier: MIT */
/*
 * What would change an answer. Each field and function that is read is set to
 * other values, one at a time, and the expression is evaluated again; the
 * nearest value with a yes is the answer. Values to try: the next levels; for
 * numbers and dates what they are compared with, and then steps that double,
 * with the gap halved afterwards.
 */
#include "magang/expr/expr_turns.h"

#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_type.h"
#include "magang/expr/expr_why.h"
#include "magang/expr/xnode.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

/* Bound the work: each try is one evaluation. */
#define LEAVES_MAX 32
#define MARKS_MAX 64

/* The fact that is changed. */
struct trial {
	const struct expr *e;
	const struct facts *facts;
	const struct xnode *leaf;
	enum xtype type;
	struct value seen;  /* codes by their index */
	struct value value; /* what it is now */
	struct value best;
	bool found;
};

static struct value
number(int64_t v)
{
	return (struct value){ .kind = VALUE_NUMBER, .number = v };
}

/* Codes leave here as the field keeps them. */
static struct value
kept(const struct trial *t, const struct value *v)
{
	const struct fdef *f = t->leaf->field;
	struct value out = *v;

	if (t->type != XT_CODE && t->type != XT_CODES)
		return out;
	if (v->kind != VALUE_NUMBER)
		return out;
	assert(f != NULL && (size_t)v->number < f->n_choices);
	out.kind = VALUE_TEXT;
	out.text = f->choices[v->number].code;
	out.len = strlen(out.text);
	return out;
}

static void
trial_field(void *ctx, const struct fdef *f, struct value *out)
{
	const struct trial *t = ctx;

	if (t->leaf->op == XOP_FIELD && t->leaf->field == f)
		*out = kept(t, &t->value);
	else
		t->facts->field(t->facts->ctx, f, out);
}

/* Another record is as it is: nothing of it is tried. */
static void
trial_step(void *ctx, const struct fdef *via, const struct fdef *f,
	struct value *out)
{
	const struct trial *t = ctx;

	if (t->facts->step != NULL)
		t->facts->step(t->facts->ctx, via, f, out);
}

static bool
same_fact(const struct xnode *a, enum fact fact, const char *arg)
{
	if (a->op == XOP_FIELD || a->fact != fact)
		return false;
	if (a->text == NULL || arg == NULL)
		return a->text == arg;
	return strcmp(a->text, arg) == 0;
}

static void
trial_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	const struct trial *t = ctx;

	if (same_fact(t->leaf, fact, arg))
		*out = t->value;
	else
		t->facts->fact(t->facts->ctx, fact, arg, out);
}

struct bounds {
	int64_t min, max;
};

static struct bounds
bounds_of(const struct trial *t)
{
	const struct fdef *f = t->leaf->op == XOP_FIELD ? t->leaf->field : NULL;

	if (t->type == XT_DATE)
		return (struct bounds){ date_from_civil(1000, 1, 1),
			date_from_civil(9999, 12, 31) };
	if (f == NULL)
		return (struct bounds){ 0, DECIMAL_MAX };
	if (!xtype_is_number(t->type) || (f->min == 0 && f->max == 0))
		return (struct bounds){ -DECIMAL_MAX, DECIMAL_MAX };
	return (struct bounds){ f->min, f->max };
}

static bool
in_bounds(const struct trial *t, int64_t v)
{
	const struct bounds b = bounds_of(t);

	return v >= b.min && v <= b.max;
}

static bool
try(struct trial *t, struct value v)
{
	const struct facts facts = { t, t->facts->today, trial_field,
		trial_fact, trial_step };

	if (v.kind == VALUE_NUMBER && !in_bounds(t, v.number))
		return false;
	t->value = v;
	return expr_test(t->e, &facts) == TRI_YES;
}

/* How far from what is seen; anything is nearer than nothing. */
static uint64_t
distance(const struct trial *t, int64_t v)
{
	const int64_t from = t->seen.kind == VALUE_NUMBER ? t->seen.number : 0;

	return v > from ? (uint64_t)v - (uint64_t)from
			: (uint64_t)from - (uint64_t)v;
}

static void
offer(struct trial *t, struct value v)
{
	if (value_equal(&v, &t->seen))
		return;
	if (t->found && v.kind == VALUE_NUMBER &&
		distance(t, v.number) >= distance(t, t->best.number))
		return;
	if (!try(t, v))
		return;
	t->found = true;
	t->best = v;
}

/* --- values to try ------------------------------------------------------- */

static void
try_yesno(struct trial *t)
{
	offer(t, number(1));
	offer(t, number(0));
}

/* Levels: upwards first, the next one first; choices in their order. */
static void
try_codes(struct trial *t)
{
	const int64_t n = (int64_t)t->leaf->field->n_choices;
	const int64_t seen = t->seen.kind == VALUE_NUMBER ? t->seen.number : -1;
	int64_t i;

	for (i = seen + 1; i < n && !t->found; i++)
		offer(t, number(i));
	for (i = seen - 1; i >= 0 && !t->found; i--)
		offer(t, number(i));
}

static int64_t
unit(const struct trial *t)
{
	return t->type == XT_DATE ? 1 : DECIMAL_ONE;
}

/* Values in the text, and what other parts of it are worth. */
static void
try_marks(struct trial *t)
{
	const bool counted = xtype_is_number(t->type) || t->type == XT_DATE;
	size_t i, n = 0;

	for (i = 0; i < t->e->n && n < MARKS_MAX; i++) {
		const struct xnode *x = &t->e->nodes[i];
		struct value v;

		if (x == t->leaf || x->type == XT_SPAN ||
			(x->type != t->type &&
				!(xtype_is_number(t->type) &&
					xtype_is_number(x->type))))
			continue;
		v = xnode_value(t->e, (int)i, t->facts);
		if (v.kind == VALUE_UNKNOWN)
			continue;
		n++;
		offer(t, v);
		if (!counted)
			continue;
		offer(t, number(v.number + unit(t)));
		offer(t, number(v.number - unit(t)));
	}
}

/* How many steps there are to the end of what is allowed. */
static int64_t
steps_left(const struct trial *t, int64_t from, int64_t step)
{
	const struct bounds b = bounds_of(t);

	if (!in_bounds(t, from))
		return 0;
	return step > 0 ? (b.max - from) / step : (from - b.min) / -step;
}

/* Steps that double until it turns; then halve the gap. */
static void
try_steps(struct trial *t, int64_t from, int64_t step)
{
	const int64_t left = steps_left(t, from, step);
	int64_t no = 0, yes = left < 1 ? left : 1;

	while (yes > no && !try(t, number(from + yes * step))) {
		no = yes;
		yes = yes > left / 2 ? left : yes * 2;
	}
	if (yes == no)
		return;
	while (yes - no > 1) {
		const int64_t middle = no + (yes - no) / 2;

		if (try(t, number(from + middle * step)))
			yes = middle;
		else
			no = middle;
	}
	offer(t, number(from + yes * step));
}

static void
try_numbers(struct trial *t)
{
	int64_t from = 0;

	try_marks(t);
	if (t->seen.kind == VALUE_NUMBER)
		from = t->seen.number;
	else if (t->found)
		return; /* nothing to be near to */
	else if (t->type == XT_DATE && t->facts->today != DATE_NONE)
		from = t->facts->today;
	try_steps(t, from, unit(t));
	try_steps(t, from, -unit(t));
}

typedef void try_fn(struct trial *t);

static try_fn *const tries[] = {
	[XT_YESNO] = try_yesno,
	[XT_NUMBER] = try_numbers,
	[XT_MONEY] = try_numbers,
	[XT_DATE] = try_numbers,
	[XT_TEXT] = try_marks,
	[XT_CODE] = try_codes,
	[XT_CODES] = try_codes,
	[XT_AREA] = try_marks,
};

/* --- rows ---------------------------------------------------------------- */

static bool
is_leaf(const struct xnode *n)
{
	if (n->op == XOP_FACT)
		return n->fact != FACT_ENTERED;
	if (n->via != NULL ||
		(n->op == XOP_FIELD &&
			strcmp(n->field->name, "birth_date") == 0))
		return false;
	return n->op == XOP_FIELD || n->op == XOP_VALID;
}

static bool
seen_before(const struct expr *e, size_t i)
{
	const struct xnode *n = &e->nodes[i];
	size_t k;

	for (k = 0; k < i; k++) {
		const struct xnode *m = &e->nodes[k];

		if (!is_leaf(m))
			continue;
		if (n->op == XOP_FIELD
				? m->op == XOP_FIELD && m->field == n->field
				: same_fact(m, n->fact, n->text))
			return true;
	}
	return false;
}

static char *
text_of(const struct trial *t, const struct value *v)
{
	struct buf b = BUF_INIT;
	const bool code = t->type == XT_CODES && v->kind == VALUE_NUMBER;

	xnode_value_text(&b, code ? XT_CODE : t->type, t->leaf->field, v);
	return buf_detach(&b);
}

static void
add_turn(struct turns *out, const struct trial *t)
{
	struct turn *row;

	VEC_GROW(out->rows, out->n, out->cap);
	row = &out->rows[out->n++];
	*row = (struct turn){ .field = t->leaf->field,
		.fact = t->leaf->fact,
		.arg = t->leaf->op == XOP_FIELD ? NULL : t->leaf->text,
		.seen = text_of(t, &t->seen),
		.wanted = text_of(t, &t->best),
		.value = kept(t, &t->best) };
}

static void
try_leaf(const struct expr *e, const struct facts *facts,
	const struct xnode *leaf, struct turns *out)
{
	struct trial t = { .e = e,
		.facts = facts,
		.leaf = leaf,
		.type = leaf->op == XOP_VALID ? XT_DATE : leaf->type };

	if ((size_t)t.type >= ARRAY_SIZE(tries) || tries[t.type] == NULL)
		return;
	if (leaf->op == XOP_VALID)
		t.seen = xnode_fact(leaf, facts);
	else
		t.seen = xnode_value(e, (int)(leaf - e->nodes), facts);
	tries[t.type](&t);
	if (t.found)
		add_turn(out, &t);
}

size_t
expr_turns(const struct expr *e, const struct facts *facts, struct turns *out)
{
	size_t i, leaves = 0;

	if (expr_type(e) != XT_YESNO || expr_test(e, facts) == TRI_YES)
		return 0;
	for (i = 0; i < e->n && leaves < LEAVES_MAX; i++) {
		if (!is_leaf(&e->nodes[i]) || seen_before(e, i))
			continue;
		leaves++;
		try_leaf(e, facts, &e->nodes[i], out);
	}
	return out->n;
}

void
turns_release(struct turns *turns)
{
	size_t i;

	for (i = 0; i < turns->n; i++) {
		free(turns->rows[i].seen);
		free(turns->rows[i].wanted);
	}
	free(turns->rows);
	*turns = (struct turns){ NULL, 0, 0 };
}
