/* SPDX-License-Identifier: MIT */
/*
 * The leaves of an expression: numbers, spans, dates, texts, names.
 */
#include "expr_atom.h"

#include "expr_parse.h"
#include "expr_parser.h"

#include <stdlib.h>
#include <string.h>

#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_type.h"
#include "magang/yaml/schema.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

#define NAMES_MAX 256

bool
parse_unit(const struct expr_parser *p, const struct token *t, struct span *out)
{
	return t->kind == TOK_WORD &&
	       span_word(p->e->text + t->start, t->end - t->start, out);
}

static const struct {
	const char *word;
	int64_t factor;
} factors[] = {
	{ "thousand", 1000 },
	{ "million", 1000000 },
	{ "billion", 1000000000 },
};

static void
span_unit(struct expr_parser *p, int i)
{
	struct span unit;
	bool found = parse_unit(p, &p->tok, &unit);
	struct xnode *n = parser_node(p, i);

	if (parser_accept(p, "working")) {
		expr_parser_fault(p, n->start, "working_days",
			_("an expression counts in days, not working days"));
		found = parse_unit(p, &p->tok, &unit);
	}
	if (!found)
		return;
	if (n->number % DECIMAL_ONE != 0 || n->number > 100000 * DECIMAL_ONE) {
		expr_parser_fault(p, n->start, "span",
			_("a span is a whole number of days, weeks, months or "
			  "years"));
		n->number = 0;
	}
	n->number = n->number / DECIMAL_ONE * unit.amount;
	n->unit = unit.unit;
	n->type = XT_SPAN;
	n->text = NULL;
	parser_advance(p);
	n->end = p->last_end;
}

static void
number_factor(struct expr_parser *p, int i)
{
	struct xnode *n = parser_node(p, i);
	size_t k;

	for (k = 0; k < ARRAY_SIZE(factors); k++)
		if (parser_is(p, factors[k].word))
			break;
	if (k == ARRAY_SIZE(factors))
		return;
	if (n->number > DECIMAL_MAX / factors[k].factor)
		expr_parser_fault(p, n->start, "number", _("number too large"));
	else
		n->number *= factors[k].factor;
	n->text = NULL;
	parser_advance(p);
	n->end = p->last_end;
}

/* 32.05.12 is no number: the code of an area, if an area stands beside it. */
static bool
only_area(const char *s)
{
	const char *dot = strchr(s, '.');

	return dot != NULL && strchr(dot + 1, '.') != NULL;
}

int
parse_number(struct expr_parser *p)
{
	const struct token t = p->tok;
	const char *text = parser_keep(p, t.start, t.end);
	struct xnode *n;
	int64_t v = 0;
	int i;

	parser_advance(p);
	i = parser_add(p, XOP_LITERAL, t.start);
	n = parser_node(p, i);
	n->text = text;
	n->type = XT_WORD;
	if (only_area(text))
		return i;
	n->type = XT_PLAIN;
	if (!decimal_parse(text, &v) || v > DECIMAL_MAX)
		expr_parser_fault(p, t.start, "number",
			_("'%.40s' is too large, or has more than 4 decimals"),
			text);
	else
		n->number = v;
	span_unit(p, i);
	number_factor(p, i);
	return i;
}

int
parse_date(struct expr_parser *p)
{
	const struct token t = p->tok;
	const int32_t date =
		date_literal(p->e->text + t.start, t.end - t.start);
	int i;

	if (date == DATE_NONE)
		expr_parser_fault(p, t.start, "date", _("'%.10s' is no date"),
			p->e->text + t.start);
	parser_advance(p);
	i = parser_add(p, XOP_LITERAL, t.start);
	p->e->nodes[i].type = XT_DATE;
	p->e->nodes[i].number = date;
	return i;
}

int
parse_string(struct expr_parser *p)
{
	const struct token t = p->tok;
	const char *text = parser_keep(p, t.start + 1, t.end - 1);
	int i;

	parser_advance(p);
	i = parser_add(p, XOP_LITERAL, t.start);
	p->e->nodes[i].type = XT_TEXT;
	p->e->nodes[i].text = text;
	return i;
}

/* HOST.staff: a field of what a reference points to. */
static const struct fdef *
field_behind(struct expr_parser *p, const char *text, const struct fdef **via,
	uint32_t at)
{
	const char *dot = strchr(text, '.'), *names[NAMES_MAX];
	const struct fdef *rows = NULL;
	struct nearest near;
	size_t i, n = 0;

	*via = dot ? p->scope->find(p->scope->ctx, text, (size_t)(dot - text))
		   : NULL;
	if (*via != NULL && p->scope->behind != NULL)
		rows = p->scope->behind(p->scope->ctx, *via, &n);
	for (i = 0; i < n && i < NAMES_MAX; i++) {
		if (strcmp(rows[i].name, dot + 1) == 0)
			return &rows[i];
		names[i] = rows[i].name;
	}
	if (n > 0 && !parser_full(p))
		expr_parser_fault(p, at, "unknown_field",
			_("'%s' has no field '%.40s'%s"), (*via)->name, dot + 1,
			nearest_hint(&near, dot + 1, names, i));
	return NULL;
}

int
parse_name(struct expr_parser *p)
{
	const struct token t = p->tok;
	const char *text = parser_keep(p, t.start, t.end);
	const struct fdef *f, *via = NULL;
	struct xnode *n;
	int i;

	parser_advance(p);
	i = parser_add(p, XOP_LITERAL, t.start);
	f = p->scope->find(p->scope->ctx, text, strlen(text));
	if (f == NULL)
		f = field_behind(p, text, &via, t.start);
	n = parser_node(p, i);
	n->text = text;
	n->type = XT_WORD;
	if (f != NULL) {
		n->op = XOP_FIELD;
		n->field = f;
		n->via = via;
		n->health = f->privacy == PRIVACY_HEALTH;
		n->type = xtype_of_field(f);
	} else if (parser_is(p, "(")) {
		expr_parser_fault(p, t.start, "unknown_function",
			_("no function '%.40s'"), text);
		p->stop = true;
	}
	return i;
}

/* --- the grammar --------------------------------------------------------- */
