/* SPDX-License-Identifier: MIT */
/* Parts of the score, marks, and room in the quotas, as conditions. */
#ifndef QUERY_QUERY_POINTS_H
#define QUERY_QUERY_POINTS_H

#include <stdbool.h>

struct query_node;
struct query_parser;
struct query_token;

/* part.NAME, the points that it gives to the score, unit.NAME, the best mark of a
 * unit: numbers that programs name */
bool points_key(const char *key);
int points_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* quota:full, quota:free, quota:NAME */
int quota_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
