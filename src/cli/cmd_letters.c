/* SPDX-License-Identifier: MIT */
#include "magang/view/appealed.h"
#include "magang/view/letters_files.h"
#include "magang/view/letters_out.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/exchange/letter_answers.h"
#include "magang/ops/ops.h"
#include "magang/program/letter.h"
#include "magang/store/plain_file.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/results.h"
#include "magang/view/text.h"

struct letters_args {
	const char *out, *lang, *kind, *reason, *part;
	uint64_t number;
	bool dry_run, csv, json;
};

/* ---- list ----------------------------------------------------------------- */

static const struct opt list_options[] = {
	{ 0, "csv", OPT_FLAG, AT(struct letters_args, csv), NULL, N_("as CSV"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct letters_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct letters_args *a = args;
	const struct list_options opt = { .kind = KIND_LETTER,
		.filter = n ? text_join(app, words, n) : "held",
		.form = out_form(a->json, a->csv) };

	return list_kind(app, &opt, err);
}

/* ---- publish, print ------------------------------------------------------- */

#define OUT_OPTION                                                             \
	{ 0, "out", OPT_FILE, AT(struct letters_args, out), "DIR|-",           \
		N_("a new directory for the files; -: one of them, to "        \
		   "standard output"),                                         \
		0, 0 },                                                        \
	{                                                                      \
		0, "part", OPT_TEXT, AT(struct letters_args, part), "NAME",    \
			N_("which one: letters (without), index, messages, "   \
			   "phones"),                                          \
			0, 0                                                   \
	}

static const struct opt publish_options[] = {
	{ 0, "number", OPT_NUMBER, AT(struct letters_args, number), "N",
		N_("how many will be sent; another number sends none"), 1,
		1000000 },
	OUT_OPTION,
	{ 0, "language", OPT_TEXT, AT(struct letters_args, lang), "LANG",
		N_("id, en or ja; without: that of the office"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct letters_args, dry_run), NULL,
		N_("the same report, nothing is sent or written"), 0, 0 },
};

static const struct opt print_options[] = { OUT_OPTION };

static int
language(const char *word, enum lang *out, struct err *err)
{
	*out = word ? lang_from_locale(word) : LANG_COUNT;
	return word && *out == LANG_COUNT
		       ? err_set(err, MG_EUSAGE,
				 _("'%s' is no language; id, en and ja are "
				   "known"),
				 word)
		       : 0;
}

/* Which file alone; NULL: there is none of that name. */
static const struct letters_part *
part_of(const struct letters_args *a)
{
	for (size_t i = 0; i < LETTERS_PARTS; i++)
		if (!a->part || strcmp(a->part, letters_parts[i].name) == 0)
			return &letters_parts[i];
	return NULL;
}

/* NULL: to standard output. */
static const char *
out_dir(const struct letters_args *a)
{
	return strcmp(a->out, "-") == 0 ? NULL : a->out;
}

static int
need_out(const struct letters_args *a, struct err *err)
{
	if (!a->out)
		return err_set(
			err, MG_EUSAGE, _("say where the files go: --out DIR"));
	if (!part_of(a))
		return err_set(err, MG_EUSAGE,
			_("'%s' is no part; there are letters, index, messages "
			  "and phones"),
			a->part);
	if (a->part && out_dir(a))
		return err_set(err, MG_EUSAGE,
			_("a directory has all parts; one alone is printed: "
			  "--out -"));
	return 0;
}

/* To standard output they come when they are noted: 'letters print' has them
 * again, should the line break. */
static int
print_part(struct app *app, const struct letters_args *a,
	const struct letters_out *l, struct err *err)
{
	struct buf part = BUF_INIT;
	int rc;

	part_of(a)->make(l, &part);
	rc = out_noted(
		app->out, &part, "magang letters print FILTER --out DIR", err);
	buf_release(&part);
	return rc;
}

static void
print_report(FILE *to, const struct letters_out *l, bool sent)
{
	struct buf report = BUF_INIT;

	letters_report(l, sent, &report);
	out_block(to, buf_str(&report));
	buf_release(&report);
}

/* Without a number it is the one that there is. */
static int
look(struct app *app, const struct letters_args *a, const struct letters_out *l,
	struct err *err)
{
	int rc = letters_try(app, l, a->out ? out_dir(a) : NULL, err);

	if (rc)
		return rc;
	print_report(app->out, l, false);
	return letters_count(l, (int64_t)(a->number ? a->number : l->go), err);
}

static int
publish(struct app *app, const struct letters_args *a,
	const struct letters_out *l, struct err *err)
{
	struct receipt receipt = { 0 };
	char act[NUMBER_TEXT];
	int rc = letters_count(l, (int64_t)a->number, err);

	if (!rc)
		rc = letters_publish(app, l, out_dir(a), &receipt, err);
	if (!rc && !out_dir(a))
		rc = print_part(app, a, l, err);
	if (rc)
		return rc;
	print_report(app->log, l, true);
	out_line(app->log, _("noted (act %s)"), text_act(act, receipt.act));
	return 0;
}

static int
run_publish(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct letters_args *a = args;
	struct letters_wanted wanted = { .filter = text_join(app, words, n) };
	struct letters_out l;
	int rc = language(a->lang, &wanted.lang, err);

	if (!rc && !a->dry_run)
		rc = need_out(a, err);
	if (!rc)
		rc = letters_gather(app, &wanted, &l, err);
	if (rc)
		return rc;
	if (a->dry_run)
		rc = look(app, a, &l, err);
	else
		rc = publish(app, a, &l, err);
	letters_release(&l);
	return rc;
}

static int
run_print(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct letters_args *a = args;
	const struct letters_wanted wanted = { .filter =
						       text_join(app, words, n),
		.lang = LANG_COUNT,
		.again = true };
	struct letters_out l;
	int rc = need_out(a, err);

	if (!rc)
		rc = letters_gather(app, &wanted, &l, err);
	if (rc)
		return rc;
	rc = letters_publish(app, &l, out_dir(a), NULL, err);
	if (!rc && !out_dir(a))
		rc = print_part(app, a, &l, err);
	letters_release(&l);
	return rc;
}

/* ---- withheld -------------------------------------------------------------- */

static const struct opt withhold_options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct letters_args, reason), "TEXT",
		N_("why they are not to be sent"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct letters_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

static int
run_withhold(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct letters_args *a = args;
	struct receipt receipt = { 0 };
	struct results results = { 0 };
	struct page page;
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc = list_ids(
		app, KIND_LETTER, text_join(app, words, n), &ids, &n_ids, err);

	results_begin(&results, app->office, KIND_LETTER);
	if (!rc)
		rc = op_letters_withhold(
			app->office, ids, n_ids, a->reason, &receipt, err);
	results_end(&results, app->office, &receipt);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	if ((!rc || receipt.stayed) && a->csv) {
		rc = results_csv(app, &results, err);
	} else if (!rc || receipt.stayed) {
		page_start(&page, app, false);
		receipt_many_page(&page, _("withheld"), &receipt);
		rc = page_end(&page, 0);
	}
	results_release(&results);
	free(ids);
	return rc;
}

/* ---- answers -------------------------------------------------------------- */

static const struct opt answers_options[] = {
	{ 0, "kind", OPT_TEXT, AT(struct letters_args, kind), "WAY",
		N_("how whoever was not reached was tried: call, whatsapp or "
		   "visit; without: a call"),
		0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct letters_args, dry_run), NULL,
		N_("reads all of it, notes nothing"), 0, 0 },
};

static int
read_answers(struct app *app, const char *path, struct letter_answers *out,
	struct buf *faults, struct err *err)
{
	bool from_stdin = strcmp(path, "-") == 0;
	FILE *in = from_stdin ? stdin : plain_file_open(path, err);
	int rc = in ? letter_answers_read(app->office, in, out, faults, err)
		    : err->code;

	if (in && !from_stdin)
		fclose(in);
	return rc;
}

/* What came of those who contest what was decided. */
static int
print_appeals(struct page *page, const struct letter_answers *answers,
	struct err *err)
{
	uint64_t *ids = xcalloc(answers->n + 1, sizeof(*ids));
	size_t n = 0;
	int rc;

	for (size_t i = 0; i < answers->n; i++)
		if (letter_reply_of(answers->rows[i].code) == REPLY_APPEAL)
			ids[n++] = answers->rows[i].id;
	rc = n ? appealed_letters_page(page, ids, n, err) : 0;
	free(ids);
	return rc;
}

static int
note_answers(struct app *app, const struct letters_args *a,
	const struct letter_answers *answers, struct err *err)
{
	struct receipt receipt = { 0 };
	struct page page;
	int rc = 0;

	if (answers->n)
		rc = op_letters_answer(app->office, answers->rows, answers->n,
			a->kind, a->dry_run, &receipt, err);
	if (rc && !receipt.stayed)
		return rc;
	page_start(&page, app, false);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be noted; nothing is changed"),
			receipt.went, receipt.went + receipt.stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("noted"), &receipt);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	rc = a->dry_run ? 0 : print_appeals(&page, answers, err);
	return page_end(&page, rc);
}

