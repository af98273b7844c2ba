/* SPDX-License-Identifier: MIT */
#include "magang/tui/roll/grade_screen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/ops_grade.h"
#include "magang/record/grade.h"
#include "magang/view/grade_grid.h"

#include "grade_pending.h"
#include "typed_line.h"

#define ROLL_WIDTH 4
#define UNIT_WIDTH 9 /* "[55 100*]" */

struct grade_screen {
	struct screen base;
	uint64_t cohort;
	struct grade_grid g;
	size_t row, unit, top; /* the marker, the first row in view */
	unsigned attempt;      /* that is marked */
	struct buf line;
	bool refused; /* what stands on it: the next character begins anew */
	struct grade_pending pending;
	bool loaded, resumes;
};

static int
name_width(const struct layout *l)
{
	return l->columns < 60 ? 16 : 21;
}

/* One on a phone, with its whole name. */
static size_t
room_for_units(const struct layout *l)
{
	const int room = l->columns - ROLL_WIDTH - 1 - name_width(l);

	return l->columns < 60 ? 1 : (size_t)(room / UNIT_WIDTH);
}

static int
unit_width(const struct layout *l)
{
	return l->columns < 60 ? l->columns - ROLL_WIDTH - 1 - name_width(l)
			       : UNIT_WIDTH;
}

static size_t
room_for_rows(const struct layout *l)
{
	const int rows = l->message - l->body - 2;

	return rows < 1 ? 1 : (size_t)rows;
}

static const struct unit *
unit_here(const struct grade_screen *gs)
{
	return &gs->g.units[gs->unit];
}

static uint16_t
roll_of_row(const struct grade_screen *gs, size_t row)
{
	return gs->g.rows[row].seat.roll;
}

/* ---- read ----------------------------------------------------------------- */

/* Where somebody left off: behind the last mark that was typed. */
static void
to_typed(struct grade_screen *gs)
{
	const struct pending_column *c = &gs->pending.rows[gs->pending.n - 1];
	const uint16_t last =
		c->marks.n ? c->marks.row[c->marks.n - 1].roll : 0;

	for (size_t i = 0; i < gs->g.n_units; i++)
		if (strcmp(gs->g.units[i].name, c->unit) == 0)
			gs->unit = i;
	gs->attempt = c->attempt;
	while (gs->row + 1 < gs->g.n && roll_of_row(gs, gs->row) <= last)
		gs->row++;
}

static int
read_grades(struct ui *ui, struct screen *s, struct err *err)
{
	struct grade_screen *gs = (struct grade_screen *)s;
	int rc = 0;

	if (!gs->loaded)
		rc = grade_pending_load(ui, gs->cohort, &gs->pending, err);
	gs->resumes = !gs->loaded && gs->pending.n;
	gs->loaded = gs->loaded || !rc;
	grade_grid_release(&gs->g);
	if (!rc)
		rc = grade_grid_read(
			ui->office, gs->cohort, false, &gs->g, err);
	if (gs->row >= gs->g.n)
		gs->row = gs->g.n ? gs->g.n - 1 : 0;
	if (gs->unit >= gs->g.n_units)
		gs->unit = 0;
	if (gs->resumes && !rc)
		to_typed(gs);
	if (!gs->attempt ||
		(gs->g.n_units &&
			gs->attempt > (unsigned)unit_here(gs)->attempts))
		gs->attempt = 1;
	return rc;
}

/* As it is typed, or as it is kept; NULL: none. */
static const char *
mark_at(struct grade_screen *gs, size_t row, const struct unit *u,
	unsigned attempt, bool *typed)
{
	const struct pending_column *c =
		grade_pending_of(&gs->pending, u->name, attempt);
	const uint16_t roll = roll_of_row(gs, row);
	const char *mark = c ? marks_of(&c->marks, roll) : NULL;

	*typed = mark != NULL;
	return mark ? mark : grades_mark(&gs->g.grades, u, attempt, roll);
}

/* Is there something to mark of him in this attempt? */
static bool
takes_mark(struct grade_screen *gs, size_t row)
{
	const struct unit *u = unit_here(gs);
	const char *before;
	bool typed;
	int64_t v;

	if (gs->attempt == 1)
		return true;
	before = mark_at(gs, row, u, gs->attempt - 1, &typed);
	return before && grade_number(before, &v) && v < u->pass;
}

