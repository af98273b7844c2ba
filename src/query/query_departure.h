/* SPDX-License-Identifier: MIT */
/* Cases by what is not ready for their departure: departure:missing. */
#ifndef QUERY_QUERY_DEPARTURE_H
#define QUERY_QUERY_DEPARTURE_H

struct query_node;
struct query_parser;
struct query_token;

int departure_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
