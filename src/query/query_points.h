/* SPDX-License-Identifier: MIT */
/* Parts of the score, and room in the quotas, as conditions. */
#ifndef QUERY_QUERY_POINTS_H
#define QUERY_QUERY_POINTS_H

struct query_node;
struct query_parser;
struct query_token;

/* part.NAME, the points that it gives to the score */
#define PART_KEY "part."
int part_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* quota:full, quota:free, quota:NAME */
int quota_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
