/* SPDX-License-Identifier: MIT */
/*
 * Home: what is to be done, mine and overdue first; working lists; where people
 * stand in a program; places, also by regency; what happened last. Every figure
 * opens the names behind it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/home/home.h"
#include "figures.h"
#include "figures_todo.h"
#include "magang/office/office.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/marker.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/told.h"
#include "figures_program.h"
#include "home_own.h"
#include "magang/tui/home/whatif_screen.h"
#include "tiles.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define RECENT_ROWS 8
#define PERCENT 4 /* "100%" */
#define BAR_LEAST 6
#define FURTHER_COLUMNS 100 /* from here on the second column of the stages */

/* --- drawing -------------------------------------------------------------- */

static void
add_bar(const struct figure *f, int width, struct buf *out)
{
	int n = (int)(f->count * (uint64_t)width / f->most);

	if (f->count && n == 0)
		n = 1;
	for (int i = 0; i < n && i < width; i++)
		buf_addc(out, '#');
}

/* "[######____] 25%"; with little room only the number. */
static void
add_gauge(const struct figure *f, int width, struct buf *out)
{
	size_t from = out->len + 1;

	if (width > PERCENT) {
		buf_addc(out, '[');
		add_bar(f, width - PERCENT - 2, out);
		while (out->len - from < (size_t)width - PERCENT - 2)
			buf_addc(out, '_');
		buf_addc(out, ']');
	}
	if (figure_percent(f) > 999)
		buf_adds(out, ">999");
	else
		buf_addf(out, "%3d%%", figure_percent(f));
}

/* How a part is drawn: columns behind the labels, rows in view, marker. */
struct home_columns {
	enum home_part part;
	int number, further, bar;
	size_t top, end;
	size_t marked; /* SIZE_MAX: the marker is elsewhere */
};

/* As many as the longest number takes. */
static int
number_columns(const struct figures *f)
{
	int most = 0;

	for (size_t i = 0; i < f->n; i++) {
		int n = utf8_columns(f->rows[i].number) + 1;

		most = n > most ? n : most;
	}
	return most;
}

/* A long label in view takes room from the bars, as far as these can still be told
 * apart. */
static int
bar_columns(const struct spot *s, const struct figures *f,
	const struct home_columns *c)
{
	int bar = s->width < 42 ? 12 : s->width < 60 ? s->width - 30 : 30;
	int longest = 0, room;

	for (size_t i = c->top; i < c->end; i++) {
		int n = utf8_columns(f->rows[i].label);

		longest = n > longest ? n : longest;
	}
	/* marker, blank before the bar */
	room = s->width - c->number - c->further - longest - 3;
	if (room < bar)
		bar = room < BAR_LEAST ? BAR_LEAST : room;
	return bar;
}

static struct home_columns
columns_of(const struct layout *l, const struct home *h, enum home_part part,
	const struct spot *s)
{
	const struct figures *f = &h->parts[part];
	size_t room = s->height > 0 ? (size_t)s->height - 1 : 0;
	struct home_columns c = { .part = part,
		.number = number_columns(f),
		.marked = (int)part == h->part ? h->row : SIZE_MAX };

	if (c.marked != SIZE_MAX && c.marked >= room)
		c.top = c.marked - room + 1;
	c.end = f->n - c.top < room ? f->n : c.top + room;
	if (part == STAGES) {
		c.further = l->columns >= FURTHER_COLUMNS ? 6 : 0;
		c.bar = bar_columns(s, f, &c);
	} else if (part == PLACES || part == REGENCIES) {
		c.bar = s->width < 34 ? PERCENT : s->width < 42 ? 10 : 16;
	}
	return c;
}

static void
behind_label(
	const struct figure *f, const struct home_columns *c, struct buf *out)
{
	if (c->further && f->further >= 0)
		buf_addf(out, "%*d%%", c->further - 1, f->further);
	else if (c->further)
		buf_addf(out, "%*s", c->further, "");
	if (f->text) {
		buf_addf(out, " %s", f->text);
		return;
	}
	if (!c->bar || !f->most)
		return;
	buf_addc(out, ' ');
	if (c->part == STAGES)
		add_bar(f, c->bar, out);
	else
		add_gauge(f, c->bar, out);
}

/* Words are cut, never the figure behind them. */
static void
put_label(struct ui *ui, int row, int col, int width, const struct figure *f)
{
	const enum term_role role = f->late ? ROLE_BAD : ROLE_PLAIN;
	const size_t words = strlen(f->label) - f->kept;
	const char *mark = f->late && f->most ? "! " : "";
	const int kept = utf8_columns(f->label + words);
	const bool whole = utf8_columns(mark) + utf8_columns(f->label) <= width;

	if (whole || !kept || kept >= width) {
		ui_put(ui, row, col, width, role, "%s%s", mark, f->label);
		return;
	}
	ui_put(ui, row, col, width - kept, role, "%s%.*s", mark, (int)words,
		f->label);
	ui_put(ui, row, col + width - kept, kept, role, "%s", f->label + words);
}

