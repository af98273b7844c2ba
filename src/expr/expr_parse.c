/* SPDX-License-Identifier: MIT */
/*
 * The shape of an expression, by recursive descent; magang-program(5) has the
 * grammar. Every function returns the index of a node, after a fault one of
 * type XT_BAD, so that names and types further right are still looked at.
 */
#include "magang/expr/expr_parse.h"

#include "expr_func.h"
#include "expr_parse.h"
#include "expr_parser.h"
#include "expr_type.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/expr/expr_type.h"
#include "magang/yaml/schema.h"
#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"

#define NAMES_MAX 256

/* --- numbers, spans, dates, words ---------------------------------------- */

static const struct unit units[] = {
	{ "day", SPAN_DAYS, 1 },
	{ "days", SPAN_DAYS, 1 },
	{ "week", SPAN_DAYS, 7 },
	{ "weeks", SPAN_DAYS, 7 },
	{ "month", SPAN_MONTHS, 1 },
	{ "months", SPAN_MONTHS, 1 },
	{ "year", SPAN_YEARS, 1 },
	{ "years", SPAN_YEARS, 1 },
};

const struct unit *
parse_unit(const struct expr_parser *p, const struct token *t)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(units); i++)
		if (token_is(p->e->text, t, units[i].word))
			return &units[i];
	return NULL;
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
	const struct unit *unit = parse_unit(p, &p->tok);
	struct xnode *n = parser_node(p, i);

	if (parser_accept(p, "working")) {
		expr_parser_fault(p, n->start, "working_days",
			_("an expression counts in days, not working days"));
		unit = parse_unit(p, &p->tok);
	}
	if (unit == NULL)
		return;
	if (n->number % DECIMAL_ONE != 0 || n->number > 100000 * DECIMAL_ONE) {
		expr_parser_fault(p, n->start, "span",
			_("a span is a whole number of days, weeks, months or "
			  "years"));
		n->number = 0;
	}
	n->number = n->number / DECIMAL_ONE * unit->times;
	n->unit = unit->unit;
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

static int
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

static int
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

static int
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

/* yes and no keep their text: beside a choice they may be its codes. */
static int
parse_yesno(struct expr_parser *p, int64_t v)
{
	const struct token t = p->tok;
	const char *text = parser_keep(p, t.start, t.end);
	int i;

	parser_advance(p);
	i = parser_add(p, XOP_LITERAL, t.start);
	p->e->nodes[i].type = XT_YESNO;
	p->e->nodes[i].number = v;
	p->e->nodes[i].text = text;
	return i;
}

static const char *const keywords[] = { "and", "or", "not", "in", "between",
	"on", "since", "yes", "no" };

static int
parse_word(struct expr_parser *p)
{
	int i;

	if (parser_is(p, "yes") || parser_is(p, "no"))
		return parse_yesno(p, parser_is(p, "yes"));
	i = parse_function(p);
	if (i >= 0)
		return i;
	for (i = 0; i < (int)ARRAY_SIZE(keywords); i++)
		if (parser_is(p, keywords[i]))
			break;
	if (i == (int)ARRAY_SIZE(keywords))
		return parse_name(p);
	parser_broken(p, _("a value"));
	return parser_bad(p);
}

static int
parse_group(struct expr_parser *p)
{
	const uint32_t start = p->tok.start;
	int i;

	parser_advance(p);
	if (!parser_deeper(p))
		return parser_bad(p);
	i = parse_or(p);
	p->depth--;
	parser_expect(p, ")");
	p->e->nodes[i].start = start;
	p->e->nodes[i].end = p->last_end;
	return i;
}

static int
parse_primary(struct expr_parser *p)
{
	typedef int parse_fn(struct expr_parser * p);
	static parse_fn *const by_token[] = {
		[TOK_NUMBER] = parse_number,
		[TOK_DATE] = parse_date,
		[TOK_STRING] = parse_string,
		[TOK_WORD] = parse_word,
	};

	if (p->stop)
		return parser_bad(p);
	if (parser_is(p, "("))
		return parse_group(p);
	if ((size_t)p->tok.kind < ARRAY_SIZE(by_token) &&
		by_token[p->tok.kind] != NULL)
		return by_token[p->tok.kind](p);
	parser_broken(p, _("a value"));
	return parser_bad(p);
}

int
parse_unary(struct expr_parser *p)
{
	const uint32_t start = p->tok.start;
	int child, i;

	if (!parser_accept(p, "-"))
		return parse_primary(p);
	if (!parser_deeper(p))
		return parser_bad(p);
	child = parse_unary(p);
	p->depth--;
	type_number(p, child);
	i = parser_parent(p, XOP_NEGATE, child);
	p->e->nodes[i].start = start;
	p->e->nodes[i].type = p->e->nodes[child].type;
	return i;
}

typedef int operand_fn(struct expr_parser *p);
typedef void finish_fn(struct expr_parser *p, int i);

/* OPERAND { WORD OPERAND } as one node with all operands; word: one of two */
struct chain {
	enum xop op;
	const char *words[2];
	operand_fn *operand;
	finish_fn *finish;
};

