/* SPDX-License-Identifier: MIT */
/* What a decision was made on, as lines. */
#ifndef MAGANG_TUI_RECORD_ANSWER_LINES_H
#define MAGANG_TUI_RECORD_ANSWER_LINES_H

struct lines;
struct record;
struct style;

/* A line for each answer, with the style's look open. */
void answer_lines(const struct style *style, const struct record *decision,
	struct lines *out);

#endif