/* "> 1 label            number  ####" */
static void
draw_figure(struct ui *ui, const struct figure *f, const struct spot *s,
	const struct home_columns *c, size_t index)
{
	int bar = f->text ? utf8_columns(f->text) : c->bar;
	int after = c->further + (bar ? bar + 1 : 0);
	int number = f->text        ? utf8_columns(f->number) + 1
		     : f->number[0] ? c->number
				    : 0;
	int row = s->row + 1 + (int)(index - c->top);
	int col = s->col + (c->part == TODO ? 4 : 2), label;
	struct buf b = BUF_INIT;

	ui_put(ui, row, s->col, 4, ROLE_PLAIN,
		c->part == TODO && f->key ? "%c %c " : "%c ",
		index == c->marked ? '>' : ' ', f->key);
	label = s->col + s->width - col - number - after;
	put_label(ui, row, col, label, f);
	if (number)
		term_put_right(ui->term, row, col + label, number, f->number,
			ROLE_PLAIN);
	behind_label(f, c, &b);
	ui_put(ui, row, col + label + number, after, ROLE_PLAIN, "%s",
		buf_str(&b));
	buf_release(&b);
	if (index == c->marked)
		term_park(ui->term, row, s->col);
}

static void
draw_title(struct ui *ui, const struct spot *s, const char *title, bool more)
{
	ui_put(ui, s->row, s->col + 1, s->width - (more ? 5 : 1), ROLE_HEAD,
		"%s", title);
	if (more)
		ui_put(ui, s->row, s->col + s->width - 4, 4, ROLE_PLAIN,
			" ...");
}

static void
draw_part(struct ui *ui, const struct home *h, enum home_part part,
	const struct spot *s)
{
	struct layout l = ui_layout(ui);
	const struct figures *f = &h->parts[part];
	struct home_columns c;

	if (!f->n || !s->height)
		return;
	c = columns_of(&l, h, part, s);
	if (s->row >= l.body)
		draw_title(ui, s, f->title, !s->tiles && c.end < f->n);
	if (s->tiles)
		tiles_draw(f, ui->term, s->row + 1, s->col, c.marked);
	for (size_t i = c.top; !s->tiles && i < c.end; i++) {
		int row = s->row + 1 + (int)(i - c.top);

		if (row >= l.body && row < l.message)
			draw_figure(ui, &f->rows[i], s, &c, i);
	}
}

/* Caller frees. */
static char *
title_text(const struct ui *ui)
{
	const char *office = ui->office->book.site.office;

	if (term_class(ui->term) == SIZE_NARROW && !ui->linear)
		return xstrdup(_("Home"));
	return xasprintf("%s | %s", _("Home"), office ? office : "magang");
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct home *h = (struct home *)s;
	struct layout l = ui_layout(ui);
	struct spot spots[PARTS];
	char *title = title_text(ui);

	ui_frame(ui, title);
	free(title);
	home_place(h, &l, spots);
	for (int i = 0; i < PARTS; i++)
		draw_part(ui, h, (enum home_part)i, &spots[i]);
}

/* --- read out (told.h) ---------------------------------------------------- */

/* The regencies are a picture, unless they are asked for as a list. */
static bool
is_told(const struct home *h, enum home_part part)
{
	return h->parts[part].n && (part != REGENCIES || h->listed);
}

/* "! Garut  12/16  75%": numbers, no bars. */
static char *
figure_text(const struct figure *f, enum home_part part)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s%s  %s", f->late && f->most ? "! " : "", f->label,
		f->number);
	if (part == STAGES && f->further >= 0)
		buf_addf(&b, "  %d%%", f->further);
	else if (part != STAGES && f->most)
		buf_addf(&b, "  %d%%", figure_percent(f));
	return buf_detach(&b);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct home *h = (struct home *)s;
	char *text = title_text(ui);

	lines_head(&out->lines, text);
	free(text);
	for (int p = 0; p < PARTS; p++) {
		const struct figures *f = &h->parts[p];

		if (!is_told(h, (enum home_part)p))
			continue;
		lines_head(&out->lines, f->title);
		if (p == h->part)
			out->lines.selected = out->lines.n + h->row;
		for (size_t i = 0; i < f->n; i++) {
			text = figure_text(&f->rows[i], (enum home_part)p);
			lines_add(&out->lines, text);
			free(text);
		}
	}
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	struct home *h = (struct home *)s;

	(void)ui;
	for (int p = 0; p < PARTS; p++) {
		size_t n = is_told(h, (enum home_part)p) ? h->parts[p].n : 0;

		if (row < n) {
			h->part = p;
			h->row = row;
			return true;
		}
		row -= n;
	}
	return false;
}

