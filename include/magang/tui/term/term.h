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
#ifndef MAGANG_TUI_TERM_TERM_H
#define MAGANG_TUI_TERM_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct terminal;

#define TERM_COLUMNS_MIN 20
#define TERM_COLUMNS_MAX 500
#define TERM_ROWS_MIN 10
#define TERM_ROWS_MAX 300

/* Layout follows the width: >= 120, 60 to 119, < 60. */
enum size_class { SIZE_NARROW, SIZE_NORMAL, SIZE_WIDE };

/* How the terminal is opened. */
struct term_options {
	const char *name;  /* checked TERM; borrowed during term_start only */
	bool color;        /* false: NO_COLOR, or thrifty */
	bool forget;       /* wipe the scroll-back on leaving (shared desks) */
	bool headless;     /* tests, --dump-screen: no terminal at all */
	bool lines;        /* nothing is drawn: signals and a size, no curses */
	int columns, rows; /* of the last two; 0: 80 x 24 */
};

/*
 * Opens the terminal on descriptors 0 and 1. MG_EUSAGE, with a sentence that
 * names --linear, where there is none or it cannot address its screen. Nothing
 * is sent before the first term_flush().
 */
int term_start(
	const struct term_options *opt, struct terminal **out, struct err *err);
void term_stop(struct terminal *t); /* NULL is fine */

/* A sentence to be shown once (unknown TERM, strange size), or NULL. */
const char *term_note(const struct terminal *t);

/* The window as it is now, within the bounds above, and its class by width. */
int term_columns(const struct terminal *t);
int term_rows(const struct terminal *t);
enum size_class term_class(const struct terminal *t);
enum size_class term_class_of(int columns); /* of a part of it */

/* The line has less than the screens need: 40 columns, 10 rows. */
#define TERM_COLUMNS_NEEDED 40
bool term_small(const struct terminal *t);

/* --- events of the line -------------------------------------------------- */

/* Reads the size again and clamps it; true: it changed. The picture is erased
 * then: lay out and draw anew. */
bool term_resize(struct terminal *t);
/* The same with a size that the caller knows: tests without a terminal. */
bool term_resize_to(struct terminal *t, int columns, int rows);

/* ^Z: gives the terminal back, stops the process, and takes it again when the
 * shell continues it. Drafts must be saved before. */
void term_suspend(struct terminal *t);

/* Is it one of lines? */
bool term_of_lines(const struct terminal *t);

/* Readable when a signal of the list above is pending; -1 when headless. */
int term_signal_fd(const struct terminal *t);
int term_input_fd(const struct terminal *t); /* 0 */

#endif
