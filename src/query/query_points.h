/* SPDX-License-Identifier: MIT */
/* Parts of the score, and room in the quotas, as conditions. */
#ifndef QUERY_QUERY_POINTS_H
#define QUERY_QUERY_POINTS_H

struct node;
struct parser;
struct token;

/* part.NAME, the points that it gives to the score */
#define PART_KEY "part."
int part_term(struct parser *p, const struct token *t, struct node **out);
/* quota:full, quota:free, quota:NAME */
int quota_term(struct parser *p, const struct token *t, struct node **out);

#endif
