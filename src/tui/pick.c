/* SPDX-License-Identifier: MIT */
/* A few rows over the lower part of the screen: digits or arrows and Enter. */
#include <stdlib.h>
#include <string.h>

#include "screen.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

struct pick {
	struct screen base;
	char *title;
	char **rows;
	size_t n, selected, top;
	pick_done done;
};

static size_t
room(const struct ui *ui, const struct pick *p)
{
	struct layout l = ui_layout(ui);
	size_t most = l.body_rows > 4 ? (size_t)l.body_rows - 2 : 2;

	return p->n < most ? p->n : most;
}

static unsigned
choose(struct ui *ui, struct pick *p, size_t index)
{
	pick_done done = p->done;

	ui_pop(ui);
	return done(ui, index) | REACT_DRAW;
}

static void
step(struct pick *p, int way, size_t rows)
{
	if (way < 0 && p->selected > 0)
		p->selected--;
	if (way > 0 && p->selected + 1 < p->n)
		p->selected++;
	if (p->selected < p->top)
		p->top = p->selected;
	if (p->selected >= p->top + rows)
		p->top = p->selected - rows + 1;
}

static bool
is_letter(const struct key_event *ev, char c)
{
	return ev->type == EV_CHAR && ev->cp == (uint32_t)c;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct pick *p = (struct pick *)s;

	if (key_is(ev, K_ENTER))
		return choose(ui, p, p->selected);
	if (ev->type == EV_CHAR && ev->cp >= '1' && ev->cp <= '9' &&
		ev->cp - '1' < p->n)
		return choose(ui, p, ev->cp - '1');
	if (key_is(ev, K_ESC) || key_is_control(ev, 'C') || is_letter(ev, 'q'))
		return REACT_BACK;
	if (key_is(ev, K_UP) || is_letter(ev, 'k'))
		step(p, -1, room(ui, p));
	if (key_is(ev, K_DOWN) || is_letter(ev, 'j'))
		step(p, 1, room(ui, p));
	return REACT_DRAW;
}

static void
draw(struct ui *ui, struct screen *s)
{
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7",
		"8", "9" };
	struct pick *p = (struct pick *)s;
	struct layout l = ui_layout(ui);
	size_t rows = room(ui, p);
	int top = l.message - (int)rows;

	s->below->ops->draw(ui, s->below);
	ui_rule(ui, top - 1, 0, l.columns, p->title);
	for (size_t i = 0; i < rows; i++) {
		size_t at = p->top + i;

		ui_put(ui, top + (int)i, 0, l.columns, ROLE_PLAIN, "%c %s  %s",
			at == p->selected ? '>' : ' ',
			at < 9 ? digits[at] : " ", p->rows[at]);
	}
	ui_put(ui, l.message, 0, -1, ROLE_PLAIN, "%s",
		_("Enter or digit choose  Up Down  Esc close"));
	term_park(ui->term, top + (int)(p->selected - p->top), 0);
}

static void
leave(struct screen *s)
{
	struct pick *p = (struct pick *)s;

	for (size_t i = 0; i < p->n; i++)
		free(p->rows[i]);
	free(p->rows);
	free(p->title);
}

static const struct screen_ops pick_ops = {
	.place = AT_OVERLAY,
	.key = key,
	.draw = draw,
	.leave = leave,
};

struct screen *
pick_new(const char *title, const char *const *rows, size_t n, pick_done done)
{
	struct pick *p = xcalloc(1, sizeof(*p));

	p->base.ops = &pick_ops;
	p->title = xstrdup(title);
	p->rows = xcalloc(n + 1, sizeof(*p->rows));
	for (p->n = 0; p->n < n; p->n++)
		p->rows[p->n] = xstrdup(rows[p->n]);
	p->done = done;
	return &p->base;
}
