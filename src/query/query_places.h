/* SPDX-License-Identifier: MIT */
/* Seats at hosts that can be had, as conditions. */
#ifndef QUERY_QUERY_PLACES_H
#define QUERY_QUERY_PLACES_H

struct query_node;
struct query_parser;
struct query_token;

/* free>0, of places: seats that can still be given, by the host, too */
int free_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* expired:yes: open ones whose seats nobody got in time */
int expired_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
