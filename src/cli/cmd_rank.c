/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/rank_file.h"
#include "magang/ops/ops_rank.h"
#include "magang/store/plain_file.h"
#include "magang/view/out.h"
#include "magang/view/page.h"

#define ANYBODY "any" /* in place of an order */

struct rank_args {
	const char *file;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "file", OPT_FILE, AT(struct rank_args, file), "FILE",
		N_("the order as CSV: number, rank, refused"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct rank_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct rank_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static int
report(struct app *app, const struct rank_args *a,
	const struct ranks_changed *is, const struct receipt *receipt)
{
	char act[NUMBER_TEXT];
	struct page page;

	page_start(&page, app, a->json);
	page_line(&page,
		a->dry_run ? _("%zu would be new, %zu other than before, %zu "
			       "gone; nothing is changed")
			   : _("%zu new, %zu other than before, %zu gone"),
		is->added, is->changed, is->gone);
	if (!a->dry_run) {
		text_act(act, receipt->act);
		page_line(&page, _("(act %s)"), act);
		page_item(&page, "act", NULL, act, 0);
	}
	page_count(&page, "new", NULL, is->added);
	page_count(&page, "changed", NULL, is->changed);
	page_count(&page, "gone", NULL, is->gone);
	return page_end(&page, 0);
}

static int
set(struct app *app, const struct rank_args *a, uint64_t ranking,
	const struct ranked *rows, size_t n, struct err *err)
{
	const struct ranks_told told = { .ranking = ranking,
		.rows = rows,
		.n = n,
		.whole = true,
		.try = a->dry_run };
	struct ranks_changed is;
	struct receipt receipt = { 0 };
	int rc = op_ranks_set(app->office, &told, &is, &receipt, err);

	return rc ? rc : report(app, a, &is, &receipt);
}

/* Of a list that somebody sent nothing is taken when a part of it is wrong. */
static int
set_file(struct app *app, const struct rank_args *a, uint64_t ranking,
	struct err *err)
{
	const bool from_stdin = strcmp(a->file, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(a->file, err);
	struct rank_file ranks = { 0 };
	struct buf faults = BUF_INIT;
	int rc = in ? rank_file_read(app->office, in, &ranks, &faults, err)
		    : err->code;

	if (in && !from_stdin)
		fclose(in);
	if (!rc && ranks.bad) {
		out_block(app->log, buf_str(&faults));
		rc = err_set(err, MG_EDATA,
			_n("%zu row is wrong; no rank was taken",
				"%zu rows are wrong; no rank was taken",
				ranks.bad),
			ranks.bad);
	}
	if (!rc)
		rc = set(app, a, ranking, ranks.rows, ranks.n, err);
	rank_file_release(&ranks);
	buf_release(&faults);
	return rc;
}

static int
set_typed(struct app *app, const struct rank_args *a, uint64_t ranking,
	const char *text, struct err *err)
{
	struct ranked *rows = NULL;
	size_t n = 0;
	int rc = 0;

	if (strcmp(text, ANYBODY) != 0)
		rc = ranks_typed(app->office, text, &rows, &n, err);
	if (!rc)
		rc = set(app, a, ranking, rows, n, err);
	free(rows);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct rank_args *a = args;
	struct record *ranking = xmalloc(sizeof(*ranking));
	int rc = text_find_kind(app, words[0], KIND_RANKING, ranking, err);

	if (!rc && (n > 1) == (a->file != NULL))
		rc = err_set(err, MG_EUSAGE,
			_("write an order, 'any', or --file FILE"));
	if (!rc && a->file)
		rc = set_file(app, a, ranking->id, err);
	else if (!rc)
		rc = set_typed(app, a, ranking->id,
			text_join(app, words + 1, n - 1), err);
	free(ranking);
	return rc;
}

const struct command cmd_rank = {
	.name = "rank",
	.summary = N_("the order in which a host takes people"),
	.usage = "NUMBER [ORDER|any]",
	.examples =
		"magang rank UP-000001-3 'JP-000871-5 JP-000872-8'\n"
		"magang rank UP-000001-3 'JP-000871-5 !JP-000872-8' --dry-run\n"
		"magang rank UP-000001-3 --file ranks.csv\n"
		"magang rank UP-000001-3 any\n",
	.more = N_("The best first, '=' between equals, '!' before who is "
		   "refused. It is the whole order: who is not in it has no "
		   "rank any more. With 'any' all are equal. A ranking is made "
		   "by: magang add ranking program=NAME host=NUMBER name=TEXT; "
		   "slot=NUMBER makes it that of some of its places alone, "
		   "rest=yes takes the others behind those who are in it."),
	OPTIONS(options, struct rank_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run, PERM_MATCH),
};
