/* SPDX-License-Identifier: MIT */
/* Values of a filter as stretches. */
#ifndef QUERY_QUERY_VALUE_H
#define QUERY_QUERY_VALUE_H

#include <stdbool.h>

#include "query_tree.h"

struct fdef;
struct item;
struct query_node;
struct query_parser;
struct test;
struct query_token;

int field_term(struct query_parser *p, const struct query_token *t,
	const struct fdef *f, bool of_person, struct query_node **out);
/* A condition as of a field, but on what is worked out. */
int worked_term(struct query_parser *p, const struct query_token *t,
	const struct fdef *as, test_fn *fn, struct query_node **out);
int age_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Is the caller told of nobody who is ill, whoever it is? Then nothing answers that asks
 * for it. */
bool asks_closed(const struct query_parser *p);
/* Whole days in the stage, as the list has them. */
int wait_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out);
/* Only ":", "=" and "!=" make sense for this key. */
int only_equal(struct query_parser *p, const struct query_token *t);
/* A "-" or "*" without quotes: sets the test; true then. */
bool item_filled(const struct item *it, struct test *t);

/* The term as its operator has it: "!=" turns it. */
struct query_node *negated(struct query_parser *p, const struct query_token *t,
	struct query_node *n);

#endif
