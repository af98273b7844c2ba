/* SPDX-License-Identifier: MIT */
/*
 * The 27 regencies of West Java as a picture: five rows of seven tiles of the
 * same weight, neighbours only roughly right. "BDG81": letters (lower case: a
 * city) and percent, "ok" when it is reached; '!' before one that is low.
 */
#ifndef TUI_HOME_TILES_H
#define TUI_HOME_TILES_H

#include <stdbool.h>
#include <stddef.h>

struct figures;
struct terminal;

#define TILE_ROWS 5
#define TILE_WIDTH 6
#define TILE_COLUMNS (7 * TILE_WIDTH)

/* false: some of these regencies have no place in the picture. */
bool tiles_fit(const struct figures *f);
/* Draws all; selected SIZE_MAX: none, else '>' before it, and the cursor. */
void tiles_draw(const struct figures *f, struct terminal *t, int row, int col,
	size_t selected);

#endif
