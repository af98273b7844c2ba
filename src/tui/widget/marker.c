/* SPDX-License-Identifier: MIT */
#include "magang/tui/widget/marker.h"

#include <stdint.h>

#include "magang/tui/term/keys.h"

#include "magang/base/mem.h"

static const struct {
	enum term_key key;
	char control, letter;
	struct key_move move;
} moves[] = {
	{ K_UP, 0, 'k', { GO_ROW, -1 } },
	{ K_DOWN, 0, 'j', { GO_ROW, 1 } },
	{ K_PGUP, 0, 0, { GO_PAGE, -1 } },
	{ K_PGDN, 0, 0, { GO_PAGE, 1 } },
	{ K_NONE, 'U', 0, { GO_HALF, -1 } },
	{ K_NONE, 'D', 0, { GO_HALF, 1 } },
	{ K_HOME, 0, 0, { GO_END, -1 } },
	{ K_END, 0, 0, { GO_END, 1 } },
};

static bool
means(size_t i, const struct key_event *ev, bool letters)
{
	if (moves[i].key != K_NONE && key_is(ev, moves[i].key))
		return true;
	if (moves[i].control && key_is_control(ev, moves[i].control))
		return true;
	return letters && moves[i].letter && ev->type == EV_CHAR &&
	       ev->cp == (uint32_t)moves[i].letter;
}

struct key_move
key_move(const struct key_event *ev, bool letters)
{
	for (size_t i = 0; i < ARRAY_SIZE(moves); i++)
		if (means(i, ev, letters))
			return moves[i].move;
	return (struct key_move){ GO_NONE, 0 };
}

void
strip_step(struct strip *s, int way, size_t rows)
{
	if (way < 0 && s->selected > 0)
		s->selected--;
	if (way > 0 && s->selected + 1 < s->n)
		s->selected++;
	if (s->selected < s->top)
		s->top = s->selected;
	if (s->selected >= s->top + rows)
		s->top = s->selected - rows + 1;
	if (s->top + rows > s->n)
		s->top = s->n > rows ? s->n - rows : 0;
}

bool
strip_mark(struct strip *s, size_t row)
{
	if (row >= s->n)
		return false;
	s->selected = row;
	return true;
}
