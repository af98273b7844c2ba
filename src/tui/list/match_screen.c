/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/match_screen.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/placing/match_input.h"
#include "magang/office/office.h"
#include "magang/ops/ops_match.h"
#include "magang/program/program.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/app.h"

#include "match_options.h"

#define PROGRAMS_MAX 40

static int
enter(struct ui *ui, struct screen *base, struct err *err)
{
	struct match_screen *s = (struct match_screen *)base;
	int rc = match_options_last(ui, s, err);

	return rc ? rc : match_make(ui, s, true, err);
}

static void
refresh(struct ui *ui, struct screen *base)
{
	match_remake(ui, (struct match_screen *)base, false);
}

/* ---- what is looked at ---------------------------------------------------- */

static struct match_screen *
match_here(struct ui *ui)
{
	return (struct match_screen *)ui_screen(ui);
}

unsigned
match_open(struct ui *ui)
{
	struct match_screen *s = match_here(ui);
	const struct line *line = lines_here(&s->lines);

	if (s->part == WHY)
		return open_record(ui, s->kind, s->id);
	if (s->part == RUNS && line && line->key) {
		s->against = (uint32_t)line->key;
		return match_show(ui, s, MOVES);
	}
	if (s->part > PLACES || !line || !line->kind)
		return REACT_DRAW;
	s->kind = line->kind;
	s->id = line->id;
	s->key = line->key;
	s->from = s->part;
	return match_show(ui, s, WHY);
}

/* The marker goes back to the row whose reasons these were. */
unsigned
match_back(struct ui *ui)
{
	struct match_screen *s = match_here(ui);
	unsigned r;

	if (s->part <= PLACES)
		return REACT_BACK;
	r = match_show(ui, s, s->from);
	if (s->key)
		lines_settle(&s->lines, s->key);
	return r;
}

static unsigned
look_at(struct ui *ui, enum match_part part)
{
	struct match_screen *s = match_here(ui);

	if (s->part <= PLACES)
		s->from = s->part;
	s->key = 0;
	return match_show(ui, s, part);
}

unsigned
match_view(struct ui *ui)
{
	return look_at(ui, match_here(ui)->part == PEOPLE ? PLACES : PEOPLE);
}

unsigned
match_lacking(struct ui *ui)
{
	return look_at(ui, LACKS);
}

unsigned
match_before(struct ui *ui)
{
	match_here(ui)->against = 0;
	return look_at(ui, MOVES);
}

unsigned
match_who_fits(struct ui *ui)
{
	return look_at(ui, FITS);
}

unsigned
match_list_runs(struct ui *ui)
{
	return look_at(ui, RUNS);
}

unsigned
match_anew(struct ui *ui)
{
	return match_remake(ui, match_here(ui), true);
}

unsigned
match_undo(struct ui *ui)
{
	return undo_last(ui) | match_anew(ui);
}

/* ---- offers --------------------------------------------------------------- */

static unsigned
number_typed(struct ui *ui, const char *text)
{
	struct match_screen *s = match_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	uint64_t number = 0;

	if (op_match_publish(ui->office, s->run, 0, true, &receipt, &err))
		return ui_fail(ui, &err);
	if (!num_u64(text, 0, UINT32_MAX, &number) || number != receipt.went)
		return ui_say(ui, ROLE_BAD,
			_n("%zu would be offered, so nothing is offered; say "
			   "how many it is",
				"%zu would be offered, so nothing is offered; "
				"say how many it is",
				receipt.went),
			receipt.went);
	if (op_match_publish(ui->office, s->run, number, false, &receipt, &err))
		return ui_fail(ui, &err);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	match_remake(ui, s, true);
	ui_say(ui, ROLE_GOOD,
		_n("%zu offer made. u takes it back.",
			"%zu offers made. u takes them back.", receipt.went),
		receipt.went);
	ui_told_up(ui, &receipt);
	return REACT_DRAW;
}

