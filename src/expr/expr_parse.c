/* SPDX-License-Identifier: MIT */
/*
 * The shape of an expression, by recursive descent; magang-program(5) has the
 * grammar. Every function returns the index of a node, after a fault one of
 * type XT_BAD, so that names and types further right are still looked at.
 */
#include "magang/expr/expr_parse.h"

#include "expr_atom.h"
#include "expr_func.h"
#include "expr_parse.h"
#include "expr_parser.h"
#include "expr_type.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/expr/expr_type.h"
#include "magang/base/arena.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

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
		[FACT_UNIT] = READS_OTHERS,
		[FACT_UNITS_PASSED] = READS_OTHERS,
		[FACT_SCORE] = READS_SCORE,
		[FACT_QUOTA_LEFT] = READS_OTHERS | READS_QUOTA,
		[FACT_HOUSEHOLD] = READS_OTHERS,
		[FACT_ACTIVE_CASES] = READS_OTHERS,
		[FACT_SERVED] = READS_OTHERS,
		[FACT_SERVED_ON] = READS_OTHERS,
		[FACT_HOST_QUOTA] = READS_OTHERS,
		[FACT_HOST_PEOPLE] = READS_OTHERS,
	};
	unsigned reads = 0;

	if (n->op == XOP_TODAY || n->op == XOP_MONTHS ||
		(n->op == XOP_VALID && n->first < 0))
		reads |= READS_TODAY;
	if (n->op == XOP_FACT)
		reads |= of_fact[n->fact];
	if (n->op == XOP_FIELD &&
		(n->via != NULL || (n->field->flags & FDEF_ELSEWHERE) != 0))
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
