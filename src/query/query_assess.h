/* SPDX-License-Identifier: MIT */
/* Cases that wait for a scorecard of the caller: assess:me; for his moving them into
 * the newest version, as a second person: adopt:me. */
#ifndef QUERY_QUERY_ASSESS_H
#define QUERY_QUERY_ASSESS_H

struct query_node;
struct query_parser;
struct query_token;

int assess_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

/* The same of a version. */
int adopt_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Of versions those that were returned to the caller: returned_to:me. */
int returned_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