/* ---- saved ---------------------------------------------------------------- */

/* What was changed meanwhile is said once; whoever goes on has seen it. */
static void
see_again(struct ui *ui, struct grade_screen *gs, struct pending_column *c)
{
	const int unit = grade_grid_unit(&gs->g, c->unit);
	struct err unread = ERR_INIT;

	if (unit < 0 || read_grades(ui, &gs->base, &unread) != 0 ||
		(size_t)unit >= gs->g.n_units)
		return;
	for (size_t i = 0; i < c->marks.n; i++) {
		const uint16_t roll = c->marks.row[i].roll;
		const char *now = grades_mark(
			&gs->g.grades, &gs->g.units[unit], c->attempt, roll);

		marks_set(&c->seen, roll, now ? now : "");
	}
}

static int
save_column(struct ui *ui, struct grade_screen *gs, struct pending_column *c,
	struct err *err)
{
	struct graded *is = xcalloc(1, sizeof(*is));
	const struct grading g = { .cohort = gs->cohort,
		.unit = c->unit,
		.attempt = c->attempt,
		.marks = &c->marks,
		.seen = &c->seen };
	struct receipt receipt = { 0 };
	struct err why = ERR_INIT;
	int rc = op_cohort_grade(ui->office, &g, is, &receipt, &why);

	free(is);
	if (rc == MG_ECONFLICT)
		see_again(ui, gs, c);
	if (rc == MG_ENOENT && !receipt.act)
		rc = 0; /* somebody has marked it so */
	if (rc)
		return err_set(err, rc, "%s", why.text);
	ui_did(ui, receipt.act);
	grade_pending_drop(&gs->pending, c);
	return grade_pending_keep(ui, &gs->pending, err);
}

static unsigned
saved(struct ui *ui, size_t marks, int rc, struct err *err)
{
	ui_changed(ui);
	if (rc)
		return ui_fail_again(ui, err);
	return ui_say(ui, ROLE_GOOD,
		_n("%zu mark saved", "%zu marks saved", marks), marks);
}

/* All columns, the first ones first: a resit needs the mark before it. */
static unsigned
save_all(struct ui *ui, struct grade_screen *gs)
{
	struct err err = ERR_INIT;
	size_t marks = 0;
	int rc = 0;

	if (!gs->pending.n)
		return ui_say(ui, ROLE_PLAIN, _("nothing is to be saved"));
	for (unsigned attempt = 1; !rc && gs->pending.n; attempt++)
		for (size_t i = gs->pending.n; !rc && i-- > 0;) {
			struct pending_column *c = &gs->pending.rows[i];
			const size_t n = c->marks.n;

			if (c->attempt != attempt)
				continue;
			rc = save_column(ui, gs, c, &err);
			marks += rc ? 0 : n;
		}
	return saved(ui, marks, rc, &err);
}

/* ---- typed ---------------------------------------------------------------- */

/* Down to the next who takes a mark; false: there is none below. */
static bool
step_down(struct grade_screen *gs)
{
	for (size_t i = gs->row + 1; i < gs->g.n; i++)
		if (takes_mark(gs, i)) {
			gs->row = i;
			return true;
		}
	return false;
}

static void
to_top(struct grade_screen *gs)
{
	gs->row = 0;
	if (gs->g.n && !takes_mark(gs, 0))
		step_down(gs);
}

/* At the end of a column: it is saved, and the next one begins; of a resit that is
 * for who has one. */
static unsigned
end_column(struct ui *ui, struct grade_screen *gs)
{
	const unsigned react = gs->pending.n ? save_all(ui, gs) : REACT_DRAW;

	if (!gs->pending.n && gs->attempt == 1 &&
		gs->unit + 1 < gs->g.n_units) {
		gs->unit++;
		to_top(gs);
	}
	return react;
}

static unsigned
next_row(struct ui *ui, struct grade_screen *gs)
{
	return step_down(gs) ? REACT_DRAW : end_column(ui, gs);
}

/* Would it be taken? */
static int
try_column(struct ui *ui, const struct grade_screen *gs,
	const struct pending_column *c, struct err *err)
{
	struct graded *is = xcalloc(1, sizeof(*is));
	const struct grading g = { .cohort = gs->cohort,
		.unit = c->unit,
		.attempt = c->attempt,
		.marks = &c->marks,
		.seen = &c->seen,
		.try = true };
	struct receipt nothing = { 0 };
	int rc = op_cohort_grade(ui->office, &g, is, &nothing, err);

	free(is);
	return rc;
}

