/* SPDX-License-Identifier: MIT */
/* Keys that name places, programs, stages, papers. */
#ifndef QUERY_QUERY_PLACE_H
#define QUERY_QUERY_PLACE_H

struct node;
struct parser;
struct token;

/* Area, program, stage, missing, has */
int area_term(struct parser *p, const struct token *t, struct node **out);
int program_term(struct parser *p, const struct token *t, struct node **out);
int stage_term(struct parser *p, const struct token *t, struct node **out);
int missing_term(struct parser *p, const struct token *t, struct node **out);
int has_term(struct parser *p, const struct token *t, struct node **out);

#endif
