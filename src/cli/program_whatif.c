/* SPDX-License-Identifier: MIT */
#include "program_whatif.h"

#include "program_name.h"

#include <stdlib.h>

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/ops/ops_version.h"
#include "magang/ops/whatif.h"
#include "magang/ops/whatif_decisions.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"
#include "magang/view/version_cases.h"
#include "magang/view/whatif_cases.h"
#include "magang/view/whatif_decided.h"
#include "magang/view/whatif_page.h"

#define FILE_MOST (1u << 20)
#define NAMES_SHOWN 20 /* without --limit; as CSV all */

struct whatif_args {
	const char *limit;
	bool decisions, json, csv, dry_run;
};

#define REPORT_OPTIONS                                                         \
	{ 0, "limit", OPT_TEXT, AT(struct whatif_args, limit), "N",            \
		N_("names at most; 0: all (20, as CSV all)"), 0, 0 },          \
		{ 0, "json", OPT_FLAG, AT(struct whatif_args, json), NULL,     \
			N_("as one JSON document"), 0, 0 },                    \
	{                                                                      \
		0, "csv", OPT_FLAG, AT(struct whatif_args, csv), NULL,         \
			N_("a row for each that changes, and why"), 0, 0       \
	}
#define DECISIONS_OPTION                                                       \
	{                                                                      \
		0, "decisions", OPT_FLAG, AT(struct whatif_args, decisions),   \
			NULL,                                                  \
			N_("the decisions that would come out otherwise"), 0,  \
			0                                                      \
	}
static const struct opt options[] = {
	REPORT_OPTIONS,
	DECISIONS_OPTION,
};

static int
read_limit(const struct whatif_args *a, uint64_t *most, struct err *err)
{
	*most = a->csv ? 0 : NAMES_SHOWN;
	if (a->limit && !num_u64(a->limit, 0, SIZE_MAX, most))
		return err_set(err, MG_EUSAGE,
			_("option '--%s' needs a whole number, not '%s'"),
			"limit", a->limit);
	return 0;
}

/* What the move into a version comes to, or why that cannot be told. */
struct would {
	struct receipt receipt;
	struct err untold;
};

static void
tell_would(struct page *page, const struct would *w)
{
	if (w->untold.code)
		page_line(page, _("who stays and who moves up: %s"),
			w->untold.text);
	else
		receipt_many_page(page, NULL, &w->receipt);
}

/* `would` NULL: that is not asked. */
static int
tell_cases(struct app *app, const struct whatif_args *a,
	const struct tried_version *t, uint64_t most, const struct would *would,
	struct err *err)
{
	struct whatif *w = xcalloc(1, sizeof(*w));
	struct page page;
	int rc = whatif_run(app->office, t, w, err);

	if (!rc && a->csv && !a->json) {
		rc = whatif_csv(app, w, most, err);
	} else if (!rc) {
		page_start(&page, app, a->json);
		whatif_page(&page, app, w);
		if (would)
			tell_would(&page, would);
		rc = page_end(
			&page, whatif_page_cases(&page, app, w, most, err));
	}
	whatif_release(w);
	free(w);
	return rc;
}

static int
tell_decisions(struct app *app, const struct whatif_args *a,
	const struct tried_version *t, uint64_t most, struct err *err)
{
	struct whatif_decisions w;
	struct page page;
	int rc = whatif_decisions_run(app->office, t, &w, err);

	if (!rc && a->csv && !a->json) {
		rc = whatif_csv_decisions(app, t, &w, most, err);
	} else if (!rc) {
		page_start(&page, app, a->json);
		rc = page_end(&page,
			whatif_page_decisions(&page, app, t, &w, most, err));
	}
	whatif_decisions_release(&w);
	return rc;
}

/* A file with faults answers as `check` does. */
static int
load(struct app *app, const char *path, struct tried_version *out,
	struct err *err)
{
	struct diag_list diags;
	size_t len;
	char *text = text_file(path, FILE_MOST, &len, err);
	int rc;

	if (!text)
		return err->code;
	diag_init(&diags, path);
	rc = tried_version_load(app->office, path, text, len, &diags, out, err);
	if (rc && diags.faults > 0) {
		text_diags(app, &diags);
		out_line(app->out, _n("%zu fault", "%zu faults", diags.faults),
			diags.faults);
		app->status = err_exit_status(MG_EDATA);
		rc = 0;
	}
	diag_release(&diags);
	free(text);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct whatif_args *a = args;
	struct tried_version tried = { 0 };
	uint64_t most;
	int rc = read_limit(a, &most, err);

	(void)n;
	if (!rc)
		rc = load(app, words[0], &tried, err);
	if (!rc && tried.program)
		rc = a->decisions ? tell_decisions(app, a, &tried, most, err)
				  : tell_cases(app, a, &tried, most, NULL, err);
	tried_version_release(&tried);
	return rc;
}

const struct command program_whatif = {
	.name = "whatif",
	.summary = N_("who would move in or out by a new version of a program"),
	.usage = "FILE",
	.examples = "magang program whatif kyoto-ikusei.yaml\n"
		    "magang program whatif kyoto-ikusei.yaml --csv\n"
		    "magang program whatif kyoto-ikusei.yaml --decisions\n",
	.more = N_("Nothing is installed and nothing changes. All open cases "
		   "of the program are judged by the version that they are in "
		   "and by the file: who may take part, who comes to the line "
		   "of the score, who would have a place if all that are free "
		   "were given now, the best score first, and who has what a "
		   "move onward asks, room aside."),
	OPTIONS(options, struct whatif_args),
	.min = 1,
	.max = 1,
	.door = DOOR_DASH,
	.files = 1,
	RUNS(run, PERM_READ),
};

