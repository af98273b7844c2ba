/* SPDX-License-Identifier: MIT */
/*
 * The terminal given back by a dying program: what abort() and a fault of memory
 * still do. Everything it needs lies ready as bytes, because a handler of
 * signals may call neither curses nor malloc.
 *
 * This holds the only mutable static of tui/: a handler gets no argument.
 */
#ifndef TUI_TERM_TERM_RESCUE_H
#define TUI_TERM_TERM_RESCUE_H

#include <stddef.h>

struct termios;

/* fd stays open until rescue_disarm(). bytes: at most 200, copied. */
void rescue_arm(
	int fd, const struct termios *line, const char *bytes, size_t n);
void rescue_disarm(void);

#endif
