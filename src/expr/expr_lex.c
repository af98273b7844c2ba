/* SPDX-License-Identifier: MIT */
/* Words of an expression. Nothing is copied: a token is a piece of the text. */
#include "magang/expr/expr_lex.h"

#include <string.h>

#include "magang/base/date.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       is_digit(c) || c == '_';
}

int32_t
date_literal(const char *s, size_t n)
{
	static const char form[] = "dddd-dd-dd";
	int v[3] = { 0, 0, 0 };
	size_t i, part = 0;

	if (n != sizeof(form) - 1)
		return DATE_NONE;
	for (i = 0; i < n; i++) {
		if ((form[i] == 'd') != is_digit(s[i]))
			return DATE_NONE;
		if (form[i] != 'd' && s[i] != '-')
			return DATE_NONE;
		if (form[i] == 'd')
			v[part] = v[part] * 10 + (s[i] - '0');
		else
			part++;
	}
	return date_from_civil(v[0], v[1], v[2]);
}

/* Has the text at s the form of a date, whether or not there is such a day? */
static bool
date_form(const char *s)
{
	return strnlen(s, 10) == 10 && s[4] == '-' && s[7] == '-' &&
	       strspn(s, "0123456789") == 4 &&
	       strspn(s + 5, "0123456789") == 2 &&
	       strspn(s + 8, "0123456789") >= 2 && !is_word(s[10]);
}

/* Letters, digits, '_', and '.' between two of them. */
static size_t
word_length(const char *s)
{
	size_t n = 0;

	while (is_word(s[n]) || (s[n] == '.' && n > 0 && is_word(s[n + 1])))
		n++;
	return n;
}

static size_t
string_length(const char *s)
{
	const char *end = strchr(s + 1, s[0]);

	return end ? (size_t)(end - s) + 1 : 0;
}

static size_t
symbol_length(const char *s)
{
	static const char *const two[] = { "!=", "<=", ">=" };
	size_t i;

	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++)
		if (strncmp(s, two[i], 2) == 0)
			return 2;
	return strchr("+-*/(),=<>", s[0]) != NULL ? 1 : 0;
}

static struct token
token(enum token_kind kind, uint32_t start, size_t n)
{
	return (struct token){ kind, start, start + (uint32_t)n };
}

struct token
expr_token_next(const char *text, uint32_t at)
{
	const char *s;
	size_t n;

	at += (uint32_t)strspn(text + at, " \t\n\r");
	s = text + at;
	if (*s == '\0')
		return token(TOK_END, at, 0);
	if (date_form(s))
		return token(TOK_DATE, at, 10);
	n = word_length(s);
	if (n > 0)
		return token(
			strspn(s, "0123456789.") >= n ? TOK_NUMBER : TOK_WORD,
			at, n);
	if (*s == '\'' || *s == '"') {
		n = string_length(s);
		return token(n > 0 ? TOK_STRING : TOK_BAD, at, n > 0 ? n : 1);
	}
	n = symbol_length(s);
	return token(n > 0 ? TOK_SYMBOL : TOK_BAD, at, n > 0 ? n : 1);
}

bool
token_is(const char *text, const struct token *t, const char *word)
{
	const size_t n = t->end - t->start;

	if (t->kind != TOK_WORD && t->kind != TOK_SYMBOL)
		return false;
	return strlen(word) == n && memcmp(text + t->start, word, n) == 0;
}
