/* SPDX-License-Identifier: MIT */
/* A few rows over the lower part of the screen: digits or arrows and Enter. */
#include "magang/tui/ui/pick.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/palette.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/marker.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/told.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define BEFORE_ROW 5 /* columns of marker and digit */

struct pick {
	struct screen base;
	char *title;
	char **rows;
	struct strip strip;
	pick_done done;
	unsigned (*words)(struct ui *ui); /* NULL: rows are all there is */
	size_t words_row;
	struct edit typed; /* what a row is looked for by */
};

static size_t
room(const struct ui *ui, const struct pick *p)
{
	struct layout l = ui_layout(ui);
	size_t most = l.body_rows > 4 ? (size_t)l.body_rows - 2 : 2;

	return p->strip.n < most ? p->strip.n : most;
}

static unsigned
choose(struct ui *ui, struct pick *p, size_t index)
{
	bool words = p->words && index == p->words_row;
	unsigned (*ask)(struct ui *) = p->words;
	pick_done done = p->done;

	ui_pop(ui);
	return (words ? ask(ui) : done(ui, index)) | REACT_DRAW;
}

/* A first digit chooses; what there is no row of is no word to look for. */
static bool
is_no_row(const struct pick *p, const struct key_event *ev)
{
	return ev->type == EV_CHAR && ev->cp >= '0' && ev->cp <= '9' &&
	       edit_empty(&p->typed);
}

/* The digits of no row, and blanks, are nobody's words. */
static bool
begins_words(const struct pick *p, const struct key_event *ev)
{
	return p->words && ev->type == EV_CHAR && ev->cp > ' ' &&
	       (ev->cp < '0' || ev->cp > '9');
}

static unsigned
begin_words(struct ui *ui, struct pick *p, const struct key_event *ev)
{
	unsigned r = choose(ui, p, p->words_row);

	if (ui->asking)
		edit_key(&ui->prompt.edit, ev);
	return r;
}

/* The first row that begins so, or else has it; SIZE_MAX: none has. */
static size_t
row_named(const struct pick *p)
{
	char *typed = utf8_caseless(edit_text(&p->typed));
	size_t found = SIZE_MAX;
	bool begins = false;

	for (size_t i = 0; i < p->strip.n && !begins; i++) {
		char *row = utf8_caseless(p->rows[i]);
		const char *at = strstr(row, typed);

		begins = at == row;
		if (begins || (at && found == SIZE_MAX))
			found = i;
		free(row);
	}
	free(typed);
	return found;
}

/* The marker goes to the row that is named; where none is, Enter does nothing. */
static unsigned
look_for(struct ui *ui, struct pick *p)
{
	size_t row = row_named(p);

	if (row == SIZE_MAX)
		return ui_say(ui, ROLE_WARN,
			_("no row has '%s'; Backspace, or Esc"),
			edit_text(&p->typed));
	p->strip.selected = row;
	strip_step(&p->strip, 0, room(ui, p));
	return REACT_DRAW;
}

static unsigned
choose_typed(struct ui *ui, struct pick *p)
{
	if (row_named(p) == SIZE_MAX)
		return look_for(ui, p);
	return choose(ui, p, p->strip.selected);
}

/* As on every other screen; no row begins so. */
static bool
is_command(const struct pick *p, const struct key_event *ev)
{
	return ev->type == EV_CHAR && ev->cp == ':' && edit_empty(&p->typed);
}

static unsigned
begin_command(struct ui *ui)
{
	ui_pop(ui);
	return palette_open(ui) | REACT_DRAW;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct pick *p = (struct pick *)s;
	struct key_move move = key_move(ev, false);

	if (key_is(ev, K_ENTER))
		return choose_typed(ui, p);
	if (ev->type == EV_CHAR && ev->cp >= '1' && ev->cp <= '9' &&
		ev->cp - '1' < p->strip.n && edit_empty(&p->typed))
		return choose(ui, p, ev->cp - '1');
	if (is_no_row(p, ev))
		return ui_say(ui, ROLE_WARN, _("there is no row %zu"),
			(size_t)(ev->cp - '0'));
	if (is_command(p, ev))
		return begin_command(ui);
	if (begins_words(p, ev))
		return begin_words(ui, p, ev);
	if (key_is(ev, K_ESC) || key_is_control(ev, 'C'))
		return REACT_BACK;
	if (move.by == GO_ROW) {
		edit_set(&p->typed, "", false);
		strip_step(&p->strip, move.way, room(ui, p));
	} else if (edit_key(&p->typed, ev) == EDIT_CHANGED) {
		return look_for(ui, p);
	}
	return REACT_DRAW;
}

/* The row with the marker as a whole, where it was cut: above the others. */
static void
draw_whole(struct ui *ui, const struct pick *p, int below)
{
	int n;
	char *lines = p->strip.selected < p->strip.n
			      ? ui_whole(ui, p->rows[p->strip.selected],
					ui_layout(ui).columns - BEFORE_ROW, &n)
			      : NULL;

	if (lines && n < below)
		ui_put_lines(ui, below - n, 0, n, ROLE_PLAIN, lines);
	free(lines);
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
	draw_whole(ui, p, top - 1);
	for (size_t i = 0; i < rows; i++) {
		size_t at = p->strip.top + i;

		ui_put(ui, top + (int)i, 0, l.columns, ROLE_PLAIN, "%c %s  %s",
			at == p->strip.selected ? '>' : ' ',
			at < 9 ? digits[at] : " ", p->rows[at]);
	}
	term_put_parts(ui->term, l.message, 0, -1,
		!edit_empty(&p->typed) ? edit_text(&p->typed)
		: p->words
			? _("Enter or digit choose  letters: words  Esc close")
			: _("Enter or digit choose  Up Down  Esc close"),
		ROLE_PLAIN);
	term_park(ui->term, top + (int)(p->strip.selected - p->strip.top), 0);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct pick *p = (struct pick *)s;

	(void)ui;
	lines_head(&out->lines, p->title);
	for (size_t i = 0; i < p->strip.n; i++)
		lines_add(&out->lines, p->rows[i]);
	out->lines.selected = SIZE_MAX; /* each one is as good */
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	(void)ui;
	return strip_mark(&((struct pick *)s)->strip, row);
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct pick *p = (struct pick *)s;

	strip_step(&p->strip, 0, room(ui, p));
}

static void
leave(struct screen *s)
{
	struct pick *p = (struct pick *)s;

	for (size_t i = 0; i < p->strip.n; i++)
		free(p->rows[i]);
	free(p->rows);
	free(p->title);
	edit_release(&p->typed);
}

static const struct screen_ops pick_ops = {
	.place = AT_OVERLAY,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
};

struct screen *
pick_new(const char *title, const char *const *rows, size_t n, pick_done done)
{
	struct pick *p = xcalloc(1, sizeof(*p));

	p->base.ops = &pick_ops;
	p->title = xstrdup(title);
	edit_init(&p->typed, &(struct edit_rules){ .max = 60 });
	p->rows = xcalloc(n + 1, sizeof(*p->rows));
	for (p->strip.n = 0; p->strip.n < n; p->strip.n++)
		p->rows[p->strip.n] = xstrdup(rows[p->strip.n]);
	p->done = done;
	return &p->base;
}

void
pick_words(struct screen *pick, size_t row, unsigned (*ask)(struct ui *ui))
{
	struct pick *p = (struct pick *)pick;

	p->words = ask;
	p->words_row = row;
}
