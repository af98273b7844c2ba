/* SPDX-License-Identifier: MIT */
/* The keys that move a marker, the same on every page of rows. */
#ifndef MAGANG_TUI_WIDGET_MARKER_H
#define MAGANG_TUI_WIDGET_MARKER_H

#include <stdbool.h>
#include <stddef.h>

struct key_event;

/* How far a key moves the marker. */
enum key_move_by { GO_NONE, GO_ROW, GO_PAGE, GO_HALF, GO_END };

/* A move; by GO_NONE the key is none of these. */
struct key_move {
	enum key_move_by by;
	int way; /* -1, 1 */
};

/* Up Down PgUp PgDn Home End ^U ^D (half a page), with `letters` k j. */
struct key_move key_move(const struct key_event *ev, bool letters);

/* A few rows that are all there, some of them in view. */
struct strip {
	size_t n, selected, top;
};
/* To the row beside (0: none); `rows` are in view, as many as there are. */
void strip_step(struct strip *s, int way, size_t rows);
/* On this row; false: there is none. */
bool strip_mark(struct strip *s, size_t row);

#endif
