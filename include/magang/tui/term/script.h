/* SPDX-License-Identifier: MIT */
/*
 * Keys as text, for tests: words divided by blanks, each one drained and drawn
 * by itself.
 *	Down ^P Enter x	keys, by the names of key_text()
 *	'text		characters of a word, at once; _ is a blank
 *	"text		a paste of it; | is the end of a line
 *	@40x20		size of the window; later on it changes to this one: an
 *			EV_RESIZE whose cp is columns * 1000 + rows
 */
#ifndef MAGANG_TUI_TERM_SCRIPT_H
#define MAGANG_TUI_TERM_SCRIPT_H

#include <stdbool.h>

#include "magang/tui/term/keys.h"

/* The events of the next word; false: there is none. */
bool script_next(const char **steps, struct key_events *out);
void script_size(const char *steps, int *columns, int *rows);

/* Does the event go by this name? */
bool script_names(const struct key_event *ev, const char *name, size_t len);

#endif
