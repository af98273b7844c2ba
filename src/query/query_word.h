/* SPDX-License-Identifier: MIT */
/* Words: names or known numbers. */
#ifndef QUERY_QUERY_WORD_H
#define QUERY_QUERY_WORD_H

struct node;
struct parser;
struct token;

/* A word without key; the words of name:... */
int word_parse(struct parser *p, const struct token *t, struct node **out);
int name_parse(struct parser *p, const struct token *t, struct node **out);
int number_term(struct parser *p, const struct token *t, struct node **out);

#endif
