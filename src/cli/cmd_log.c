/* SPDX-License-Identifier: MIT */
/*
 * History as rows: one for each field that an act changed. Read newest first,
 * so what is printed first is what a person looks for.
 */
#include "magang/view/codes.h"
#include "magang/view/told_fields.h"
#include "magang/view/event.h"
#include "magang/view/why.h"
#include "magang/view/why_kept.h"

#include <inttypes.h>
#include <stdlib.h>

#include "command.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/office/find_named.h"
#include "magang/rulebook/program_cache.h"
#include "magang/ops/history.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/history_told.h"
#include "magang/office/reads.h"
#include "magang/base/arena.h"
#include "magang/record/sheet.h"
#include "magang/view/when.h"

#define USUAL_ROWS 20

struct log_args {
	uint64_t limit;
	const char *by;
	bool json, csv, reveal, why, all;
};

static const struct opt options[] = {
	{ 'n', "limit", OPT_NUMBER, AT(struct log_args, limit), "N",
		N_("acts at most (20); of a record, changes"), 1, 1000000 },
	{ 0, "by", OPT_TEXT, AT(struct log_args, by), "USER",
		N_("acts of one user; not with a number"), 0, 0 },
	{ 0, "all", OPT_FLAG, AT(struct log_args, all), NULL,
		N_("every record of an act, a row each; not with a number"), 0,
		0 },
	{ 0, "why", OPT_FLAG, AT(struct log_args, why), NULL,
		N_("what each move was decided on; with a number"), 0, 0 },
	{ 0, "reveal", OPT_FLAG, AT(struct log_args, reveal), NULL,
		N_("NIK and phones in full, where your role allows it"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct log_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct log_args, csv), NULL, N_("as CSV"), 0,
		0 },
};

struct log_printing {
	struct app *app;
	struct style style;
	enum out_form form;
	bool why, all;
	uint64_t undoes;   /* the act that the row took back; 0: none */
	struct buf undone; /* what that was */
	struct out out;
};

/* --- one row -------------------------------------------------------------- */

static void
value_cell(struct log_printing *p, const struct record *r, uint16_t id,
	const struct fdef *f, const struct value *v)
{
	struct buf b = BUF_INIT;

	if (v->kind == VALUE_UNKNOWN && !(f && text_hides(p->app->office, f))) {
		out_cell(&p->out, NULL);
		return;
	}
	if (r && code_words(&p->style, r, id, v, &b))
		;
	else if (f)
		text_value(&p->style, f, v, &b);
	else if (v->kind == VALUE_NUMBER)
		buf_addf(&b, "%" PRId64, v->number);
	else
		buf_add(&b, v->text, v->len);
	out_cell(&p->out, buf_str(&b));
	buf_release(&b);
}

static int
say_undone(void *ctx, const struct history_row *row, struct err *err)
{
	struct log_printing *p = ctx;
	struct event e;

	(void)err;
	event_make(p->style.office, row, &e);
	buf_addf(&p->undone, "%s: %s, %s", e.what, buf_str(&e.about),
		buf_str(&e.text));
	event_release(&e);
	return 0;
}

/* What an undo took back, in words: looked up before the row is. */
static void
note_undone(struct log_printing *p, const struct history_row *row)
{
	struct err unread = ERR_INIT;

	if (row->change->undoes == p->undoes)
		return;
	p->undoes = row->change->undoes;
	buf_clear(&p->undone);
	if (p->undoes)
		history_act(p->style.office, p->undoes, say_undone, p, &unread);
}

/* What is marked of a class: of which day, for people. */
static void
add_day(const struct log_printing *p, const struct op *op, struct buf *out)
{
	char date[DATE_TEXT];

	if (op && op->kind == KIND_SHEET && p->style.form == OUT_TABLE)
		buf_addf(out, " %s", cell_date(sheet_day(op->id), date));
}

