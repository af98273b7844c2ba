/* SPDX-License-Identifier: MIT */
/* What undo and redo say: what came back and what could not. */
#ifndef MAGANG_CLI_UNDO_H
#define MAGANG_CLI_UNDO_H

#include <stdbool.h>

struct app;
struct undo_report;

/* `what` is translated: "taken back". */
void undo_print(struct app *app, const struct undo_report *report,
	const char *what, bool json);

#endif