unsigned
match_offer(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 7 },
		.done = number_typed };
	const struct match_screen *s = match_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	char *label;

	if (op_match_publish(ui->office, s->run, 0, true, &receipt, &err))
		return ui_fail(ui, &err);
	label = xasprintf(_("Run %u: %zu would be offered; how many? "), s->run,
		receipt.went);
	ui_ask(ui, &ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

/* ---- the person of the row ------------------------------------------------- */

/* The case of the row, or of whom the reasons are; 0: of none. */
static uint64_t
case_here(struct match_screen *s)
{
	const struct line *line =
		s->part == PEOPLE ? lines_here(&s->lines) : NULL;

	if (s->part == WHY)
		return s->kind == KIND_CASE ? s->id : 0;
	return line && line->kind == KIND_CASE ? line->id : 0;
}

unsigned
match_pin(struct ui *ui)
{
	struct match_screen *s = match_here(ui);

	return s->part == JOINT ? match_pin_joint(ui, s)
				: match_ask_pin(ui, s, case_here(s));
}

unsigned
match_with(struct ui *ui)
{
	struct match_screen *s = match_here(ui);

	return match_ask_joint(ui, s, case_here(s));
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
	struct match_screen *s = (struct match_screen *)base;

	return lines_move(&s->lines, ev, height(ui)) ? REACT_DRAW : REACT_PASS;
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct match_screen *s = (struct match_screen *)base;
	struct layout l = ui_layout(ui);

	ui_frame(ui, _("Matching"));
	lines_draw(&s->lines, ui->term, l.body, 0, l.columns, height(ui), true);
}

static void
tell(struct ui *ui, struct screen *base, struct told *out)
{
	(void)ui;
	lines_tell(&((struct match_screen *)base)->lines, &out->lines);
}

static bool
mark(struct ui *ui, struct screen *base, size_t row)
{
	(void)ui;
	return lines_mark(&((struct match_screen *)base)->lines, row);
}

static void
leave(struct screen *base)
{
	struct match_screen *s = (struct match_screen *)base;

	lines_clear(&s->lines);
	free(s->pin);
}

static const struct screen_ops match_ops = {
	.place = AT_MATCH,
	.enter = enter,
	.key = key,
	.draw = draw,
	.refresh = refresh,
	.fit = refresh,
	.leave = leave,
	.tell = tell,
	.mark = mark,
};

static unsigned
push(struct ui *ui, uint16_t program)
{
	struct match_screen *s = xcalloc(1, sizeof(*s));

	s->base.ops = &match_ops;
	s->program = program;
	return ui_push(ui, &s->base);
}

/* ---- which program -------------------------------------------------------- */

/* Those that are matched, and that the caller has. */
struct matched {
	uint16_t no[PROGRAMS_MAX];
	const char *label[PROGRAMS_MAX];
	size_t n;
};

static void
find_programs(struct ui *ui, struct matched *out)
{
	struct err unread = ERR_INIT;
	const struct program *p;
	struct txn *txn;

	out->n = 0;
	if (office_look(ui->office, &txn, &unread))
		return;
	for (uint16_t no = 0; out->n < PROGRAMS_MAX &&
			      (p = office_program_next(ui->office, txn, &no));)
		if (access_program(&ui->office->access, no) &&
			match_asked_for(p)) {
			out->no[out->n] = no;
			out->label[out->n++] =
				label_in(&p->label, ui->office->lang, p->name);
		}
	office_look_end(txn);
}

const char *
match_none(struct ui *ui)
{
	struct matched c;

	find_programs(ui, &c);
	return c.n ? NULL
		   : _("no program names a stage whose cases are matched");
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	struct matched c;

	find_programs(ui, &c);
	return index < c.n ? push(ui, c.no[index]) : REACT_DRAW;
}

unsigned
match_ask(struct ui *ui)
{
	struct matched c;

	find_programs(ui, &c);
	return c.n == 1 ? push(ui, c.no[0])
			: ui_push(ui, pick_new(_("Matching of"), c.label, c.n,
					      chosen));
}
