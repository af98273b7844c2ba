/* SPDX-License-Identifier: MIT */
/*
 * What screens have put by (ops/aside.h), fetched. A command of it runs as if it had
 * been typed: behind the door as far as the door lets it.
 */
#include "command.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/quoted.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/ops/aside.h"
#include "magang/view/out.h"
#include "magang/view/page.h"

struct out_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct out_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static void
kept_row(struct page *p, struct office *office, const struct aside *h,
	const char *what)
{
	char when[DATE_TIME_TEXT];

	date_format_time(when, h->when, office->zone);
	page_cell(p, h->name);
	page_cell(p, when);
	page_cell(p, h->text ? _("a text") : what);
	page_row(p);
}

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct out_column columns[] = {
		{ "name", _("Name"), OUT_CODE, 0 },
		{ "when", _("When"), OUT_CODE, 0 },
		{ "what", _("What"), 0, 0 },
	};
	const struct out_args *a = args;
	struct aside heads[ASIDE_KEPT], head;
	struct page page;
	size_t found = 0;
	int rc = aside_heads(app->office, heads, &found, err);

	(void)words;
	(void)n;
	page_start(&page, app, a->json);
	page_rows(&page, "kept", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; !rc && i < found; i++) {
		struct buf what = BUF_INIT;

		rc = aside_find(app->office, heads[i].name, &head, &what, err);
		if (!rc)
			kept_row(&page, app->office, &head, buf_str(&what));
		buf_release(&what);
	}
	page_rows_end(&page);
	app->status = found == 0;
	return page_end(&page, rc);
}

/* What it is, with the office closed again: a command opens it for itself. */
static int
find(struct app *app, const char *name, struct aside *head, struct buf *what,
	struct err *err)
{
	int rc = session_open(app, err);

	if (!rc)
		rc = aside_find(app->office, name, head, what, err);
	if (!rc && head->text)
		rc = access_need(&app->office->access, PERM_EXPORT, err);
	office_close(app->office);
	app->office = NULL;
	return rc;
}

static int
run_get(struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct aside head = { .text = true };
	struct buf what = BUF_INIT;
	struct quoted q = { .n = 0 };
	int rc = find(app, words[0], &head, &what, err);

	(void)args;
	(void)n;
	if (!rc && head.text)
		fwrite(buf_str(&what), 1, what.len, app->out);
	else if (!rc)
		rc = quoted_split(buf_str(&what), &q, err);
	if (!rc && q.n)
		rc = app->run_words(app, q.words, q.n, err);
	quoted_release(&q);
	buf_release(&what);
	return rc;
}

static const struct command list = {
	.name = "list",
	.summary = N_("what your screens have put by, the last one first"),
	.usage = "",
	.examples = "magang out list\n",
	OPTIONS(options, struct out_args),
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command get = {
	.name = "get",
	.summary = N_("print one of them"),
	.usage = "NAME",
	.examples = "magang out get case-1 > cases.csv\n",
	.more = N_("Over ssh: ssh HOST out get NAME > FILE. A list is as it "
		   "is now, not as it was."),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS_ALONE(run_get),
};

static const struct command *const verbs[] = { &list, &get };

const struct command cmd_out = {
	.name = "out",
	.summary = N_("what screens have put by to be fetched: lists, "
		      "letters, rolls"),
	.usage = "list|get ...",
	.examples = "magang out list\n"
		    "magang out get case-1 > cases.csv\n",
	.more = N_("A session of the screens writes no files. What W writes "
		   "there, the letters that p sends, the results of many and "
		   "rolls are kept under a name, the last 40 of each user, "
		   "and printed by this, here or over ssh."),
	VERBS(verbs),
};
