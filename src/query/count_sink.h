/* SPDX-License-Identifier: MIT */
/* Where rows go that are counted, by what else is to be told of them. */
#ifndef QUERY_COUNT_SINK_H
#define QUERY_COUNT_SINK_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct office;
struct query;
struct query_row;
struct txn;

struct count_sink {
	/* `n` rows that are like this one, fewer than 0 where a counter is set
	 * right. false: it does not tell enough, and nothing was taken. */
	bool (*take)(struct count_sink *sink, struct txn *txn,
		const struct query_row *row, int64_t n);
	/* What was taken is taken back: another way is begun. */
	void (*clear)(struct count_sink *sink);
};

/* Each row of a query once, by counters where they tell enough. */
int source_sort_out(struct office *office, struct query *q,
	struct count_sink *sink, uint64_t *count, struct err *err);

#endif
