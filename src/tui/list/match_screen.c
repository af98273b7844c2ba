/* SPDX-License-Identifier: MIT */
/*
 * The tables that the command prints, made anew for each part that is looked at: no
 * look at the store stays open while nobody touches a key.
 */
#include "magang/tui/list/match_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/match_find.h"
#include "magang/office/office.h"
#include "magang/ops/ops_match.h"
#include "magang/program/program.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/undo.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/app.h"
#include "magang/view/match_asked.h"
#include "magang/view/match_fits.h"
#include "magang/view/match_kept.h"
#include "magang/view/match_page.h"
#include "magang/view/match_rows.h"

#define PROGRAMS_MAX 40
#define MARKER 2 /* columns before a line */

enum match_part { PEOPLE, PLACES, WHY, LACKS, MOVES };

struct match_screen {
	struct screen base;
	uint16_t program;
	char seed[MATCH_SEED + 1];
	uint32_t run; /* as it was kept, and what it was of and came to */
	uint8_t input[HASH_SIZE], result[HASH_SIZE];
	enum match_part part,
		from; /* from: PEOPLE or PLACES, below the others */
	int kind;     /* of whom or what the reasons are */
	uint64_t id, key;
	struct lines lines;
};

/* What a part is made with. */
struct match_making {
	struct match_screen *s;
	struct app app; /* prints into `text` */
	char *text;
	size_t n;
	struct match_ran *ran;
};

/* ---- lines ---------------------------------------------------------------- */

static bool
begin_text(struct match_making *m)
{
	m->app.out = open_memstream(&m->text, &m->n);
	return m->app.out != NULL;
}

static void
add_folded(struct match_making *m, const char *text, bool head)
{
	char *folded = utf8_columns(text) > m->app.columns
			       ? lines_fold(text, m->app.columns)
			       : xstrdup(text);
	char *save = NULL;

	for (char *line = strtok_r(folded, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save))
		if (head)
			lines_head(&m->s->lines, line);
		else
			lines_add(&m->s->lines, line);
	free(folded);
}

/* The first `heads` lines as heads. */
static void
end_text(struct match_making *m, size_t heads)
{
	char *save = NULL;

	fclose(m->app.out);
	for (char *line = strtok_r(m->text, "\n", &save); line;
		line = strtok_r(NULL, "\n", &save)) {
		add_folded(m, line, heads > 0);
		heads -= heads > 0;
	}
	free(m->text);
	m->text = NULL;
}

static void
name_person(struct match_making *m, uint32_t i, struct line *line)
{
	line->kind = KIND_CASE;
	line->id = line->key = m->ran->in.person[i].kase;
}

/* The place of a slot, or one of its halves. */
static void
name_place(struct match_making *m, uint32_t node, struct line *line)
{
	const uint32_t slot = match_slot_at(&m->ran->in, node);

	line->key = node + 1;
	if (slot == MATCH_NONE)
		return;
	line->kind = KIND_SLOT;
	line->id = m->ran->in.slot[slot].slot;
}

static void
add_rows(struct match_making *m)
{
	const bool people = m->s->part == PEOPLE;
	const struct instance *in = &m->ran->in.m;
	const uint32_t n = people ? in->n_people : in->n_places;
	struct lines *lines = &m->s->lines;
	size_t first;

	if (!begin_text(m))
		return;
	if (people)
		match_rows_people(&m->app, &m->ran->check);
	else
		match_rows_places(&m->app, &m->ran->check);
	end_text(m, 1);
	if (lines->n < n)
		return;
	first = lines->n - n;
	for (uint32_t i = 0; i < n; i++)
		if (people)
			name_person(m, i, &lines->v[first + i]);
		else
			name_place(m, i, &lines->v[first + i]);
}

/* Rows between how many have a seat and how it came to be. */
static int
add_result(struct match_making *m, struct err *err)
{
	const struct match_told told = { .check = &m->ran->check };
	int rc;

	if (!begin_text(m))
		return 0;
	match_seats(&m->app, &told);
	if (!match_stable(&m->ran->check))
		match_checked(&m->app, &told);
	end_text(m, SIZE_MAX);
	add_rows(m);
	if (!begin_text(m))
		return 0;
	match_made(&m->app, &told);
	match_checked(&m->app, &told);
	rc = match_kept_line(&m->app, m->ran, m->s->run, err);
	end_text(m, SIZE_MAX);
	return rc;
}

