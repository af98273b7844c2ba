/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/wish_file.h"
#include "magang/ops/ops_wish.h"
#include "magang/store/plain_file.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

#define NO_WISH "none" /* in place of wishes */

struct wish_args {
	const char *file;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "file", OPT_FILE, AT(struct wish_args, file), "FILE",
		N_("the wishes of many as CSV: number, wishes"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct wish_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct wish_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
set(struct app *app, const struct wish_args *a, const struct wish *rows,
	size_t n, struct err *err)
{
	struct receipt receipt = { 0 };
	struct page page;
	int rc = op_wishes_set(app->office, rows, n, a->dry_run, &receipt, err);

	if (rc)
		return rc;
	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be changed; nothing is changed"),
			receipt.went, receipt.went + receipt.stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("changed"), &receipt);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return page_end(&page, 0);
}

/* The rows that can be are taken, the others are told. */
static int
set_file(struct app *app, const struct wish_args *a, struct err *err)
{
	const bool from_stdin = strcmp(a->file, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(a->file, err);
	struct wish_file wishes = { 0 };
	struct buf faults = BUF_INIT;
	int rc = in ? wish_file_read(app->office, in, &wishes, &faults, err)
		    : err->code;

	if (in && !from_stdin)
		fclose(in);
	if (!rc && wishes.n)
		rc = set(app, a, wishes.rows, wishes.n, err);
	if (wishes.bad) {
		out_block(app->log, buf_str(&faults));
		app->status = err_exit_status(MG_EDATA);
	}
	wish_file_release(&wishes);
	buf_release(&faults);
	return rc;
}

static int
set_typed(struct app *app, const struct wish_args *a, char **words, int n,
	struct err *err)
{
	const char *text = text_join(app, words + 1, n - 1);
	struct record *kase = xmalloc(sizeof(*kase));
	struct wish is;
	int rc = text_find_kind(app, words[0], KIND_CASE, kase, err);

	if (!rc && strcmp(text, NO_WISH) != 0)
		rc = wish_typed(app->office, kase->id, text, &is, err);
	else
		is = (struct wish){ .kase = kase->id };
	free(kase);
	return rc ? rc : set(app, a, &is, 1, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct wish_args *a = args;

	if (a->file ? n != 0 : n < 2)
		return err_set(err, MG_EUSAGE,
			_("write NUMBER and its wishes, or --file FILE"));
	return a->file ? set_file(app, a, err)
		       : set_typed(app, a, words, n, err);
}

const struct command cmd_wish = {
	.name = "wish",
	.summary = N_("the places that somebody wishes"),
	.usage = "[NUMBER WISHES|none]",
	.examples = "magang wish JP-000871-5 'K-07 K-11'\n"
		    "magang wish JP-000871-5 'K-07 !id'\n"
		    "magang wish JP-000871-5 none\n"
		    "magang wish --file wishes.csv\n",
	.more = N_("The best first, '=' between equals, '!' before what is "
		   "refused: places by name or number, a host for all its open "
		   "places, a country that is refused. Ten at most. It is all "
		   "of it: what stood there before goes."),
	OPTIONS(options, struct wish_args),
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run, PERM_EDIT),
};
