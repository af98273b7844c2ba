/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"
#include "magang/view/receipt_set.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"
#include "magang/ops/ops_set.h"
#include "magang/view/page.h"
#include "magang/view/results.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"

struct set_args {
	uint64_t seen;
	const char *reason;
	bool dry_run, json, csv;
};

static const struct opt options[] = {
	{ 0, "seen", OPT_NUMBER, AT(struct set_args, seen), "VERSION",
		N_("the version that 'show' gave: refuse what changed since"),
		1, 0 },
	{ 0, "reason", OPT_TEXT, AT(struct set_args, reason), "TEXT",
		N_("why, for the history"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct set_args, dry_run), NULL,
		N_("show old and new, change nothing"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct set_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct set_args, csv), NULL,
		N_("of many a row for each: what became of it, and why"), 0,
		0 },
};

static int
apply(struct app *app, const struct set_args *a, const struct record *r,
	const struct setting *values, size_t n, struct err *err)
{
	struct receipt receipt = { 0 };
	int rc;

	if (a->dry_run) {
		rc = op_set_try(app->office, r->kind, r->id, a->seen, values, n,
			&receipt, err);
		return rc ? rc
			  : receipt_preview(
				    app, r, values, n, &receipt, a->json, err);
	}
	rc = op_set_fields(app->office, r->kind, r->id, a->seen, values, n,
		a->reason, &receipt, err);
	if (rc)
		return rc;
	return receipt_set(app, r->kind, _("changed"), &receipt, a->json, err);
}

static int
set_one(struct app *app, const struct set_args *a, char **words, int n,
	struct err *err)
{
	size_t n_values = (size_t)n - 1;
	struct setting *values =
		arena_array(app->arena, n_values + 1, sizeof(*values));
	struct record r;
	int rc = text_show(app, words[0], KIND_NONE, &r, err);

	if (!rc)
		rc = text_settings(app, r.kind,
			office_program_of(app->office, &r), &r, words + 1,
			n - 1, values, err);
	return rc ? rc : apply(app, a, &r, values, n_values, err);
}

static int
print_many(struct app *app, const struct set_args *a,
	const struct receipt *receipt, const struct results *results,
	struct err *err)
{
	struct page page;

	if (receipt->stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	if (a->csv)
		return results_csv(app, results, err);
	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be changed; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("changed"), receipt);
	return page_end(&page, 0);
}

/* KIND FILTER FIELD=VALUE... */
static int
set_many(struct app *app, const struct set_args *a, enum kind kind,
	char **words, int n, struct err *err)
{
	struct setting *values =
		arena_array(app->arena, (size_t)n + 1, sizeof(*values));
	struct many_values set = { kind, values, (size_t)n - 2, a->reason,
		a->dry_run };
	struct receipt receipt = { 0 };
	struct results results = { 0 };
	uint64_t *ids = NULL;
	size_t n_ids;
	int rc = 0;

	if (n < 3)
		rc = err_set(err, MG_EUSAGE,
			_("write KIND 'FILTER' FIELD=VALUE, the filter as one "
			  "word"));
	if (!rc && a->seen)
		rc = err_set(err, MG_EUSAGE, _("'--seen' is of one record"));
	if (!rc)
		rc = text_settings(
			app, kind, NULL, NULL, words + 2, n - 2, values, err);
	if (!rc)
		rc = list_ids(app, kind, words[1], &ids, &n_ids, err);
	results_begin(&results, app->office, kind);
	if (!rc)
		rc = op_set_many(app->office, &set, ids, n_ids, &receipt, err);
	results_end(&results, app->office, &receipt);
	if (!rc || receipt.stayed)
		rc = print_many(app, a, &receipt, &results, err);
	results_release(&results);
	free(ids);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct kind_info *kind = kind_by_name(words[0]);

	return kind ? set_many(app, args, kind->kind, words, n, err)
		    : set_one(app, args, words, n, err);
}

const struct command cmd_set = {
	.name = "set",
	.summary = N_("change fields of a record, or of all of a filter"),
	.usage = "NUMBER FIELD=VALUE...",
	.examples = "magang set MG-000123-4 phone=081200005678\n"
		    "magang set JP-000871-5 jlpt=n4 planned_start=2027-04-01\n"
		    "magang set MG-000123-4 email=\n"
		    "magang set MG-000123-4 --seen 4711 name='Siti Aminah' "
		    "--reason 'as on the KTP'\n"
		    "magang set case 'stage:doc_check area:GRT' officer=rina "
		    "--dry-run\n",
	.more = N_("FIELD= takes the value away. With a kind and a filter, as "
		   "one word, in place of the number: all that it finds, as "
		   "one act; those that may not be changed stay, and why is "
		   "told."),
	OPTIONS(options, struct set_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
