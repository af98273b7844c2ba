/* SPDX-License-Identifier: MIT */
/* All that a user has in hand, to others. */
#include "user_handover.h"

#include <string.h>

#include "command.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/ops/handover.h"
#include "magang/ops/ops_work.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/view/handover_words.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/words.h"

struct handover_args {
	const char *to, *split;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "to", OPT_TEXT, AT(struct handover_args, to), "USER,...",
		N_("to whom, one or several"), 0, 0 },
	{ 0, "split", OPT_TEXT, AT(struct handover_args, split), "HOW",
		N_("area: those of an area and a program stay together (as "
		   "usual); load: each to whoever has the least"),
		0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct handover_args, dry_run), NULL,
		N_("who would get what, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct handover_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
read_args(struct app *app, const struct handover_args *a, const char *user,
	struct handover *h, struct err *err)
{
	if (a->split && strcmp(a->split, "area") && strcmp(a->split, "load"))
		return err_set(err, MG_EUSAGE,
			_("--split is area or load, not '%s'"), a->split);
	h->split = a->split && strcmp(a->split, "load") == 0 ? SPLIT_LOAD
							     : SPLIT_AREA;
	h->from = work_user(app->office, user, err);
	return h->from ? handover_receivers(
				 app->office, a->to ? a->to : "", h, err)
		       : err->code;
}

static const char *
to_name(struct txn *txn, uint64_t to, char name[64])
{
	access_user_name(txn, to, name, 64);
	return to ? name : NULL;
}

/* Each by itself, for who looks before it happens. */
static int
print_cases(struct page *p, const struct app *app, const struct handover *h,
	struct err *err)
{
	const struct out_column columns[] = {
		{ "case", _("Case"), OUT_CODE, 0 },
		{ "to", _("To"), OUT_CODE, 0 },
		{ "why", _("Why"), OUT_WRAP, 0 },
	};
	char number[NUMBER_TEXT], name[64];
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	page_rows(p, "cases", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < h->cases.n; i++) {
		const struct handover_item *c = &h->cases.rows[i];

		page_cell(p, office_number_of(app->office, txn, KIND_CASE,
				     c->id, number));
		page_cell(p, to_name(txn, c->to, name));
		page_cell(p, handover_why_word(c->why));
		page_row(p);
	}
	page_rows_end(p);
	office_look_end(txn);
	return 0;
}

static int
print_rows(struct page *p, const struct app *app, const struct handover *h,
	struct err *err)
{
	const struct out_column columns[] = {
		{ "to", _("To"), OUT_CODE, 0 },
		{ "area", _("Regency"), OUT_CODE, 0 },
		{ "program", _("Program"), OUT_CODE, 0 },
		{ "cases", _("Cases"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "tasks", _("Tasks"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	char name[64];
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	page_rows(p, "rows", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < h->n_rows; i++) {
		const struct handover_row *row = &h->rows[i];

		const struct outline *o = rulebook_outline(
			&app->office->book, txn, row->program, 0);

		page_cell(p, to_name(txn, row->to, name));
		page_area(p, app->office, row->area);
		page_cell(p, o ? o->name : NULL);
		page_count_cell(p, row->cases);
		page_count_cell(p, row->tasks);
		page_row(p);
	}
	page_rows_end(p);
	office_look_end(txn);
	return 0;
}

static int
hand_over(struct app *app, const struct handover_args *a, struct handover *h,
	struct err *err)
{
	struct receipt receipt = { 0 };
	struct page page;
	int rc = op_handover(app->office, h, a->dry_run, &receipt, err);

	if (rc && !receipt.stayed)
		return rc;
	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page, _("%zu of %zu would go; nothing is changed"),
			receipt.went, receipt.went + receipt.stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("given"), &receipt);
	rc = print_rows(&page, app, h, err);
	if (!rc && a->dry_run)
		rc = print_cases(&page, app, h, err);
	rc = page_end(&page, rc);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct handover_args *a = args;
	struct handover h = { 0 };
	int rc = read_args(app, a, words[0], &h, err);

	(void)n;
	if (!rc && !office_areas(app->office, err))
		rc = err->code;
	if (!rc)
		rc = handover_plan(app->office, &h, err);
	if (!rc && !h.n_rows)
		rc = handover_nothing(app->office, words[0], err);
	if (!rc)
		rc = hand_over(app, a, &h, err);
	handover_release(&h);
	return rc;
}

const struct command user_handover = {
	.name = "handover",
	.summary = N_("give all that a user has in hand to others"),
	.usage = "USER --to USER,...",
	.examples = "magang user handover asep --to rina,budi --split load "
		    "--dry-run\n"
		    "magang user handover asep --to rina\n",
	.more = N_("Open cases with their tasks, and open tasks that name "
		   "the user, each to somebody who sees it. One act, which "
		   "'magang undo' takes back."),
	OPTIONS(options, struct handover_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_PLAN),
};