/* The mark of one goes beside what is typed of the others; kept before the next
 * key. */
static int
take_mark(struct ui *ui, struct grade_screen *gs, const struct mark *m,
	struct err *err)
{
	struct pending_column *c = grade_pending_add(
		&gs->pending, unit_here(gs)->name, gs->attempt);
	struct pending_column *before = xmalloc(sizeof(*before));
	const char *now =
		grades_mark(&gs->g.grades, unit_here(gs), gs->attempt, m->roll);
	int rc;

	*before = *c;
	if (!marks_of(&c->marks, m->roll))
		marks_set(&c->seen, m->roll, now ? now : "");
	marks_set(&c->marks, m->roll, m->mark);
	rc = try_column(ui, gs, c, err);
	if (rc) {
		*c = *before;
		if (rc == MG_ECONFLICT)
			see_again(ui, gs, c);
		if (!c->marks.n)
			grade_pending_drop(&gs->pending, c);
	}
	free(before);
	return rc ? rc : grade_pending_keep(ui, &gs->pending, err);
}

/* What is typed of the cell under the marker, if anything is. */
static int
take_line(struct ui *ui, struct grade_screen *gs, struct err *err)
{
	struct marks *one;
	char *text;
	int rc;

	gs->refused = false;
	if (!gs->line.len)
		return 0;
	one = xcalloc(1, sizeof(*one));
	text = xasprintf("%u %s", roll_of_row(gs, gs->row), buf_str(&gs->line));
	rc = grades_typed(text, one, err);
	if (!rc)
		rc = take_mark(ui, gs, &one->row[0], err);
	free(text);
	free(one);
	gs->refused = rc != 0;
	if (!rc)
		buf_clear(&gs->line);
	return rc;
}

static unsigned
enter(struct ui *ui, struct grade_screen *gs)
{
	struct err err = ERR_INIT;

	if (!gs->g.n)
		return REACT_DRAW;
	return take_line(ui, gs, &err) ? ui_fail_again(ui, &err)
				       : next_row(ui, gs);
}

static unsigned
save_typed(struct ui *ui, struct grade_screen *gs)
{
	struct err err = ERR_INIT;

	return take_line(ui, gs, &err) ? ui_fail_again(ui, &err)
				       : save_all(ui, gs);
}

/* ---- keys ----------------------------------------------------------------- */

/* The first time, where nobody here may try once more. */
static void
to_takers(struct grade_screen *gs)
{
	if (gs->g.n && !takes_mark(gs, gs->row))
		to_top(gs);
	if (gs->g.n && !takes_mark(gs, gs->row))
		gs->attempt = 1;
}

static void
to_unit(struct grade_screen *gs, size_t unit)
{
	gs->unit = unit;
	if (gs->attempt > (unsigned)unit_here(gs)->attempts)
		gs->attempt = 1;
	to_takers(gs);
}

static bool
is_arrow(const struct key_event *ev)
{
	return key_is(ev, K_UP) || key_is(ev, K_DOWN) || key_is(ev, K_LEFT) ||
	       key_is(ev, K_RIGHT);
}

/* Whoever goes on has typed a mark, whichever way it goes. */
static unsigned
move(struct ui *ui, struct grade_screen *gs, const struct key_event *ev)
{
	struct err err = ERR_INIT;

	if (take_line(ui, gs, &err))
		return ui_fail_again(ui, &err);
	if (key_is(ev, K_UP))
		gs->row -= gs->row > 0;
	else if (key_is(ev, K_DOWN))
		gs->row += gs->row + 1 < gs->g.n;
	else if (key_is(ev, K_LEFT) && gs->unit)
		to_unit(gs, gs->unit - 1);
	else if (key_is(ev, K_RIGHT) && gs->unit + 1 < gs->g.n_units)
		to_unit(gs, gs->unit + 1);
	return REACT_DRAW;
}

/* Behind what was saved by it. */
static unsigned
say_no_resit(struct ui *ui, bool saved)
{
	char *said = xasprintf("%s%s%s", saved ? ui->message.text : "",
		saved ? "; " : "",
		_("nobody here has a mark that does not pass"));
	const unsigned r =
		ui_say(ui, saved ? ROLE_GOOD : ROLE_PLAIN, "%s", said);

	free(said);
	return r;
}

