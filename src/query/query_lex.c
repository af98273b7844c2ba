/* SPDX-License-Identifier: MIT */
#include "query_lex.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"

/* Longest first, so that "<=" is not read as "<". */
static const struct {
	const char *text;
	enum relation op;
} ops[] = {
	{ "!=", OP_DIFFERENT },
	{ "<=", OP_LESS_EQUAL },
	{ ">=", OP_MORE_EQUAL },
	{ "<", OP_LESS },
	{ ">", OP_MORE },
	{ ":", OP_IS },
	{ "=", OP_EQUAL },
};

const char *const op_text[] = {
	[OP_IS] = ":",
	[OP_EQUAL] = "=",
	[OP_DIFFERENT] = "!=",
	[OP_LESS] = "<",
	[OP_LESS_EQUAL] = "<=",
	[OP_MORE] = ">",
	[OP_MORE_EQUAL] = ">=",
};

static const struct {
	const char *word;
	enum query_token_kind kind;
} keywords[] = {
	{ "and", TOKEN_AND },
	{ "or", TOKEN_OR },
	{ "not", TOKEN_NOT },
	{ "dan", TOKEN_AND },
	{ "atau", TOKEN_OR },
	{ "bukan", TOKEN_NOT },
	{ "tidak", TOKEN_NOT },
	{ "かつ", TOKEN_AND },
	{ "または", TOKEN_OR },
	{ "以外", TOKEN_NOT },
};

/* Columns are counted in characters, from 1. */
static int
column_of(const struct query_parser *p, size_t at)
{
	int column = 1;

	for (size_t i = 0; i < at && p->line[i]; i++)
		column += (p->line[i] & 0xc0) != 0x80;
	return column;
}

int
parser_fault(struct query_parser *p, size_t at, int code, const char *fmt, ...)
{
	struct buf text = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&text, fmt, ap);
	va_end(ap);
	err_set(p->err, code, _("filter, column %d: %s"), column_of(p, at),
		buf_str(&text));
	buf_release(&text);
	return code;
}

