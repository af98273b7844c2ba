/* SPDX-License-Identifier: MIT */
/* The report of an import as text or JSON, and the file of rejected rows. */
#ifndef MAGANG_CLI_IMPORT_H
#define MAGANG_CLI_IMPORT_H

#include "magang/view/out.h"

#include "magang/exchange/exchange.h"

struct app;
struct err;

/*
 * Rejected rows are written beside their name first and get it when the import
 * is through and something was rejected; an old file is replaced only then.
 * Of a note they become drafts, and a file only where one is named.
 */
struct rejects {
	char *name, *draft; /* NULL: none wanted */
	FILE *f;
};
/* `wanted`: --rejects FILE or NULL; `only_wanted`: no file but that one. *out:
 * NULL where there is to be none. */
int rejects_open(struct rejects *r, const char *input, const char *wanted,
	bool only_wanted, FILE **out, struct err *err);
int rejects_close(struct rejects *r, size_t rejected, struct err *err);
void rejects_drop(struct rejects *r); /* may be called again */

struct importing {
	struct app *app;
	bool json;
	struct rejects rejects;
	const struct import_report *report;
	size_t noted;     /* notes printed so far */
	bool progress;    /* a line of progress stands on the terminal */
	int64_t shown;    /* when, milliseconds */
	struct buf lines; /* of the JSON document: totals stand before them */
};

void import_report_start(struct importing *im);
void import_line_visit(void *ctx, const struct import_line *line);
void import_progress(void *ctx, size_t lines);
void import_report_end(struct importing *im, bool complete);
void import_rejects_line(struct importing *im);

#endif
