/* SPDX-License-Identifier: MIT */
/* A filter counted by one of its fields or two, within the caller's access. */
#ifndef MAGANG_QUERY_COUNT_BY_H
#define MAGANG_QUERY_COUNT_BY_H

#include "magang/query/axis.h"
#include "magang/query/frequency.h"

struct err;

/* What was asked, and the table of it. */
struct counted_by {
	enum kind kind;
	char *filter;    /* without "by:", "sum:" and an order */
	struct axis sum; /* whose numbers are summed; "" no name: none */
	struct axis axis[FREQUENCY_AXES];
	struct frequency f; /* in order */
};

/*
 * "area:GRT by:stage,opened.year", or with "sum:amount". From the counters where they hold it, else by one
 * walk that keeps the table and nothing else. MG_EACCESS: a field that the caller
 * does not see; what tells of health leaves a trace of each whom it tells of, as its
 * list does. Faults name the column, as those of a filter.
 */
int count_by(struct office *office, enum kind kind, const char *line,
	struct counted_by *out, struct err *err);
/* Frees the table. */
void counted_by_release(struct counted_by *c);

/* The filter of the rows of a class of the first axis, and (k not SIZE_MAX) of one of
 * the second as well; NULL: no filter says it. Caller frees. */
char *counted_by_filter(struct office *office, struct txn *txn,
	const struct counted_by *c, size_t i, size_t k);

#endif
