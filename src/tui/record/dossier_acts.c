/* SPDX-License-Identifier: MIT */
/*
 * What the keys of a record do. A question that needs two answers keeps the
 * first one in the screen; Esc at any of them changes nothing.
 */
#include "magang/tui/record/dossier_acts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/cause.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/codes.h"
#include "magang/view/typed_day.h"
#include "magang/view/when.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/ui/doors.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/office/reads.h"
#include "magang/record/index.h"
#include "magang/ops/ops_set.h"
#include "magang/ops/settings_parse.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_case.h"

#define CHOICES_MAX 64

static void
keep(char **where, const char *text)
{
	char *copy = text ? xstrdup(text) : NULL;

	free(*where);
	*where = copy;
}

/* After an op on what the page shows. */
static unsigned
after(struct ui *ui, int rc, const struct receipt *receipt,
	const struct err *err, const char *what)
{
	char *said = xasprintf("%s: %s", dossier_here(ui)->number, what);
	unsigned r = ui_act_done(ui, rc, receipt, err, said);

	free(said);
	return r;
}

/* --- opening -------------------------------------------------------------- */

unsigned
dossier_open(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	struct line *line = lines_here(&d->lines);

	if (!line)
		return REACT_NONE;
	if (line->kind == KIND_SHEET)
		return open_grid(ui, d->id, (int32_t)line->key);
	if (line->filter)
		return open_list(ui, line->kind, line->filter, line->text);
	if (line->id)
		return open_record(ui, line->kind, line->id);
	if (line->more) {
		line->open = !line->open;
		return REACT_DRAW;
	}
	if (!dossier_no_edit(ui))
		return dossier_edit(ui);
	return line->what ? dossier_document(ui) : REACT_NONE;
}

/* --- notes ---------------------------------------------------------------- */

const char *
dossier_no_topic(struct ui *ui)
{
	return kind_is(dossier_here(ui)->kind, KIND_TOPIC)
		       ? NULL
		       : refusal_text(MG_EUSAGE, REFUSED_TOPIC);
}

static unsigned
note_write(
	struct ui *ui, const char *amount, const char *date, const char *text)
{
	struct dossier *d = dossier_here(ui);
	const struct deed note = { d->noting.name, amount, date, text };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_note(ui->office, d->kind, d->id, &note, &receipt, &err);

	return after(ui, rc, &receipt, &err, _("noted"));
}

static unsigned
day_done(struct ui *ui, const char *text)
{
	return note_write(ui, dossier_here(ui)->text, text, NULL);
}

static const struct ask_ops day_ops = {
	.rules = { .filter = CHARS_DATE, .max = 24 },
	.done = day_done,
};

/* A size is of a day; what else was counted has its words already. */
static unsigned
amount_done(struct ui *ui, const char *text)
{
	struct dossier *d = dossier_here(ui);
	char today[DATE_TEXT];

	if (d->noting.sort != ACTIVITY_FIGURE)
		return note_write(ui, text, NULL, d->text);
	if (!*text)
		return ui_say(ui, ROLE_PLAIN, _("nothing was written down"));
	keep(&d->text, text);
	ui_ask(ui, &day_ops, _("On which day (31-12-2025):"),
		cell_date(ui->office->today, today));
	return REACT_DRAW;
}

static const struct ask_ops amount_ops = {
	.rules = { .filter = CHARS_NUMBER, .max = 20 },
	.done = amount_done,
};

static void
ask_amount(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	const struct activity_kind *a = &d->noting;
	const char *unit = unit_words(a, d->record);
	char *label = xasprintf(
		"%s (%s):", label_in(a->label, ui->office->lang, a->name),
		unit ? unit : _("how much"));

	ui_ask(ui, &amount_ops, label, NULL);
	free(label);
}

static unsigned
note_done(struct ui *ui, const char *text)
{
	struct dossier *d = dossier_here(ui);

	if (d->noting.sort == ACTIVITY_COUNTED) {
		keep(&d->text, text);
		ask_amount(ui);
		return REACT_DRAW;
	}
	return note_write(ui, NULL, NULL, text);
}

