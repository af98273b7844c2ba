/* SPDX-License-Identifier: MIT */
#include "magang/tui/roll/grid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/ops_sheet.h"
#include "magang/view/day_grid.h"
#include "magang/view/day_marks.h"
#include "magang/view/marks_words.h"
#include "magang/view/when.h"

#include "typed_line.h"

#define ROLL_WIDTH 4
#define DAY_WIDTH 3
#define RATE_WIDTH 10 /* "100 %  12 !" */

struct grid {
	struct screen base;
	uint64_t cohort;
	struct day_grid g;
	size_t row, day, top; /* the marker, the first row in view */
	int32_t at;           /* the day that is to be shown; DATE_NONE: that
				 under the marker */
	struct buf line;
	/* a mark that waits for its reason */
	struct marks given;
	bool like_before;
};

static int
name_width(const struct layout *l)
{
	return l->columns < 60 ? 14 : 26;
}

static size_t
room_for_days(const struct layout *l)
{
	const int room =
		l->columns - ROLL_WIDTH - 1 - name_width(l) - RATE_WIDTH - 1;

	return room < DAY_WIDTH ? 1 : (size_t)(room / DAY_WIDTH);
}

/* Heads above; below a message, and the line that is typed. */
static size_t
room_for_rows(const struct layout *l)
{
	const int rows = l->message - l->body - 2;

	return rows < 1 ? 1 : (size_t)rows;
}

/* ---- read ----------------------------------------------------------------- */

static int
read_grid(struct ui *ui, struct screen *s, struct err *err)
{
	struct grid *gr = (struct grid *)s;
	const struct layout l = ui_layout(ui);
	const int32_t at = gr->at != DATE_NONE ? gr->at
			   : gr->g.n_days      ? gr->g.days[gr->day].day
					       : DATE_NONE;
	int rc;

	gr->at = DATE_NONE;
	day_grid_release(&gr->g);
	rc = day_grid_read(
		ui->office, gr->cohort, at, room_for_days(&l), &gr->g, err);
	gr->day = gr->g.n_days ? gr->g.n_days - 1 : 0;
	for (size_t i = 0; i < gr->g.n_days; i++)
		if (gr->g.days[i].day == at)
			gr->day = i;
	if (gr->row >= gr->g.n)
		gr->row = gr->g.n ? gr->g.n - 1 : 0;
	return rc;
}

/* ---- marked --------------------------------------------------------------- */

/* Of those who were marked now. */
static int
add_risks(
	struct ui *ui, const struct grid *gr, struct buf *out, struct err *err)
{
	struct buf risks = BUF_INIT;
	const int rc =
		day_risks_line(ui->office, gr->cohort, &gr->given, &risks, err);

	if (risks.len)
		buf_addf(out, ". %s", buf_str(&risks));
	buf_release(&risks);
	return rc;
}

static unsigned
told(struct ui *ui, struct grid *gr, int rc, const struct marked *is,
	const struct receipt *receipt, struct err *err)
{
	const int32_t day = gr->g.days[gr->day].day;
	struct buf said = BUF_INIT;
	char date[DATE_TEXT];

	if (!rc) {
		buf_addf(&said, "%s: ", cell_date(day, date));
		rc = day_marks_line(
			ui->office, gr->cohort, day, &is->after, &said, err);
		if (is->late)
			buf_addf(&said, ", %s", _("waits for approval"));
		else if (!rc)
			rc = add_risks(ui, gr, &said, err);
	}
	if (rc) {
		buf_release(&said);
		return ui_fail_again(ui, err);
	}
	buf_clear(&gr->line);
	ui_did(ui, receipt->act);
	ui_changed(ui);
	ui_say(ui, ROLE_GOOD, "%s", buf_str(&said));
	buf_release(&said);
	return REACT_DRAW;
}

static struct marking
marking_of(const struct grid *gr, const char *reason)
{
	return (struct marking){ .cohort = gr->cohort,
		.day = gr->g.days[gr->day].day,
		.marks = &gr->given,
		.like_before = gr->like_before,
		.reason = reason };
}

