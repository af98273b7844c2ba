/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/count_screen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/count_words.h"
#include "magang/view/picture.h"
#include "magang/view/words.h"

#define AXES_MAX 160
#define BAR_LEAST 6
#define SHARE 7 /* " 12.3%" */

struct count_screen {
	struct screen base;
	struct lines lines;
	enum kind kind;
	char *filter, *by;
	struct counted_by counted;
	bool there; /* it is counted */
};

static struct count_screen *
count_here(struct ui *ui)
{
	return (struct count_screen *)ui_screen(ui);
}

/* ---- rows ------------------------------------------------------------------ */

/* How wide the parts of a line are; 0: it has none, or there is no room. */
struct count_columns {
	int label[FREQUENCY_AXES], number, bar;
};

/* A class of the first axis, or with one of the second. */
struct counted_row {
	char *label[FREQUENCY_AXES];
	int64_t n;
	size_t i, k;
};

struct counted_rows {
	struct counted_row *v;
	size_t n, cap;
};

static void
add_row(struct counted_rows *rows, const struct style *style,
	const struct counted_by *c, size_t i, size_t k)
{
	const bool cross = k != SIZE_MAX;
	const int64_t n =
		cross ? frequency_cell(&c->f, i, k) : c->f.axis[0].row[i].n;
	struct buf label[FREQUENCY_AXES] = { BUF_INIT };

	if (!n)
		return;
	class_label(style, c, 0, i, &label[0]);
	if (cross)
		class_label(style, c, 1, k, &label[1]);
	VEC_GROW(rows->v, rows->n, rows->cap);
	rows->v[rows->n++] = (struct counted_row){
		{ buf_detach(&label[0]), buf_detach(&label[1]) }, n, i, k
	};
}

static void
rows_of(struct counted_rows *rows, const struct style *style,
	const struct counted_by *c)
{
	for (size_t i = 0; i < c->f.axis[0].n; i++) {
		if (c->f.n_axes == 1)
			add_row(rows, style, c, i, SIZE_MAX);
		for (size_t k = 0; k < c->f.axis[1].n; k++)
			add_row(rows, style, c, i, k);
	}
}

static void
widen(int *width, const char *text)
{
	const int n = utf8_columns(text);

	*width = n > *width ? n : *width;
}

/* The bars have what labels and numbers leave; where that is little, the labels
 * give some of theirs. */
static struct count_columns
columns_of(const struct ui *ui, const struct counted_rows *rows)
{
	const int room =
		(ui->linear ? 80 : term_columns(ui->term)) - LINES_BEFORE - 1;
	struct count_columns c = { .number = 1 };
	char number[NUMBER_SHOWN];

	for (size_t i = 0; i < rows->n; i++) {
		for (size_t a = 0; a < FREQUENCY_AXES; a++)
			widen(&c.label[a], rows->v[i].label[a]);
		widen(&c.number, words_number(ui->office->lang,
					 (uint64_t)rows->v[i].n, number));
	}
	if (c.label[1] > room / 4)
		c.label[1] = room / 4;
	if (c.label[0] > room / 2 - c.label[1])
		c.label[0] = room / 2 - c.label[1];
	c.bar = room - c.label[0] - c.label[1] - c.number - SHARE - 3;
	if (c.bar < BAR_LEAST || ui->linear)
		c.bar = 0;
	return c;
}

static void
add_line(const struct ui *ui, struct count_screen *s,
	const struct count_columns *at, const struct counted_row *row)
{
	const struct frequency *f = &s->counted.f;
	char number[NUMBER_SHOWN];
	struct buf b = BUF_INIT, share = BUF_INIT;
	struct line *line;

	utf8_pad(&b, row->label[0], at->label[0]);
	if (at->label[1]) {
		buf_addc(&b, ' ');
		utf8_pad(&b, row->label[1], at->label[1]);
	}
	share_words(row->n, f->total, &share);
	buf_addc(&share, '%');
	buf_addf(&b, " %*s%*s", at->number,
		words_number(ui->office->lang, (uint64_t)row->n, number), SHARE,
		buf_str(&share));
	if (at->bar) {
		buf_addc(&b, ' ');
		bar_words(row->n, frequency_most(f), at->bar, &b);
	}
	line = lines_add(&s->lines, buf_str(&b));
	line->key = ((uint64_t)row->i << 32 | (row->k + 1)) + 1;
	buf_release(&share);
	buf_release(&b);
}

