/* SPDX-License-Identifier: MIT */
/* The functions, a row each. */
#ifndef EXPR_EXPR_FUNC_H
#define EXPR_EXPR_FUNC_H

#include <stdbool.h>

struct expr_parser;

/* The function whose word is the token, or -1. */
int parse_function(struct expr_parser *p);
bool function_word(const char *word);

#endif
