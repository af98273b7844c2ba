/* SPDX-License-Identifier: MIT */
/* What the keys of a filter mean. */
#ifndef QUERY_QUERY_KEY_H
#define QUERY_QUERY_KEY_H

#include <stdbool.h>
#include <stddef.h>

struct fdef;
struct node;
struct parser;
struct token;

int term_parse(struct parser *p, const struct token *t, struct node **out);
int sort_parse(struct parser *p, const struct token *t);
#endif
