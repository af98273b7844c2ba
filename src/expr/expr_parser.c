/* SPDX-License-Identifier: MIT */
/* What all of the reading of an expression uses: faults, tokens, nodes. */
#include "expr_parser.h"

#include "expr_parse.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/yaml/node.h"

/* --- faults, tokens, nodes ----------------------------------------------- */

static int
column_of(const struct expr_parser *p, uint32_t at)
{
	const char *s = p->e->text, *end = s + at;
	int n = 0;

	for (; s < end; n++)
		utf8_next(&s, end);
	return p->at.column + n;
}

bool
parser_full(struct expr_parser *p)
{
	if (!p->stop && p->diags->n < YAML_MAX_FAULTS)
		return false;
	p->failed = true;
	return true;
}

void
expr_parser_fault(struct expr_parser *p, uint32_t at, const char *id,
	const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	p->failed = true;
	if (parser_full(p))
		return;
	if (p->who != NULL)
		buf_addf(&b, "%s: ", p->who);
	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	diag_add(p->diags, DIAG_FAULT, id, p->at.line,
		p->at.exact ? column_of(p, at) : p->at.column, "%s",
		buf_str(&b));
	buf_release(&b);
}

struct xnode *
parser_node(struct expr_parser *p, int i)
{
	assert(i >= 0 && (size_t)i < p->e->n);
	return &p->e->nodes[i];
}

static const char *
piece(struct expr_parser *p, uint32_t start, uint32_t end,
	char out[PIECE_MAX + 8])
{
	const char *text = p->e->text;
	uint32_t n = end - start;

	if (n > PIECE_MAX) {
		/* not in the middle of a character */
		for (n = PIECE_MAX; (text[start + n] & 0xC0) == 0x80; n--)
			;
		snprintf(out, PIECE_MAX + 8, "%.*s...", (int)n, text + start);
	} else {
		snprintf(out, PIECE_MAX + 8, "%.*s", (int)n, text + start);
	}
	return out;
}

const char *
parser_piece(struct expr_parser *p, int i, char out[PIECE_MAX + 8])
{
	const struct xnode *n = parser_node(p, i);

	return piece(p, n->start, n->end, out);
}

/* The shape is broken here: one fault, and the rest is not looked at. */
void
parser_broken(struct expr_parser *p, const char *needed)
{
	char found[PIECE_MAX + 8];

	piece(p, p->tok.start, p->tok.end, found);
	if (p->tok.kind == TOK_END)
		expr_parser_fault(p, p->tok.start, "expression",
			_("the expression ends; %s is needed"), needed);
	else
		expr_parser_fault(p, p->tok.start, "expression",
			_("'%s' stands where %s is needed"), found, needed);
	p->stop = true;
}

/* What other languages write, and the word for it here. */
static const struct {
	const char *wrong, *right;
} foreign[] = {
	{ "&&", "and" },
	{ "||", "or" },
	{ "!", "not" },
	{ "≥", ">=" },
	{ "≤", "<=" },
	{ "≠", "!=" },
	{ "%", N_("a plain number, like 80") },
};

static void
bad_character(struct expr_parser *p)
{
	const char *s = p->e->text + p->tok.start;
	const char *end = s;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(foreign); i++) {
		if (strncmp(s, foreign[i].wrong, strlen(foreign[i].wrong)) != 0)
			continue;
		expr_parser_fault(p, p->tok.start, "character",
			_("'%s' is not known; write %s"), foreign[i].wrong,
			_(foreign[i].right));
		return;
	}
	if (*s == '\'' || *s == '"') {
		expr_parser_fault(p, p->tok.start, "character",
			_("the text that begins here has no end"));
		return;
	}
	utf8_next(&end, s + strlen(s));
	expr_parser_fault(p, p->tok.start, "character",
		_("'%.*s' has no meaning here"), (int)(end - s), s);
}

void
parser_advance(struct expr_parser *p)
{
	p->last_end = p->tok.end;
	p->tok = expr_token_next(p->e->text, p->tok.end);
	if (p->tok.kind != TOK_BAD)
		return;
	bad_character(p);
	p->stop = true;
	p->tok.kind = TOK_END;
}

bool
parser_is(const struct expr_parser *p, const char *word)
{
	return !p->stop && token_is(p->e->text, &p->tok, word);
}

bool
parser_accept(struct expr_parser *p, const char *word)
{
	if (!parser_is(p, word))
		return false;
	parser_advance(p);
	return true;
}

void
parser_expect(struct expr_parser *p, const char *word)
{
	char needed[16];

	if (p->stop || parser_accept(p, word))
		return;
	snprintf(needed, sizeof(needed), "'%s'", word);
	parser_broken(p, needed);
}

int
parser_add(struct expr_parser *p, enum xop op, uint32_t start)
{
	struct expr *e = p->e;
	struct xnode *n;

	VEC_GROW(e->nodes, e->n, e->cap);
	n = &e->nodes[e->n];
	memset(n, 0, sizeof(*n));
	n->op = op;
	n->start = start;
	n->end = p->last_end;
	n->first = n->next = -1;
	return (int)e->n++;
}

int
parser_bad(struct expr_parser *p)
{
	const int i = parser_add(p, XOP_LITERAL, p->tok.start);

	p->e->nodes[i].type = XT_BAD;
	return i;
}

/* The token's text, kept with the expression. */
const char *
parser_keep(struct expr_parser *p, uint32_t start, uint32_t end)
{
	return arena_strndup(p->arena, p->e->text + start, end - start);
}

bool
parser_deeper(struct expr_parser *p)
{
	if (++p->depth <= EXPR_MAX_DEPTH)
		return true;
	expr_parser_fault(p, p->tok.start, "expression_depth",
		_("nested deeper than %d"), EXPR_MAX_DEPTH);
	p->stop = true;
	return false;
}

/* A parent of the given first child, which it begins with. */
int
parser_parent(struct expr_parser *p, enum xop op, int child)
{
	const int i = parser_add(p, op, p->e->nodes[child].start);

	p->e->nodes[i].first = child;
	return i;
}

void
parser_append(struct expr_parser *p, int *last, int child)
{
	p->e->nodes[*last].next = child;
	*last = child;
}
