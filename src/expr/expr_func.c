/* SPDX-License-Identifier: MIT */
/* Functions of the expressions: one row each. */
#include "expr_func.h"

#include "expr_atom.h"
#include "expr_parse.h"
#include "expr_parser.h"
#include "expr_type.h"

#include <string.h>

#include "magang/yaml/schema.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* --- functions ----------------------------------------------------------- */

struct function;
typedef int function_fn(struct expr_parser *p, const struct function *f, int i);

struct function {
	const char *word;
	enum xop op;
	enum xtype type;
	enum fact fact;
	const char *noun; /* what its argument is the name of */
	function_fn *parse;
};

static void
unknown_argument(struct expr_parser *p, const struct function *f,
	const char *name, uint32_t at)
{
	const char *names[512];
	struct nearest near;
	size_t n;

	if (parser_full(p))
		return;
	n = p->scope->names(p->scope->ctx, (int)f->fact, names, 512);
	expr_parser_fault(p, at, "unknown_argument", _("%s: no %s '%.40s'%s"),
		f->word, _(f->noun), name, nearest_hint(&near, name, names, n));
}

/* NAME( ARGUMENT ) */
static int
parse_named(struct expr_parser *p, const struct function *f, int i)
{
	struct token t;
	const char *name;

	parser_expect(p, "(");
	t = p->tok;
	if (p->stop)
		return i;
	if (t.kind != TOK_WORD && t.kind != TOK_NUMBER) {
		parser_broken(p, _("a name"));
		return i;
	}
	name = parser_keep(p, t.start, t.end);
	parser_node(p, i)->text = name;
	parser_advance(p);
	if (!p->scope->known(p->scope->ctx, f->fact, name, strlen(name)))
		unknown_argument(p, f, name, t.start);
	else if (p->scope->health)
		parser_node(p, i)->health = p->scope->health(
			p->scope->ctx, f->fact, name, strlen(name));
	parser_expect(p, ")");
	return i;
}

static int
parse_plain(struct expr_parser *p, const struct function *f, int i)
{
	(void)p;
	(void)f;
	return i;
}

/* score, score(PART) */
static int
parse_score(struct expr_parser *p, const struct function *f, int i)
{
	return parser_is(p, "(") ? parse_named(p, f, i) : i;
}

/* + or - and a span: the only sum that may stand behind `on` and `since` */
static bool
span_follows(const struct expr_parser *p)
{
	const char *text = p->e->text;
	struct token number, unit;
	struct span span;

	if (!parser_is(p, "+") && !parser_is(p, "-"))
		return false;
	number = expr_token_next(text, p->tok.end);
	unit = expr_token_next(text, number.end);
	return number.kind == TOK_NUMBER && parse_unit(p, &unit, &span);
}

/* The date behind `on` or `since`, so that "age on opened + 1" is an age. */
static int
parse_when(struct expr_parser *p)
{
	int child = parse_unary(p), chain, last = child;

	if (span_follows(p)) {
		chain = parser_parent(p, XOP_SUM, child);
		while (span_follows(p)) {
			const char joined = p->e->text[p->tok.start];

			parser_advance(p);
			child = parse_number(p);
			p->e->nodes[child].joined = joined;
			parser_append(p, &last, child);
		}
		p->e->nodes[chain].end = p->last_end;
		type_chain(p, chain);
		child = chain;
	}
	type_date(p, child);
	return child;
}

/* age on DATE, months since DATE */
static int
parse_since(struct expr_parser *p, const struct function *f, int i)
{
	static const char birth[] = "birth_date";
	int child;

	parser_expect(p, f->op == XOP_AGE ? "on" : "since");
	if (p->stop)
		return i;
	child = parse_when(p);
	parser_node(p, i)->first = child;
	if (f->op == XOP_AGE) {
		parser_node(p, i)->field =
			p->scope->find(p->scope->ctx, birth, sizeof(birth) - 1);
		if (parser_node(p, i)->field == NULL)
			expr_parser_fault(p, parser_node(p, i)->start,
				"unknown_field", _("no field '%.40s'%s"), birth,
				"");
	}
	return i;
}

/* valid(DOCUMENT) [on DATE] */
static int
parse_valid(struct expr_parser *p, const struct function *f, int i)
{
	parse_named(p, f, i);
	if (parser_accept(p, "on")) {
		const int child = parse_when(p);

		parser_node(p, i)->first = child;
	}
	return i;
}

static int
parse_known(struct expr_parser *p, const struct function *f, int i)
{
	int child;

	(void)f;
	parser_expect(p, "(");
	child = parse_or(p);
	type_settle(p, child);
	parser_node(p, i)->first = child;
	parser_expect(p, ")");
	return i;
}