static int
make_lines(struct ui *ui, struct count_screen *s, struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	const uint64_t key = lines_key(&s->lines);
	struct counted_rows rows = { 0 };
	struct count_columns at;
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	rows_of(&rows, &style, &s->counted);
	office_look_end(style.txn);
	at = columns_of(ui, &rows);
	lines_clear(&s->lines);
	for (size_t i = 0; i < rows.n; i++) {
		add_line(ui, s, &at, &rows.v[i]);
		free(rows.v[i].label[0]);
		free(rows.v[i].label[1]);
	}
	free(rows.v);
	lines_settle(&s->lines, key);
	return 0;
}

static int
count_read(struct ui *ui, struct screen *base, struct err *err)
{
	struct count_screen *s = (struct count_screen *)base;
	char *line = xasprintf("%s by:%s", s->filter, s->by);
	struct counted_by counted;
	int rc = count_by(ui->office, s->kind, line, &counted, err);

	free(line);
	if (rc)
		return rc;
	if (s->there)
		counted_by_release(&s->counted);
	s->counted = counted;
	s->there = true;
	return make_lines(ui, s, err);
}

/* ---- the screen ------------------------------------------------------------ */

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body - 1;
}

/* "Stage: 430, largest 86, 26 rows" */
static char *
heading(const struct ui *ui, const struct count_screen *s)
{
	const struct counted_by *c = &s->counted;
	char total[NUMBER_SHOWN], most[NUMBER_SHOWN];
	struct buf by = BUF_INIT;
	char *text;

	for (size_t a = 0; a < c->f.n_axes; a++) {
		buf_adds(&by, a ? ", " : "");
		axis_label(ui->office, &c->axis[a], &by);
	}
	words_number(ui->office->lang, (uint64_t)c->f.total, total);
	words_number(ui->office->lang, (uint64_t)frequency_most(&c->f), most);
	text = xasprintf(
		_n("%s: %s, largest %s, %zu row  %s",
			"%s: %s, largest %s, %zu rows  %s", s->lines.n),
		buf_str(&by), total, most, s->lines.n, s->filter);
	buf_release(&by);
	return text;
}

static const char *
title(const struct ui *ui, const struct count_screen *s)
{
	const struct kind_info *k = kind_info(s->kind);

	return label_in(&k->label, ui->office->lang, k->name);
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct count_screen *s = (struct count_screen *)base;
	const struct layout l = ui_layout(ui);
	char *head = heading(ui, s);

	ui_frame(ui, title(ui, s));
	ui_put(ui, l.body, 0, -1, ROLE_HEAD, "%s", head);
	lines_draw(&s->lines, ui->term, l.body + 1, 0, l.columns, height(ui),
		true);
	if (!s->lines.n)
		ui_put(ui, l.body + 1, LINES_BEFORE, -1, ROLE_HINT, "%s",
			_("nobody and nothing fits"));
	free(head);
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct count_screen *s = (struct count_screen *)base;

	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
fit(struct ui *ui, struct screen *base)
{
	struct err err = ERR_INIT;

	if (make_lines(ui, (struct count_screen *)base, &err) != 0)
		ui_fail(ui, &err);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	struct count_screen *s = (struct count_screen *)base;
	char *head = heading(ui, s);

	lines_head(&out->lines, title(ui, s));
	lines_head(&out->lines, head);
	lines_tell(&s->lines, &out->lines);
	free(head);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct count_screen *)base)->lines, row);
}

static void
leave(struct screen *base)
{
	struct count_screen *s = (struct count_screen *)base;

	lines_clear(&s->lines);
	if (s->there)
		counted_by_release(&s->counted);
	free(s->filter);
	free(s->by);
}

static const struct screen_ops screen_ops = {
	.place = AT_COUNT,
	.read = count_read,
	.key = key,
	.draw = draw,
	.fit = fit,
	.tell = tell,
	.mark = mark,
	.leave = leave,
};

static unsigned
open_table(struct ui *ui, enum kind kind, const char *filter, const char *by)
{
	struct count_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &screen_ops;
	s->kind = kind;
	s->filter = xstrdup(filter);
	s->by = xstrdup(by);
	return ui_push(ui, &s->base);
}

