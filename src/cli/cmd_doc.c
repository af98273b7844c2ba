/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"
#include "magang/view/typed_day.h"

#include "command.h"
#include "program_name.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/ops/ops_case.h"

struct doc_args {
	const char *date;
	bool gone, json;
};

static const struct opt options[] = {
	{ 0, "date", OPT_TEXT, AT(struct doc_args, date), "DATE",
		N_("date of the document (today)"), 0, 0 },
	{ 0, "gone", OPT_FLAG, AT(struct doc_args, gone), NULL,
		N_("it is not there any more"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct doc_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
read_date(const struct app *app, const struct doc_args *a, int32_t *out,
	struct err *err)
{
	*out = a->gone ? DATE_NONE : app->office->today;
	if (a->gone && a->date)
		return err_set(err, MG_EUSAGE,
			_("'--date' and '--gone' exclude each other"));
	return a->date ? typed_day(app->office, a->date, out, err) : 0;
}

/* A misspelt name gets the nearest right one. */
static int
check_name(struct office *office, const struct record *c, const char *name,
	struct err *err)
{
	const struct program *program = office_program_of(office, c);
	int rc = program ? document_named(program, name, err) : 0;

	return rc < 0 ? rc : 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct doc_args *a = args;
	struct receipt receipt = { 0 };
	struct record c;
	int32_t date;
	int rc = read_date(app, a, &date, err);

	(void)n;
	if (!rc)
		rc = text_find_kind(app, words[0], KIND_CASE, &c, err);
	if (!rc)
		rc = check_name(app->office, &c, words[1], err);
	if (!rc)
		rc = op_case_document(
			app->office, c.id, words[1], date, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_CASE,
			    a->gone ? _("document taken off")
				    : _("document noted"),
			    &receipt, a->json, err);
}

const struct command cmd_doc = {
	.name = "doc",
	.summary = N_("tick a document of the checklist"),
	.usage = "NUMBER DOCUMENT",
	.examples = "magang doc JP-000871-5 ktp\n"
		    "magang doc JP-000871-5 mcu --date 2026-11-20\n"
		    "magang doc JP-000871-5 passport --gone\n",
	OPTIONS(options, struct doc_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run, PERM_EDIT),
};
