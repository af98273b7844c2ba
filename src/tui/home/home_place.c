/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "home_own.h"
#include "tiles.h"

#define RECENT_SHORT 3 /* rows of it in a window of 24 */
#define PLACES_LEAST 2 /* its title and all of them */

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
rows_of(const struct home *h, enum home_part part)
{
	return h->parts[part].n ? (int)h->parts[part].n + 1 : 0;
}

/* Below the stages; where there is no room for both, the stages alone. */
static void
place_regencies(
	const struct home *h, struct spot *stages, struct spot *spot, int rows)
{
	bool tiles = !h->listed && tiles_fit(&h->parts[REGENCIES]) &&
		     stages->width >= TILE_COLUMNS;
	int height = tiles ? TILE_ROWS + 1 : rows_of(h, REGENCIES);

	*spot = *stages;
	if (h->listed && height) {
		spot->height = least(height, rows);
		stages->height = 0;
	} else if (tiles && rows >= 2 * height) {
		stages->height = least(stages->height, rows - height - 1);
		spot->row += stages->height + 1;
		spot->height = height;
		spot->tiles = true;
	} else {
		spot->height = 0;
	}
}

/* To do and places on the left, the program on the right, recent acts below. */
static void
place_columns(
	const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	int left = l->columns / 2 - 3, right = l->columns - left - 1;
	int recent = l->rows >= 20 ? rows_of(h, RECENT) : 0;
	const int places = least(rows_of(h, PLACES), PLACES_LEAST);
	int upper, todo, gap;

	if (l->rows < 30)
		recent = least(recent, RECENT_SHORT + 1);
	/* the last act alone, where the places have no room else */
	while (recent > 2 && rows_of(h, PLACES) &&
		l->body_rows - recent - rows_of(h, TODO) <= 2)
		recent--;
	upper = l->body_rows - recent;
	todo = least(rows_of(h, TODO), upper - places);
	gap = upper - todo > PLACES_LEAST;
	spots[TODO] = (struct spot){ l->body, 0, left, todo, false };
	spots[STAGES] = (struct spot){ l->body, left + 1, right,
		least(rows_of(h, STAGES), upper), false };
	place_regencies(h, &spots[STAGES], &spots[REGENCIES], upper);
	if (places)
		spots[PLACES] = (struct spot){ l->body + todo + gap, 0, left,
			least(rows_of(h, PLACES), upper - todo - gap), false };
	spots[RECENT] =
		(struct spot){ l->body + upper, 0, l->columns, recent, false };
}

/* One below the other; the part with the marker is always to be seen. */
static void
place_stack(
	const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	static const enum home_part order[] = { TODO, PLACES, STAGES, REGENCIES,
		RECENT };
	int at = 0, offset = 0, marker = 0;

	for (size_t i = 0; i < PARTS; i++) {
		enum home_part p = order[i];

		if ((int)p == h->part)
			marker = at + 1 + (int)h->row;
		spots[p] = (struct spot){ at, 0, l->columns, rows_of(h, p),
			false };
		at += rows_of(h, p);
	}
	if (marker >= l->body_rows)
		offset = marker - l->body_rows + 1;
	for (size_t i = 0; i < PARTS; i++)
		spots[i].row += l->body - offset;
}

void
home_place(
	const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	memset(spots, 0, PARTS * sizeof(*spots));
	if (l->size == SIZE_NARROW)
		place_stack(h, l, spots);
	else
		place_columns(h, l, spots);
}