#define AS_TYPED UINT8_MAX /* no mark of a form: as if it was typed there */

static void
draft_about(struct ui *ui, enum kind kind, struct draft *out)
{
	const struct dossier *d = dossier_here(ui);

	out->kind = kind;
	out->about_kind = (enum kind)d->kind;
	out->about = d->id;
}

static void
note_draft(struct ui *ui, const char *text, struct draft *out)
{
	draft_about(ui, KIND_ACTIVITY, out);
	draft_add(out, F_ACTIVITY, AS_TYPED, dossier_here(ui)->noting.name);
	draft_add(out, F_TEXT, AS_TYPED, text);
	out->at = F_TEXT;
}

static const struct ask_ops note_ops = {
	.rules = { .max = 1000 }, .done = note_done, .draft = note_draft
};

static size_t
activity_rows(struct ui *ui, struct activity_kind rows[ACTIVITIES_MAX])
{
	const struct dossier *d = dossier_here(ui);

	return activities_of(ui->office, d->kind,
		kind_has_stage(d->kind) ? d->moves.program : NULL, rows);
}

static unsigned
activity_chosen(struct ui *ui, size_t index)
{
	struct dossier *d = dossier_here(ui);
	struct activity_kind rows[ACTIVITIES_MAX];
	char *label;

	if (index >= activity_rows(ui, rows))
		return REACT_DRAW;
	d->noting = rows[index];
	if (d->noting.sort == ACTIVITY_FIGURE) {
		ask_amount(ui);
		return REACT_DRAW;
	}
	label = xasprintf("%s:",
		label_in(d->noting.label, ui->office->lang, d->noting.name));
	ui_ask(ui, &note_ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

unsigned
dossier_note(struct ui *ui)
{
	struct activity_kind rows[ACTIVITIES_MAX];
	const char *labels[ACTIVITIES_MAX];
	size_t n = activity_rows(ui, rows);

	for (size_t i = 0; i < n; i++)
		labels[i] =
			label_in(rows[i].label, ui->office->lang, rows[i].name);
	return ui_push(
		ui, pick_new(_("What was done"), labels, n, activity_chosen));
}

/* --- tasks ---------------------------------------------------------------- */

static unsigned
due_done(struct ui *ui, const char *text)
{
	struct dossier *d = dossier_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int32_t due;
	int rc = typed_day(ui->office, text, &due, &err);

	if (!rc)
		rc = op_task_add(ui->office, d->kind, d->id, d->text, due,
			&receipt, &err);
	return after(ui, rc, &receipt, &err, _("task added"));
}

static unsigned
task_done(struct ui *ui, const char *text)
{
	static const struct ask_ops due_ops = { .rules = { .max = 40 },
		.done = due_done };

	if (!*text)
		return ui_say(ui, ROLE_PLAIN, _("nothing was written down"));
	keep(&dossier_here(ui)->text, text);
	ui_ask(ui, &due_ops, _("By when (30-11-2026, or +3 days):"), "+3");
	return REACT_DRAW;
}

static void
task_draft(struct ui *ui, const char *text, struct draft *out)
{
	draft_about(ui, KIND_TASK, out);
	draft_add(out, F_TASK, AS_TYPED, text);
	out->at = F_TASK;
}

static const struct ask_ops task_ops = {
	.rules = { .max = 200 }, .done = task_done, .draft = task_draft
};

unsigned
dossier_task(struct ui *ui)
{
	ui_ask(ui, &task_ops, _("To do:"), NULL);
	return REACT_DRAW;
}

/* --- moves ---------------------------------------------------------------- */

const char *
dossier_no_case(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	const struct line *line = lines_here(&d->lines);

	if (kind_has_stage(d->kind))
		return NULL;
	return line && line->id && line->kind == KIND_CASE
		       ? _("this is no case; Enter opens the one under the "
			   "marker")
		       : _("this is no case");
}

static unsigned
move_now(struct ui *ui, const char *reason)
{
	struct dossier *d = dossier_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	const struct decision decision = { .id = d->id,
		.seen = d->record->seq,
		.seen_person = d->person->seq,
		.stage = d->stage,
		.reason = reason,
		.cause = d->cause };
	int rc = op_case_decide(ui->office, &decision, &receipt, &err);
	const struct stage *list =
		rc ? NULL : op_case_list(ui->office, d->stage);
	char *what = xasprintf(receipt.proposed ? _("proposed: '%s'")
			       : list           ? _("no room; on '%s' instead")
						: _("moved to '%s'"),
		     list ? label_in(&list->label, ui->office->lang, list->name)
			  : d->stage_label),
	     *said;
	struct buf warned = BUF_INIT;
	unsigned r;

	why_warned(ui->office, &warned);
	r = after(ui, rc, &receipt, &err, what);
	if (!rc && warned.len) {
		said = xstrdup(ui->message.text);
		r |= ui_say(ui, ROLE_WARN, "%s  ! %s", said, buf_str(&warned));
		free(said);
	}
	buf_release(&warned);
	free(what);
	return r;
}

static unsigned
reason_done(struct ui *ui, const char *text)
{
	if (!*text)
		return ui_say(ui, ROLE_WARN,
			_("this move needs a reason; nothing changed"));
	return move_now(ui, text);
}

static unsigned
dossier_cause(struct ui *ui, size_t index)
{
	struct dossier *d = dossier_here(ui);

	keep(&d->cause, why_cause(&d->moves.rows[d->to], index));
	return move_now(ui, NULL);
}

static unsigned
ask_reason(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = reason_done };

	ui_ask(ui, &ops, _("Reason:"), NULL);
	return REACT_DRAW;
}

static unsigned
move_chosen(struct ui *ui, size_t index)
{
	static const struct cause_ops causes = { dossier_cause, ask_reason };
	struct dossier *d = dossier_here(ui);
	const struct verdict *v = &d->moves.rows[index];
	const struct stage *to = &v->program->stages[v->to];

	if (v->stops && v->list < 0)
		return ui_refused(ui, v);
	keep(&d->stage, to->name);
	keep(&d->cause, NULL);
	d->to = index;
	d->stage_label = label_in(&to->label, ui->office->lang, d->stage);
	if (!verdict_asks_reason(v))
		return move_now(ui, NULL);
	return cause_ask_move(ui, v, &causes, &(struct cause_rows){ 0 });
}

unsigned
dossier_move(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	char *rows[CHOICES_MAX] = { NULL };
	size_t n = 0;
	unsigned r;

	for (; n < d->moves.n && n < CHOICES_MAX; n++)
		rows[n] = why_choice(ui->office, &d->moves.rows[n]);
	if (n == 0)
		return ui_say(
			ui, ROLE_PLAIN, _("no move leads on from this stage"));
	r = ui_push(ui, pick_new(_("Move to"), (const char *const *)rows, n,
				move_chosen));
	for (size_t i = 0; i < n; i++)
		free(rows[i]);
	return r;
}

/* --- papers --------------------------------------------------------------- */

static unsigned
paper_set(struct ui *ui, const struct document *doc)
{
	struct dossier *d = dossier_here(ui);
	const struct office *office = ui->office;
	bool gone = false;
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	char *what;
	unsigned r;
	int rc;

	for (size_t i = 0; i < d->papers.n; i++)
		if (d->papers.rows[i].document == doc)
			gone = d->papers.rows[i].state == PAPER_PRESENT;
	rc = op_case_document(ui->office, d->id, doc->name,
		gone ? DATE_NONE : office->today, &receipt, &err);
	what = xasprintf(gone ? _("%s is gone") : _("%s is present"),
		label_in(&doc->label, office->lang, doc->name));
	r = after(ui, rc, &receipt, &err, what);
	free(what);
	return r;
}

/* Those not there, in the order of the checklist. */
static const struct document *
missing_at(const struct dossier *d, size_t index)
{
	for (size_t i = 0; i < d->papers.n; i++)
		if (d->papers.rows[i].state != PAPER_PRESENT &&
			d->papers.rows[i].state != PAPER_CLOSED && index-- == 0)
			return d->papers.rows[i].document;
	return NULL;
}

static unsigned
paper_chosen(struct ui *ui, size_t index)
{
	const struct document *doc = missing_at(dossier_here(ui), index);

	assert(doc); /* the checklist is not read again while it is asked */
	return paper_set(ui, doc);
}

static bool
on_paper(const struct dossier *d, const struct line *line)
{
	for (size_t i = 0; line && i < d->papers.n; i++)
		if (d->papers.rows[i].document == line->what)
			return true;
	return false;
}

unsigned
dossier_document(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	struct line *line = lines_here(&d->lines);
	const char *rows[CHOICES_MAX];
	const struct document *doc;
	size_t n = 0;

	if (on_paper(d, line))
		return paper_set(ui, line->what);
	while (n < CHOICES_MAX && (doc = missing_at(d, n)) != NULL)
		rows[n++] = label_in(&doc->label, ui->office->lang, doc->name);
	if (n == 0)
		return ui_say(ui, ROLE_PLAIN,
			_("every paper of the checklist is present"));
	return ui_push(ui, pick_new(_("Which paper is present since today"),
				   rows, n, paper_chosen));
}

/* --- fields --------------------------------------------------------------- */

const char *
dossier_no_edit(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	struct line *line = lines_here(&d->lines);
	const struct fdef *f;

	if (!line || !line->what || on_paper(d, line))
		return _("the marker stands on no field (v shows the fields)");
	f = line->what;
	if (f->flags & FDEF_HIDDEN)
		return _("this field follows from other acts");
	return NULL;
}

static unsigned
field_done(struct ui *ui, const char *text)
{
	struct dossier *d = dossier_here(ui);
	const struct record *r = d->of_person ? d->person : d->record;
	struct arena *arena = arena_new();
	struct setting set = { .field = d->field, .value = value_text(text) };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	unsigned react;
	int rc = settings_parse(ui->office, r, &set, 1, arena, &err);

	if (!rc)
		rc = op_set_fields(ui->office, (enum kind)r->kind, r->id,
			r->seq, &set, 1, NULL, &receipt, &err);
	react = after(ui, rc, &receipt, &err,
		label_in(&d->field->label, ui->office->lang, d->field->name));
	arena_free(arena);
	return react;
}

static const struct ask_ops field_ops = { .rules = { .max = 1000 },
	.done = field_done };

/* What is shown in full to be changed was read; beyond the limit it is not shown. */
static bool
may_see_now(struct ui *ui, const struct record *r, const struct fdef *f)
{
	const unsigned may = ui->office->access.permissions;
	const bool health = f->privacy == PRIVACY_HEALTH;
	const uint64_t person = record_owner(r);
	struct err limit = ERR_INIT;

	if (!person || !record_get(r, f->id) ||
		!(health ? may & PERM_HEALTH
			 : field_is_masked(f) && may & PERM_REVEAL))
		return true;
	if (office_read(ui->office, health ? READ_HEALTH : READ_FULL, person, 0,
		    &limit))
		return false;
	office_reads_keep(ui->office);
	return true;
}

/* The value as settings_parse() reads it back; what is masked begins empty. */
static char *
value_now(struct ui *ui, const struct record *r, const struct fdef *f)
{
	struct style style = { .office = ui->office,
		.form = OUT_CSV,
		.reveal = may_see_now(ui, r, f) };
	const struct value *v = record_get(r, f->id);
	struct err ignored = ERR_INIT;
	struct buf b = BUF_INIT;

	if (v && office_look(ui->office, &style.txn, &ignored) == 0) {
		text_value(&style, f, v, &b);
		office_look_end(style.txn);
	}
	if (strchr(buf_str(&b), '*'))
		buf_clear(&b);
	buf_adds(&b, "");
	return buf_detach(&b);
}

unsigned
dossier_edit(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	struct line *line = lines_here(&d->lines);
	char *label, *now;

	d->field = line->what;
	d->of_person = line->of_person;
	label = xasprintf("%s:",
		label_in(&d->field->label, ui->office->lang, d->field->name));
	now = value_now(ui, d->of_person ? d->person : d->record, d->field);
	ui_ask(ui, &field_ops, label, now);
	free(label);
	free(now);
	return REACT_DRAW;
}