static int
print_why(struct match_making *m, struct err *err)
{
	const struct match_input *in = &m->ran->in;
	const uint32_t person = m->s->kind == KIND_CASE
					? match_person_of(in, m->s->id)
					: MATCH_NONE,
		       node = (uint32_t)(m->s->key - 1);

	if (person != MATCH_NONE)
		return match_why(&m->app, m->ran, person, err);
	if (m->s->kind == KIND_SLOT && node < in->m.n_places)
		return match_asked(
			&m->app, &m->ran->check, in->m.node[node].name, err);
	return err_set(err, MG_ENOENT, "%s",
		_("it takes no part in this matching any more"));
}

static int
print_moves(struct match_making *m, struct err *err)
{
	const uint32_t before = match_kept_before(&m->app, m->ran, m->s->run);

	if (!before)
		return err_set(err, MG_ENOENT, "%s",
			_("there is no run before this one"));
	return match_kept_moves(&m->app, m->ran, before, err);
}

static int
add_text(struct match_making *m, struct err *err)
{
	int rc = 0;

	if (!begin_text(m))
		return 0;
	if (m->s->part == WHY)
		rc = print_why(m, err);
	else if (m->s->part == MOVES)
		rc = print_moves(m, err);
	else
		match_lacks(&m->app, m->ran);
	if (!rc && ftell(m->app.out) == 0)
		fprintf(m->app.out, "%s\n",
			_("Nobody is without a seat, no place stays empty."));
	end_text(m, 0);
	return rc;
}

/* ---- a run ---------------------------------------------------------------- */

static int
keep_run(struct ui *ui, struct match_screen *s, const struct match_ran *r,
	struct err *err)
{
	memcpy(s->input, r->in.digest, HASH_SIZE);
	memcpy(s->result, r->result, HASH_SIZE);
	return match_keep(ui->office, r, &s->run, err);
}

static bool
is_other(const struct match_screen *s, const struct match_ran *r)
{
	return memcmp(s->input, r->in.digest, HASH_SIZE) != 0 ||
	       memcmp(s->result, r->result, HASH_SIZE) != 0;
}

static int
fill(struct match_making *m, struct err *err)
{
	const bool stable = match_stable(&m->ran->check);

	match_label(&m->app, m->ran);
	if (is_other(m->s, m->ran))
		add_folded(m,
			_("Something is otherwise since this run: r makes it "
			  "anew."),
			true);
	return m->s->part <= PLACES || !stable ? add_result(m, err)
					       : add_text(m, err);
}

/* Made anew for what is looked at; `keep`: it is a run of its own. */
static int
make(struct ui *ui, struct match_screen *s, bool keep, struct err *err)
{
	const struct match_of of = { .program = s->program,
		.seed = s->seed,
		.today = ui->office->today };
	const uint64_t key = lines_key(&s->lines);
	struct match_making m = { .s = s, .app = *ui->app };
	struct match_ran ran;
	int rc = match_run(ui->office, &of, false, &ran, err);

	if (rc)
		return rc;
	m.ran = &ran;
	m.app.office = ui->office;
	m.app.tty_out = true;
	m.app.columns = term_columns(ui->term) - MARKER;
	rc = keep ? keep_run(ui, s, &ran, err) : 0;
	if (!rc) {
		lines_clear(&s->lines);
		rc = fill(&m, err);
		lines_settle(&s->lines, key);
	}
	match_ran_release(&ran);
	return rc;
}

static int
enter(struct ui *ui, struct screen *base, struct err *err)
{
	struct match_screen *s = (struct match_screen *)base;
	int rc = match_seed(ui->office, s->program, s->seed, err);

	return rc ? rc : make(ui, s, true, err);
}

static unsigned
remake(struct ui *ui, struct match_screen *s, bool keep)
{
	struct err err = ERR_INIT;

	return make(ui, s, keep, &err) ? ui_fail(ui, &err) : REACT_DRAW;
}

static void
refresh(struct ui *ui, struct screen *base)
{
	remake(ui, (struct match_screen *)base, false);
}

/* ---- what is looked at ---------------------------------------------------- */