/* --- the same of the version that is installed, and the move into it -------- */

static const struct opt adopt_options[] = {
	{ 0, "dry-run", OPT_FLAG, AT(struct whatif_args, dry_run), NULL,
		N_("what it would do, as 'whatif' says it"), 0, 0 },
	REPORT_OPTIONS,
	DECISIONS_OPTION,
};

static int
carry(struct app *app, bool try, const struct program *to, const char *filter,
	struct receipt *out, struct err *err)
{
	struct version_cases cases;
	int rc = version_cases_find(app->office, to, filter, &cases, err);

	if (!rc)
		rc = op_cases_version(
			app->office, try, to, cases.ids, cases.n, out, err);
	free(cases.ids);
	return rc;
}

static int
move_cases(struct app *app, const struct whatif_args *a,
	const struct program *to, const char *filter, struct err *err)
{
	struct receipt receipt = { 0 };
	int rc = carry(app, false, to, filter, &receipt, err);

	if (rc)
		return rc;
	receipt_many(app, _("moved"), &receipt, a->json);
	if (receipt.stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return 0;
}

/* What the version does to all, and who stays, and who moves up. */
static int
try_adopt(struct app *app, const struct whatif_args *a,
	const struct program *to, uint64_t most, struct err *err)
{
	struct tried_version tried = { 0 };
	struct would would = { .untold = ERR_INIT };
	int rc = tried_version_installed(app->office, to, &tried, err);

	if (rc)
		return rc;
	if (a->decisions)
		return tell_decisions(app, a, &tried, most, err);
	rc = carry(app, true, to, "", &would.receipt, &would.untold);
	if (rc && rc != MG_EUSAGE && !would.receipt.stayed)
		return err_set(err, rc, "%s", would.untold.text);
	if (would.receipt.stayed) /* that none may go is an answer */
		would.untold = (struct err)ERR_INIT;
	return tell_cases(app, a, &tried, most, &would, err);
}

static int
run_adopt(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct whatif_args *a = args;
	const struct program *to;
	uint64_t most;
	int rc = read_limit(a, &most, err);

	if (!rc)
		rc = program_named(app->office, words[0], &to, err);
	if (!rc && !a->dry_run && a->decisions)
		rc = err_set(err, MG_EUSAGE,
			_("--decisions goes with --dry-run; who is moved is "
			  "told by itself"));
	if (!rc && !a->dry_run)
		return move_cases(
			app, a, to, text_join(app, words + 1, n - 1), err);
	if (!rc && n > 1)
		rc = err_set(err, MG_EUSAGE,
			_("--dry-run tells of all cases of the program"));
	return rc ? rc : try_adopt(app, a, to, most, err);
}

const struct command program_adopt = {
	.name = "adopt",
	.summary = N_("move open cases into the newest version of their "
		      "program"),
	.usage = "PROGRAM [FILTER]",
	.examples = "magang program adopt kyoto-ikusei --dry-run\n"
		    "magang program adopt kyoto-ikusei --dry-run --decisions\n"
		    "magang program adopt kyoto-ikusei\n"
		    "magang program adopt kyoto-ikusei area:GRT\n",
	.more = N_("One act, which 'magang undo' takes back. Cases that the "
		   "version cannot have stay in their own, and why is told. "
		   "Decisions stay as they are, with their reasons. Where the "
		   "file says 'approval: second person', not the one who "
		   "installed it."),
	OPTIONS(adopt_options, struct whatif_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_adopt, PERM_READ),
};

/* --- not wanted ------------------------------------------------------------- */

struct version_return_args {
	const char *reason;
};

static const struct opt return_options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct version_return_args, reason), "TEXT",
		N_("why, for whoever installed it"), 0, 0 },
};

static int
run_return(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct version_return_args *a = args;
	struct receipt receipt = { 0 };
	const struct program *version;
	char act[NUMBER_TEXT];
	int rc = program_named(app->office, words[0], &version, err);

	(void)n;
	if (!rc && !a->reason)
		rc = err_set(err, MG_EUSAGE,
			_("say why it is returned: --reason TEXT"));
	if (!rc)
		rc = op_version_return(
			app->office, version, a->reason, &receipt, err);
	if (!rc)
		out_line(app->out, _("version %d of '%s' is returned (act %s)"),
			version->version, version->name,
			text_act(act, receipt.act));
	return rc;
}

const struct command program_return = {
	.name = "return",
	.summary = N_("return the newest version of a program to whoever "
		      "installed it, with a reason"),
	.usage = "PROGRAM",
	.examples = "magang program return kyoto-ikusei --reason 'the line is "
		    "too high for Garut'\n",
	.more = N_("For versions that need a second person (approval: second "
		   "person). No case comes into it any more, whoever is in it "
		   "stays; new cases begin in the version before. Whoever "
		   "installed it has that on home until the next version is "
		   "installed. 'magang undo' takes it back."),
	OPTIONS(return_options, struct version_return_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_return, PERM_EDIT | PERM_PLAN),
};
