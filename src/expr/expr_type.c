/* SPDX-License-Identifier: MIT */
/*
 * What fits what: types are checked once, when a text is compiled, so that
 * evaluation never meets two values that cannot be compared. A bare word gets
 * its meaning here: beside a choice or a level it is one of its codes.
 */
#include "magang/expr/expr_type.h"

#include "expr_parse.h"
#include "expr_parser.h"
#include "expr_type.h"

#include <assert.h>
#include <string.h>

#include "magang/yaml/schema.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define NAMES_MAX 1024

static const char *const type_names[] = {
	[XT_BAD] = N_("unknown"),
	[XT_YESNO] = N_("yes or no"),
	[XT_NUMBER] = N_("a number"),
	[XT_MONEY] = N_("money"),
	[XT_PLAIN] = N_("a number"),
	[XT_DATE] = N_("a date"),
	[XT_TEXT] = N_("a text"),
	[XT_CODE] = N_("a choice"),
	[XT_CODES] = N_("choices"),
	[XT_AREA] = N_("an area"),
	[XT_REF] = N_("a reference"),
	[XT_SPAN] = N_("a span of time"),
	[XT_WORD] = N_("a word"),
};

const char *
xtype_name(enum xtype type)
{
	assert((size_t)type < ARRAY_SIZE(type_names));
	return _(type_names[type]);
}

bool
xtype_is_number(enum xtype t)
{
	return t == XT_NUMBER || t == XT_MONEY || t == XT_PLAIN;
}

enum xtype
xtype_of_field(const struct fdef *f)
{
	return (f->flags & FDEF_DOUBTFUL) != 0 ? XT_BAD : type_of(f)->meaning;
}

static const char *
type_name(const struct xnode *n)
{
	if (n->type == XT_CODE && n->field->type == TYPE_LEVEL)
		return _("a level");
	return xtype_name(n->type);
}

/* --- one node ------------------------------------------------------------ */

void
type_settle(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	const char *names[NAMES_MAX];
	struct nearest near;
	size_t count;

	if (n->type != XT_WORD)
		return;
	n->type = XT_BAD;
	if (parser_full(p))
		return;
	count = p->scope->names(p->scope->ctx, -1, names, NAMES_MAX);
	expr_parser_fault(p, n->start, "unknown_field", _("no field '%.40s'%s"),
		n->text, nearest_hint(&near, n->text, names, count));
}

/* Is it `type`? Otherwise a fault says what it is and what is needed. */
static void
must_be(struct expr_parser *p, int i, bool ok, enum xtype type)
{
	struct xnode *n = parser_node(p, i);
	char piece[PIECE_MAX + 8];

	if (ok || n->type == XT_BAD)
		return;
	expr_parser_fault(p, n->start, "type",
		_("'%s' is %s; needed here is %s"), parser_piece(p, i, piece),
		type_name(n), xtype_name(type));
	n->type = XT_BAD;
}

void
type_yesno(struct expr_parser *p, int i)
{
	type_settle(p, i);
	must_be(p, i, parser_node(p, i)->type == XT_YESNO, XT_YESNO);
}

void
type_date(struct expr_parser *p, int i)
{
	type_settle(p, i);
	must_be(p, i, parser_node(p, i)->type == XT_DATE, XT_DATE);
}

void
type_number(struct expr_parser *p, int i)
{
	type_settle(p, i);
	must_be(p, i, xtype_is_number(parser_node(p, i)->type), XT_NUMBER);
}

/* --- codes and areas ----------------------------------------------------- */

static void
unknown_code(struct expr_parser *p, const struct xnode *n, const struct fdef *f)
{
	const char *codes[NAMES_MAX];
	struct buf all = BUF_INIT;
	struct nearest near;
	size_t i;

	if (parser_full(p))
		return;
	for (i = 0; i < f->n_choices && i < NAMES_MAX; i++) {
		codes[i] = f->choices[i].code;
		if (i < 20)
			buf_addf(&all, " %s", codes[i]);
	}
	if (i > 20)
		buf_adds(&all, " ...");
	expr_parser_fault(p, n->start, "unknown_code",
		_("'%s' is one of%s, not '%.40s'%s"), f->name, buf_str(&all),
		n->text, nearest_hint(&near, n->text, codes, i));
	buf_release(&all);
}

