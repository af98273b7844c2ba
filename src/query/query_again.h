/* SPDX-License-Identifier: MIT */
/* Decisions that the newest version of their program would not make. */
#ifndef QUERY_QUERY_AGAIN_H
#define QUERY_QUERY_AGAIN_H

struct query_node;
struct query_parser;
struct query_token;

/* differs:yes, differs:no */
int differs_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
