/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"
#include "magang/view/typed_day.h"

#include <stdlib.h>

#include "command.h"

#include "magang/view/page.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_about.h"

struct task_args {
	const char *due;
	bool done, json;
};

static const struct opt options[] = {
	{ 0, "due", OPT_TEXT, AT(struct task_args, due), "DATE",
		N_("when: a date, or '5 working days' from today"), 0, 0 },
	{ 0, "done", OPT_FLAG, AT(struct task_args, done), NULL,
		N_("the task with this number is done"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct task_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
tasks_done(struct app *app, const struct task_args *a, char **words, int n,
	struct err *err)
{
	uint64_t *ids = xcalloc((size_t)n, sizeof(*ids));
	struct receipt receipt = { 0 };
	struct record task;
	int rc = 0;

	for (int i = 0; !rc && i < n; i++) {
		rc = text_find_kind(app, words[i], KIND_TASK, &task, err);
		ids[i] = task.id;
	}
	if (!rc)
		rc = op_tasks_done(app->office, ids, (size_t)n, &receipt, err);
	free(ids);
	if (rc && (n == 1 || !receipt.stayed))
		return rc;
	if (n == 1)
		return receipt_print(
			app, KIND_TASK, _("done"), &receipt, a->json, err);
	receipt_many(app, _("done"), &receipt, a->json);
	app->status = receipt.stayed ? err_exit_status(MG_ENOTALLOWED) : 0;
	return 0;
}

static int
task_add(struct app *app, const struct task_args *a, char **words, int n,
	struct err *err)
{
	struct receipt receipt = { 0 };
	struct record about;
	const char *text = text_join(app, words + 1, n - 1);
	struct page page;
	int32_t due;
	int rc = typed_day(app->office, a->due, &due, err);

	if (!rc)
		rc = text_find(app, words[0], &about, err);
	if (!rc)
		rc = op_task_add(app->office, about.kind, about.id, text, due,
			&receipt, err);
	if (rc)
		return rc;
	page_start(&page, app, a->json);
	rc = receipt_page(app, &page, KIND_TASK, _("added"), &receipt, err);
	if (!rc)
		typed_day_holidays(app->office, &page, a->due, due);
	return page_end(&page, rc);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct task_args *a = args;

	if (a->done && !a->due)
		return tasks_done(app, a, words, n, err);
	if (!a->done && n > 1 && a->due)
		return task_add(app, a, words, n, err);
	return err_set(err, MG_EUSAGE,
		_("write 'magang task NUMBER TEXT --due DATE' or "
		  "'magang task NUMBER --done'"));
}

const struct command cmd_task = {
	.name = "task",
	.summary = N_("something to do by a date, or done"),
	.usage = "NUMBER TEXT... --due DATE | NUMBER... --done",
	.examples = "magang task JP-000871-5 ask for the passport "
		    "--due 2026-12-01\n"
		    "magang task MG-000123-4 call back --due '3 working days'\n"
		    "magang task TS-000045-0 --done\n",
	OPTIONS(options, struct task_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_REGISTER),
};
