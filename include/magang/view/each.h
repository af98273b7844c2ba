/* SPDX-License-Identifier: MIT */
/* The rows of a filter, one by one: what lists, pages and completion do. */
#ifndef MAGANG_VIEW_EACH_H
#define MAGANG_VIEW_EACH_H

#include "magang/view/worked.h"

/* A row, with the store open for a look; neither writes nor asks. All is
 * borrowed for the call. false: enough. */
typedef bool (*row_visit)(void *ctx, const struct row *row);

/* Each row that the caller may see, in the order of the filter. The store is
 * looked at anew for every row: a visit may print, which blocks for as long as
 * the reader of a pipe likes, and no long transaction waits for that. 1: there
 * are more than style->most. */
int filter_each(struct office *office, enum kind kind, const char *filter,
	const struct style *style, row_visit visit, void *ctx, struct err *err);

/* office_read_listed() for whoever a record is about, in a list that comes from no
 * filter; no look at the store is open. */
int row_listed(struct office *office, enum kind kind, uint64_t id, uint64_t row,
	struct err *err);

#endif
