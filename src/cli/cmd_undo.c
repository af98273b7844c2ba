/* SPDX-License-Identifier: MIT */
#include "undo.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "command.h"
#include "magang/ops/undo.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/receipt_lists.h"
#include "magang/view/text.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

struct undo_args {
	bool json, yes;
};

static const struct opt options[] = {
	{ 'y', "yes", OPT_FLAG, AT(struct undo_args, yes), NULL,
		N_("your last act, however long ago, without asking; one of "
		   "more than 100 records only by its number"),
		0, 0 },
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

/* Of the only record that came back. */
static bool
one_number(struct app *app, const struct undo_report *report,
	char number[NUMBER_TEXT])
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (office_look(app->office, &txn, &unread))
		return false;
	text_number(app->office, txn, report->one_kind, report->one, number);
	office_look_end(txn);
	return number[0];
}

/* What it was: "move of 24-11-2026 08:00: Cases 1500, Tasks 1500". */
static void
what_line(struct page *page, struct app *app, const struct undo_report *report)
{
	struct buf line = BUF_INIT;
	char when[DATE_TIME_TEXT], number[NUMBER_TEXT];

	date_format_time(when, report->time, app->office->zone);
	if (report->records == 1 && one_number(app, report, number)) {
		buf_addf(&line, ": %s", number);
		page_item(page, "record", NULL, number, 0);
	}
	for (int k = KIND_NONE + 1; k < KIND_COUNT; k++) {
		const struct kind_info *info = kind_info((enum kind)k);

		if (report->of_kind[k] && report->records > 1)
			buf_addf(&line, "%s %s %zu", line.len ? "," : ":",
				label_in(&info->label, app->office->lang,
					info->name),
				report->of_kind[k]);
	}
	page_line(page, _("%s of %s%s"), _(act_word(report->kind)), when,
		buf_str(&line));
	page_item(page, "what", NULL, act_word(report->kind), 0);
	page_item(page, "when", NULL, when, 0);
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
	struct buf left = BUF_INIT;
	struct page page;

	undo_left(report, &left);
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
	left_lines(&page, buf_str(&left));
	page_end(&page, 0);
	buf_release(&left);
}

int
undo_end(struct app *app, int rc, const struct undo_report *report,
	const char *what, bool json)
{
	struct buf left = BUF_INIT;

	undo_left(report, &left);
	if (!rc)
		print_report(app, report, what, json);
	else if (report->n_why > 1) /* one stands in the error */
		out_block(app->log, buf_str(&left));
	buf_release(&left);
	return rc;
}

/* One key for what was done a moment ago; else a number, which nobody types by
 * habit. */
static int
ask_back(struct app *app, const struct undo_offer *o, const char *what,
	struct err *err)
{
	char *question =
		xasprintf(o->sure     ? _("Take back %s? y/N")
			  : o->passes ? _("What you did last cannot be "
					  "taken back. To take back "
					  "%s, type how many records "
					  "it has:")
				      : _("To take back %s, type how "
					  "many records it has:"),
			what);
	char *typed = NULL;
	uint64_t number = 0;
	int rc = 0;

	if (o->sure) {
		if (!ask_yes(app, question))
			rc = err_set(
				err, MG_EUSAGE, _("nothing was taken back"));
	} else {
		typed = ask_line(app, question);
		num_u64(typed ? typed : "", 0, UINT32_MAX, &number);
		rc = undo_count(o, number, err);
	}
	free(typed);
	free(question);
	return rc;
}

/* Without a number: what it would be. The caller may think of another: what was
 * refused before it came to the log is in no log. */
static int
choose(struct app *app, bool yes, uint64_t *act, struct err *err)
{
	char number[NUMBER_TEXT], *what;
	struct undo_offer o;
	int rc = undo_offered(app->office, 0, &o, err);

	*act = 0;
	if (rc || (yes && !o.passes && !o.many) || (o.sure && !app->tty_in))
		return rc;
	*act = o.act;
	text_act(number, o.act);
	what = undo_words(app->office, &o);
	if (o.passes && (yes || !app->tty_in))
		rc = err_set(err, MG_EUSAGE,
			_("what you did last cannot be taken back; the last "
			  "act that can is %s; magang undo %s takes it back"),
			what, number);
	else if (yes || !app->tty_in)
		rc = err_set(err, MG_EUSAGE,
			_("say which act: your last one that stands is %s; "
			  "magang undo %s takes it back"),
			what, number);
	else
		rc = ask_back(app, &o, what, err);
	free(what);
	return rc;
}

static int
run_undo(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct undo_args *a = args;
	struct undo_report report = { 0 };
	uint64_t act = 0;
	int rc = n > 0 ? text_act_parse(words[0], &act, err)
		       : choose(app, a->yes, &act, err);

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
	.more = N_(
		"Without ACT it is your last act that stands: you are asked "
		"first, as what you did last may have changed nothing. One "
		"that is older than 15 minutes, or of more than 100 records, "
		"asks for the number of its records; without a terminal it "
		"needs ACT. What somebody else changed since stays and is "
		"named. 'magang log' shows the numbers of acts."),
	OPTIONS(options, struct undo_args),
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_undo, PERM_READ),
};