static bool
in_chain(const struct expr_parser *p, const struct chain *c)
{
	return parser_is(p, c->words[0]) || parser_is(p, c->words[1]);
}

static int
parse_chain(struct expr_parser *p, const struct chain *c)
{
	int child = c->operand(p), chain, last = child;

	if (!in_chain(p, c))
		return child;
	chain = parser_parent(p, c->op, child);
	while (in_chain(p, c)) {
		const char joined = p->e->text[p->tok.start];

		parser_advance(p);
		child = c->operand(p);
		p->e->nodes[child].joined = joined;
		parser_append(p, &last, child);
	}
	p->e->nodes[chain].end = p->last_end;
	c->finish(p, chain);
	return chain;
}

static int
parse_product(struct expr_parser *p)
{
	static const struct chain product = { XOP_PRODUCT, { "*", "/" },
		parse_unary, type_chain };

	return parse_chain(p, &product);
}

int
parse_sum(struct expr_parser *p)
{
	static const struct chain sum = { XOP_SUM, { "+", "-" }, parse_product,
		type_chain };

	return parse_chain(p, &sum);
}

static const struct {
	const char *symbol;
	enum xcmp cmp;
} comparisons[] = {
	{ "=", CMP_EQ },
	{ "!=", CMP_NE },
	{ "<", CMP_LT },
	{ "<=", CMP_LE },
	{ ">", CMP_GT },
	{ ">=", CMP_GE },
};

static int
comparison_here(const struct expr_parser *p)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(comparisons); i++)
		if (parser_is(p, comparisons[i].symbol))
			return (int)i;
	return -1;
}

static int
parse_symbol(struct expr_parser *p, int left, int which)
{
	int i, last = left;

	parser_advance(p);
	parser_append(p, &last, parse_sum(p));
	i = parser_parent(p, XOP_COMPARE, left);
	p->e->nodes[i].cmp = comparisons[which].cmp;
	type_compare(p, i);
	if (comparison_here(p) < 0)
		return i;
	expr_parser_fault(p, p->tok.start, "two_comparisons",
		_("two comparisons in a row; write: x between a and b, or use "
		  "and"));
	p->stop = true;
	return i;
}

static int
parse_in(struct expr_parser *p, int left)
{
	int i, last = left;

	parser_expect(p, "(");
	do
		parser_append(p, &last, parse_sum(p));
	while (parser_accept(p, ","));
	parser_expect(p, ")");
	i = parser_parent(p, XOP_IN, left);
	type_in(p, i);
	return i;
}

static int
parse_between(struct expr_parser *p, int left)
{
	int i, last = left;

	parser_append(p, &last, parse_sum(p));
	parser_expect(p, "and");
	parser_append(p, &last, parse_sum(p));
	i = parser_parent(p, XOP_BETWEEN, left);
	type_between(p, i);
	return i;
}

static int
parse_compare(struct expr_parser *p)
{
	const int left = parse_sum(p), which = comparison_here(p);
	int i;

	if (which >= 0)
		return parse_symbol(p, left, which);
	if (parser_accept(p, "between"))
		return parse_between(p, left);
	if (parser_accept(p, "in"))
		return parse_in(p, left);
	if (!parser_accept(p, "not"))
		return left;
	parser_expect(p, "in");
	i = parser_parent(p, XOP_NOT, parse_in(p, left));
	p->e->nodes[i].type = XT_YESNO;
	return i;
}

static int
parse_not(struct expr_parser *p)
{
	const uint32_t start = p->tok.start;
	int child, i;

	if (!parser_accept(p, "not"))
		return parse_compare(p);
	if (!parser_deeper(p))
		return parser_bad(p);
	child = parse_not(p);
	p->depth--;
	type_yesno(p, child);
	i = parser_parent(p, XOP_NOT, child);
	p->e->nodes[i].start = start;
	p->e->nodes[i].type = XT_YESNO;
	return i;
}

/* and, or: every operand is yes or no */
static void
type_logic(struct expr_parser *p, int i)
{
	int c;

	for (c = p->e->nodes[i].first; c >= 0; c = p->e->nodes[c].next)
		type_yesno(p, c);
	p->e->nodes[i].type = XT_YESNO;
}

static int
parse_and(struct expr_parser *p)
{
	static const struct chain all = { XOP_AND, { "and", "and" }, parse_not,
		type_logic };

	return parse_chain(p, &all);
}

int
parse_or(struct expr_parser *p)
{
	static const struct chain any = { XOP_OR, { "or", "or" }, parse_and,
		type_logic };

	return parse_chain(p, &any);
}

/* --- the whole ----------------------------------------------------------- */

static void
check_want(struct expr_parser *p, enum expr_want want)
{
	const int i = p->e->root;
	char text[PIECE_MAX + 8];

	type_settle(p, i);
	if (want == EXPR_WANT_TRI)
		type_yesno(p, i);
	if (want == EXPR_WANT_NUMBER)
		type_number(p, i);
	if (want == EXPR_WANT_ANY && p->e->nodes[i].type == XT_SPAN)
		expr_parser_fault(p, 0, "type", _("'%s' is %s and no answer"),
			parser_piece(p, i, text), xtype_name(XT_SPAN));
}