static unsigned
mark_day(struct ui *ui, struct grid *gr, const char *reason)
{
	struct marked *is = xcalloc(1, sizeof(*is));
	const struct marking m = marking_of(gr, reason);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	const int rc = op_cohort_mark(ui->office, &m, is, &receipt, &err);
	const unsigned react = told(ui, gr, rc, is, &receipt, &err);

	free(is);
	return react;
}

static unsigned
with_reason(struct ui *ui, const char *text)
{
	return mark_day(ui, (struct grid *)ui->top, text);
}

static const struct ask_ops reason_ops = { .rules = { .max = 200 },
	.done = with_reason };

/* What cannot be is refused before it is asked why. */
static int
tried(struct ui *ui, struct grid *gr, struct err *err)
{
	struct marked *is = xcalloc(1, sizeof(*is));
	struct marking m = marking_of(gr, "?");
	struct receipt receipt = { 0 };
	int rc;

	m.try = true;
	rc = op_cohort_mark(ui->office, &m, is, &receipt, err);
	free(is);
	return rc;
}

/* At once, or when it was said why it is late. */
static unsigned
mark(struct ui *ui, struct grid *gr)
{
	struct err err = ERR_INIT;

	if (!gr->g.n_days)
		return ui_say(ui, ROLE_PLAIN, _("it has had no day of class"));
	if (!gr->g.days[gr->day].locked)
		return mark_day(ui, gr, NULL);
	if (tried(ui, gr, &err))
		return ui_fail(ui, &err);
	ui_ask(ui, &reason_ops, _("Why is it late, without names? "), NULL);
	return REACT_DRAW;
}

static unsigned
mark_line(struct ui *ui, struct grid *gr)
{
	struct err err = ERR_INIT;

	gr->like_before = false;
	if (marks_typed(buf_str(&gr->line), &gr->given, &err))
		return ui_fail(ui, &err);
	return mark(ui, gr);
}

static unsigned
mark_cell(struct ui *ui, struct grid *gr, const char *letter)
{
	unsigned react;

	if (!gr->g.n)
		return REACT_DRAW;
	gr->like_before = false;
	gr->given.n = 0;
	marks_set(&gr->given, gr->g.rows[gr->row].seat.roll, letter);
	react = mark(ui, gr);
	if (gr->row + 1 < gr->g.n)
		gr->row++;
	return react;
}

static unsigned
mark_as_before(struct ui *ui, struct grid *gr)
{
	gr->like_before = true;
	gr->given.n = 0;
	return mark(ui, gr);
}

/* ---- keys ----------------------------------------------------------------- */

/* To days that are not in view. */
static void
turn_page(struct ui *ui, struct grid *gr, int32_t day)
{
	if (day == DATE_NONE)
		return;
	gr->at = day;
	ui_refresh(ui);
}

static void
move_day(struct ui *ui, struct grid *gr, bool back)
{
	if (back && gr->day)
		gr->day--;
	else if (!back && gr->day + 1 < gr->g.n_days)
		gr->day++;
	else
		turn_page(ui, gr, back ? gr->g.earlier : gr->g.later);
}

static bool
move(struct ui *ui, struct grid *gr, const struct key_event *ev)
{
	const bool up = key_is(ev, K_UP), left = key_is(ev, K_LEFT);

	if (left || key_is(ev, K_RIGHT))
		move_day(ui, gr, left);
	else if (up && gr->row)
		gr->row--;
	else if (key_is(ev, K_DOWN) && gr->row + 1 < gr->g.n)
		gr->row++;
	else
		return up || key_is(ev, K_DOWN);
	return true;
}

/* A letter of a mark alone is for the cell; whatever else begins a line, on which it is
 * seen: a line that is empty would say that all were there. */
static unsigned
typed(struct ui *ui, struct grid *gr, uint32_t cp)
{
	const char c = cp < 128 ? (char)tolower((int)cp) : '\0';
	const char letter[] = { c == ' ' ? 'h' : c, '\0' };

	if (gr->line.len || !c)
		typed_line_add(&gr->line, c ? (uint32_t)c : cp);
	else if (c == '.')
		return mark_as_before(ui, gr);
	else if (c == 'u')
		return cp == 'u' ? undo_last(ui) : redo_last(ui);
	else if (sheet_mark(letter) || day_grid_cause(&gr->g, c))
		return mark_cell(ui, gr, letter);
	else
		typed_line_add(&gr->line, (uint32_t)c);
	return REACT_DRAW;
}

