/* SPDX-License-Identifier: MIT */
#include "undo.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "magang/ops/undo.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"

#include "magang/base/err.h"

struct undo_args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct undo_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
};

static void
left_lines(struct page *page, const char *text)
{
	const struct out_column columns[] = {
		{ "text", _("Not taken back"), 0, 0 },
	};

	page_rows(page, "left_lines", NULL, columns, ARRAY_SIZE(columns));
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = xstrndup(text, n);

		page_cell(page, line);
		page_row(page);
		free(line);
		text += n + (text[n] == '\n');
	}
	page_rows_end(page);
}

/* What it was: "move: Cases 1500, Tasks 1500". */
static void
what_line(struct page *page, struct app *app, const struct undo_report *report)
{
	struct buf line = BUF_INIT;

	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);

		if (report->of_kind[k])
			buf_addf(&line, "%s %s %zu", line.len ? "," : ":",
				label_in(&info->label, app->office->lang,
					info->name),
				report->of_kind[k]);
	}
	page_line(page, "%s%s", _(act_word(report->kind)), buf_str(&line));
	page_item(page, "what", NULL, act_word(report->kind), 0);
	buf_release(&line);
}

/* Whose place somebody else has by now, and who has room by what came back. */
static void
list_lines(struct page *page, const struct undo_report *report)
{
	struct buf b = BUF_INIT;

	undo_lists(report, &b);
	if (b.len)
		page_line(page, "%s", buf_str(&b));
	buf_release(&b);
}

static void
print_report(struct app *app, const struct undo_report *report,
	const char *what, bool json)
{
	char act[NUMBER_TEXT], by[NUMBER_TEXT];
	struct page page;

	text_act(act, report->act);
	text_act(by, report->by);
	page_start(&page, app, json);
	page_line(&page,
		_n("%s: %s, %zu record (act %s)",
			"%s: %s, %zu records (act %s)", report->records),
		act, what, report->records, by);
	what_line(&page, app, report);
	list_lines(&page, report);
	page_item(&page, "undone", NULL, act, 0);
	page_item(&page, "act", NULL, by, 0);
	page_count(&page, "records", NULL, report->records);
	page_count(&page, "waits", NULL, report->waits);
	page_count(&page, "moved_up", NULL, report->moved_up);
	page_count(&page, "left", NULL, report->left);
	left_lines(&page, buf_str(report->text));
	page_end(&page, 0);
}

int
undo_end(struct app *app, int rc, const struct undo_report *report,
	const char *what, bool json)
{
	if (!rc)
		print_report(app, report, what, json);
	else if (report->left > 1) /* one stands in the error */
		out_block(app->log, buf_str(report->text));
	buf_release(report->text);
	return rc;
}

static int
run_undo(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct undo_args *a = args;
	struct buf text = BUF_INIT;
	struct undo_report report = { .text = &text };
	uint64_t act = 0;
	int rc = n > 0 ? text_act_parse(words[0], &act, err) : 0;

	if (!rc)
		rc = op_undo(app->office, act, &report, err);
	return undo_end(app, rc, &report, _("taken back"), a->json);
}

const struct command cmd_undo = {
	.name = "undo",
	.summary = N_("take back an act, your last one by default"),
	.usage = "[ACT]",
	.examples = "magang undo\n"
		    "magang undo ACT-000017-4\n",
	.more = N_("What somebody else changed since stays and is named. "
		   "'magang log' shows the numbers of acts."),
	OPTIONS(options, struct undo_args),
	.max = 1,
	.need = NEED_STORE,
	.door = DOOR_OPEN,
	.run = run_undo,
};
