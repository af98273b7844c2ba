/* SPDX-License-Identifier: MIT */
/* Walking the rows of a filter: what list, export and pages do. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "magang/view/columns.h"

struct list_options {
	enum kind kind;
	const char *filter;
	enum out_form form;
	uint64_t limit; /* 0: all */
	bool reveal;
};

/* Prints the rows under columns; *rows counts them, *more tells that the limit
 * cut them off. */
int list_print(struct app *app, const struct list_options *opt,
	const struct columns *columns, uint64_t *rows, bool *more,
	struct err *err);

/* For every row of a filter, with the store open for a look; `visit` neither
 * writes nor asks. At most `max` rows. */
typedef void (*list_visit)(void *ctx, const struct row *row);
int list_each(struct office *office, enum kind kind, const char *filter,
	const struct style *style, size_t max, list_visit visit, void *ctx,
	struct err *err);

/* A visit that puts each row into the table that is open on a page. */
struct page;
struct list_page {
	struct page *page;
	const struct columns *columns;
};
void list_page_row(void *list_page, const struct row *row);

/* Rows of a filter, counted. */
int list_count(struct office *office, enum kind kind, const char *filter,
	uint64_t *count, struct err *err);

#endif