/* Beside a field with codes a word, a number or a text is one of them. */
static void
give_code(struct expr_parser *p, const struct xnode *with, int i)
{
	struct xnode *n = parser_node(p, i);
	int code;

	if (with->op != XOP_FIELD ||
		(with->type != XT_CODE && with->type != XT_CODES))
		return;
	if (n->text == NULL || (n->op != XOP_LITERAL && n->op != XOP_FIELD))
		return;
	code = fdef_choice(with->field, n->text, strlen(n->text));
	if (code < 0 && n->op == XOP_FIELD && n->type != XT_WORD)
		return; /* a field of its own: type_fits() will tell */
	if (code < 0) {
		unknown_code(p, n, with->field);
		n->type = XT_BAD;
		return;
	}
	n->op = XOP_LITERAL;
	n->type = XT_CODE;
	n->number = code;
	n->field = with->field;
}

static void
give_area(struct expr_parser *p, const struct xnode *with, int i)
{
	struct xnode *n = parser_node(p, i);

	if (with->type != XT_AREA || n->op != XOP_LITERAL ||
		n->type == XT_AREA || n->text == NULL)
		return;
	n->number = area_code(n->text);
	n->type = XT_AREA;
	if (n->number != 0)
		return;
	expr_parser_fault(p, n->start, "area",
		_("'%.40s' is not the code of an area, like 32.05"), n->text);
	n->type = XT_BAD;
}

/* --- two nodes ----------------------------------------------------------- */

static bool
type_fits(const struct xnode *a, const struct xnode *b)
{
	if (a->type == XT_BAD || b->type == XT_BAD)
		return true;
	if (a->type == XT_PLAIN || b->type == XT_PLAIN)
		return xtype_is_number(a->type) && xtype_is_number(b->type);
	if (a->type == XT_CODES)
		return b->type == XT_CODE && b->op == XOP_LITERAL;
	if (a->type == XT_CODE && b->type == XT_CODE)
		return a->field == b->field;
	return a->type == b->type && a->type != XT_SPAN && a->type != XT_REF;
}

static bool
has_order(const struct xnode *n)
{
	if (n->type == XT_CODE)
		return n->field != NULL && n->field->type == TYPE_LEVEL;
	return xtype_is_number(n->type) || n->type == XT_DATE;
}

static void
not_comparable(struct expr_parser *p, int a, int b)
{
	char x[PIECE_MAX + 8], y[PIECE_MAX + 8];
	const struct xnode *l = parser_node(p, a), *r = parser_node(p, b);

	if (l->type == XT_CODE && r->type == XT_CODE)
		expr_parser_fault(p, r->start, "type",
			_("'%s' and '%s' have different values"),
			parser_piece(p, a, x), parser_piece(p, b, y));
	else
		expr_parser_fault(p, r->start, "type",
			_("'%s' is %s, but '%s' is %s"), parser_piece(p, a, x),
			type_name(l), parser_piece(p, b, y), type_name(r));
}

/* Two sides of a comparison; `ordered`: of < <= > >= or between. */
static void
check_pair(struct expr_parser *p, int a, int b, bool ordered)
{
	char piece[PIECE_MAX + 8];
	struct xnode *l = parser_node(p, a), *r = parser_node(p, b);

	give_code(p, l, b);
	give_code(p, r, a);
	give_area(p, l, b);
	give_area(p, r, a);
	type_settle(p, a);
	if (l->type == XT_BAD && r->type == XT_WORD)
		r->type = XT_BAD; /* perhaps a code: one fault is enough */
	type_settle(p, b);
	if (l->type == XT_CODE && r->type == XT_CODES)
		expr_parser_fault(p, r->start, "type",
			_("write the choices first: %s = code"),
			parser_piece(p, b, piece));
	else if (!type_fits(l, r))
		not_comparable(p, a, b);
	else if (ordered && l->type != XT_BAD && r->type != XT_BAD &&
		 !has_order(l))
		expr_parser_fault(p, l->start, "order",
			_("'%s' has no order: use = or !="),
			parser_piece(p, a, piece));
}