/* Without a line nothing: on a slow line the key is held for too long. */
static unsigned
rub_out(struct grid *gr)
{
	if (gr->line.len)
		typed_line_rub(&gr->line);
	return REACT_DRAW;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct grid *gr = (struct grid *)s;

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C') ||
		key_is_control(ev, 'X')) {
		const bool leaves = !gr->line.len;

		buf_clear(&gr->line);
		return leaves ? REACT_BACK : REACT_DRAW;
	}
	if (key_is_control(ev, 'U')) {
		buf_clear(&gr->line);
		return REACT_DRAW;
	}
	if (ev->type == EV_CHAR)
		return typed(ui, gr, key_browse(*ev).cp);
	if (key_is(ev, K_ENTER))
		return mark_line(ui, gr);
	if (key_is(ev, K_BACKSPACE))
		return rub_out(gr);
	return move(ui, gr, ev) ? REACT_DRAW : REACT_PASS;
}

/* ---- drawn ---------------------------------------------------------------- */

/* Behind the days that are there: on a wide screen they may be few. */
static int
rate_column(const struct grid *gr, const struct layout *l)
{
	const int behind = ROLL_WIDTH + 1 + name_width(l) +
			   (int)gr->g.n_days * DAY_WIDTH + DAY_WIDTH;
	const int last = l->columns - RATE_WIDTH;

	return behind < last ? behind : last;
}

static void
draw_heads(struct ui *ui, const struct grid *gr, const struct layout *l)
{
	int col = ROLL_WIDTH + 1 + name_width(l);

	ui_put(ui, l->body, 0, col, ROLE_HEAD, "%*s %s", ROLL_WIDTH, "",
		_("NAME"));
	for (size_t i = 0; i < gr->g.n_days; i++, col += DAY_WIDTH) {
		int year, month, day;

		date_to_civil(gr->g.days[i].day, &year, &month, &day);
		ui_put(ui, l->body, col, DAY_WIDTH, ROLE_HEAD, "%2d%c", day,
			gr->g.days[i].waits ? '?' : ' ');
	}
	ui_put(ui, l->body, rate_column(gr, l), RATE_WIDTH, ROLE_HEAD, "%s",
		_("PRES. MISS"));
}

static void
draw_rate(struct ui *ui, const struct grid_row *row, int y, int col)
{
	const enum term_role role = row->of.out       ? ROLE_BAD
				    : row->of.at_risk ? ROLE_WARN
						      : ROLE_PLAIN;
	const int64_t share = attendance_share(&row->of);

	if (share < 0)
		return;
	ui_put(ui, y, col, RATE_WIDTH, role, "%3d %% %2d%s", (int)(share / 100),
		(int)row->of.missed,
		row->of.out       ? "!!"
		: row->of.at_risk ? "!"
				  : "");
}

static void
draw_row(struct ui *ui, const struct grid *gr, size_t i, int y,
	const struct layout *l)
{
	const struct grid_row *row = &gr->g.rows[i];
	const int names = name_width(l);

	ui_put(ui, y, 0, ROLL_WIDTH + 1, ROLE_PLAIN, "%c%*u ",
		i == gr->row ? '>' : ' ', ROLL_WIDTH - 1, row->seat.roll);
	ui_put(ui, y, ROLL_WIDTH + 1, names - 1, ROLE_PLAIN, "%s", row->name);
	for (size_t d = 0; d < gr->g.n_days; d++) {
		const char *cell = day_grid_cell(&gr->g, i, d);
		const bool here = i == gr->row && d == gr->day;

		ui_put(ui, y, ROLL_WIDTH + names + (int)d * DAY_WIDTH,
			DAY_WIDTH, ROLE_PLAIN, here ? "[%s]" : " %s ",
			*cell  ? mark_shown(cell)
			: here ? "_"
			       : " ");
	}
	draw_rate(ui, row, y, rate_column(gr, l));
}

