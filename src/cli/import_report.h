/* SPDX-License-Identifier: MIT */
/* The report of an import. */
#ifndef CLI_IMPORT_REPORT_H
#define CLI_IMPORT_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/buf.h"

#include "magang/record/kind.h"
#include "magang/store/plain_file.h"

#include "progress.h"

struct app;
struct import_line;
struct import_report;

struct importing {
	struct app *app;
	enum kind kind;             /* of its records */
	bool json, dry_run, wanted; /* --rejects names the file */
	struct plain_file rejects;
	const struct import_report *report;
	size_t noted; /* notes printed so far */
	struct progress progress;
	struct buf lines;  /* of the JSON document: totals stand before them */
	struct buf layout; /* of it, too: what was understood of the list */
};

void import_report_start(struct importing *im);
void import_line_visit(void *ctx, const struct import_line *line);
void import_progress(void *ctx, size_t lines);
void import_report_end(struct importing *im, bool complete);
void import_rejects_line(struct importing *im);

#endif
