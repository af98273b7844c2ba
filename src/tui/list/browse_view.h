/* SPDX-License-Identifier: MIT */
/* The list screen as it is shown and read out. */
#ifndef TUI_LIST_BROWSE_VIEW_H
#define TUI_LIST_BROWSE_VIEW_H

#include "magang/tui/list/browse.h"

struct told;

/* Where its parts stand. */
struct place_of_list {
	int row, width, height;
	int preview_row, preview_col, preview_rows;
	int rule;
	bool heads;
};

struct place_of_list browse_places(const struct ui *ui, const struct browse *b);
/* Is the preview there? On wide screens unless it was put away. */
bool browse_preview_on(const struct ui *ui, const struct browse *b);
void browse_draw(struct ui *ui, struct screen *s);
/* Read out (told.h). */
void browse_tell(struct ui *ui, struct screen *s, struct told *out);

#endif
