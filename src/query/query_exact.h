/* SPDX-License-Identifier: MIT */
/* Conditions that lead straight to rows. */
#ifndef QUERY_QUERY_EXACT_H
#define QUERY_QUERY_EXACT_H

#include <stdbool.h>
#include <stddef.h>

struct area_list;
struct err;
struct plan;
struct query;
struct txn;

/* Conditions that a few index entries answer */
bool exact_possible(const struct query *q);
/* Notes the numbers of persons that it asks for, and whose they are; MG_EACCESS
 * where that is too many for today. Outside of a look. */
int exact_sought(const struct query *q, struct err *err);
void exact_ids(struct plan *pl, const struct query *q, struct txn *txn);
/* Beginnings of names, one of which every row must have. */
bool words_possible(const struct query *q);
void words_of(struct plan *pl, const struct query *q, struct txn *txn);
/* Entries of IX_NAME that the words lead to, at most `max`. */
size_t words_count(const struct plan *pl, const struct area_list *areas,
	struct txn *txn, size_t max);

#endif
