/* SPDX-License-Identifier: MIT */
/* What undo and redo say: what came back and what could not. */
#ifndef CLI_UNDO_H
#define CLI_UNDO_H

#include <stdbool.h>

struct app;
struct undo_report;

/* After op_undo() or op_redo() has given `rc`: prints and frees the report.
 * `what` is translated: "taken back". Returns rc. */
int undo_end(struct app *app, int rc, const struct undo_report *report,
	const char *what, bool json);

#endif
