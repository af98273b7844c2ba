/* SPDX-License-Identifier: MIT */
/* What a case came to in its class, as lines of its page. */
#ifndef MAGANG_TUI_RECORD_CLASS_LINES_H
#define MAGANG_TUI_RECORD_CLASS_LINES_H

struct lines;
struct record;
struct style;
struct ui;

/* A head, then a line for each unit; nothing where it has no class. */
void class_lines(struct ui *ui, const struct style *style,
	const struct record *kase, struct lines *out);

#endif
