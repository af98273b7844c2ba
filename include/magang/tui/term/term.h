/* SPDX-License-Identifier: MIT */
/*
 * The terminal: the only module that speaks to curses.
 *
 * Promise: every text that is shown passes utf8_print(); nothing that a record
 * holds is ever obeyed by the terminal. Drawing goes to a picture in memory;
 * term_flush() sends the difference in one write. On every way out (term_stop,
 * abort, a fault, and by term_suspend) the screen is cleared, the other screen
 * comes back and the line is as it was.
 *
 * Cells are (row, col) from 0. What lies outside of the screen is clipped, so
 * callers need not check. The cursor is visible always and stands where
 * term_park() put it last: park it on the selected row or at the caret, screen
 * readers and input methods follow it.
 *
 * Cheap drawing: start each picture with term_erase() and put everything anew;
 * cells that did not change cost nothing. Handlers do not draw: they change the
 * model; the loop draws once when the input is drained.
 *
 * One terminal at a time (curses knows no second). Signals: while it is open
 * SIGWINCH SIGTERM SIGHUP SIGINT SIGQUIT SIGTSTP SIGCONT are blocked and read
 * from term_signal_fd() by input.c. A child process must unblock them.
 */
#ifndef MAGANG_TUI_TERM_H
#define MAGANG_TUI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct err;
struct terminal;

#define TERM_COLUMNS_MIN 20
#define TERM_COLUMNS_MAX 500
#define TERM_ROWS_MIN 10
#define TERM_ROWS_MAX 300

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

/* Layout follows the width: >= 120, 60 to 119, < 60. */
enum size_class { SIZE_NARROW, SIZE_NORMAL, SIZE_WIDE };

struct term_options {
	const char *name;   /* checked TERM; borrowed during term_start only */
	bool color;	    /* false: NO_COLOR, or thrifty */
	bool forget;	    /* wipe the scroll-back on leaving (shared desks) */
	bool headless;	    /* tests, --dump-screen: no terminal at all */
	bool lines;        /* nothing is drawn: signals and a size, no curses */
	int columns, rows; /* of the last two; 0: 80 x 24 */
};

/*
 * Opens the terminal on descriptors 0 and 1. MG_EUSAGE, with a sentence that
 * names --linear, where there is none or it cannot address its screen. Nothing
 * is sent before the first term_flush().
 */
int term_start(const struct term_options *opt, struct terminal **out,
	struct err *err);
void term_stop(struct terminal *t); /* NULL is fine */

/* A sentence to be shown once (unknown TERM, strange size), or NULL. */
const char *term_note(const struct terminal *t);

int term_columns(const struct terminal *t);
int term_rows(const struct terminal *t);
enum size_class term_class(const struct terminal *t);
enum size_class term_class_of(int columns); /* of a part of it */

/* --- drawing ------------------------------------------------------------- */

/* Blanks all cells of the picture (not of the terminal: costs nothing). */
void term_erase(struct terminal *t);

/*
 * Fills exactly `width` cells: the text, cut with an ellipsis where it is longer, then
 * blanks. Wide characters are never halved. Returns the columns of the text.
 * width < 0: to the end of the row.
 */
int term_put(struct terminal *t, int row, int col, int width, const char *text,
	enum term_role role);

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

/* Sends what changed: one write, none when nothing changed. Never blocks: what
 * the line does not take waits, and pictures should not be put behind it. */
void term_flush(struct terminal *t);

/* Is there something that waits for the line? */
bool term_waits(const struct terminal *t);
/* Writable when the line takes more of it; -1: nothing waits. */
int term_output_fd(const struct terminal *t);
/* As much of it as the line takes now. */
void term_send(struct terminal *t);

/* The line has less than the screens need: 40 columns, 10 rows. */
#define TERM_COLUMNS_NEEDED 40
bool term_small(const struct terminal *t);

/* Bytes sent so far, for the meter; a headless terminal counts them as well. */
uint64_t term_sent(const struct terminal *t);

/* The next term_flush() repaints everything (^L). */
void term_repaint(struct terminal *t);

/* --- events of the line -------------------------------------------------- */

/* Reads the size again and clamps it; true: it changed. The picture is erased
 * then: lay out and draw anew. */
bool term_resize(struct terminal *t);
/* The same with a size that the caller knows: tests without a terminal. */
bool term_resize_to(struct terminal *t, int columns, int rows);

/* ^Z: gives the terminal back, stops the process, and takes it again when the
 * shell continues it. Drafts must be saved before. */
void term_suspend(struct terminal *t);

/* "Copy": sends OSC 52 with the text in base64 (inside tmux's wrapping when
 * TERM says so). The text is shown to the person as well, for terminals that
 * ignore it. At most 4,096 bytes. */
void term_copy(struct terminal *t, const char *text);
/* A byte with the next picture, no write of its own. */
void term_bell(struct terminal *t);

/* Is it one of lines? */
bool term_of_lines(const struct terminal *t);

/* Readable when a signal of the list above is pending; -1 when headless. */
int term_signal_fd(const struct terminal *t);
int term_input_fd(const struct terminal *t); /* 0 */

/*
 * The picture as text for tests: one line a row, blanks at the end cut, then
 * "-- cursor ROW COL 'c'" with what stands in that cell.
 */
void term_dump(struct terminal *t, struct buf *out);

#endif
