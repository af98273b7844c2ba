/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include "magang/cli/cli.h"
#include "magang/view/page.h"

#include "magang/base/err.h"

struct args {
	const char *reason;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct args, reason), "TEXT",
		N_("why; some moves need one"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct args, dry_run), NULL,
		N_("show what is missing, change nothing"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static void
print_answer(struct app *app, const char *stage, const char *missing, bool json)
{
	struct page page;

	page_start(&page, app, json);
	if (missing)
		page_line(&page, "%s", missing);
	else
		page_line(&page, _("the move to '%s' is possible"), stage);
	page_item(&page, "stage", NULL, stage, 0);
	page_item(&page, "allowed", NULL, missing ? "false" : "true", OUT_BOOL);
	page_item(&page, "missing", NULL, missing, 0);
	page_finish(&page);
	app->status = missing != NULL;
}

static int
dry_run(struct app *app, const struct args *a, uint64_t id, const char *stage,
	struct err *err)
{
	struct err why = ERR_INIT;
	int rc = op_case_move_check(app->office, id, stage, a->reason, &why);

	if (rc && rc != MG_ENOTALLOWED)
		return err_set(err, rc, "%s", why.text);
	print_answer(app, stage, rc ? why.text : NULL, a->json);
	return 0;
}

static int
move(struct app *app, const struct args *a, uint64_t id, const char *stage,
	struct err *err)
{
	struct receipt receipt = { 0 };
	int rc = op_case_move(app->office, id, stage, a->reason, &receipt, err);

	if (rc)
		return rc;
	return receipt_print(
		app, KIND_CASE, _("moved"), &receipt, a->json, err);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct args *a = args;
	struct record c;
	int rc = text_find_kind(app, words[0], KIND_CASE, &c, err);

	(void)n;
	if (rc)
		return rc;
	return a->dry_run ? dry_run(app, a, c.id, words[1], err)
			  : move(app, a, c.id, words[1], err);
}

const struct command cmd_move = {
	.name = "move",
	.summary = N_("move a case to another stage"),
	.usage = "NUMBER STAGE",
	.examples =
		"magang move JP-000871-2 doc_check\n"
		"magang move JP-000871-2 selection --dry-run\n"
		"magang move JP-000871-2 withdrawn --reason 'works abroad'\n",
	.more = N_(
		"'magang show NUMBER' lists the stages that can be reached."),
	OPTIONS(options, struct args),
	.min = 2,
	.max = 2,
	.need = NEED_STORE,
	.run = run,
};
