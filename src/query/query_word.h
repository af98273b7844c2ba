/* SPDX-License-Identifier: MIT */
/* Words: names or known numbers. */
#ifndef QUERY_QUERY_WORD_H
#define QUERY_QUERY_WORD_H

struct query_node;
struct query_parser;
struct query_token;

/* A word without key; the words of name:... */
int word_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int name_parse(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int number_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
