/* SPDX-License-Identifier: MIT */
#include "tiles.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "figures.h"

#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/tui/term/term_draw.h"

static const uint64_t places[TILE_ROWS][7] = {
	{ 3276, 3275, 3216, 3215, 3213, 3212, 3274 },
	{ 3271, 3201, 0, 3214, 3211, 3210, 3209 },
	{ 3272, 3203, 3217, 3277, 3273, 0, 3208 },
	{ 3202, 0, 0, 3204, 3205, 3278, 3207 },
	{ 0, 0, 0, 0, 3206, 3218, 3279 },
};

static bool
place_of(uint64_t code, int *row, int *col)
{
	for (int i = 0; i < TILE_ROWS * 7; i++)
		if (places[i / 7][i % 7] == code) {
			*row = i / 7;
			*col = i % 7;
			return true;
		}
	return false;
}

bool
tiles_fit(const struct figures *f)
{
	int row, col;

	for (size_t i = 0; i < f->n; i++)
		if (!f->rows[i].area.code ||
			!place_of(f->rows[i].area.code, &row, &col))
			return false;
	return f->n > 0;
}

/* "KBGR", the city of Bogor, is "bgr". */
static void
letters_of(const struct area *a, char out[4])
{
	const char *letters = a->letters;
	bool city = strlen(letters) > 3;

	snprintf(out, 4, "%s", city ? letters + 1 : letters);
	for (char *p = out; city && *p; p++)
		*p = (char)tolower((unsigned char)*p);
}

void
tiles_draw(const struct figures *f, struct terminal *t, int row, int col,
	size_t selected)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct figure *tile = &f->rows[i];
		int percent = figure_percent(tile), x = 0, y = 0;
		char letters[4], number[12] = "ok", text[20];

		place_of(tile->area.code, &y, &x);
		letters_of(&tile->area, letters);
		if (percent < 100)
			snprintf(number, sizeof(number), "%d", percent);
		snprintf(text, sizeof(text), "%c%s%s",
			i == selected ? '>'
			: tile->late  ? '!'
				      : ' ',
			letters, number);
		term_put(t, row + y, col + x * TILE_WIDTH, TILE_WIDTH, text,
			ROLE_PLAIN);
		if (i == selected)
			term_park(t, row + y, col + x * TILE_WIDTH);
	}
}