static void
parse_all(struct expr_parser *p, enum expr_want want)
{
	parser_advance(p);
	p->last_end = p->tok.start;
	if (p->tok.kind == TOK_END && !p->stop) {
		expr_parser_fault(
			p, 0, "expression", _("the expression is empty"));
		p->stop = true;
	}
	p->e->root = parse_or(p);
	if (!p->stop && p->tok.kind != TOK_END)
		parser_broken(p, _("and, or, or the end"));
	if (!p->stop)
		check_want(p, want);
}

static bool
check_text(struct expr_parser *p, size_t len)
{
	if (len > EXPR_MAX_BYTES)
		expr_parser_fault(p, 0, "expression_size",
			_("an expression of %zu bytes; at most %d are allowed"),
			len, EXPR_MAX_BYTES);
	else if (!utf8_valid(p->e->text, len))
		expr_parser_fault(p, 0, "character", _("not UTF-8 text"));
	return !p->failed;
}

static unsigned
node_reads(const struct xnode *n)
{
	static const unsigned of_fact[FACT_COUNT_] = {
		[FACT_ATTENDANCE] = READS_OTHERS,
		[FACT_SCORE] = READS_SCORE,
		[FACT_QUOTA_LEFT] = READS_OTHERS | READS_QUOTA,
		[FACT_HOUSEHOLD] = READS_OTHERS,
		[FACT_ACTIVE_CASES] = READS_OTHERS,
	};
	unsigned reads = 0;

	if (n->op == XOP_TODAY || n->op == XOP_MONTHS ||
		(n->op == XOP_VALID && n->first < 0))
		reads |= READS_TODAY;
	if (n->op == XOP_FACT)
		reads |= of_fact[n->fact];
	if (n->op == XOP_FIELD && n->via != NULL)
		reads |= READS_OTHERS;
	if (n->health)
		reads |= READS_HEALTH;
	return reads;
}

struct expr *
expr_build(const struct expr_source *source, const char *text,
	enum expr_want want, const char *who, struct text_place at,
	struct diag_list *diags)
{
	struct expr_parser p = { .arena = source->arena,
		.scope = &source->scope,
		.who = who,
		.at = at,
		.diags = diags };
	struct xnode *grown;
	size_t i;

	p.e = expr_later(source, text, want);
	if (check_text(&p, strlen(text)))
		parse_all(&p, want);
	grown = p.e->nodes;
	p.e->nodes = arena_array(source->arena, p.e->n + 1, sizeof(*grown));
	if (p.e->n > 0)
		memcpy(p.e->nodes, grown, p.e->n * sizeof(*grown));
	free(grown);
	p.e->reads = READS_ASKED;
	for (i = 0; i < p.e->n; i++)
		p.e->reads |= node_reads(&p.e->nodes[i]);
	return p.failed ? NULL : p.e;
}

struct expr *
expr_later(
	const struct expr_source *source, const char *text, enum expr_want want)
{
	struct expr *e = arena_alloc(source->arena, sizeof(*e));

	e->text = text;
	e->want = want;
	e->source = source;
	return e;
}

/* The same, built now, in the arena of `source`. */
static struct expr *
build_known(const struct expr *e, const struct expr_source *source)
{
	struct diag_list diags;
	struct expr *built;

	diag_init(&diags, "");
	built = expr_build(source, e->text, e->want, "",
		(struct text_place){ 1, 1, true }, &diags);
	assert(built != NULL);
	diag_release(&diags);
	return built;
}

const struct expr *
expr_ready(const struct expr *e)
{
	if (e->nodes == NULL)
		*(struct expr *)(uintptr_t)e = *build_known(e, e->source);
	return e;
}

/* Home asks it of every rule of every program, and of most nothing else: their
 * nodes are not kept. */
unsigned
expr_reads(const struct expr *e)
{
	struct expr_source once;

	if (!(e->reads & READS_ASKED)) {
		once = (struct expr_source){ arena_new(), e->source->scope };
		((struct expr *)(uintptr_t)e)->reads =
			build_known(e, &once)->reads;
		arena_free(once.arena);
	}
	return e->reads & ~(unsigned)READS_ASKED;
}

struct expr *
expr_compile(const char *text, const struct expr_scope *scope,
	enum expr_want want, const char *who, int line, int column,
	struct diag_list *diags)
{
	struct arena *own = arena_new();
	struct expr_source *source = arena_alloc(own, sizeof(*source));
	struct expr *e;

	*source = (struct expr_source){ own, *scope };
	e = expr_build(source, arena_strndup(own, text, strlen(text)), want,
		who, (struct text_place){ line, column, true }, diags);
	if (e == NULL)
		arena_free(own);
	else
		e->own = own;
	return e;
}

bool
word_reserved(const char *word)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(keywords); i++)
		if (strcmp(keywords[i], word) == 0)
			return true;
	return function_word(word);
}

void
expr_free(struct expr *e)
{
	if (e == NULL)
		return;
	arena_free(e->own);
}
