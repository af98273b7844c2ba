/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdlib.h>

#include "command.h"
#include "program_name.h"
#include "magang/view/why_page.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_case.h"

struct move_args {
	const char *reason, *cause;
	bool dry_run, json;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct move_args, reason), "TEXT",
		N_("why; some moves need one"), 0, 0 },
	{ 0, "cause", OPT_TEXT, AT(struct move_args, cause), "CODE",
		N_("what for: one of those that its program lists"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct move_args, dry_run), NULL,
		N_("show what is missing, change nothing"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct move_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
print_answer(struct app *app, const char *stage, const char *missing, bool json,
	struct err *err)
{
	const struct verdict *v = app->office->verdict;
	const struct stage *list = op_case_list(app->office, stage);
	struct style style = { .office = app->office, .form = OUT_TABLE };
	struct page page;
	int rc = office_look(app->office, &style.txn, err);

	if (rc)
		return rc;
	page_start(&page, app, json);
	if (missing)
		page_line(&page, "%s", missing);
	else if (list)
		page_line(&page,
			_("there is no room in '%s'; it would come on "
			  "'%s'"),
			stage, list->name);
	else
		page_line(&page, _("the move to '%s' is possible"), stage);
	page_item(&page, "stage", NULL, stage, 0);
	page_item(&page, "allowed", NULL, missing ? "false" : "true", OUT_BOOL);
	page_item(&page, "list", NULL, missing || !list ? NULL : list->name, 0);
	page_item(&page, "missing", NULL, missing, 0);
	why_rows(&page, "reasons", &style, v, 1);
	why_lines(&page, _("Rules that are not met"), &style, v, false);
	page_end(&page, 0);
	office_look_end(style.txn);
	app->status = missing != NULL;
	return 0;
}

static int
dry_run(struct app *app, const struct move_args *a, uint64_t id,
	const char *stage, struct err *err)
{
	struct record *kase = arena_alloc(app->arena, sizeof(*kase));
	struct err why = ERR_INIT;
	int rc = office_show(app->office, KIND_CASE, id, app->arena, kase, err);

	if (rc)
		return rc;
	rc = op_case_move_check(app->office,
		&(struct decision){ .id = id,
			.stage = stage,
			.reason = a->reason,
			.cause = a->cause },
		&why);
	if (rc && rc != MG_ENOTALLOWED)
		return err_set(err, rc, "%s", why.text);
	return print_answer(app, stage, rc ? why.text : NULL, a->json, err);
}

static int
move(struct app *app, const struct move_args *a, uint64_t id, const char *stage,
	struct err *err)
{
	struct receipt receipt = { 0 };
	int rc = op_case_decide(app->office,
		&(struct decision){ .id = id,
			.stage = stage,
			.reason = a->reason,
			.cause = a->cause },
		&receipt, err);

	if (rc)
		return rc;
	return receipt_case(app,
		receipt.waits      ? _("on the waiting list, for want of room")
		: receipt.proposed ? _("proposed; a second person approves it")
				   : _("moved"),
		&receipt, a->json, err);
}

/* One act, and one line for why some stay. */
static int
move_many(struct app *app, const struct move_args *a, const uint64_t *ids,
	size_t n, const char *stage, struct err *err)
{
	struct receipt receipt = { 0 };
	uint64_t *left = xcalloc(n, sizeof(*left));
	size_t n_left;
	int rc = op_cases_move(app->office, ids, n,
		&(struct decision){ .stage = stage,
			.reason = a->reason,
			.cause = a->cause },
		left, &n_left, &receipt, err);

	free(left);
	if (rc && !receipt.stayed)
		return rc;
	receipt_many(app, _("moved"), &receipt, a->json);
	app->status = receipt.stayed ? err_exit_status(MG_ENOTALLOWED) : 0;
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct move_args a = *(const struct move_args *)args;
	const char *stage = words[n - 1];
	size_t n_ids = (size_t)n - 1;
	uint64_t *ids = xcalloc(n_ids, sizeof(*ids));
	struct record c;
	int rc = stage_named(app, &stage, err);

	if (!rc)
		rc = cause_named(app, &a.cause, err);
	if (!rc && a.dry_run && n_ids > 1)
		rc = err_set(err, MG_EUSAGE, _("--dry-run is for one case"));
	for (size_t i = 0; !rc && i < n_ids; i++) {
		rc = text_find_kind(app, words[i], KIND_CASE, &c, err);
		ids[i] = c.id;
	}
	if (!rc && n_ids > 1)
		rc = move_many(app, &a, ids, n_ids, stage, err);
	else if (!rc)
		rc = a.dry_run ? dry_run(app, &a, ids[0], stage, err)
			       : move(app, &a, ids[0], stage, err);
	free(ids);
	return rc;
}

const struct command cmd_move = {
	.name = "move",
	.summary = N_("move a case to another stage"),
	.usage = "NUMBER... STAGE",
	.examples =
		"magang move JP-000871-5 doc_check\n"
		"magang move JP-000871-5 doc_check --dry-run\n"
		"magang move JP-000871-5 withdrawn --reason 'works abroad'\n"
		"magang move JP-000871-5 JP-000872-8 doc_check\n",
	.more = N_(
		"'magang show NUMBER' lists the stages that can be reached. "
		"Several cases are one act; those that may not move stay, and "
		"why is told."),
	OPTIONS(options, struct move_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MOVE),
};