/* Who, when, which act, which record: the same in every row of an operation. */
static void
row_head(struct log_printing *p, const struct history_row *row)
{
	char when[DATE_TIME_TEXT], act[NUMBER_TEXT], number[NUMBER_TEXT] = "";
	const struct change *c = row->change;
	struct buf b = BUF_INIT;
	enum kind kind;
	uint64_t id = row->op ? op_subject(row->op, &kind) : 0;

	if (row->op && history_never_was(row->op, row->code) &&
		kind == row->op->kind) {
		kind = KIND_PERSON;
		id = row->op->owner;
	}

	date_format_time(when, c->time, p->style.office->zone);
	if (row->op)
		text_number_itself(
			p->style.office, p->style.txn, kind, id, number);
	out_cell(&p->out, when);
	out_cell(&p->out, row->up ? NULL : row->actor);
	out_cell(&p->out, text_act(act, c->act));
	out_cell(&p->out, p->style.form == OUT_TABLE ? _(act_word(c->kind))
						     : act_word(c->kind));
	if (number[0]) {
		buf_adds(&b, number);
		add_day(p, row->op, &b);
	}
	out_cell(&p->out, b.len ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
row_tail(struct log_printing *p, const struct history_row *row)
{
	struct buf why = BUF_INIT;
	char act[NUMBER_TEXT];

	if (row->code)
		why_refused(&p->style, row, &why);
	out_cell(&p->out, row->code ? err_id(row->code) : NULL);
	out_cell(&p->out, row->code ? buf_str(&why) : NULL);
	out_cell(&p->out, p->undoes ? text_act(act, p->undoes) : NULL);
	out_cell(&p->out, p->undone.len ? buf_str(&p->undone) : NULL);
	out_row(&p->out);
	buf_release(&why);
}

static void
field_row(struct log_printing *p, const struct history_row *row,
	const struct record *r, const struct op_field *of)
{
	const struct fdef *f =
		office_field_ever(p->style.office, p->style.txn, r, of->id);
	char name[DICT_NAME + 1];

	row_head(p, row);
	if (!f)
		out_cell(&p->out, field_name_ever(p->style.txn, of->id, name));
	else if (p->style.form == OUT_TABLE)
		out_cell(&p->out, text_subject(p->style.office, f));
	else if (text_hides(p->style.office, f))
		out_cell(&p->out, "***");
	else
		out_cell(&p->out, f->name);
	value_cell(p, r, of->id, f, &of->old);
	value_cell(p, r, of->id, f, &of->new);
	row_tail(p, row);
}

/* An operation that set nothing a person would read. */
static void
bare_row(struct log_printing *p, const struct history_row *row)
{
	const struct op *op = row->op;

	row_head(p, row);
	if (op && op->sealed)
		out_cell(
			&p->out, op->lost ? _("(key damaged)") : _("(erased)"));
	else
		out_cell(&p->out, NULL);
	out_cell(&p->out, NULL);
	out_cell(&p->out, NULL);
	row_tail(p, row);
}

struct kept_printing {
	struct log_printing *p;
	const struct history_row *row;
};

/* "rule age", its answer on that day, and how it came to it. */
static void
kept_row(void *ctx, const struct kept_answer *a)
{
	const struct kept_printing *k = ctx;
	struct out *out = &k->p->out;

	row_head(k->p, k->row);
	out_cellf(out, "%s%s%s", a->what, a->name ? " " : "",
		a->name ? a->name : "");
	out_cell(out, NULL);
	if (a->hidden || k->p->style.form != OUT_TABLE)
		out_cell(out, a->code);
	else
		out_cell(out, a->word);
	out_cell(out, NULL);
	out_cell(out, a->says);
	out_row(out);
}

static int
visit_field(void *ctx, const struct history_row *row, struct err *err)
{
	struct log_printing *p = ctx;
	const struct op *op = row->op;
	struct told_fields told;
	struct record r;
	bool known;
	size_t shown = p->out.rows;
	int rc;

	note_undone(p, row);
	rc = office_look(p->style.office, &p->style.txn, err);
	if (rc)
		return rc;
	known = !history_never_was(op, row->code) &&
		office_sees(
			p->style.office, p->style.txn, op->kind, op->id, &r);
	if (!known)
		op_record(op, &r);
	told_fields(op, &told);
	told_close(&p->style, &r, &told);
	for (size_t i = 0; i < told.n; i++)
		field_row(p, row, &r, &told.f[i]);
	if (p->out.rows == shown)
		bare_row(p, row);
	if (p->why && !row->code)
		why_kept_op(&p->style, op, kept_row,
			&(struct kept_printing){ p, row });
	office_look_end(p->style.txn);
	return 0;
}

/* An act as a whole: of an import or a long decision one row. */
static int
visit_act(void *ctx, const struct history_row *row, struct err *err)
{
	struct log_printing *p = ctx;
	int rc;

	note_undone(p, row);
	rc = office_look(p->style.office, &p->style.txn, err);
	if (rc)
		return rc;
	row_head(p, row);
	if (row->records) {
		out_cellf(&p->out, "%zu", row->records);
		row_tail(p, row);
	} else {
		out_row(&p->out);
	}
	office_look_end(p->style.txn);
	return 0;
}

/* --- which rows ----------------------------------------------------------- */

/* Columns that both tables begin with, and the last one. */
#define HEAD_COLUMNS                                                           \
	{ "when", _("When"), OUT_CODE, 0 }, { "who", _("Who"), OUT_CODE, 0 },  \
		{ "act", _("Act"), OUT_CODE, 0 },                              \
		{ "kind", _("What"), OUT_CODE, 0 },                            \
	{                                                                      \
		"id", _("Record"), OUT_CODE, 0                                 \
	}
#define TAIL_COLUMNS                                                           \
	{ "refused", _("Refused"), OUT_CODE | OUT_SPARE, 0 },                  \
		{ "why", _("Why"), OUT_SPARE, 0 },                             \
		{ "undoes", _("Took back"), OUT_CODE | OUT_SPARE, 0 },         \
	{                                                                      \
		"undone", "", OUT_SPARE, 60                                    \
	}

/* History in full is the record in full. */
static int
note_full(struct app *app, enum kind kind, uint64_t id, struct err *err)
{
	struct record *r = arena_alloc(app->arena, sizeof(*r));
	int rc = office_load(app->office, kind, id, app->arena, r, err);

	return rc ? rc : office_read_full(app->office, r, err);
}

static int
log_record(
	struct log_printing *p, size_t max, const char *word, struct err *err)
{
	const struct out_column columns[] = {
		HEAD_COLUMNS,
		{ "field", _("Field"), OUT_CODE, 30 },
		{ "old", _("Old"), 0, 40 },
		{ "new", _("New"), 0, 40 },
		TAIL_COLUMNS,
	};
	enum kind kind;
	uint64_t id;
	int rc = office_find_as(
		p->app->office, word, KIND_NONE, &kind, &id, err);
	if (!rc && p->style.reveal)
		rc = note_full(p->app, kind, id, err);

	if (rc)
		return rc;
	out_start(
		&p->out, p->app, p->form, "rows", columns, ARRAY_SIZE(columns));
	rc = history_record(p->app->office, kind, id, max, visit_field, p, err);
	out_finish(&p->out);
	return rc;
}

static int
log_acts(struct log_printing *p, size_t max, const char *by, struct err *err)
{
	const struct out_column columns[] = {
		HEAD_COLUMNS,
		{ "records", _("Records"), OUT_NUMBER | OUT_RIGHT, 0 },
		TAIL_COLUMNS,
	};
	struct acts_wanted want = { .max = max, .all = p->all };
	enum kind kind;
	uint64_t actor = 0;
	int rc = by ? office_find(p->app->office, by, &kind, &actor, err) : 0;

	if (!rc && by && kind != KIND_USER)
		rc = err_set(err, MG_EUSAGE, _("'%s' is no user"), by);
	if (rc)
		return rc;
	out_start(
		&p->out, p->app, p->form, "rows", columns, ARRAY_SIZE(columns));
	want.actor = actor;
	rc = history_acts(p->app->office, &want, visit_act, p, err);
	out_finish(&p->out);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct log_args *a = args;
	size_t max = a->limit ? a->limit : USUAL_ROWS;
	enum out_form form = out_form(a->json, a->csv);
	struct log_printing p = { .app = app,
		.undone = BUF_INIT,
		.form = form,
		.why = a->why,
		.all = a->all,
		/* cells of any type are text, in JSON too */
		.style = { .office = app->office,
			.reveal = a->reveal,
			.form = form == OUT_JSON ? OUT_CSV : form } };
	int rc;

	if (n > 0 && a->by)
		return err_set(err, MG_EUSAGE,
			_("'--by' is for the acts of all records"));
	if (n > 0 && a->all)
		return err_set(err, MG_EUSAGE,
			_("'--all' is for the acts of all records"));
	if (n == 0 && a->why)
		return err_set(err, MG_EUSAGE,
			_("'--why' is for the history of one record"));
	rc = n > 0 ? log_record(&p, max, words[0], err)
		   : log_acts(&p, max, a->by, err);
	buf_release(&p.undone);
	if (!rc && p.out.rows == 0)
		app->status = 1;
	return rc;
}

const struct command cmd_log = {
	.name = "log",
	.summary = N_("who changed what, when, from what to what"),
	.usage = "[NUMBER]",
	.examples = "magang log\n"
		    "magang log MG-000123-4\n"
		    "magang log --by siti -n 100\n"
		    "magang log JP-000871-5 --why\n"
		    "magang log JP-000871-5 --json\n",
	OPTIONS(options, struct log_args),
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
