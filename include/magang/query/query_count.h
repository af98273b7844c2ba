/* SPDX-License-Identifier: MIT */
/* How many, by counters where they can tell. */
#ifndef MAGANG_QUERY_QUERY_COUNT_H
#define MAGANG_QUERY_QUERY_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct office;
struct query;

/* Number of rows; from the counters where they hold it (then cheap). */
int source_count(struct office *office, struct query *q, uint64_t *count,
	struct err *err);
/* The same of a filter as it is typed, for who asked for the number and nothing else:
 * of a question about health it is noted of whom it tells, as of its rows. */
int filter_count_told(struct office *office, enum kind kind, const char *filter,
	uint64_t *count, struct err *err);
/* The same, given up after so many rows were looked at (0: never), so many
 * milliseconds (0: never), or when stop() says so (NULL: never); then *exact is
 * false and there are at least *count. */
struct count_limit {
	uint64_t most;
	int ms;
	bool (*stop)(void *ctx);
	void *ctx;
};
/* `limit` and its ctx are borrowed for the call. */
int source_count_some(struct office *office, struct query *q,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err);
/* The same of a filter. */
int filter_count_some(struct office *office, enum kind kind, const char *filter,
	const struct count_limit *limit, uint64_t *count, bool *exact,
	struct err *err);

#endif
