/* SPDX-License-Identifier: MIT */
/* The page that the command prints, its cases as rows that can be opened, and one
 * key for the move. */
#include "magang/tui/home/whatif_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/ops_version.h"
#include "magang/ops/whatif.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/app.h"
#include "magang/view/version_cases.h"
#include "magang/view/whatif_cases.h"
#include "magang/view/whatif_page.h"
#include "magang/view/words.h"

#define ROWS_MAX 500 /* cases; the command has all of them */

struct whatif_screen {
	struct screen base;
	struct tried_version tried;
	struct whatif w;
	struct lines lines;
};

/* ---- lines ---------------------------------------------------------------- */

static void
add_page(struct ui *ui, struct whatif_screen *s)
{
	struct app app = *ui->app;
	struct page page;
	char *text = NULL, *save = NULL;
	size_t n = 0;

	app.out = open_memstream(&text, &n);
	if (!app.out)
		return;
	app.office = ui->office;
	app.tty_out = true;
	app.columns = term_columns(ui->term) - 2;
	page_start(&page, &app, false);
	whatif_page(&page, &app, &s->w);
	page_end(&page, 0);
	fclose(app.out);
	for (char *line = strtok_r(text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save))
		if (*line == ' ')
			lines_add(&s->lines, line + 2);
		else
			lines_head(&s->lines, line);
	free(text);
}

static void
add_case(struct ui *ui, struct whatif_screen *s, const struct style *style,
	const struct whatif_case *c, const struct whatif_why *why)
{
	const struct row row = { style, &why->kase, &why->person };
	struct buf b = BUF_INIT, change = BUF_INIT, reasons = BUF_INIT;
	struct line *line;

	work_number(&row, &b);
	buf_addc(&b, ' ');
	cell_name(&row, &b);
	buf_adds(&b, ": ");
	whatif_change(c, &change);
	buf_adds(&b, buf_str(&change));
	line = lines_add(&s->lines, buf_str(&b));
	line->kind = KIND_CASE;
	line->id = line->key = c->id;
	line->open = true;
	whatif_reasons(style, &s->w, c, why, &reasons);
	line->more = lines_fold(buf_str(&reasons), term_columns(ui->term) - 6);
	buf_release(&b);
	buf_release(&change);
	buf_release(&reasons);
}

static void
add_cases(struct ui *ui, struct whatif_screen *s)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct whatif_why *why = xcalloc(1, sizeof(*why));
	struct err unread = ERR_INIT;

	if (s->w.n && office_look(ui->office, &style.txn, &unread) == 0) {
		lines_head(&s->lines, _("Who"));
		for (size_t i = 0; i < s->w.n && i < ROWS_MAX; i++)
			if (whatif_explain(ui->office, style.txn, &s->tried,
				    s->w.cases[i].id, why))
				add_case(ui, s, &style, &s->w.cases[i], why);
		office_look_end(style.txn);
	}
	whatif_why_release(why);
	free(why);
}

static void
fill(struct ui *ui, struct whatif_screen *s)
{
	const uint64_t key = lines_key(&s->lines);

	lines_clear(&s->lines);
	add_page(ui, s);
	add_cases(ui, s);
	lines_settle(&s->lines, key);
}

static int
ask_again(struct ui *ui, struct screen *base, struct err *err)
{
	struct whatif_screen *s = (struct whatif_screen *)base;
	int rc;

	whatif_release(&s->w);
	rc = tried_version_installed(
		ui->office, s->tried.program, &s->tried, err);
	if (!rc)
		rc = whatif_run(ui->office, &s->tried, &s->w, err);
	if (!rc)
		fill(ui, s);
	return rc;
}

/* ---- the move ------------------------------------------------------------- */

static unsigned
move_now(struct ui *ui, const char *text)
{
	struct whatif_screen *s = (struct whatif_screen *)ui->top;
	struct receipt receipt = { 0 };
	struct version_cases cases;
	struct err err = ERR_INIT;
	int rc = version_cases_find(
		ui->office, s->tried.program, "", &cases, &err);

	(void)text;
	results_begin(&ui->results, ui->office, KIND_CASE);
	if (!rc)
		rc = op_cases_version(ui->office, false, s->tried.program,
			cases.ids, cases.n, &receipt, &err);
	results_end(&ui->results, ui->office, &receipt);
	free(cases.ids);
	if (rc)
		return ui_fail(ui, &err);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	ui_read(ui, &s->base);
	ui_say(ui, ROLE_GOOD,
		_("moved into version %d: %zu, stayed: %zu. u takes it back."),
		s->tried.program->version, receipt.went, receipt.stayed);
	ui_told_up(ui, &receipt);
	return REACT_DRAW;
}

