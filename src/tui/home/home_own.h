/* SPDX-License-Identifier: MIT */
/* The parts of home, and where they stand. */
#ifndef TUI_HOME_HOME_OWN_H
#define TUI_HOME_HOME_OWN_H

#include "figures.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"

enum home_part { TODO, STAGES, PLACES, REGENCIES, RECENT, PARTS };

struct home {
	struct screen base;
	struct figures parts[PARTS];
	int part;
	size_t row; /* in it */
	size_t program, n_programs;
	const struct program *shown; /* the one at that place */
	bool listed;                 /* the regencies as a list */
};

/* Where a part stands; height 0: not shown. */
struct spot {
	int row, col, width, height;
	bool tiles; /* drawn as a picture */
};

/* In this window: side by side, on a phone one below the other. */
void home_place(
	const struct home *h, const struct layout *l, struct spot spots[PARTS]);

#endif