static unsigned
next_attempt(struct ui *ui, struct grade_screen *gs)
{
	const unsigned most = (unsigned)unit_here(gs)->attempts;
	bool saves;
	unsigned react = REACT_DRAW, asked;
	struct err err = ERR_INIT;

	if (take_line(ui, gs, &err))
		return ui_fail_again(ui, &err);
	if (most == 1)
		return ui_say(ui, ROLE_PLAIN, _("this unit has no resit"));
	/* a resit is of who has a mark of the time before */
	saves = gs->pending.n > 0;
	if (saves)
		react = save_all(ui, gs);
	if (gs->pending.n)
		return react;
	gs->attempt = gs->attempt % most + 1;
	asked = gs->attempt;
	to_top(gs);
	to_takers(gs);
	return asked == gs->attempt ? react : say_no_resit(ui, saves);
}

static unsigned
typed(struct ui *ui, struct grade_screen *gs, uint32_t cp)
{
	const bool begins = !gs->line.len || gs->refused;

	if (begins && (cp == 'u' || cp == 'U'))
		return cp == 'u' ? undo_last(ui) : redo_last(ui);
	if (cp == 'r' && gs->g.n_units && begins)
		return next_attempt(ui, gs);
	if (gs->refused)
		buf_clear(&gs->line);
	gs->refused = false;
	typed_line_add(&gs->line, cp);
	return REACT_DRAW;
}

static unsigned
leave_line(struct ui *ui, struct grade_screen *gs)
{
	if (gs->line.len) {
		buf_clear(&gs->line);
		return REACT_DRAW;
	}
	if (gs->pending.n)
		ui_say(ui, ROLE_PLAIN,
			_("what is not saved is kept; see :drafts"));
	return REACT_BACK;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct grade_screen *gs = (struct grade_screen *)s;

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C'))
		return leave_line(ui, gs);
	if (key_is_control(ev, 'X') || key_is_control(ev, 'S'))
		return save_typed(ui, gs);
	if (key_is_control(ev, 'U')) {
		buf_clear(&gs->line);
		return REACT_DRAW;
	}
	if (ev->type == EV_CHAR)
		return typed(ui, gs, key_browse(*ev).cp);
	if (key_is(ev, K_ENTER) || key_is(ev, K_TAB))
		return enter(ui, gs);
	if (key_is(ev, K_BACKSPACE)) {
		gs->refused = false;
		typed_line_rub(&gs->line);
		return REACT_DRAW;
	}
	return is_arrow(ev) ? move(ui, gs, ev) : REACT_PASS;
}

/* ---- drawn ---------------------------------------------------------------- */

/* "55 70", what is not saved with a star, what does not pass with "!". */
static void
cell_text(struct grade_screen *gs, size_t row, size_t unit, struct buf *out)
{
	const struct unit *u = &gs->g.units[unit];

	for (unsigned i = 1; i <= (unsigned)u->attempts; i++) {
		bool typed;
		const char *mark = mark_at(gs, row, u, i, &typed);

		if (mark)
			buf_addf(out, "%s%s%s", out->len ? " " : "",
				strcmp(mark, GRADE_GONE) ? mark : "-",
				typed ? "*" : "");
	}
	if (grade_passed(&gs->g, row, unit) == TRI_NO)
		buf_addc(out, '!');
}

static void
draw_heads(struct ui *ui, const struct grade_screen *gs, size_t first,
	const struct layout *l)
{
	int col = ROLL_WIDTH + 1 + name_width(l);
	const int width = unit_width(l);

	ui_put(ui, l->body, 0, col, ROLE_HEAD, "%*s %s", ROLL_WIDTH, "",
		_("NAME"));
	for (size_t i = first; i < gs->g.n_units; i++, col += width) {
		if (col + width > l->columns)
			break;
		ui_put(ui, l->body, col, width - 1, ROLE_HEAD, " %s",
			unit_label(ui->office, &gs->g.units[i]));
	}
}

