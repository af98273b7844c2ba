/* SPDX-License-Identifier: MIT */
/*
 * What programs say about how long data are kept: cases over it are listed, one
 * person proposes whom nobody keeps any more, and another one erases them.
 */
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "chosen.h"
#include "command.h"
#include "list.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/ops/erase.h"
#include "magang/ops/retention.h"
#include "magang/record/index.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/results.h"

struct retention_args {
	uint64_t yes;
	bool proposed, withdraw, dry_run, json, csv;
};

/* ---- list ------------------------------------------------------------------ */

static const struct opt list_options[] = {
	{ 0, "proposed", OPT_FLAG, AT(struct retention_args, proposed), NULL,
		N_("persons who wait for the second person"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct retention_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct retention_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct retention_args *a = args;
	char *filter = xasprintf("%s %s",
		a->proposed ? "erase_by:*" : "overkept sort:kept_until",
		text_join(app, words, n));
	const struct list_options opt = {
		.kind = a->proposed ? KIND_PERSON : KIND_CASE,
		.filter = filter,
		.form = out_form(a->json, a->csv),
	};
	struct columns columns;
	uint64_t rows = 0;
	bool more;
	int rc = columns_parse(app->office, opt.kind,
		a->proposed ? "number,name,erase_by"
			    : "number,name,program,stage,entered,kept_until",
		&columns, err);

	if (!rc) {
		rc = list_print(app, &opt, &columns, &rows, &more, err);
		columns_release(&columns);
	}
	app->status = rows == 0;
	free(filter);
	return rc;
}

/* ---- propose --------------------------------------------------------------- */

static const struct opt propose_options[] = {
	{ 0, "withdraw", OPT_FLAG, AT(struct retention_args, withdraw), NULL,
		N_("they are not proposed any more"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct retention_args, dry_run), NULL,
		N_("the same report, nothing is changed"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct retention_args, json), NULL,
		N_("the report as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct retention_args, csv), NULL,
		N_("a row for each: what became of it, and why"), 0, 0 },
};

/* Those whose the cases are, each once. */
static int
owners_of(struct app *app, const uint64_t *cases, size_t n, struct ids *out,
	struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	for (size_t i = 0; !rc && i < n; i++)
		if (office_sees(app->office, txn, KIND_CASE, cases[i], r))
			ids_add(out, record_owner(r));
	if (!rc)
		office_look_end(txn);
	free(r);
	ids_sort(out);
	return rc;
}

static int
persons_asked(
	struct app *app, char **words, int n, struct ids *out, struct err *err)
{
	const char *prefix = kind_info(KIND_PERSON)->prefix;
	const size_t len = strlen(prefix);
	uint64_t *ids = NULL;
	size_t some = 0;
	bool persons = n && strncmp(words[0], prefix, len) == 0 &&
		       words[0][len] == '-';
	int rc = chosen_ids(app, persons ? KIND_PERSON : KIND_CASE,
		persons ? NULL : "overkept", words, n, &ids, &some, err);

	for (size_t i = 0; !rc && persons && i < some; i++)
		ids_add(out, ids[i]);
	if (!rc && !persons)
		rc = owners_of(app, ids, some, out, err);
	free(ids);
	return rc;
}

static int
report(struct app *app, const struct retention_args *a,
	const struct receipt *receipt, struct results *results, struct err *err)
{
	struct page page;

	if (receipt->stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	if (a->csv)
		return results_csv(app, results, err);
	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page, _("%zu of %zu would go; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page,
		a->dry_run    ? NULL
		: a->withdraw ? _("withdrawn")
			      : _("proposed"),
		receipt);
	return page_end(&page, 0);
}

static int
run_propose(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct retention_args *a = args;
	struct expiring x = { .withdraw = a->withdraw, .try = a->dry_run };
	struct receipt receipt = { 0 };
	struct results results = { 0 };
	struct ids persons = { 0 };
	int rc = persons_asked(app, words, n, &persons, err);

	x.ids = persons.rows;
	x.n = persons.n;
	results_begin(&results, app->office, KIND_PERSON);
	if (!rc)
		rc = op_expire_propose(app->office, &x, &receipt, err);
	results_end(&results, app->office, &receipt);
	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = report(app, a, &receipt, &results, err);
	}
	results_release(&results);
	ids_release(&persons);
	return rc;
}

/* ---- erase ----------------------------------------------------------------- */

static const struct opt erase_options[] = {
	{ 0, "yes", OPT_NUMBER, AT(struct retention_args, yes), "N",
		N_("how many they are, where nobody can be asked"), 1,
		INT32_MAX },
	{ 0, "json", OPT_FLAG, AT(struct retention_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
confirm(struct app *app, const struct retention_args *a, size_t n,
	struct err *err)
{
	uint64_t typed = a->yes;
	char *line;

	if (!a->yes && app->tty_in) {
		out_line(app->log,
			_n("This destroys the key of %zu person: name, "
			   "numbers and history cannot be read again, by "
			   "anybody.",
				"This destroys the keys of %zu persons: names, "
				"numbers and history cannot be read again, by "
				"anybody.",
				n),
			n);
		line = ask_line(app, _("Type how many they are to go on:"));
		if (!line || !num_u64(line, 0, UINT64_MAX, &typed))
			typed = 0;
		free(line);
	}
	return typed == n ? 0
			  : err_set(err, MG_EUSAGE,
				    _("they are %zu; nothing erased; without a "
				      "terminal add --yes %zu"),
				    n, n);
}

static int
run_erase(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct retention_args *a = args;
	struct receipt receipt = { 0 };
	uint64_t *ids = NULL;
	size_t some = 0;
	int rc = chosen_ids(app, KIND_PERSON, "erase_by:* not erase_by:me",
		words, n, &ids, &some, err);

	if (!rc)
		rc = confirm(app, a, some, err);
	if (!rc)
		rc = op_expire(app->office, ids, some, &receipt, err);
	free(ids);
	return rc ? rc
		  : receipt_print(app, KIND_PERSON, _("erased"), &receipt,
			    a->json, err);
}

/* ---- the verbs ------------------------------------------------------------- */

static const struct command list_verb = {
	.name = "list",
	.summary = N_("cases kept longer than their programs say"),
	.usage = "[FILTER]",
	.examples = "magang retention list\n"
		    "magang retention list program:kyoto-magang --csv\n"
		    "magang retention list --proposed\n",
	.more = N_("For a timer: exit status 1 where there is none. Somebody "
		   "with a case that goes on, or is to be kept longer, stays "
		   "whatever another of his cases says."),
	OPTIONS(list_options, struct retention_args),
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command propose_verb = {
	.name = "propose",
	.summary = N_("propose that the data of their persons go"),
	.usage = "FILTER | NUMBER...",
	.examples = "magang retention propose program:kyoto-magang --dry-run\n"
		    "magang retention propose 'kept_until<2026-10-01'\n"
		    "magang retention propose overkept --withdraw\n",
	.more = N_("The filter is one of cases, among those over their time. "
		   "Nothing is erased yet: somebody else does that. One act, "
		   "which 'magang undo' takes back."),
	OPTIONS(propose_options, struct retention_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_propose, PERM_APPROVE),
};

static const struct command erase_verb = {
	.name = "erase",
	.summary = N_("erase whom somebody else has proposed"),
	.usage = "FILTER | NUMBER...",
	.examples = "magang retention erase erase_by:mira\n"
		    "magang retention erase erase_by:mira --yes 1\n",
	.more = N_("Where a program says erase, and where it says anonymise: "
		   "the key of the person is destroyed, and what figures are "
		   "made of stays without it. This cannot be undone, and "
		   "backups keep the data until they are replaced. Of those "
		   "whom you proposed yourself none is erased."),
	OPTIONS(erase_options, struct retention_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	.beside = true,
	RUNS(run_erase, PERM_ADMIN),
};

static const struct command *const verbs[] = { &list_verb, &propose_verb,
	&erase_verb };

const struct command cmd_retention = {
	.name = "retention",
	.summary = N_("data kept longer than their programs say"),
	.usage = "list|propose|erase ...",
	.examples = "magang retention list\n"
		    "magang retention propose program:kyoto-magang --dry-run\n",
	VERBS(verbs),
};
