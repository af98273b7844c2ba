/* SPDX-License-Identifier: MIT */
/*
 * Home: what is to be done, overdue first; working lists; where people stand in
 * a program; places; what happened last. Every figure opens the names behind
 * it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "actions.h"
#include "figures.h"
#include "screen.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/domain/office.h"

#define RECENT_ROWS 5
#define GAUGE 10

enum part { TODO, STAGES, PLACES, RECENT, PARTS };

struct home {
	struct screen base;
	struct figures parts[PARTS];
	int part;
	size_t row; /* in it */
	size_t program, n_programs;
};

/* Where a part stands; height 0: not shown. */
struct spot {
	int row, col, width, height;
};

/* --- placing -------------------------------------------------------------- */

static int
rows_of(const struct home *h, enum part part)
{
	return h->parts[part].n ? (int)h->parts[part].n + 1 : 0;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* To do and places on the left, stages on the right, recent acts below. */
static void
place_columns(
	const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	int left = l->columns / 2 - 2, right = l->columns - left - 2;
	int recent = l->rows >= 20 ? rows_of(h, RECENT) : 0;
	int upper, todo;

	if (l->rows < 30)
		recent = least(recent, 5);
	upper = l->body_rows - recent;
	todo = least(rows_of(h, TODO), upper);
	spots[TODO] = (struct spot){ l->body, 0, left, todo };
	spots[STAGES] = (struct spot){ l->body, left + 2, right,
		least(rows_of(h, STAGES), upper) };
	if (upper - todo > 2)
		spots[PLACES] = (struct spot){ l->body + todo + 1, 0, left,
			least(rows_of(h, PLACES), upper - todo - 1) };
	spots[RECENT] = (struct spot){ l->body + upper, 0, l->columns, recent };
}

/* One below the other; the part with the marker is always to be seen. */
static void
place_stack(
	const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	static const enum part order[] = { TODO, PLACES, STAGES, RECENT };
	int at = 0, offset = 0, marker = 0;

	for (size_t i = 0; i < PARTS; i++) {
		enum part p = order[i];

		if ((int)p == h->part)
			marker = at + 1 + (int)h->row;
		spots[p] = (struct spot){ at, 0, l->columns, rows_of(h, p) };
		at += rows_of(h, p);
	}
	if (marker >= l->body_rows)
		offset = marker - l->body_rows + 1;
	for (size_t i = 0; i < PARTS; i++)
		spots[i].row += l->body - offset;
}

static void
place(const struct home *h, const struct layout *l, struct spot spots[PARTS])
{
	memset(spots, 0, PARTS * sizeof(*spots));
	if (l->size == SIZE_NARROW)
		place_stack(h, l, spots);
	else
		place_columns(h, l, spots);
}

/* --- drawing -------------------------------------------------------------- */

static void
bar_text(const struct figure *f, int width, char *out)
{
	int n = (int)(f->count * (uint64_t)width / f->most);

	if (f->count && n == 0)
		n = 1;
	n = least(n, width);
	memset(out, '#', (size_t)n);
	out[n] = '\0';
}

static void
gauge_text(const struct figure *f, char *out)
{
	char bar[GAUGE + 1];

	bar_text(f, GAUGE, bar);
	snprintf(out, 64, "[%s%.*s]%3d%%", bar, (int)(GAUGE - strlen(bar)),
		"__________", (int)(f->count * 100 / f->most));
}

/* "> 1 label            number  ####" */
static void
draw_figure(struct ui *ui, const struct figure *f, const struct spot *s,
	enum part part, char mark, size_t index, int row)
{
	static const int bars[PARTS] = { [STAGES] = 12, [PLACES] = 16 };
	int bar = f->most ? bars[part] : 0;
	int number = part == RECENT ? 0 : part == STAGES ? 6 : 9;
	int col = s->col, label;
	char text[64] = "";

	if (s->width < 38 && bar > 8)
		bar = part == PLACES ? 16 : 8;
	ui_put(ui, row, col, 4, ROLE_PLAIN,
		part == TODO && index < 9 ? "%c %c " : "%c ", mark,
		(char)('1' + (int)index));
	col += part == TODO ? 4 : 2;
	label = s->col + s->width - col - number - (bar ? bar + 1 : 0);
	ui_put(ui, row, col, label, f->late ? ROLE_BAD : ROLE_PLAIN, "%s",
		f->label);
	if (number)
		term_put_right(ui->term, row, col + label, number, f->number,
			ROLE_PLAIN);
	if (!bar)
		return;
	if (part == PLACES)
		gauge_text(f, text);
	else
		bar_text(f, bar, text);
	ui_put(ui, row, col + label + number + 1, bar, ROLE_PLAIN, "%s", text);
}

static void
draw_part(struct ui *ui, const struct home *h, enum part part,
	const struct spot *s, const struct layout *l)
{
	const struct figures *f = &h->parts[part];
	bool here = (int)part == h->part;
	size_t room = s->height > 0 ? (size_t)s->height - 1 : 0, top = 0;

	if (!f->n || !s->height)
		return;
	if (here && h->row >= room)
		top = h->row - room + 1;
	if (s->row >= l->body)
		ui_put(ui, s->row, s->col, s->width, ROLE_HEAD, " %s%s",
			f->title, top + room < f->n ? " ..." : "");
	for (size_t i = 0; i < room && top + i < f->n; i++) {
		bool marked = here && top + i == h->row;
		int row = s->row + 1 + (int)i;

		if (row < l->body || row >= l->message)
			continue;
		draw_figure(ui, &f->rows[top + i], s, part, marked ? '>' : ' ',
			top + i, row);
		if (marked)
			term_park(ui->term, row, s->col);
	}
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct home *h = (struct home *)s;
	struct layout l = ui_layout(ui);
	const char *office = ui->office->site.office;
	struct spot spots[PARTS];
	char *title = xasprintf(_("Home | %s"), office ? office : "magang");

	ui_frame(ui, title);
	free(title);
	place(h, &l, spots);
	for (int i = 0; i < PARTS; i++)
		draw_part(ui, h, (enum part)i, &spots[i], &l);
}

/* --- reading -------------------------------------------------------------- */

static int
read_all(struct ui *ui, struct home *h, struct err *err)
{
	int rc = figures_todo(ui, &h->parts[TODO], err);

	if (!rc)
		rc = figures_stages(
			ui, h->program, &h->n_programs, &h->parts[STAGES], err);
	if (!rc)
		rc = figures_places(ui, h->program, &h->parts[PLACES], err);
	if (!rc)
		rc = figures_recent(ui, RECENT_ROWS, &h->parts[RECENT], err);
	if (h->row >= h->parts[h->part].n)
		h->row = 0;
	return rc;
}

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	return read_all(ui, (struct home *)s, err);
}

