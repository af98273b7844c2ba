/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/ops/ops_about.h"
#include "magang/view/contact_words.h"

struct note_args {
	const char *kind, *amount, *date, *result;
	bool json;
};

static const struct opt options[] = {
	{ 0, "kind", OPT_TEXT, AT(struct note_args, kind), "ACTIVITY",
		N_("note, call, whatsapp, visit, or an activity of the "
		   "program"),
		0, 0 },
	{ 0, "result", OPT_TEXT, AT(struct note_args, result), "RESULT",
		N_("how it went to reach the person: reached, no_answer, later "
		   "(asked to call again) or wrong (number); without --kind "
		   "of a call"),
		0, 0 },
	{ 0, "amount", OPT_TEXT, AT(struct note_args, amount), "N",
		N_("hours or another amount of the activity"), 0, 0 },
	{ 0, "date", OPT_TEXT, AT(struct note_args, date), "DATE",
		N_("when it was; without it today"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct note_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

/* Of what went in vain, which try it was. */
static int
report(struct app *app, const struct receipt *receipt, enum kind kind,
	uint64_t id, const struct note_args *a, struct err *err)
{
	struct buf what = BUF_INIT, tried = BUF_INIT;
	int rc;

	buf_adds(&what, _("noted"));
	if (a->result)
		contact_words(app->office, kind, id, &tried);
	if (tried.len)
		buf_addf(&what, "; %s", buf_str(&tried));
	rc = receipt_print(
		app, KIND_ACTIVITY, buf_str(&what), receipt, a->json, err);
	buf_release(&tried);
	buf_release(&what);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct note_args *a = args;
	const struct deed note = { a->kind, a->amount, a->date,
		text_join(app, words + 1, n - 1), a->result };
	struct receipt receipt = { 0 };
	struct record about;
	int rc = text_find(app, words[0], &about, err);

	if (!rc)
		rc = op_note(app->office, about.kind, about.id, &note, &receipt,
			err);
	return rc ? rc
		  : report(app, &receipt, (enum kind)about.kind, about.id, a,
			    err);
}

const struct command cmd_note = {
	.name = "note",
	.summary = N_("note a call, a visit, training, anything done"),
	.usage = "NUMBER [TEXT...]",
	.examples = "magang note JP-000871-5 'brings the diploma on Monday'\n"
		    "magang note MG-000123-4 --result no_answer\n"
		    "magang note MG-000123-4 --kind visit --result reached "
		    "'comes on Monday'\n"
		    "magang note JP-000871-5 --kind lang_course --amount 40 "
		    "weeks 1 to 2\n"
		    "magang note OR-000003-7 --kind members --amount 412 "
		    "--date 2026-03-31\n",
	.more = N_("About an organisation: members, staff, turnover, capital "
		   "and assets as of a date, and what the programs count in "
		   "partnership, promotion, market access and investment."),
	OPTIONS(options, struct note_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_REGISTER),
};
