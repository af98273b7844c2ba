/* SPDX-License-Identifier: MIT */
/*
 * A line with a program at its end, for tests: a pseudo terminal, the picture
 * that its bytes make (libvterm), the counts of what was sent, and the ways in
 * which lines end.
 *
 *	struct line l;
 *	line_start(&l, &options);
 *	line_text(&l, "RECENT")		waits until it is to be seen
 *	line_keys(&l, "7 Down 'siti Enter")
 *	line_quiet(&l)			waits until all is read and answered
 *	line_end(&l)			waits for the end of the program
 *	line_release(&l)
 *
 * Nothing here sleeps: each wait is for a condition, and a time that is much too
 * long makes it a failure (false, with the picture as TAP comments).
 */
#ifndef TESTS_LINE_H
#define TESTS_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct line_options {
	const char *const *argv; /* NULL at its end */
	const char *term;        /* xterm-256color */
	int columns, rows;       /* 80 x 24 */
	bool shell; /* the session is another's, who dies of a hang-up */
};

#define LINE_TICK 10 /* ms */
struct line {
	int master;
	int slave;   /* of ours: what is unread can be asked for; -1: gone */
	int process; /* a pidfd */
	pid_t pid, leader; /* of the session */
	bool ended;
	int status; /* of waitpid(), once ended */
	int columns, rows;
	struct termios before; /* the modes before the program came */
	VTerm *vt;
	VTermScreen *screen;
	bool alternate; /* the other screen is shown */
	bool deaf; /* the far end reads nothing; set and cleared by the test */
	unsigned slow;    /* bytes that it reads in LINE_TICK; 0: all at once */
	unsigned queries; /* of the program to the terminal */
	uint64_t bytes, packets; /* of the program, since line_count() */
	uint64_t switches;       /* of the process, when we sent last */
	char part[4];            /* of a character that has not come whole */
	size_t n_part;
};

int64_t line_now(void); /* monotonic ms */

void line_start(struct line *l, const struct line_options *options);
void line_release(struct line *l); /* kills what still runs */

/* --- sending -------------------------------------------------------------- */

void line_bytes(struct line *l, const char *bytes, size_t n);
/* Keys as in tests/tui/NAME.steps, in one write. */
void line_keys(struct line *l, const char *steps);
/* The bytes of such keys; returns how many, out has room for `room`. */
size_t line_encode(const char *steps, char *out, size_t room);
void line_resize(struct line *l, int columns, int rows);

/* --- waiting -------------------------------------------------------------- */

/* Until the text stands in the picture. */
bool line_text(struct line *l, const char *text);
/* Until the process has read everything and waits for more. */
bool line_quiet(struct line *l);
/* Until the process has ended. */
bool line_end(struct line *l);
/* What has arrived is taken in; returns after `ms` or with some of it. */
bool line_pump(struct line *l, int ms);

/* --- looking -------------------------------------------------------------- */

void line_count(struct line *l); /* from 0 */
bool line_shows(const struct line *l, const char *text);
/* A row as UTF-8, without the blanks at its end. */
const char *line_row(const struct line *l, int row, char *out, size_t room);
/* Bytes that have arrived and that the program has not taken. */
size_t line_unread(const struct line *l);
void line_cursor(const struct line *l, int *row, int *column);
bool line_modes_back(const struct line *l); /* as before the program */
void line_show(const struct line *l);       /* as TAP comments */
/* kB that only this process has, without the mapped files below `store`. */
long line_private(const struct line *l, const char *store);

/* --- ending --------------------------------------------------------------- */

void line_signal(struct line *l, int sig); /* to the process */
void line_hang_up(struct line *l);         /* the other end is closed */

/* --- TAP ------------------------------------------------------------------ */

bool tap(bool good, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void tap_note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
int tap_done(void); /* the plan; exit status */

#endif