static void
draw_row(struct ui *ui, struct grade_screen *gs, size_t i, size_t first, int y,
	const struct layout *l)
{
	const int names = name_width(l), width = unit_width(l);
	int col = ROLL_WIDTH + 1 + names;

	ui_put(ui, y, 0, ROLL_WIDTH + 1, ROLE_PLAIN, "%c%*u ",
		i == gs->row ? '>' : ' ', ROLL_WIDTH - 1, roll_of_row(gs, i));
	ui_put(ui, y, ROLL_WIDTH + 1, names - 1, ROLE_PLAIN, "%s",
		gs->g.rows[i].name);
	for (size_t u = first; u < gs->g.n_units; u++, col += width) {
		const bool here = i == gs->row && u == gs->unit;
		struct buf b = BUF_INIT;

		if (col + width > l->columns)
			break;
		cell_text(gs, i, u, &b);
		ui_put(ui, y, col, width,
			grade_passed(&gs->g, i, u) == TRI_NO ? ROLE_WARN
							     : ROLE_PLAIN,
			here ? "[%s]" : " %s",
			b.len || !here ? buf_str(&b) : "_");
		buf_release(&b);
	}
}

/* "Hygiene, resit 11 > 7" */
static void
draw_line(struct ui *ui, const struct grade_screen *gs, const struct layout *l)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, unit_label(ui->office, unit_here(gs)));
	if (gs->attempt > 1)
		buf_addf(&b, ", %s", _("resit"));
	if (gs->attempt > 2)
		buf_addf(&b, " (%u)", gs->attempt - 1);
	if (gs->g.n)
		buf_addf(&b, " %u", roll_of_row(gs, gs->row));
	buf_addf(&b, " > %s", buf_str(&gs->line));
	ui_put(ui, l->message - 1, 0, -1, ROLE_PLAIN, "%s", buf_str(&b));
	term_park(ui->term, l->message - 1, utf8_columns(buf_str(&b)));
	buf_release(&b);
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct grade_screen *gs = (struct grade_screen *)s;
	const struct layout l = ui_layout(ui);
	const size_t rows = room_for_rows(&l), units = room_for_units(&l);
	const size_t first = gs->unit >= units ? gs->unit - units + 1 : 0;

	ui_frame(ui, gs->g.name);
	if (!gs->g.n_units)
		return;
	if (gs->row < gs->top)
		gs->top = gs->row;
	if (gs->row >= gs->top + rows)
		gs->top = gs->row - rows + 1;
	draw_heads(ui, gs, first, &l);
	for (size_t i = gs->top; i < gs->g.n && i < gs->top + rows; i++)
		draw_row(ui, gs, i, first, l.body + 1 + (int)(i - gs->top), &l);
	draw_line(ui, gs, &l);
}

/* "4 Dedi: 55 70" of the unit under the marker. */
static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct grade_screen *gs = (struct grade_screen *)s;

	lines_head(&out->lines, gs->g.name);
	if (!gs->g.n_units)
		return;
	lines_head(&out->lines, unit_label(ui->office, unit_here(gs)));
	for (size_t i = 0; i < gs->g.n; i++) {
		struct buf b = BUF_INIT, cell = BUF_INIT;

		cell_text(gs, i, gs->unit, &cell);
		buf_addf(&b, "%u %s: %s", roll_of_row(gs, i),
			gs->g.rows[i].name, buf_str(&cell));
		lines_head(&out->lines, buf_str(&b));
		buf_release(&b);
		buf_release(&cell);
	}
}

/* ---- life ----------------------------------------------------------------- */

static void
leave(struct screen *s)
{
	struct grade_screen *gs = (struct grade_screen *)s;

	grade_grid_release(&gs->g);
	grade_pending_release(&gs->pending);
	buf_release(&gs->line);
}

static const struct screen_ops grade_ops = {
	.place = AT_GRADES,
	.read = read_grades,
	.key = key,
	.draw = draw,
	.leave = leave,
	.tell = tell,
};

struct screen *
grade_screen_new(uint64_t cohort)
{
	struct grade_screen *gs = xcalloc(1, sizeof(*gs));

	gs->base.ops = &grade_ops;
	gs->cohort = cohort;
	gs->line = (struct buf)BUF_INIT;
	return &gs->base;
}

const char *
grades_no_cohort(struct ui *ui)
{
	const struct here at = ui_here(ui);

	return at.kind == KIND_COHORT && at.id
		       ? NULL
		       : _("grades are of a cohort; see :cohorts");
}

unsigned
grades_open(struct ui *ui)
{
	return ui_push(ui, grade_screen_new(ui_here(ui).id));
}