void
type_compare(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	const int a = n->first, b = parser_node(p, a)->next;

	check_pair(p, a, b, n->cmp != CMP_EQ && n->cmp != CMP_NE);
	n->type = XT_YESNO;
}

void
type_in(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	const int a = n->first;
	int b;

	for (b = parser_node(p, a)->next; b >= 0; b = parser_node(p, b)->next)
		check_pair(p, a, b, false);
	n->type = XT_YESNO;
}

void
type_between(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	const int a = n->first, low = parser_node(p, a)->next;

	check_pair(p, a, low, true);
	check_pair(p, a, parser_node(p, low)->next, true);
	n->type = XT_YESNO;
}

/* --- arithmetic ---------------------------------------------------------- */

/* The type of "a + b" or "a - b"; XT_BAD: they do not go together. */
static enum xtype
sum_type(enum xtype a, enum xtype b)
{
	if (a == XT_DATE && b == XT_SPAN)
		return XT_DATE;
	if (!xtype_is_number(a) || !xtype_is_number(b))
		return XT_BAD;
	if (a == XT_PLAIN)
		return b;
	return b == XT_PLAIN || a == b ? a : XT_BAD;
}

static enum xtype
product_type(enum xtype a, enum xtype b, char op)
{
	if (!xtype_is_number(a) || !xtype_is_number(b))
		return XT_BAD;
	if (a == XT_MONEY && b == XT_MONEY)
		return op == '/' ? XT_NUMBER : XT_BAD;
	if (a == XT_MONEY)
		return XT_MONEY;
	if (b == XT_MONEY)
		return op == '*' ? XT_MONEY : XT_BAD;
	return a == XT_PLAIN && b == XT_PLAIN ? XT_PLAIN : XT_NUMBER;
}

static void
chain_fault(struct expr_parser *p, int c, enum xtype so_far)
{
	char piece[PIECE_MAX + 8];
	const struct xnode *n = parser_node(p, c);

	if (so_far == XT_DATE && n->type == XT_DATE)
		expr_parser_fault(p, n->start, "dates",
			_("two dates: compare them with a span, like A >= B + "
			  "90 days"));
	else
		expr_parser_fault(p, n->start, "type",
			_("'%s' is %s and does not go with %s before it"),
			parser_piece(p, c, piece), xtype_name(n->type),
			xtype_name(so_far));
}

void
type_chain(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	int c = n->first;
	enum xtype t;

	type_settle(p, c);
	t = parser_node(p, c)->type;
	for (c = parser_node(p, c)->next; c >= 0; c = parser_node(p, c)->next) {
		const struct xnode *k = parser_node(p, c);
		enum xtype next;

		type_settle(p, c);
		if (t == XT_BAD || k->type == XT_BAD) {
			t = XT_BAD;
			continue;
		}
		next = n->op == XOP_SUM ? sum_type(t, k->type)
					: product_type(t, k->type, k->joined);
		if (next == XT_BAD)
			chain_fault(p, c, t);
		t = next;
	}
	n->type = t;
}

void
type_extreme(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	const int a = n->first;
	int c;

	for (c = a; c >= 0; c = parser_node(p, c)->next) {
		const struct xnode *k = parser_node(p, c);

		type_settle(p, c);
		must_be(p, c, xtype_is_number(k->type) || k->type == XT_DATE,
			XT_NUMBER);
		if (k->type == XT_BAD)
			n->type = XT_BAD;
		else if (n->type == XT_PLAIN || c == a)
			n->type = k->type;
		else if (k->type != XT_PLAIN && k->type != n->type)
			chain_fault(p, c, n->type);
	}
}
