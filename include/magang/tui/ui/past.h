/* SPDX-License-Identifier: MIT */
/* Filters that were asked for, of each kind of list: in this session, and before
 * (ops/draft.h). */
#ifndef MAGANG_TUI_UI_PAST_H
#define MAGANG_TUI_UI_PAST_H

#include <stddef.h>

#define PAST_ROWS 40

struct past {
	struct past_row {
		int kind;
		char *text;
	} rows[PAST_ROWS]; /* the last one last */
	size_t n;
};

/* One that is there already becomes the last; an empty one is none. */
void past_add(struct past *p, int kind, const char *text);
/* The nth from the end, from 1; NULL: there are not so many. */
const char *past_back(const struct past *p, int kind, size_t n);
/* All of them; none is left. */
void past_release(struct past *p);

#endif
