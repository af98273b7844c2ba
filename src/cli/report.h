/* SPDX-License-Identifier: MIT */
/*
 * Reports of a program that leave the house. Small figures are left out of each, in
 * every form alike (query/suppress.h), so one form tells nothing that another hides.
 */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "command.h"

#include "magang/program/program.h"
#include "magang/view/html_page.h"
#include "magang/view/out.h"

struct frequency;

/* One that is being made. */
struct report_run {
	struct app *app; /* out: where it goes */
	enum out_form form;
	const struct program *p;
	uint16_t number;    /* of the program */
	const char *filter; /* "": none */
	int32_t day;
	int32_t known;      /* DATE_NONE: as it is known now */
	uint64_t seq;       /* else the last change of then */
	char sum[SUM_TEXT]; /* of the table as CSV */
};

/* A sentence beside the table, where people read it. */
void report_line(const struct report_run *r, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

/* The first columns, which say what a file is of; people read it above the table. */
#define REPORT_COLUMNS                                                         \
	{ "day", NULL, OUT_CODE, 0 }, { "program", NULL, OUT_CODE, 0 },        \
	{                                                                      \
		"version", NULL, OUT_NUMBER, 0                                 \
	}
/* How many of them are left out. */
size_t report_heads_said(const struct report_run *r);
/* Their cells. */
void report_put_of(const struct report_run *r, struct out *o);

/* "program:NAME more (FILTER)": what of a kind the report is of. Caller frees. */
char *report_filter(const struct report_run *r, const char *more);

/* One table of all targets in a file, whose columns begin with these; for people one
 * of each below a line that says which. */
struct target_tables {
	const struct report_run *r;
	const char *name;
	const struct out_column *columns;
	size_t n;
	bool open;
	struct out o;
};
#define TARGET_HEADS                                                           \
	REPORT_COLUMNS, { "target", NULL, OUT_CODE, 0 },                       \
	{                                                                      \
		"grades", NULL, OUT_CODE, 0                                    \
	}
/* Before the rows of a target. */
void target_tables_next(struct target_tables *k, const struct target *t);
/* The cells of its heads, before those of a row. */
void target_tables_put(struct target_tables *k, const struct target *t);
/* Ends the last table, or one that has no rows. */
void target_tables_end(struct target_tables *k);

/* Cells that were hidden. */
#define REPORT_HIDDEN (-1)
/* Hides what is small; its classes are numbers, and stand in their order. MG_EUSAGE:
 * there are too many. */
int report_hide(
	const struct report_run *r, struct frequency *f, struct err *err);
/* The class of the first axis with this number; SIZE_MAX: nobody is in it. */
size_t report_class(const struct frequency *f, int64_t number);
/* Of a class (SIZE_MAX: of all) those in the classes of the second axis that `which`
 * has a bit for; REPORT_HIDDEN where one of them is. */
int64_t report_cell(const struct frequency *f, size_t class, unsigned which);
/* A figure, a share of one in percent; both as '*' where it was hidden, in JSON as
 * null. */
void report_put(struct out *o, int64_t n);
void report_put_share(struct out *o, int64_t n, int64_t of);

#endif
