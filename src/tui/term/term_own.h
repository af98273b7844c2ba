/* SPDX-License-Identifier: MIT */
/* What term.c (the line), term_send.c (what goes to it), term_draw.c (the picture)
 * and probe.c share; for nobody else. */
#ifndef TUI_TERM_TERM_OWN_H
#define TUI_TERM_TERM_OWN_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <termios.h>

#define NCURSES_NOMACROS 1
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include "magang/base/buf.h"

struct terminal {
	SCREEN *screen;
	FILE *in, *out; /* what curses reads (never) and writes */
	bool small;     /* term_small() */
	int fd;         /* of the terminal; -1: headless */
	char *name;
	char *note;
	bool color, can_color, forget, bracketed;
	bool gone;    /* between term_leave and term_return */
	bool away;    /* until the next picture curses has to come back */
	bool repaint; /* the next picture is a whole one */
	int columns, rows;
	int park_row, park_col;
	uint64_t sent;
	int signal_fd;
	sigset_t old_mask;
	struct termios line; /* as it was */
	struct buf text;     /* of term_put */
	struct buf queue;    /* what the line has not taken yet */
	bool bell;           /* rings with the next picture */
};

static inline int
term_clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

/* The name to try as the description of a terminal: what TERM says, then what
 * may do instead; NULL: no more. */
const char *term_name(const char *name, size_t attempt);
/* Has the description that curses holds what placing text needs? */
bool term_can_place(void);

#endif
