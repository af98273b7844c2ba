/* SPDX-License-Identifier: MIT */
/* What the keys of a filter mean. */
#ifndef QUERY_QUERY_KEY_H
#define QUERY_QUERY_KEY_H

#include <stdbool.h>
#include <stddef.h>

struct fdef;
struct query_node;
struct query_parser;
struct query_token;

int term_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int sort_parse(struct query_parser *p, const struct query_token *t);
#endif
