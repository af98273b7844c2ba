/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "command.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/value_parse.h"
#include "magang/ops/ops_about.h"

struct note_args {
	const char *kind, *amount, *date;
	bool json;
};

static const struct opt options[] = {
	{ 0, "kind", OPT_TEXT, AT(struct note_args, kind), "ACTIVITY",
		N_("note, call, visit, or an activity of the program"), 0, 0 },
	{ 0, "amount", OPT_TEXT, AT(struct note_args, amount), "N",
		N_("hours or another amount of the activity"), 0, 0 },
	{ 0, "date", OPT_TEXT, AT(struct note_args, date), "DATE",
		N_("when it was; without it today"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct note_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

/* What was given, as fields of the activity. */
static int
read_values(struct app *app, const struct note_args *a, const char *text,
	struct setting *out, size_t *n, struct err *err)
{
	const struct {
		uint16_t field;
		const char *text;
	} given[] = {
		{ F_ACTIVITY, a->kind ? a->kind : "note" },
		{ F_AMOUNT, a->amount },
		{ F_DATE, a->date },
		{ F_TEXT, text },
	};

	*n = 0;
	for (size_t i = 0; i < ARRAY_SIZE(given); i++) {
		const struct fdef *f = core_field(given[i].field);

		if (!given[i].text || !*given[i].text)
			continue;
		out[*n].field = f;
		if (field_parse(app->office, f, given[i].text, app->arena,
			    &out[*n].value, err))
			return err->code;
		++*n;
	}
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct note_args *a = args;
	struct receipt receipt = { 0 };
	struct setting values[4];
	struct record about;
	size_t n_values;
	const char *text = text_join(app, words + 1, n - 1);
	int rc = read_values(app, a, text, values, &n_values, err);

	if (!rc && text[strspn(text, " ")] == '\0' && !a->amount)
		rc = err_set(
			err, MG_EUSAGE, _("what was done? nothing is noted"));
	if (!rc)
		rc = text_find(app, words[0], &about, err);
	if (!rc)
		rc = op_about_add(app->office, KIND_ACTIVITY, about.kind,
			about.id, values, n_values, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_ACTIVITY, _("noted"), &receipt,
			    a->json, err);
}

const struct command cmd_note = {
	.name = "note",
	.summary = N_("note a call, a visit, training, anything done"),
	.usage = "NUMBER [TEXT...]",
	.examples = "magang note JP-000871-5 'brings the diploma on Monday'\n"
		    "magang note MG-000123-4 --kind call no answer\n"
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
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run,
};
