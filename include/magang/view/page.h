/* SPDX-License-Identifier: MIT */
/*
 * A page about one thing: labels and values in sections, small tables, closing
 * lines; as text, or as one JSON document {"v":1,...}. The caller writes it
 * once; what only one of the two forms has is left out of the other.
 */
#ifndef MAGANG_VIEW_PAGE_H
#define MAGANG_VIEW_PAGE_H

#include "magang/view/json.h"
#include "magang/view/out.h"

struct page {
	const struct app *app;
	bool json;
	bool begun;   /* something was printed above */
	struct buf b; /* the JSON document */
	struct json j;
	char **pairs; /* label, value of the section so far */
	size_t n, cap;
	struct out table;
};

/* To standard output, in the form that `json` says; `app` is borrowed. */
void page_start(struct page *p, const struct app *app, bool json);
/* Prints what is left, or drops it where rc is not 0; frees. Returns rc. */
int page_end(struct page *p, int rc);

/* Text: a heading. JSON: nothing. */
void page_heading(struct page *p, const char *text);
/* JSON: an object for the items that follow. Text: nothing. */
void page_open(struct page *p, const char *key);
/* Ends the object that page_open() began. */
void page_close(struct page *p);

/* "Label  value", or a member; NULL: left out, null in JSON. A label of NULL:
 * in JSON only. `flags` as of a column. */
void page_item(struct page *p, const char *key, const char *label,
	const char *value, unsigned flags);
/* The same with a number. */
void page_count(struct page *p, const char *key, const char *label, uint64_t n);
/* Text only. */
void page_line(struct page *p, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* An array of objects under `key`; a table, or nothing where it is empty. */
void page_rows(struct page *p, const char *key, const char *heading,
	const struct out_column *columns, size_t n);
void page_cell(struct page *p, const char *text);
void page_row(struct page *p);
void page_count_cell(struct page *p, uint64_t n);
void page_rows_end(struct page *p);

/* Of `n` rows only the first `most` were shown (0: all), and how to see all. */
void page_limit(struct page *p, size_t most, size_t n);

#endif
