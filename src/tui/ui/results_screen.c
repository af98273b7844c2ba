/* SPDX-License-Identifier: MIT */
/*
 * What became of each row of the last bulk of this session: those that stay with
 * their reasons first. It is there until the next one, whatever the filter of the
 * list shows by then.
 */
#include "magang/tui/ui/results_screen.h"

#include <stdio.h>
#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/tui/term/term.h"
#include "magang/tui/term/term_copy.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/app.h"
#include "magang/view/text.h"
#include "magang/view/words.h"

struct results_screen {
	struct screen base;
	struct lines lines;
	bool back; /* the act was taken back */
};

/* ---- lines ---------------------------------------------------------------- */

/* "JP-000003-4 Siti Nurhaliza", below it why it stays; of who is not seen by now
 * the reason alone. */
static void
add_row(struct ui *ui, struct results_screen *s, const struct style *style,
	const struct result *row)
{
	struct record *r = xmalloc(2 * sizeof(*r));
	const int room = ui->linear ? 1000 : term_columns(ui->term);
	struct buf b = BUF_INIT;
	struct line *line;

	if (office_sees(ui->office, style->txn, ui->results.kind, row->id, r))
		cell_who(style, r,
			office_sees_person(ui->office, style->txn, r, r + 1)
				? r + 1
				: NULL,
			&b);
	else
		buf_adds(&b, _("(outside of what you see)"));
	line = lines_add(&s->lines, buf_str(&b));
	line->kind = (int)ui->results.kind;
	line->id = line->key = row->id;
	if (row->why)
		line->more = lines_fold(row->why, room - LINES_BEFORE_MORE);
	line->open = row->why != NULL;
	buf_release(&b);
	free(r);
}

static void
add_part(struct ui *ui, struct results_screen *s, const struct style *style,
	enum row_fate fate, const char *head)
{
	const size_t n = results_count(&ui->results, fate);
	char *text = xasprintf("%s  %zu", head, n);

	if (n)
		lines_head(&s->lines, text);
	for (size_t i = 0; n && i < ui->results.n; i++)
		if (ui->results.rows[i].fate == fate)
			add_row(ui, s, style, &ui->results.rows[i]);
	free(text);
}

static int
results_read(struct ui *ui, struct screen *base, struct err *err)
{
	struct results_screen *s = (struct results_screen *)base;
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	const uint64_t key = lines_key(&s->lines);
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	lines_clear(&s->lines);
	s->back = results_back(&ui->results, style.txn);
	add_part(ui, s, &style, ROW_STAYS, _("STAY AS THEY ARE"));
	add_part(ui, s, &style, ROW_WAITS, _("ON THE WAITING LIST"));
	add_part(ui, s, &style, ROW_PROPOSED, _("PROPOSED"));
	add_part(ui, s, &style, ROW_DONE,
		s->back ? _("DONE, AND TAKEN BACK") : _("DONE"));
	lines_settle(&s->lines, key);
	office_look_end(style.txn);
	return 0;
}

/* ---- the screen ----------------------------------------------------------- */

static int
height(const struct ui *ui)
{
	const struct layout l = ui_layout(ui);

	return l.message - l.body - 1;
}

static char *
heading(const struct ui *ui, const struct results_screen *s)
{
	const struct results *r = &ui->results;
	char act[NUMBER_TEXT];

	if (!r->act)
		return xasprintf(_("none of %zu done"), r->n);
	text_act(act, r->act);
	return xasprintf(
		s->back ? _("%s was taken back: %zu of %zu had been done")
			: _("%s: %zu of %zu done"),
		act,
		r->n - results_count(r, ROW_STAYS) -
			results_count(r, ROW_PROPOSED),
		r->n);
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct results_screen *s = (struct results_screen *)base;
	const struct layout l = ui_layout(ui);
	char *head = heading(ui, s);

	ui_frame(ui, _("Results"));
	ui_put(ui, l.body, 1, -1, ROLE_PLAIN, "%s", head);
	lines_draw(&s->lines, ui->term, l.body + 1, 0, l.columns, height(ui),
		true);
	free(head);
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct results_screen *s = (struct results_screen *)base;

	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
fit(struct ui *ui, struct screen *base)
{
	struct err err = ERR_INIT;

	if (results_read(ui, base, &err) != 0)
		ui_fail(ui, &err);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	char *head = heading(ui, (struct results_screen *)base);

	lines_head(&out->lines, head);
	lines_tell(&((struct results_screen *)base)->lines, &out->lines);
	free(head);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct results_screen *)base)->lines, row);
}

static void
here(struct screen *base, struct here *out)
{
	const struct line *line =
		lines_here(&((struct results_screen *)base)->lines);

	*out = (struct here){ 0 };
	if (line && line->id) {
		out->row_kind = line->kind;
		out->row = line->id;
	}
}

static void
leave(struct screen *base)
{
	lines_clear(&((struct results_screen *)base)->lines);
}

static const struct screen_ops screen_ops = {
	.place = AT_RESULTS,
	.read = results_read,
	.key = key,
	.draw = draw,
	.fit = fit,
	.tell = tell,
	.mark = mark,
	.here = here,
	.leave = leave,
};

/* ---- keys ----------------------------------------------------------------- */

const char *
results_none(struct ui *ui)
{
	return ui->results.n ? NULL : _("nothing was changed together yet");
}

unsigned
results_open(struct ui *ui)
{
	struct results_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &screen_ops;
	return ui_push(ui, &s->base);
}

unsigned
results_row(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.row ? open_record(ui, h.row_kind, h.row) : REACT_NONE;
}

/* As CSV; caller frees. */
static int
results_text(struct ui *ui, char **text, size_t *size, struct err *err)
{
	struct app app = *ui->app;
	int rc = results_noted(&app, &ui->results, err);

	app.out = open_memstream(text, size);
	if (!rc)
		rc = results_print(&app, &ui->results, err);
	fclose(app.out);
	return rc;
}

/* Of a session on a slow line, too: it is what somebody asked for. */
static unsigned
copy_text(struct ui *ui, const char *text, size_t size)
{
	if (ui->linear)
		return ui_copy(ui, text);
	if (size > TERM_COPY_MAX)
		return ui_say(ui, ROLE_WARN,
			_("%zu bytes are too many for a clipboard; W keeps "
			  "them to be fetched"),
			size);
	term_copy(ui->term, text);
	return ui_say(ui, ROLE_PLAIN,
		_n("%zu row as CSV is in the clipboard of your terminal, if "
		   "it has one",
			"%zu rows as CSV are in the clipboard of your "
			"terminal, if it has one",
			ui->results.n),
		ui->results.n);
}

unsigned
results_copy(struct ui *ui)
{
	struct err err = ERR_INIT;
	char *text = NULL;
	size_t size = 0;
	int rc = results_text(ui, &text, &size, &err);
	unsigned r = rc ? ui_fail(ui, &err) : copy_text(ui, text, size);

	free(text);
	return r;
}

/* What stays is in no journal: the text is kept itself. */
unsigned
results_write(struct ui *ui)
{
	struct err err = ERR_INIT;
	char *text = NULL;
	size_t size = 0;
	int rc = results_text(ui, &text, &size, &err);
	unsigned r =
		rc ? ui_fail(ui, &err) : ui_put_by(ui, "results", text, true);

	free(text);
	return r;
}
