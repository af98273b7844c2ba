/* SPDX-License-Identifier: MIT */
/*
 * Rules as conditions: those that a case fails, that warn, that cannot be
 * answered yet.
 */
#ifndef QUERY_QUERY_RULE_H
#define QUERY_QUERY_RULE_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct fdef;
struct query_parser;
struct query;
struct query_row;
struct record;
struct test;
struct txn;
struct value;

/* One of a set: a rule that some version of a program has there, and that the
 * caller may hear of. */
int rule_parse(struct query_parser *p, const struct fdef *f, const char *text,
	struct value *v, struct err *why);
/* When all of them are there: which have to be asked when a row is read. */
int rules_ready(struct query_parser *p, struct test *t);

/* What a program asks of a row, once its records were read; false until then.
 * Texts live as long as the row. */
struct case_facts;
bool row_facts(struct query_row *row, struct case_facts *f);

/* The one rule, or COUNT_ANY, that every row of the query fails and that the
 * counters count; NULL: there is none. */
const char *counted_rule(const struct query *q);

#endif
