/* SPDX-License-Identifier: MIT */
/* Keys that name places, programs, stages, papers. */
#ifndef QUERY_QUERY_PLACE_H
#define QUERY_QUERY_PLACE_H

struct query_node;
struct query_parser;
struct query_token;

struct err;
struct office;
struct open_stages;

/* The rows in the stages that `read` finds. */
typedef int stages_fn(
	struct office *office, struct open_stages *out, struct err *err);
int stages_node(
	struct query_parser *p, stages_fn *read, struct query_node **out);

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
