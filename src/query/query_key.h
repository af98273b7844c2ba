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

/* The key that goes by this name, or by this head of a column in any language;
 * `said` itself where there is none. */
const char *key_said(struct query_parser *p, const char *said);
/* Is it a key of filters of this kind that is more than a field? */
bool key_is_own(const struct query_parser *p, const char *name);
/* There is no such field; MG_EUSAGE, with the nearest one. */
int key_unknown(struct query_parser *p, size_t at, const char *name);

#endif
