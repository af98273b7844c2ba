/* SPDX-License-Identifier: MIT */
/* Where a pack is, as a condition. */
#ifndef QUERY_QUERY_PACK_H
#define QUERY_QUERY_PACK_H

struct query_node;
struct query_parser;
struct query_token;

/* state:out: with the partner, and some row of it still counts when it comes back */
int pack_state_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
