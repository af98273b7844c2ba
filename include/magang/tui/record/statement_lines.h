/* SPDX-License-Identifier: MIT */
/* Figures of a statement as lines. */
#ifndef MAGANG_TUI_RECORD_STATEMENT_LINES_H
#define MAGANG_TUI_RECORD_STATEMENT_LINES_H

struct dossier;
struct err;
struct lines;
struct ui;

/* The view of statement_lines.c. */
int statement_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err);

#endif
