/* SPDX-License-Identifier: MIT */
/*
 * Statements: the figure of a target as it was given away. One is made once and never
 * changed; checked, it is made again from the journal, and the names between it and
 * what is known now are told.
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "list.h"
#include "program_name.h"
#include "show.h"
#include "target_names.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/statement.h"
#include "magang/office/find.h"
#include "magang/ops/ops_statement.h"
#include "magang/record/dict.h"
#include "magang/view/receipt.h"
#include "magang/view/statement_words.h"
#include "magang/view/typed_day.h"

struct statement_args {
	const char *as_of, *known, *what_for, *against;
	uint64_t limit;
	bool json, csv, text;
};

/* ---- make ------------------------------------------------------------------ */

static const struct opt make_options[] = {
	{ 0, "as-of", OPT_TEXT, AT(struct statement_args, as_of), "DAY",
		N_("who counted on that day; without: today"), 0, 0 },
	{ 0, "known", OPT_TEXT, AT(struct statement_args, known), "DAY",
		N_("as it was known at the end of that day; without: as it is "
		   "known now"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct statement_args, json), NULL,
		N_("the answer as one JSON document"), 0, 0 },
	{ 0, "for", OPT_TEXT, AT(struct statement_args, what_for), "TEXT",
		N_("whom it is given to, or why"), 0, 0 },
};

/* The only one that something counts for; NULL: there is none, or several. */
static const char *
only_target(const struct program *p)
{
	const char *name = NULL;
	size_t n = 0;

	for (size_t i = 0; i < p->n_targets; i++)
		if (target_is_counted(p, i)) {
			name = p->targets[i].name;
			n++;
		}
	return n == 1 ? name : NULL;
}

static bool
counts_for(const struct program *p, const char *target)
{
	for (size_t i = 0; i < p->n_targets; i++)
		if (strcmp(p->targets[i].name, target) == 0)
			return target_is_counted(p, i);
	return false;
}

static int
read_asked(struct app *app, const struct statement_args *a, char **words, int n,
	struct stating *out, struct err *err)
{
	struct office *office = app->office;
	const struct program *p;
	int rc = program_named(office, words[0], &p, err);

	*out = (struct stating){ .day = office->today,
		.known = DATE_NONE,
		.what_for = a->what_for };
	if (rc)
		return rc;
	out->target = n > 1 ? words[1] : only_target(p);
	if (!out->target)
		rc = err_set(err, MG_EUSAGE,
			_("a statement is of one target; name it: magang "
			  "statement make PROGRAM TARGET"));
	if (!rc)
		rc = program_number(office, p, &out->program, err);
	if (!rc && !counts_for(p, out->target))
		rc = err_set(err, MG_ENOENT,
			_("nothing counts for a target '%s' of the program "
			  "'%s'; its targets: magang program show %s"),
			out->target, p->name, p->name);
	if (!rc && a->as_of)
		rc = typed_day(office, a->as_of, &out->day, err);
	if (!rc && a->known)
		rc = typed_day(office, a->known, &out->known, err);
	return rc;
}

static int
run_make(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct statement_args *a = args;
	struct receipt receipt = { 0 };
	struct stating s;
	int rc = read_asked(app, a, words, n, &s, err);

	if (!rc)
		rc = op_state(app->office, &s, &receipt, err);
	return rc ? rc
		  : receipt_print(app, KIND_STATEMENT, _("made"), &receipt,
			    a->json, err);
}

/* ---- show ------------------------------------------------------------------ */

