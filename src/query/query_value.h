/* SPDX-License-Identifier: MIT */
/* Values of a filter as stretches. */
#ifndef QUERY_QUERY_VALUE_H
#define QUERY_QUERY_VALUE_H

#include <stdbool.h>

struct fdef;
struct item;
struct node;
struct parser;
struct test;
struct token;

int field_term(struct parser *p, const struct token *t, const struct fdef *f,
	bool of_person, struct node **out);
int age_term(struct parser *p, const struct token *t, struct node **out);
/* Only ":", "=" and "!=" make sense for this key. */
int only_equal(struct parser *p, const struct token *t);
/* A "-" or "*" without quotes: sets the test; true then. */
bool item_filled(const struct item *it, struct test *t);

#endif
