/* SPDX-License-Identifier: MIT */
/* Growth of an organisation as lines. */
#ifndef MAGANG_TUI_RECORD_GROWTH_LINES_H
#define MAGANG_TUI_RECORD_GROWTH_LINES_H

struct dossier;
struct err;
struct lines;
struct ui;

/* The view of growth_lines.c. */
int growth_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err);

#endif