/* ---- by which field --------------------------------------------------------- */

/* What the screen that asks counts: a list, or the table of one. */
struct subject {
	enum kind kind;
	const char *filter;
};

static struct subject
subject_of(struct ui *ui)
{
	const struct screen *top = ui_screen(ui);

	if (top->ops == &screen_ops) {
		const struct count_screen *s = (const struct count_screen *)top;

		return (struct subject){ s->kind, s->filter };
	}
	return (struct subject){ browse_here(ui)->kind,
		browse_here(ui)->filter };
}

/* On a table the same screen is counted anew. */
static unsigned
count_it(struct ui *ui, const char *by)
{
	const struct subject of = subject_of(ui);
	struct count_screen *s = count_here(ui);
	struct err err = ERR_INIT;
	char *was;

	if (s->base.ops != &screen_ops)
		return open_table(ui, of.kind, of.filter, by);
	was = s->by;
	s->by = xstrdup(by);
	if (count_read(ui, &s->base, &err)) {
		free(s->by);
		s->by = was;
		return ui_fail(ui, &err);
	}
	free(was);
	return REACT_DRAW;
}

static unsigned
by_typed(struct ui *ui, const char *text)
{
	return *text ? count_it(ui, text) : REACT_DRAW;
}

static unsigned
ask_words(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 160 },
		.done = by_typed };

	ui_ask(ui, &ops, _("By (as age.10 or regency,sex): "), NULL);
	return REACT_DRAW;
}

/* The row behind the fields: two of them, or other classes. */
static unsigned
field_chosen(struct ui *ui, size_t index)
{
	struct axis *axes = xcalloc(AXES_MAX, sizeof(*axes));
	const size_t n =
		axes_of(ui->office, subject_of(ui).kind, axes, AXES_MAX);
	unsigned r = index && index <= n ? count_it(ui, axes[index - 1].name)
					 : ask_words(ui);

	free(axes);
	return r;
}

unsigned
browse_count(struct ui *ui)
{
	struct axis *axes = xcalloc(AXES_MAX, sizeof(*axes));
	const char **rows = xcalloc(AXES_MAX + 1, sizeof(*rows));
	const size_t n =
		axes_of(ui->office, subject_of(ui).kind, axes, AXES_MAX);
	struct buf labels[AXES_MAX + 1] = { BUF_INIT };
	struct screen *pick;

	rows[0] = _("two fields, or other classes: by their names");
	for (size_t i = 0; i < n; i++) {
		axis_label(ui->office, &axes[i], &labels[i]);
		rows[i + 1] = buf_str(&labels[i]);
	}
	pick = pick_new(_("Count by"), rows, n + 1, field_chosen);
	for (size_t i = 0; i < n; i++)
		buf_release(&labels[i]);
	free(rows);
	free(axes);
	return ui_push(ui, pick);
}

/* ---- the names --------------------------------------------------------------- */

unsigned
count_names(struct ui *ui)
{
	struct count_screen *s = count_here(ui);
	const uint64_t key = lines_key(&s->lines);
	struct err err = ERR_INIT;
	struct txn *txn;
	char *filter;
	unsigned r;

	if (!key)
		return REACT_NONE;
	if (office_look(ui->office, &txn, &err) != 0)
		return ui_fail(ui, &err);
	filter = counted_by_filter(ui->office, txn, &s->counted,
		(size_t)((key - 1) >> 32),
		(size_t)((key - 1) & UINT32_MAX) - 1);
	office_look_end(txn);
	if (!filter)
		return ui_say(ui, ROLE_WARN,
			_("no filter finds these rows; the list has them"));
	r = open_list(ui, (int)s->kind, filter, title(ui, s));
	free(filter);
	return r;
}

unsigned
count_write_out(struct ui *ui)
{
	const struct count_screen *s = count_here(ui);
	const char *name = kind_info(s->kind)->name;
	char *line =
		xasprintf("%s%sby:%s", s->filter, *s->filter ? " " : "", s->by);
	struct buf command = BUF_INIT;
	unsigned r;

	buf_addf(&command, "count %s ", name);
	quoted_put(&command, line);
	buf_adds(&command, " --csv");
	r = ui_put_by(ui, name, buf_str(&command), false);
	buf_release(&command);
	free(line);
	return r;
}
