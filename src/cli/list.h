/* SPDX-License-Identifier: MIT */
/* The rows of a filter, printed. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "magang/view/columns.h"
#include "magang/view/kind_view.h"

struct page;

struct list_options {
	enum kind kind;
	const char *filter;
	enum out_form form;
	uint64_t limit; /* 0: all */
	bool reveal;
	bool exported; /* rows leave the office */
};

/* Prints the rows under columns; *rows counts them, *more tells that the limit
 * cut them off. */
int list_print(struct app *app, const struct list_options *opt,
	const struct columns *columns, uint64_t *rows, bool *more,
	struct err *err);

/* All rows under the columns that its kind has; a status of 1 where there are
 * none. */
int list_kind(struct app *app, const struct list_options *opt, struct err *err);

/* The rows of a part of a page, which its filter finds, as a table there. */
int list_part(struct page *page, const struct kind_part *part,
	const char *filter, const struct style *style, struct err *err);

/* The records that a filter finds, as they are now, to change them; the caller
 * frees them, of a code too. MG_ENOENT: none; MG_EUSAGE: it leaves nobody out. */
int list_ids(struct app *app, enum kind kind, const char *filter,
	uint64_t **ids, size_t *n, struct err *err);

#endif
