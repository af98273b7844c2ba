/* SPDX-License-Identifier: MIT */
#include "magang/ops/merge.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/fields.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"
#include "magang/view/words.h"

struct merge_args {
	const char *reason;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct merge_args, reason), "TEXT",
		N_("why they are one; the history keeps it"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct merge_args, dry_run), NULL,
		N_("only show what would be kept of whom"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct merge_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

/* "phone=right" */
static int
keep(struct merge_plan *plan, const char *word, struct err *err)
{
	const size_t n = strcspn(word, "=");
	const char *side = word[n] ? word + n + 1 : "";
	const struct fdef *f = kind_field(KIND_PERSON, word, n);
	const bool right = strcmp(side, "right") == 0;

	if (!f)
		return err_set(err, MG_EUSAGE,
			_("a person has no field '%.*s'"), (int)n, word);
	if (!right && strcmp(side, "left") != 0)
		return err_set(err, MG_EUSAGE,
			_("'%s': write FIELD=left or FIELD=right"), word);
	if (!merge_plan_keep(plan, f->id, right))
		return err_set(err, MG_EUSAGE,
			_("'%s': the two do not differ there"), word);
	return 0;
}

static void
side_cell(struct page *page, const struct style *style, const struct record *r,
	const struct fdef *f)
{
	const struct value *v = record_get(r, f->id);
	struct buf b = BUF_INIT;

	if (v)
		record_cell(style, r, f, v, &b);
	page_cell(page, buf_str(&b));
	buf_release(&b);
}

static int
show_plan(struct app *app, const struct merge_plan *plan, bool json,
	struct err *err)
{
	const struct out_column columns[] = { { "field", _("Field"), 0, 0 },
		{ "left", _("Left"), 0, 0 }, { "right", _("Right"), 0, 0 },
		{ "kept", _("Kept"), 0, 0 } };
	struct style style = { .office = app->office, .form = OUT_TABLE };
	struct page page;
	int rc = office_look(app->office, &style.txn, err);

	if (rc)
		return rc;
	page_start(&page, app, json);
	page_rows(&page, "fields", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < plan->n; i++) {
		const struct merge_field *row = &plan->row[i];

		page_cell(&page, row->f->name);
		side_cell(&page, &style, plan->r[0], row->f);
		side_cell(&page, &style, plan->r[1], row->f);
		page_cell(&page, row->second ? "right" : "left");
		page_row(&page);
	}
	page_rows_end(&page);
	rc = page_end(&page, 0);
	office_look_end(style.txn);
	return rc;
}

static int
merge(struct app *app, const struct merge_args *a,
	const struct merge_plan *plan, struct err *err)
{
	struct receipt receipt = { 0 };
	char number[NUMBER_TEXT], *what;
	int rc = op_merge_persons(
		app->office, plan, a->reason, a->dry_run, &receipt, err);

	if (rc || a->dry_run)
		return rc ? rc : show_plan(app, plan, a->json, err);
	receipt.id = plan->person[0];
	what = xasprintf(_("merged with %s"),
		number_format(number, kind_person.prefix, plan->person[1]));
	rc = receipt_print(app, KIND_PERSON, what, &receipt, a->json, err);
	free(what);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct merge_args *a = args;
	struct record *r = xmalloc(2 * sizeof(*r));
	struct merge_plan plan;
	int rc = 0;

	for (int i = 0; !rc && i < 2; i++)
		rc = text_show(app, words[i], KIND_PERSON, &r[i], err);
	if (!rc) {
		rc = merge_plan_make(app->office, r[0].id, r[1].id, &plan, err);
		for (int i = 2; !rc && i < n; i++)
			rc = keep(&plan, words[i], err);
		if (!rc)
			rc = merge(app, a, &plan, err);
		merge_plan_release(&plan);
	}
	free(r);
	return rc;
}

const struct command cmd_merge = {
	.name = "merge",
	.summary = N_("two persons who are one become one"),
	.usage = "NUMBER NUMBER [FIELD=left|right...]",
	.examples = "magang merge MG-000123-4 MG-000456-8 --dry-run\n"
		    "magang merge MG-000123-4 MG-000456-8 phone=right\n",
	.more = N_(
		"The first one stays, and what belongs to the second stands "
		"on that page; both numbers open it. Where they differ what "
		"only one has is kept, then what fits the NIK, then what was "
		"changed last; FIELD=left keeps the value of the first. "
		"Nothing is lost: magang unmerge takes it back."),
	OPTIONS(options, struct merge_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MERGE),
};