/* "p harvest  d mourning" at the right, where there is room. */
static void
draw_causes(
	struct ui *ui, const struct grid *gr, int from, const struct layout *l)
{
	struct buf b = BUF_INIT;
	int width;

	for (size_t i = 0; i < gr->g.n_causes; i++)
		buf_addf(&b, "  %c %s", gr->g.causes[i].letter,
			gr->g.causes[i].word);
	width = utf8_columns(buf_str(&b));
	if (b.len && from + width < l->columns)
		ui_put(ui, l->message, l->columns - width, width, ROLE_PLAIN,
			"%s", buf_str(&b));
	buf_release(&b);
}

static void
draw_line(struct ui *ui, const struct grid *gr, const struct layout *l)
{
	char date[DATE_TEXT] = "";
	struct buf b = BUF_INIT;

	if (gr->g.n_days)
		cell_date(gr->g.days[gr->day].day, date);
	buf_addf(&b, "%s > %s", date, buf_str(&gr->line));
	ui_put(ui, l->message, 0, -1, ROLE_PLAIN, "%s", buf_str(&b));
	draw_causes(ui, gr, (int)b.len, l);
	term_park(ui->term, l->message, (int)b.len);
	buf_release(&b);
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct grid *gr = (struct grid *)s;
	const struct layout l = ui_layout(ui);
	const size_t rows = room_for_rows(&l);

	ui_frame(ui, gr->g.name);
	if (gr->row < gr->top)
		gr->top = gr->row;
	if (gr->row >= gr->top + rows)
		gr->top = gr->row - rows + 1;
	draw_heads(ui, gr, &l);
	for (size_t i = gr->top; i < gr->g.n && i < gr->top + rows; i++)
		draw_row(ui, gr, i, l.body + 1 + (int)(i - gr->top), &l);
	draw_line(ui, gr, &l);
}

static const char *
word_of(struct ui *ui, const struct grid *gr, size_t row)
{
	const char *cell = day_grid_cell(&gr->g, row, gr->day);
	const char *cause = day_grid_cause(&gr->g, sheet_mark_cause(cell));

	return cause ? cause : mark_word(ui->office, cell);
}

/* "4 Dedi: sick; 1 of 3; out at 5", of the day under the marker. */
static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct grid *gr = (struct grid *)s;
	char date[DATE_TEXT] = "";

	if (gr->g.n_days)
		cell_date(gr->g.days[gr->day].day, date);
	lines_head(&out->lines, gr->g.name);
	lines_head(&out->lines, date);
	for (size_t i = 0; i < gr->g.n; i++) {
		const struct grid_row *row = &gr->g.rows[i];
		struct buf b = BUF_INIT;

		buf_addf(&b, "%u %s: ", row->seat.roll, row->name);
		if (gr->g.n_days && *day_grid_cell(&gr->g, i, gr->day))
			buf_addf(&b, "%s, ", word_of(ui, gr, i));
		attendance_text(&row->of, &b);
		if (row->of.at_risk)
			buf_addf(&b, ", %s", attendance_word(&row->of));
		lines_head(&out->lines, buf_str(&b));
		buf_release(&b);
	}
}

/* ---- life ----------------------------------------------------------------- */

static void
leave(struct screen *s)
{
	struct grid *gr = (struct grid *)s;

	day_grid_release(&gr->g);
	buf_release(&gr->line);
}

static const struct screen_ops grid_ops = {
	.types = true,
	.place = AT_ROLL,
	.read = read_grid,
	.key = key,
	.draw = draw,
	.leave = leave,
	.tell = tell,
};

struct screen *
grid_new(uint64_t cohort, int32_t at)
{
	struct grid *gr = xcalloc(1, sizeof(*gr));

	gr->base.ops = &grid_ops;
	gr->cohort = cohort;
	gr->at = at;
	gr->line = (struct buf)BUF_INIT;
	return &gr->base;
}

const char *
grid_no_cohort(struct ui *ui)
{
	const struct here at = ui_here(ui);

	return at.kind == KIND_COHORT && at.id
		       ? NULL
		       : _("attendance is of a cohort; see :cohorts");
}

unsigned
grid_open(struct ui *ui)
{
	return ui_push(ui, grid_new(ui_here(ui).id, DATE_NONE));
}
