/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdio.h>
#include <string.h>

#include "command.h"
#include "program_name.h"

#include "magang/view/kind_view.h"
#include "magang/view/page.h"
#include "magang/view/codes.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/linkage/duplicate.h"
#include "magang/office/evidence.h"

#define SIMILAR_MAX 10

struct add_args {
	struct opt_list of_case;
	const char *program;
	bool json;
};

static const struct opt options[] = {
	{ 0, "program", OPT_TEXT, AT(struct add_args, program), "PROGRAM",
		N_("open a case of the person in it, in the same act"), 0, 0 },
	{ 0, "case", OPT_LIST, AT(struct add_args, of_case), "FIELD=VALUE",
		N_("a value of that case"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct add_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static void
similar_row(struct app *app, struct page *page, struct txn *txn,
	const struct likeness *l)
{
	char number[NUMBER_TEXT], name[256];
	struct buf band = BUF_INIT, evidence = BUF_INIT;
	struct record r;

	if (!office_sees(app->office, txn, KIND_PERSON, l->id, &r))
		return;
	text_number(app->office, txn, KIND_PERSON, l->id, number);
	page_cell(page, number);
	page_cell(page, record_text(&r, F_NAME, name, sizeof(name)));
	words_likeness(l->likeness * DECIMAL_ONE, &band);
	page_cell(page, buf_str(&band));
	evidence_print(l->evidence, strlen(l->evidence), &evidence);
	page_cell(page, buf_str(&evidence));
	page_row(page);
	buf_release(&band);
	buf_release(&evidence);
}

/* Persons like the new one; the pairs are on the list of doubts already. */
static int
show_similar(struct app *app, struct page *page, uint64_t id, struct err *err)
{
	const struct out_column columns[] = {
		{ "id", _("Number"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 40 },
		{ "likeness", _("Likeness"), 0, 0 },
		{ "evidence", _("Evidence"), 0, 0 },
	};
	struct likeness rows[SIMILAR_MAX];
	struct record r;
	struct txn *txn;
	size_t n = 0;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	if (office_sees(app->office, txn, KIND_PERSON, id, &r))
		n = duplicates_of(app->office, txn, &r, rows, SIMILAR_MAX);
	page_rows(page, "similar", _("Perhaps the same person:"), columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		if (rows[i].id != id &&
			(int)link_band(rows[i].likeness) >=
				app->office->book.site.similar_line)
			similar_row(app, page, txn, &rows[i]);
	office_look_end(txn);
	page_rows_end(page);
	return 0;
}

static int
print_added(struct app *app, enum kind kind, const struct receipt *receipt,
	const struct receipt *kase, bool json, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, json);
	rc = receipt_page(app, &page, kind, _("added"), receipt, err);
	if (!rc)
		receipt_notes(&page, receipt);
	if (!rc && kase->id)
		rc = receipt_first_case(app, &page, kase, err);
	if (!rc && receipt->doubts > 0)
		rc = show_similar(app, &page, receipt->id, err);
	return page_end(&page, rc);
}

/* Others have a command of their own, which fills in what belongs to them. */
static bool
is_added(enum kind kind)
{
	return !kind_view(kind)->made_by;
}

static int
can_add(enum kind kind, struct err *err)
{
	const char *instead = kind_view(kind)->made_by;

	return !is_added(kind) ? err_set(err, MG_EUSAGE,
					 _("'add' does not make this kind; use "
					   "'magang %s'"),
					 instead)
			       : 0;
}

/* What --program and --case say; without them there is no first case. */
static int
first_case(struct app *app, const struct add_args *a, struct opening *first,
	struct err *err)
{
	const size_t n = a->of_case.n;
	char **words = arena_array(app->arena, n + 1, sizeof(*words));
	struct setting *values =
		arena_array(app->arena, n + 1, sizeof(*values));
	const struct program *program;
	int rc;

	if (!a->program)
		return n ? err_set(err, MG_EUSAGE,
				   _("--case is for the case that --program "
				     "opens"))
			 : 0;
	for (size_t i = 0; i < n; i++)
		words[i] = arena_strndup(app->arena, a->of_case.rows[i],
			strlen(a->of_case.rows[i]));
	rc = program_named(app->office, a->program, &program, err);
	if (!rc)
		rc = text_settings(app, KIND_CASE, program, NULL, words, (int)n,
			values, err);
	if (!rc)
		*first = (struct opening){ program->name, values, n };
	return rc;
}

static int
add_person(struct app *app, const struct add_args *a,
	const struct setting *values, size_t n, struct receipt *out,
	struct receipt *kase, struct err *err)
{
	struct opening first = { 0 };
	int rc = first_case(app, a, &first, err);

	if (rc)
		return rc;
	if (!first.program)
		return op_person_add(app->office, values, n, out, err);
	return op_person_with_case(
		app->office, values, n, &first, out, kase, err);
}

static int
add_other(struct app *app, const struct add_args *a, enum kind kind,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err)
{
	if (a->program || a->of_case.n)
		return err_set(err, MG_EUSAGE,
			_("only a person is registered with a case"));
	return op_add(app->office, kind, values, n, out, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct add_args *a = args;
	size_t n_values = (size_t)n - 1;
	struct setting *values =
		arena_array(app->arena, n_values + 1, sizeof(*values));
	struct receipt receipt = { 0 }, kase = { 0 };
	enum kind kind;
	int rc = text_kind(words[0], &kind, err);

	if (!rc)
		rc = can_add(kind, err);
	if (!rc)
		rc = text_settings(
			app, kind, NULL, NULL, words + 1, n - 1, values, err);
	if (!rc && kind_is_owner(kind))
		rc = add_person(app, a, values, n_values, &receipt, &kase, err);
	else if (!rc)
		rc = add_other(app, a, kind, values, n_values, &receipt, err);
	return rc ? rc : print_added(app, kind, &receipt, &kase, a->json, err);
}

const struct command cmd_add = {
	.name = "add",
	.summary = N_("register a person, an organisation, a cohort ..."),
	.usage = "KIND FIELD=VALUE...",
	.examples = "magang add person name='Siti Aminah' "
		    "nik=3205055203989001 phone=081200001234\n"
		    "magang add person name='Siti Aminah' regency=32.05 "
		    "--program kyoto-ikusei --case jlpt=n5\n"
		    "magang add organisation name='PT Maju' kind=host "
		    "country=jp\n"
		    "magang add cohort name='Bandung 1' "
		    "program=kyoto-ikusei area=32.73 from=2027-02-01 "
		    "until=2027-05-30 seats=20\n",
	.more = N_(
		"Birth date, sex and first district are taken from the NIK "
		"where they are not given. Similar persons are shown. Who is "
		"bound to programs registers with --program."),
	OPTIONS(options, struct add_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	.takes = is_added,
	RUNS(run, PERM_READ),
};
