/* SPDX-License-Identifier: MIT */
/* The picture and its way out. */
#ifndef MAGANG_TUI_TERM_TERM_DRAW_H
#define MAGANG_TUI_TERM_TERM_DRAW_H

#include <stdbool.h>

struct buf;
struct terminal;

/* What a text is, never which colour it has: the table in term_draw.c says that.
 * Every state must be told by a letter or word as well. */
enum term_role {
	ROLE_PLAIN,
	ROLE_TITLE, /* the first line */
	ROLE_HEAD,  /* headings of columns and parts */
	ROLE_HINT,  /* less important: computed, suggested */
	ROLE_HIT,   /* what a filter found */
	ROLE_GOOD,
	ROLE_WARN,
	ROLE_BAD,
	ROLE_COUNT
};

/* Blanks all cells of the picture (not of the terminal: costs nothing). */
void term_erase(struct terminal *t);

/*
 * Fills exactly `width` cells: the text, cut with an ellipsis where it is longer, then
 * blanks. Wide characters are never halved. Returns the columns of the text.
 * width < 0: to the end of the row.
 */
int term_put(struct terminal *t, int row, int col, int width, const char *text,
	enum term_role role);

/* The same of as many parts of the text as fit whole (utf8_parts). */
void term_put_parts(struct terminal *t, int row, int col, int width,
	const char *text, enum term_role role);

/* The same aligned to the right, for numbers. */
void term_put_right(struct terminal *t, int row, int col, int width,
	const char *text, enum term_role role);

/* `width` times the ASCII character c: rules ('-') and bars ('#'). */
void term_fill(struct terminal *t, int row, int col, int width, char c,
	enum term_role role);

/* Where the cursor stands after the next term_flush(). */
void term_park(struct terminal *t, int row, int col);

/* Colours on or off from the next picture on. */
void term_set_color(struct terminal *t, bool color);

/* The next term_flush() repaints everything (^L). */
void term_repaint(struct terminal *t);

/*
 * The picture as text for tests: one line a row, blanks at the end cut, then
 * "-- cursor ROW COL 'c'" with what stands in that cell.
 */
void term_dump(struct terminal *t, struct buf *out);

#endif