static int
run_answers(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct letter_answers answers = { 0 };
	struct buf faults = BUF_INIT;
	int rc = read_answers(app, words[0], &answers, &faults, err);

	(void)n;
	if (!rc)
		rc = note_answers(app, args, &answers, err);
	if (!rc && answers.bad) {
		out_block(app->log, buf_str(&faults));
		app->status = err_exit_status(MG_EDATA);
	}
	letter_answers_release(&answers);
	buf_release(&faults);
	return rc;
}

static const struct command list = {
	.name = "list",
	.summary = N_("letters, those that are held first of all"),
	.usage = "[FILTER]",
	.examples = "magang letters list\n"
		    "magang letters list state:sent\n",
	.more = N_("Without a filter: those that are held."),
	OPTIONS(list_options, struct letters_args),
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command publish_verb = {
	.name = "publish",
	.summary = N_("send what is held: files for print and for a gateway"),
	.usage = "FILTER --number N --out DIR|-",
	.examples = "magang letters publish program:magang-jabar --dry-run\n"
		    "magang letters publish letter:declined --number 120 "
		    "--out declined\n",
	.more = N_("One act, which nobody takes back: a letter is sent once. "
		   "The directory has a text for each letter, letters.txt with "
		   "a page for each and index.txt who gets which, messages.csv "
		   "for a message gateway and phones.csv for whoever calls."),
	OPTIONS(publish_options, struct letters_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run_publish, PERM_PUBLISH),
};

static const struct command withhold_verb = {
	.name = "withhold",
	.summary = N_("held letters that nobody is to send"),
	.usage = "FILTER --reason TEXT",
	.examples = "magang letters withhold SR-000001-3 "
		    "--reason 'told in person'\n",
	.more = N_("One act, which 'magang undo' takes back: then they are "
		   "held again."),
	OPTIONS(withhold_options, struct letters_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_withhold, PERM_PUBLISH),
};

static const struct command print_verb = {
	.name = "print",
	.summary = N_("the files of letters that were sent, once more"),
	.usage = "FILTER --out DIR|-",
	.examples = "magang letters print sent:2026-11-24 --out again\n"
		    "magang letters print SR-000001-3 --out -\n"
		    "magang letters print sent:2026-11-24 --out - "
		    "--part phones\n",
	OPTIONS(print_options, struct letters_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run_print, PERM_PUBLISH),
};

static const struct command answers_verb = {
	.name = "answers",
	.summary = N_("note what came back: a list of letters and answers"),
	.usage = "FILE|-",
	.examples = "magang letters answers phones.csv\n"
		    "magang letters answers gateway.csv --dry-run\n",
	.more = N_("A row for each: 'letter' with its number, 'answer' with "
		   "yes, no, later, unreachable or appeal. What it means the "
		   "program says: a move of the case, a task; later and "
		   "unreachable are noted as a call, too. An appeal is filed "
		   "as by 'magang appeal', with a column 'reason': its number "
		   "and that of the task are told."),
	OPTIONS(answers_options, struct letters_args),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run_answers, PERM_PUBLISH),
};

static const struct command *const verbs[] = { &list, &publish_verb,
	&withhold_verb, &print_verb, &answers_verb };

const struct command cmd_letters = {
	.name = "letters",
	.summary = N_("letters to persons: list, publish, withhold, print, "
		      "answers"),
	.usage = "list|publish|withhold|print|answers ...",
	.examples = "magang letters list\n"
		    "magang letters publish program:magang-jabar --dry-run\n",
	VERBS(verbs),
};