static int
parse_round(struct expr_parser *p, const struct function *f, int i)
{
	parse_known(p, f, i);
	type_number(p, parser_node(p, i)->first);
	parser_node(p, i)->type =
		parser_node(p, parser_node(p, i)->first)->type;
	return i;
}

static int
parse_extreme(struct expr_parser *p, const struct function *f, int i)
{
	int last;

	(void)f;
	parser_expect(p, "(");
	last = parse_sum(p);
	parser_node(p, i)->first = last;
	while (parser_accept(p, ","))
		parser_append(p, &last, parse_sum(p));
	parser_expect(p, ")");
	type_extreme(p, i);
	return i;
}

static const struct function functions[] = {
	{ "today", XOP_TODAY, XT_DATE, 0, NULL, parse_plain },
	{ "age", XOP_AGE, XT_NUMBER, 0, NULL, parse_since },
	{ "months", XOP_MONTHS, XT_NUMBER, 0, NULL, parse_since },
	{ "entered", XOP_FACT, XT_DATE, FACT_ENTERED, N_("stage"),
		parse_named },
	{ "has", XOP_FACT, XT_YESNO, FACT_HAS, N_("document"), parse_named },
	{ "valid", XOP_VALID, XT_YESNO, FACT_VALID_UNTIL, N_("document"),
		parse_valid },
	{ "consent", XOP_FACT, XT_YESNO, FACT_CONSENT, N_("purpose"),
		parse_named },
	{ "hours", XOP_FACT, XT_NUMBER, FACT_HOURS, N_("activity"),
		parse_named },
	{ "count", XOP_FACT, XT_NUMBER, FACT_COUNT, N_("activity"),
		parse_named },
	{ "attendance", XOP_FACT, XT_NUMBER, FACT_ATTENDANCE, NULL,
		parse_plain },
	{ "unit", XOP_FACT, XT_NUMBER, FACT_UNIT, N_("unit"), parse_named },
	{ "units_passed", XOP_FACT, XT_NUMBER, FACT_UNITS_PASSED, NULL,
		parse_plain },
	{ "score", XOP_FACT, XT_NUMBER, FACT_SCORE, N_("part of the score"),
		parse_score },
	{ "assessment", XOP_FACT, XT_NUMBER, FACT_ASSESSMENT, N_("assessment"),
		parse_named },
	{ "spread", XOP_FACT, XT_NUMBER, FACT_SPREAD, N_("assessment"),
		parse_named },
	{ "host_quota", XOP_FACT, XT_YESNO, FACT_HOST_QUOTA, N_("host quota"),
		parse_named },
	{ "host_people", XOP_FACT, XT_NUMBER, FACT_HOST_PEOPLE,
		N_("host quota"), parse_named },
	{ "quota_left", XOP_FACT, XT_YESNO, FACT_QUOTA_LEFT, NULL,
		parse_plain },
	{ "household_cases", XOP_FACT, XT_NUMBER, FACT_HOUSEHOLD, NULL,
		parse_plain },
	{ "nik_valid", XOP_FACT, XT_YESNO, FACT_NIK_VALID, NULL, parse_plain },
	{ "active_cases", XOP_FACT, XT_NUMBER, FACT_ACTIVE_CASES, NULL,
		parse_plain },
	{ "served", XOP_FACT, XT_NUMBER, FACT_SERVED, NULL, parse_plain },
	{ "served_on", XOP_FACT, XT_DATE, FACT_SERVED_ON, NULL, parse_plain },
	{ "known", XOP_KNOWN, XT_YESNO, 0, NULL, parse_known },
	{ "round", XOP_ROUND, XT_NUMBER, 0, NULL, parse_round },
	{ "min", XOP_MIN, XT_NUMBER, 0, NULL, parse_extreme },
	{ "max", XOP_MAX, XT_NUMBER, 0, NULL, parse_extreme },
};

bool
function_word(const char *word)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(functions); i++)
		if (strcmp(functions[i].word, word) == 0)
			return true;
	return false;
}

static int
parse_call(struct expr_parser *p, const struct function *f)
{
	const uint32_t start = p->tok.start;
	int i;

	parser_advance(p);
	i = parser_add(p, f->op, start);
	p->e->nodes[i].type = f->type;
	p->e->nodes[i].fact = f->fact;
	if (!parser_deeper(p))
		return i;
	f->parse(p, f, i);
	p->depth--;
	p->e->nodes[i].end = p->last_end;
	return i;
}

int
parse_function(struct expr_parser *p)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(functions); i++)
		if (parser_is(p, functions[i].word))
			return parse_call(p, &functions[i]);
	return -1;
}