int
parser_place(struct query_parser *p, size_t at, int code)
{
	err_context(p->err, _("filter, column %d"), column_of(p, at));
	return code;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* End of the piece at `at`: a blank or parenthesis outside of quotes. */
static int
piece_end(struct query_parser *p, size_t at, size_t *end)
{
	size_t quote = 0;
	bool inside = false;

	for (; p->line[at]; at++) {
		if (p->line[at] == '"') {
			inside = !inside;
			quote = at;
		} else if (!inside && strchr(" \t()", p->line[at])) {
			break;
		}
	}
	*end = at;
	if (inside)
		return parser_fault(p, quote, MG_EUSAGE,
			_("the quote that begins here does not end"));
	return 0;
}

static const char *
without_quotes(struct query_parser *p, const char *s, size_t n)
{
	char *out = arena_strndup(p->q->arena, s, n);
	size_t to = 0;

	for (size_t i = 0; i < n; i++)
		if (s[i] != '"')
			out[to++] = s[i];
	out[to] = '\0';
	return out;
}

/* Letters of every language: heads of columns are keys, too. */
static bool
is_letter(char c)
{
	return isalpha((unsigned char)c) || c & 0x80;
}

/* Length of the key at s where an operator follows; 0: there is none. */
static size_t
key_length(const char *s, size_t n, size_t *op)
{
	size_t len = 0;

	if (n == 0 || !is_letter(s[0]))
		return 0;
	while (len < n &&
		(is_letter(s[len]) || isdigit((unsigned char)s[len]) ||
			strchr("_./", s[len])))
		len++;
	for (size_t i = 0; i < ARRAY_SIZE(ops); i++) {
		size_t w = strlen(ops[i].text);

		if (len + w <= n && memcmp(s + len, ops[i].text, w) == 0) {
			*op = i;
			return len;
		}
	}
	return 0;
}

static int
take_term(struct query_parser *p, size_t end, size_t key, size_t op)
{
	struct query_token *t = &p->token;
	size_t from = t->at + key + strlen(ops[op].text);
	char *name = arena_strndup(p->q->arena, p->line + t->at, key);

	for (char *c = name; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	t->kind = TOKEN_TERM;
	t->key = name;
	t->op = ops[op].op;
	t->value_at = from;
	t->value = arena_strndup(p->q->arena, p->line + from, end - from);
	if (from == end)
		return parser_fault(p, from, MG_EUSAGE,
			_("a value must follow '%s%s', without a blank "
			  "between"),
			name, ops[op].text);
	return 0;
}

static void
take_word(struct query_parser *p, size_t end)
{
	struct query_token *t = &p->token;
	size_t n = end - t->at;

	t->kind = TOKEN_WORD;
	t->quoted = memchr(p->line + t->at, '"', n) != NULL;
	t->value = without_quotes(p, p->line + t->at, n);
	t->value_at = t->at;
	for (size_t i = 0; !t->quoted && i < ARRAY_SIZE(keywords); i++)
		if (strcasecmp(keywords[i].word, t->value) == 0)
			t->kind = keywords[i].kind;
}

int
token_next(struct query_parser *p)
{
	struct query_token *t = &p->token;
	size_t end, key, op = 0;
	int rc;

	while (is_blank(p->line[p->at]))
		p->at++;
	memset(t, 0, sizeof(*t));
	t->at = p->at;
	switch (p->line[p->at]) {
	case '\0':
		t->kind = TOKEN_END;
		return 0;
	case '(':
	case ')':
		t->kind = p->line[p->at++] == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
		return 0;
	default:
		break;
	}
	rc = piece_end(p, p->at, &end);
	if (rc)
		return rc;
	p->at = end;
	if (strchr(":=!<>", p->line[t->at]))
		return parser_fault(p, t->at, MG_EUSAGE,
			_("a key must stand before '%.*s', without a blank "
			  "between"),
			(int)(end - t->at), p->line + t->at);
	key = key_length(p->line + t->at, end - t->at, &op);
	if (key)
		return take_term(p, end, key, op);
	if (p->line[t->at] == '-' &&
		key_length(p->line + t->at + 1, end - t->at - 1, &op))
		return parser_fault(p, t->at, MG_EUSAGE,
			_("write 'not %.*s' for what does not fit"),
			(int)(end - t->at - 1), p->line + t->at + 1);
	take_word(p, end);
	return 0;
}

/* Length of the item at s: up to a comma outside of quotes. */
static size_t
item_length(const char *s)
{
	bool inside = false;
	size_t n = 0;

	for (; s[n] && (inside || s[n] != ','); n++)
		if (s[n] == '"')
			inside = !inside;
	return n;
}

int
items_split(struct query_parser *p, const struct query_token *t,
	struct item out[QUERY_ITEMS], size_t *n)
{
	const char *s = t->value;

	for (*n = 0;; s++) {
		size_t len = item_length(s);
		size_t at = t->value_at + (size_t)(s - t->value);

		if (len == 0)
			return parser_fault(p, at, MG_EUSAGE,
				_("a value is missing in '%s'"), t->value);
		if (*n == QUERY_ITEMS)
			return parser_fault(p, at, MG_EUSAGE,
				_("more than %d values"), QUERY_ITEMS);
		out[(*n)++] = (struct item){ without_quotes(p, s, len), at,
			memchr(s, '"', len) != NULL };
		s += len;
		if (!*s)
			return 0;
	}
}

/* ---- nodes -------------------------------------------------------------- */

struct query_node *
node_new(struct query_parser *p, enum query_node_kind kind)
{
	struct query_node *n = arena_alloc(p->q->arena, sizeof(*n));

	n->kind = kind;
	p->nodes++;
	return n;
}

void
node_add(struct query_node *parent, struct query_node *child)
{
	struct query_node **to = &parent->first;

	while (*to)
		to = &(*to)->next;
	*to = child;
}

struct query_node *
node_of(struct query_parser *p, test_fn *fn, const struct fdef *field,
	bool of_person)
{
	struct query_node *n = node_new(p, NODE_TEST);

	n->test = arena_alloc(p->q->arena, sizeof(*n->test));
	n->test->fn = fn;
	n->test->field = field;
	n->test->of_person = of_person;
	return n;
}

/* Lists are short: a new array each time is cheaper than to keep a capacity. */
void
test_add_range(struct query_parser *p, struct test *t, int64_t lo, int64_t hi)
{
	struct range *rows =
		arena_array(p->q->arena, t->n_ranges + 1, sizeof(*rows));

	if (t->n_ranges)
		memcpy(rows, t->ranges, t->n_ranges * sizeof(*rows));
	rows[t->n_ranges++] = (struct range){ lo, hi };
	t->ranges = rows;
}

void
test_add_text(struct query_parser *p, struct test *t, const char *text)
{
	const char **rows =
		arena_array(p->q->arena, t->n_texts + 1, sizeof(*rows));

	if (t->n_texts)
		memcpy(rows, t->texts, t->n_texts * sizeof(*rows));
	rows[t->n_texts++] = text;
	t->texts = rows;
}