static void
refresh(struct ui *ui, struct screen *s)
{
	struct err err = ERR_INIT;

	if (read_all(ui, (struct home *)s, &err) != 0)
		ui_fail(ui, &err);
}

static void
leave(struct screen *s)
{
	struct home *h = (struct home *)s;

	for (int i = 0; i < PARTS; i++)
		figures_release(&h->parts[i]);
}

/* --- keys ----------------------------------------------------------------- */

/* The next part that has rows, in this direction. */
static void
next_part(struct ui *ui, struct home *h, int way)
{
	struct layout l = ui_layout(ui);
	struct spot spots[PARTS];
	int part = h->part;

	place(h, &l, spots);
	do
		part = (part + way + PARTS) % PARTS;
	while (part != h->part &&
		(!h->parts[part].n || spots[part].height < 2));
	h->part = part;
	h->row = 0;
}

/* The last row leads to the next part, so that Down alone reaches everything.
 */
static void
step(struct ui *ui, struct home *h, int way)
{
	if (way > 0 && h->row + 1 < h->parts[h->part].n) {
		h->row++;
	} else if (way < 0 && h->row > 0) {
		h->row--;
	} else {
		next_part(ui, h, way);
		if (way < 0 && h->parts[h->part].n)
			h->row = h->parts[h->part].n - 1;
	}
}

static unsigned
open_figure(struct ui *ui, const struct figure *f)
{
	if (f->filter)
		return ui_push(ui, browse_new(f->kind, f->filter, f->label));
	return ui_push(ui, dossier_new(f->kind, f->id));
}

unsigned
home_open(struct ui *ui)
{
	struct home *h = (struct home *)action_screen(ui);
	const struct figures *f = &h->parts[h->part];

	if (h->row >= f->n)
		return REACT_NONE;
	return open_figure(ui, &f->rows[h->row]);
}

unsigned
home_next_program(struct ui *ui)
{
	struct home *h = (struct home *)action_screen(ui);

	if (h->n_programs)
		h->program = (h->program + 1) % h->n_programs;
	refresh(ui, &h->base);
	return REACT_DRAW;
}

static const struct {
	enum key key;
	char letter;
	int row, part; /* how far */
} moves[] = {
	{ K_UP, 'k', -1, 0 },
	{ K_DOWN, 'j', 1, 0 },
	{ K_TAB, 0, 0, 1 },
	{ K_RIGHT, 0, 0, 1 },
	{ K_BACKTAB, 0, 0, -1 },
	{ K_LEFT, 0, 0, -1 },
};

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct home *h = (struct home *)s;
	size_t digit = ev->cp - '1';

	if (ev->type == EV_CHAR && digit < 9 && digit < h->parts[TODO].n) {
		h->part = TODO;
		h->row = digit;
		return open_figure(ui, &h->parts[TODO].rows[digit]);
	}
	for (size_t i = 0; i < ARRAY_SIZE(moves); i++) {
		bool letter = moves[i].letter && ev->type == EV_CHAR &&
			      ev->cp == (uint32_t)moves[i].letter;

		if (!letter && !key_is(ev, moves[i].key))
			continue;
		if (moves[i].row)
			step(ui, h, moves[i].row);
		else
			next_part(ui, h, moves[i].part);
		return REACT_DRAW;
	}
	return REACT_PASS;
}

static const struct screen_ops home_ops = {
	.place = AT_HOME,
	.enter = enter,
	.key = key,
	.draw = draw,
	.refresh = refresh,
	.leave = leave,
};

struct screen *
home_new(void)
{
	struct home *h = xcalloc(1, sizeof(*h));

	h->base.ops = &home_ops;
	return &h->base;
}
