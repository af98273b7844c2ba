/* SPDX-License-Identifier: MIT */
#include "magang/exchange/card_list.h"

#include <stdio.h>
#include <string.h>

#include "command.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/store/plain_file.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"

struct cards_args {
	const char *of;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "of", OPT_TEXT, AT(struct cards_args, of), "NAME",
		N_("which assessment; without it that of the stage"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct cards_args, dry_run), NULL,
		N_("the same report, nothing is filed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct cards_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
read_list(struct app *app, const char *path, struct card_list *out,
	struct buf *faults, struct err *err)
{
	bool from_stdin = strcmp(path, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(path, err);
	int rc = in ? card_list_read(app->office, in, out, faults, err)
		    : err->code;

	if (in && !from_stdin)
		fclose(in);
	return rc;
}

static void
row_told(void *ctx, const struct card_line *row, const char *why)
{
	buf_addf(ctx, _("line %zu: %s\n"), row->line, why);
}

static int
report(struct app *app, const struct cards_args *a,
	const struct receipt *receipt)
{
	struct page page;

	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be filed; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("filed"), receipt);
	return page_end(&page, 0);
}

static int
file(struct app *app, const struct cards_args *a, const struct card_list *list,
	struct buf *faults, struct err *err)
{
	const struct card_sheet sheet = { .of = a->of,
		.heads = list->heads,
		.n_heads = list->n_heads,
		.rows = list->rows,
		.n = list->n,
		.try = a->dry_run,
		.told = row_told,
		.ctx = faults };
	struct receipt receipt = { 0 };
	int rc = 0;

	if (list->n)
		rc = op_assess_sheet(app->office, &sheet, &receipt, err);
	if (rc && !receipt.stayed)
		return rc;
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return report(app, a, &receipt);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct card_list list = { 0 };
	struct buf faults = BUF_INIT;
	int rc = read_list(app, words[0], &list, &faults, err);

	(void)n;
	if (!rc)
		rc = file(app, args, &list, &faults, err);
	if (!rc)
		out_block(app->log, buf_str(&faults));
	if (!rc && list.bad)
		app->status = err_exit_status(MG_EDATA);
	if (list.arena)
		card_list_release(&list);
	buf_release(&faults);
	return rc;
}

const struct command cmd_cards = {
	.name = "cards",
	.summary = N_("file your scorecards of many cases, as a list"),
	.usage = "FILE|-",
	.examples = "magang cards nilai.csv --dry-run\n"
		    "magang cards nilai.csv\n",
	.more = N_("A row for each case: a column 'case' with its number, one "
		   "for each criterion, by its name or label, and, if wanted, "
		   "'remark'; other columns are left alone. A list to fill in: "
		   "magang list case assess:me --columns number,name --csv. "
		   "One act: the good rows are filed, the others named by "
		   "their line. Each card is as 'magang assess' files it."),
	OPTIONS(options, struct cards_args),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run, PERM_ASSESS),
};