unsigned
whatif_move(struct ui *ui)
{
	static const struct ask_ops ops = { .yes = true, .done = move_now };
	const struct whatif_screen *s = (struct whatif_screen *)ui_screen(ui);
	const size_t n = s->w.open - s->w.there - s->w.stays;
	char *label;

	if (!n)
		return ui_say(ui, ROLE_PLAIN, "%s",
			_("no open case can be moved into it"));
	label = xasprintf(
		_n("Move %zu open case into version %d? y/N",
			"Move %zu open cases into version %d? y/N", n),
		n, s->tried.program->version);
	ui_ask(ui, &ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

/* ---- not wanted ----------------------------------------------------------- */

static unsigned
return_now(struct ui *ui, const char *text)
{
	struct whatif_screen *s = (struct whatif_screen *)ui->top;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;

	if (op_version_return(
		    ui->office, s->tried.program, text, &receipt, &err))
		return ui_fail_again(ui, &err);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	ui_read(ui, &s->base);
	return ui_say(ui, ROLE_GOOD,
		_("version %d is returned; whoever installed it has that on "
		  "home. u takes it back."),
		s->tried.program->version);
}

unsigned
whatif_return(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = return_now };

	ui_ask(ui, &ops, _("Returned, because:"), NULL);
	return REACT_DRAW;
}

/* ---- the screen ----------------------------------------------------------- */

static int
height(const struct ui *ui)
{
	struct layout l = ui_layout(ui);

	return l.message - l.body;
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct whatif_screen *s = (struct whatif_screen *)base;

	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
here(struct screen *base, struct here *out)
{
	const struct line *line =
		lines_here(&((struct whatif_screen *)base)->lines);

	*out = (struct here){ 0 };
	if (line && line->id) {
		out->row_kind = line->kind;
		out->row = line->id;
	}
}

unsigned
whatif_open(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.row ? open_record(ui, h.row_kind, h.row) : REACT_NONE;
}

/* By the newest version, which is the one that is asked here. */
unsigned
whatif_decisions(struct ui *ui)
{
	const struct whatif_screen *s = (struct whatif_screen *)ui_screen(ui);
	char *filter =
		xasprintf("differs:yes program:%s", s->tried.program->name);
	const unsigned react = open_list(ui, KIND_DECISION, filter,
		_("Decisions that it would not make"));

	free(filter);
	return react;
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct whatif_screen *s = (struct whatif_screen *)base;
	struct layout l = ui_layout(ui);

	ui_frame(ui, _("What if"));
	lines_draw(&s->lines, ui->term, l.body, 0, l.columns, height(ui), true);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	(void)ui;
	lines_tell(&((struct whatif_screen *)base)->lines, &out->lines);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct whatif_screen *)base)->lines, row);
}

static void
fit(struct ui *ui, struct screen *base)
{
	fill(ui, (struct whatif_screen *)base);
}

static void
leave(struct screen *base)
{
	struct whatif_screen *s = (struct whatif_screen *)base;

	whatif_release(&s->w);
	lines_clear(&s->lines);
}

static const struct screen_ops whatif_ops = {
	.place = AT_WHATIF,
	.read = ask_again,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
	.here = here,
};

/* A screen opens no file: the process that shows it may read none. */
unsigned
whatif_file(struct ui *ui)
{
	return ui_say(ui, ROLE_PLAIN, "%s",
		ui->app->door ? _("screens open no files; send yours: ssh ... "
				  "program whatif - <FILE")
			      : _("screens open no files; run: magang program "
				  "whatif FILE"));
}

/* ---- from a list ---------------------------------------------------------- */

const char *
whatif_no_case(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.id && h.kind == KIND_CASE ? NULL : _("this is no case");
}

unsigned
whatif_of_case(struct ui *ui)
{
	const struct program *p = NULL;
	struct record *kase = xmalloc(sizeof(*kase));
	struct err err = ERR_INIT;
	struct txn *txn;

	if (office_look(ui->office, &txn, &err)) {
		free(kase);
		return ui_fail(ui, &err);
	}
	if (office_sees(ui->office, txn, KIND_CASE, ui_here(ui).id, kase))
		p = office_program(ui->office, txn,
			(uint16_t)record_number(kase, F_PROGRAM_NO, 0), 0);
	office_look_end(txn);
	free(kase);
	return p ? ui_push(ui, whatif_screen_new(p)) : REACT_NONE;
}

struct screen *
whatif_screen_new(const struct program *program)
{
	struct whatif_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &whatif_ops;
	s->tried.program = program;
	return &s->base;
}