/* --- reading -------------------------------------------------------------- */

static int
read_program(struct ui *ui, struct home *h, struct err *err)
{
	struct figures_program p = { h->parts[STAGES], h->parts[PLACES],
		h->parts[REGENCIES] };
	int rc = figures_program(ui, h->program, &h->n_programs, &p, err);

	h->shown = p.program;
	h->parts[STAGES] = p.stages;
	h->parts[PLACES] = p.places;
	h->parts[REGENCIES] = p.regencies;
	return rc;
}

/* Another window, another program: its part may be gone. */
static void
show_marker(struct ui *ui, struct home *h)
{
	struct layout l = ui_layout(ui);
	struct spot spots[PARTS];

	home_place(h, &l, spots);
	if (spots[h->part].height < 2)
		h->part = TODO;
	if (h->row >= h->parts[h->part].n)
		h->row = 0;
}

static int
read_all(struct ui *ui, struct screen *s, struct err *err)
{
	struct home *h = (struct home *)s;
	int rc = figures_todo(ui, &h->parts[TODO], err);

	if (!rc)
		rc = read_program(ui, h, err);
	if (!rc)
		rc = figures_recent(ui, RECENT_ROWS, &h->parts[RECENT], err);
	show_marker(ui, h);
	return rc;
}

static void
fit(struct ui *ui, struct screen *s)
{
	show_marker(ui, (struct home *)s);
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

	home_place(h, &l, spots);
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
	if (f->says)
		return ui_say(ui, ROLE_WARN, "%s", _(f->says));
	if (f->filter)
		return open_list(ui, f->kind, f->filter,
			f->label + strspn(f->label, " "));
	if (!f->kind)
		return ui->doors->drafts(ui);
	return open_record(ui, f->kind, f->id);
}

unsigned
home_open(struct ui *ui)
{
	struct home *h = (struct home *)ui_screen(ui);
	const struct figures *f = &h->parts[h->part];

	if (h->row >= f->n)
		return REACT_NONE;
	return open_figure(ui, &f->rows[h->row]);
}

unsigned
home_next_program(struct ui *ui)
{
	struct home *h = (struct home *)ui_screen(ui);

	if (h->n_programs)
		h->program = (h->program + 1) % h->n_programs;
	ui_read(ui, &h->base);
	return REACT_DRAW;
}

unsigned
home_whatif(struct ui *ui)
{
	const struct home *h = (const struct home *)ui_screen(ui);

	return h->shown ? ui_push(ui, whatif_screen_new(h->shown))
			: ui_say(ui, ROLE_PLAIN, "%s", _("no program"));
}

/* The marker goes along. */
unsigned
home_view(struct ui *ui)
{
	struct home *h = (struct home *)ui_screen(ui);

	if (!h->parts[REGENCIES].n)
		return ui_say(ui, ROLE_PLAIN, "%s",
			_("this program has no places by regency"));
	h->listed = !h->listed;
	h->part = h->listed ? REGENCIES : TODO;
	h->row = 0;
	return REACT_DRAW;
}

/* To the part beside: Tab and arrows. */
static int
part_way(const struct key_event *ev)
{
	if (key_is(ev, K_TAB) || key_is(ev, K_RIGHT))
		return 1;
	return key_is(ev, K_BACKTAB) || key_is(ev, K_LEFT) ? -1 : 0;
}

static size_t
row_of_key(const struct home *h, const struct key_event *ev)
{
	const struct figures *todo = &h->parts[TODO];
	size_t i = 0;

	while (i < todo->n &&
		(ev->type != EV_CHAR || (char)ev->cp != todo->rows[i].key ||
			ev->cp > '9'))
		i++;
	return i;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct home *h = (struct home *)s;
	struct key_move move = key_move(ev, true);
	size_t at = row_of_key(h, ev);

	if (at < h->parts[TODO].n) {
		h->part = TODO;
		h->row = at;
		return open_figure(ui, &h->parts[TODO].rows[at]);
	}
	if (move.by == GO_ROW)
		step(ui, h, move.way);
	else if (part_way(ev))
		next_part(ui, h, part_way(ev));
	else
		return REACT_PASS;
	return REACT_DRAW;
}

static const struct screen_ops home_ops = {
	.place = AT_HOME,
	.read = read_all,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
};

struct screen *
home_new(void)
{
	struct home *h = xcalloc(1, sizeof(*h));

	h->base.ops = &home_ops;
	return &h->base;
}
