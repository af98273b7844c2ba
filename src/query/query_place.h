/* SPDX-License-Identifier: MIT */
/* Keys that name places, programs, stages, papers. */
#ifndef QUERY_QUERY_PLACE_H
#define QUERY_QUERY_PLACE_H

struct query_node;
struct query_parser;
struct query_token;

/* Area, program, stage, missing, has */
int area_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int program_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int stage_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int missing_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
int has_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);

#endif
