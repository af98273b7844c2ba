/* SPDX-License-Identifier: MIT */
/* Areas and stages that a query can have rows in. */
#ifndef QUERY_QUERY_AREAS_H
#define QUERY_QUERY_AREAS_H

#include "magang/record/index.h"

struct area_list;
struct query_node;
struct query;
struct test;
struct txn;

void areas_of(struct area_list *out, const struct query *q, struct txn *txn,
	enum index_no ix);
struct query_place {
	uint16_t program, stage;
	int64_t count; /* of all areas */
};
struct place_list {
	struct query_place *rows;
	size_t n, cap;
	bool all;
};
/* Those that a condition names one by one which must hold, some of which may not
 * be there; false: there is no such condition, *out is empty. */
bool places_named(struct place_list *out, const struct query *q);
void places_of(struct place_list *out, const struct query *q, struct txn *txn);

/* Must one of such conditions hold of every row? */
typedef bool test_is(enum kind kind, const struct test *t);
bool asks(enum kind kind, const struct query_node *n, test_is *is);
/* Does the tree ask for stages by name? */
bool asks_stage(const struct query *q);

#endif