static const struct opt show_options[] = {
	{ 0, "text", OPT_FLAG, AT(struct statement_args, text), NULL,
		N_("the figures as the checksum is of them"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct statement_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static int
print_text(struct app *app, const char *word, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = text_show(app, word, KIND_STATEMENT, r, err);
	const struct value *v = rc ? NULL : record_get(r, F_STATEMENT_FIGURES);

	if (!rc && app->office->access.n_areas)
		rc = err_set(err, MG_EACCESS,
			_("its text has the figures of all regencies"));
	if (!rc && v && v->kind == VALUE_TEXT)
		fwrite(v->text, 1, v->len, app->out);
	free(r);
	return rc;
}

static int
run_show(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct statement_args *a = args;
	const struct show_as as = { .json = a->json, .kind = KIND_STATEMENT };

	(void)n;
	return a->text ? print_text(app, words[0], err)
		       : show_print(app, words[0], &as, err);
}

/* ---- check ----------------------------------------------------------------- */

static const struct opt check_options[] = {
	{ 0, "against", OPT_TEXT, AT(struct statement_args, against), "DAY",
		N_("the names between it and that day as it is known now; "
		   "without: the day that it is of"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct statement_args, json), NULL,
		N_("the names as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct statement_args, csv), NULL,
		N_("the names as CSV"), 0, 0 },
};

struct statement_check {
	struct app *app;
	struct txn *txn;
	const struct record *r;
	int32_t against;
	enum out_form form;
	struct known_count was, between, is;
};

static int
read_now(struct statement_check *k, int32_t day, uint64_t seq,
	struct known_count *out, struct err *err)
{
	char name[DICT_NAME + 1];

	return known_read(k->app->office, k->txn,
		(uint16_t)record_number(k->r, F_PROGRAM_NO, 0),
		record_text(k->r, F_STATEMENT_TARGET, name, sizeof(name)), day,
		seq, out, err);
}

static bool
is_same(const struct record *r, const struct buf *again)
{
	const struct value *v = record_get(r, F_STATEMENT_FIGURES);

	return v && v->kind == VALUE_TEXT && v->len == again->len &&
	       memcmp(v->text, again->data, v->len) == 0;
}

static int
say_verdict(struct statement_check *k, struct err *err)
{
	struct style style = { .office = k->app->office, .txn = k->txn };
	const struct row row = { &style, k->r, NULL };
	struct buf again = BUF_INIT, said = BUF_INIT;
	char number[NUMBER_TEXT];
	int rc = statement_again(
		k->app->office, k->txn, k->r, &k->was, &again, err);

	if (rc)
		return rc;
	office_number(k->app->office, k->txn, k->r, number);
	work_stated(&row, &said);
	if (!statement_is_whole(&k->app->office->book, k->txn, k->r))
		rc = err_set(err, MG_EDAMAGED,
			_("%s: its figures and its checksum do not belong "
			  "together"),
			number);
	else if (!is_same(k->r, &again))
		rc = err_set(err, MG_EDATA,
			_("%s: the journal gives other figures than were "
			  "stated; look for what is damaged: magang check"),
			number);
	else
		out_line(k->app->log,
			_("%s: the same again from the journal, %s counted"),
			number, buf_str(&said));
	buf_release(&again);
	buf_release(&said);
	return rc;
}

static int
check(struct statement_check *k, struct err *err)
{
	const uint64_t head = known_on(k->txn, INT32_MAX);
	int rc = say_verdict(k, err);

	if (!rc)
		rc = read_now(k, k->against, k->was.seq, &k->between, err);
	if (!rc)
		rc = read_now(k, k->against, head, &k->is, err);
	if (!rc && k->was.target && k->is.target)
		target_names(
			k->app, k->txn, &k->was, &k->between, &k->is, k->form);
	known_release(&k->was);
	known_release(&k->between);
	known_release(&k->is);
	return rc;
}

static int
run_check(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct statement_args *a = args;
	struct record *r = xmalloc(sizeof(*r));
	struct statement_check k = {
		.app = app, .r = r, .form = out_form(a->json, a->csv)
	};
	int rc = text_show(app, words[0], KIND_STATEMENT, r, err);

	(void)n;
	k.against = rc ? 0 : (int32_t)record_number(r, F_DATE, 0);
	if (!rc && a->against)
		rc = typed_day(app->office, a->against, &k.against, err);
	if (!rc)
		rc = office_look(app->office, &k.txn, err);
	if (!rc) {
		rc = check(&k, err);
		office_look_end(k.txn);
	}
	free(r);
	return rc;
}

/* ---- list ------------------------------------------------------------------ */

static const struct opt list_options[] = {
	{ 0, "limit", OPT_NUMBER, AT(struct statement_args, limit), "N",
		N_("at most N rows; 0: all of them"), 0, INT32_MAX },
	{ 0, "json", OPT_FLAG, AT(struct statement_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct statement_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static int
run_list(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct statement_args *a = args;
	const struct list_options opt = { .kind = KIND_STATEMENT,
		.filter = text_join(app, words, n),
		.form = out_form(a->json, a->csv),
		.limit = a->limit };

	return list_kind(app, &opt, err);
}

/* ---- the verbs ------------------------------------------------------------- */

static const struct command make_verb = {
	.name = "make",
	.summary = N_("keep the figure of a target as it is given away"),
	.usage = "PROGRAM [TARGET]",
	.examples = "magang statement make wirausaha-baru --as-of 2026-09-30 "
		    "--for 'quarter report'\n"
		    "magang statement make wirausaha-baru entrepreneurs "
		    "--as-of 2026-06-30 --known 2026-11-24\n",
	.more = N_("It keeps who counted in each regency by which evidence, "
		   "with the version of the program that says so, and a "
		   "checksum. Nobody changes it or takes it back: later "
		   "corrections show as corrections."),
	OPTIONS(make_options, struct statement_args),
	.min = 1,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_make, PERM_PUBLISH),
};

static const struct command list_verb = {
	.name = "list",
	.summary = N_("statements that were made"),
	.usage = "[FILTER]",
	.examples = "magang statement list\n"
		    "magang statement list program:wirausaha-baru sort:-date "
		    "--csv\n",
	OPTIONS(list_options, struct statement_args),
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_list, PERM_READ),
};

static const struct command show_verb = {
	.name = "show",
	.summary = N_("one of them, by regency"),
	.usage = "NUMBER",
	.examples = "magang statement show PY-000001-3\n"
		    "magang statement show PY-000001-3 --text\n",
	.more = N_("Its checksum is that of the text, whatever the language: "
		   "magang statement show NUMBER --text | b2sum -l 256."),
	OPTIONS(show_options, struct statement_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_show, PERM_READ),
};

static const struct command check_verb = {
	.name = "check",
	.summary = N_("make it again from the journal; who is otherwise now"),
	.usage = "NUMBER",
	.examples = "magang statement check PY-000001-3\n"
		    "magang statement check PY-000001-3 --against 2026-11-24\n",
	.more = N_("First the same figure is made of what was known then: it "
		   "comes out the same, or the journal is damaged. Then come "
		   "the names between it and what is known now, and why: new, "
		   "expired, corrected, recorded late, by another grade, by "
		   "another definition."),
	OPTIONS(check_options, struct statement_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_check, PERM_READ),
};

static const struct command *const verbs[] = { &make_verb, &list_verb,
	&show_verb, &check_verb };

const struct command cmd_statement = {
	.name = "statement",
	.summary = N_("figures that were given away, and stay so"),
	.usage = "make|list|show|check ...",
	.examples = "magang statement make wirausaha-baru --as-of 2026-09-30\n"
		    "magang statement list\n",
	VERBS(verbs),
};
