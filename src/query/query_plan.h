/* SPDX-License-Identifier: MIT */
/* The cheapest way. */
#ifndef QUERY_QUERY_PLAN_H
#define QUERY_QUERY_PLAN_H

#include "query_scan.h"

struct txn;

/* Picks the way; the same query keeps its way for all pages. */
enum way_no plan_way(const struct query *q, struct txn *txn);
/* Fills in the spans as the indexes are in this transaction. */
void plan_fill(struct plan *pl, const struct query *q, struct txn *txn,
	enum way_no way);

#endif
