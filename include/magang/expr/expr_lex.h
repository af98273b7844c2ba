/* SPDX-License-Identifier: MIT */
/* Words of a text. */
#ifndef MAGANG_EXPR_EXPR_LEX_H
#define MAGANG_EXPR_EXPR_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 2027-03-31 and nothing else; DATE_NONE where it is not one. */
int32_t date_literal(const char *s, size_t n);

/* What a token is, before anybody knows what the names mean. */
enum token_kind {
	TOK_END,
	TOK_NUMBER, /* digits and dots */
	TOK_DATE,
	TOK_WORD, /* also 2nd, a2.1 */
	TOK_STRING,
	TOK_SYMBOL, /* + - * / ( ) , = != < <= > >= */
	TOK_BAD,
};

/* Bytes [start, end) of the text. */
struct token {
	enum token_kind kind;
	uint32_t start, end;
};

/* The token at or behind byte `at`. */
struct token expr_token_next(const char *text, uint32_t at);
bool token_is(const char *text, const struct token *t, const char *word);

#endif
