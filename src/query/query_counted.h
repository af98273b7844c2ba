/* SPDX-License-Identifier: MIT */
/*
 * Who counts for a target: counted:TARGET, in parts after it, in whatever order, the
 * regency that they are counted in, the grade and the day; without a day today. So
 * each figure of a target has a filter of its names.
 */
#ifndef QUERY_QUERY_COUNTED_H
#define QUERY_QUERY_COUNTED_H

struct query_node;
struct query_parser;
struct query_token;

int counted_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

/* Outcomes whose licence stands with another person, too: shared:licence. */
int shared_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