static unsigned
show(struct ui *ui, struct match_screen *s, enum match_part part)
{
	const enum match_part was = s->part;
	struct err err = ERR_INIT;
	unsigned r;

	s->part = part;
	if (make(ui, s, false, &err) == 0)
		return REACT_DRAW;
	r = ui_fail(ui, &err);
	s->part = was;
	make(ui, s, false, &err);
	return r;
}

static unsigned
open_row(struct ui *ui, struct match_screen *s)
{
	const struct line *line = lines_here(&s->lines);

	if (s->part == WHY)
		return open_record(ui, s->kind, s->id);
	if (s->part > PLACES || !line || !line->kind)
		return REACT_DRAW;
	s->kind = line->kind;
	s->id = line->id;
	s->key = line->key;
	s->from = s->part;
	return show(ui, s, WHY);
}

/* The marker goes back to the row whose reasons these were. */
static unsigned
go_back(struct ui *ui, struct match_screen *s)
{
	unsigned r;

	if (s->part <= PLACES)
		return REACT_BACK;
	r = show(ui, s, s->from);
	if (s->key)
		lines_settle(&s->lines, s->key);
	return r;
}

static unsigned
look_at(struct ui *ui, struct match_screen *s, enum match_part part)
{
	if (s->part <= PLACES)
		s->from = s->part;
	s->key = 0;
	return show(ui, s, part);
}

/* ---- offers --------------------------------------------------------------- */

static unsigned
number_typed(struct ui *ui, const char *text)
{
	struct match_screen *s = (struct match_screen *)ui->top;
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
	remake(ui, s, true);
	ui_say(ui, ROLE_GOOD,
		_n("%zu offer made. u takes it back.",
			"%zu offers made. u takes them back.", receipt.went),
		receipt.went);
	ui_told_up(ui, &receipt);
	return REACT_DRAW;
}

static unsigned
ask_number(struct ui *ui, const struct match_screen *s)
{
	static const struct ask_ops ops = { .rules = { .max = 7 },
		.done = number_typed };
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

/* ---- the screen ----------------------------------------------------------- */

static int
height(const struct ui *ui)
{
	struct layout l = ui_layout(ui);

	return l.message - l.body - (l.footer >= 0); /* a row of keys more */
}

static unsigned
letter(struct ui *ui, struct match_screen *s, uint32_t cp)
{
	switch (cp) {
	case 'v':
		return look_at(ui, s, s->part == PEOPLE ? PLACES : PEOPLE);
	case 'g':
		return look_at(ui, s, LACKS);
	case 'b':
		return look_at(ui, s, MOVES);
	case 'r':
		return remake(ui, s, true);
	case 'p':
		return ask_number(ui, s);
	case 'u':
		return undo_last(ui) | remake(ui, s, true);
	default:
		return REACT_NONE;
	}
}

static unsigned
key(struct ui *ui, struct screen *base, const struct key_event *ev)
{
	struct match_screen *s = (struct match_screen *)base;

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C') ||
		key_is_control(ev, 'G'))
		return go_back(ui, s);
	if (key_is(ev, K_ENTER))
		return open_row(ui, s);
	if (ev->type == EV_CHAR && ev->cp != 'j' && ev->cp != 'k')
		return letter(ui, s, ev->cp);
	lines_move(&s->lines, ev, height(ui));
	return REACT_DRAW;
}

static const char *
keys_of(enum match_part part)
{
	switch (part) {
	case PEOPLE:
		return _("Enter why  v places  Esc close");
	case PLACES:
		return _("Enter why  v people  Esc close");
	case WHY:
		return _("Enter open  Esc back");
	case LACKS:
	case MOVES:
		break;
	}
	return _("Esc back");
}

static void
draw(struct ui *ui, struct screen *base)
{
	struct match_screen *s = (struct match_screen *)base;
	struct layout l = ui_layout(ui);

	ui_frame(ui, _("Matching"));
	lines_draw(&s->lines, ui->term, l.body, 0, l.columns, height(ui), true);
	if (ui->message.text || ui->asking)
		return;
	if (l.footer >= 0)
		term_put_parts(ui->term, l.message - 1, 0, -1,
			_("p offer  g gaps  b before  r again  u undo"),
			ROLE_PLAIN);
	term_put_parts(
		ui->term, l.message, 0, -1, keys_of(s->part), ROLE_PLAIN);
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
	lines_clear(&((struct match_screen *)base)->lines);
}

static const struct screen_ops match_ops = {
	.place = AT_OVERLAY,
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
