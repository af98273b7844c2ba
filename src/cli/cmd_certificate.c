/* SPDX-License-Identifier: MIT */
#include "magang/view/certificate.h"

#include <stdlib.h>
#include <string.h>

#include "chosen.h"
#include "command.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/office/certificate_code.h"
#include "magang/office/reads.h"
#include "magang/ops/ops_certificate.h"
#include "magang/record/certificate_state.h"
#include "magang/record/index.h"
#include "magang/store/plain_file.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"

struct certificate_args {
	const char *name, *reason, *out, *in;
	bool dry_run, json;
};

#define REASON(help_)                                                          \
	{                                                                      \
		0, "reason", OPT_TEXT, AT(struct certificate_args, reason),    \
			"TEXT", (help_), 0, 0                                  \
	}
#define AS_JSON                                                                \
	{                                                                      \
		0, "json", OPT_FLAG, AT(struct certificate_args, json), NULL,  \
			N_("the report as one JSON document"), 0, 0            \
	}

static int
report(struct app *app, const struct certificate_args *a, const char *what,
	const struct receipt *receipt)
{
	struct page page;

	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page, _("%zu of %zu would go; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page, a->dry_run ? NULL : what, receipt);
	if (receipt->stayed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	return page_end(&page, 0);
}

/* Filters have a colon, or are words. */
static bool
is_own_number(const char *word)
{
	const char *prefix = kind_info(KIND_CERTIFICATE)->prefix;

	return word[strcspn(word, "0123456789")] && !strchr(word, ':') &&
	       strncmp(word, prefix, strlen(prefix)) != 0;
}

/* By the numbers that stand on them. */
static int
by_own_numbers(
	struct app *app, char **words, int n, uint64_t *ids, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = 0;

	for (int i = 0; !rc && i < n; i++) {
		rc = text_find_kind(app, words[i], KIND_CERTIFICATE, r, err);
		ids[i] = r->id;
	}
	free(r);
	return rc;
}

/* By those numbers, by the ones of their records, or by a filter among the valid
 * ones. The caller frees *ids. */
static int
chosen(struct app *app, char **words, int n, uint64_t **ids, size_t *n_ids,
	struct err *err)
{
	if (!is_own_number(words[0]))
		return chosen_ids(app, KIND_CERTIFICATE, "given", words, n, ids,
			n_ids, err);
	*ids = xcalloc((size_t)n + 1, sizeof(**ids));
	*n_ids = (size_t)n;
	return by_own_numbers(app, words, n, *ids, err);
}

/* ---- give ----------------------------------------------------------------- */

static const struct opt give_options[] = {
	{ 0, "certificate", OPT_TEXT, AT(struct certificate_args, name), "NAME",
		N_("which, where the program has several"), 0, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct certificate_args, dry_run), NULL,
		N_("the same report, nothing is given"), 0, 0 },
	AS_JSON,
};

static int
run_give(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct certificate_args *a = args;
	struct giving g = { .name = a->name, .try = a->dry_run };
	struct receipt receipt = { 0 };
	uint64_t *ids = NULL;
	int rc = chosen_ids(app, KIND_CASE, NULL, words, n, &ids, &g.n, err);

	g.cases = ids;
	if (!rc)
		rc = op_certificates_give(app->office, &g, &receipt, err);
	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = report(app, a, _("given"), &receipt);
	}
	free(ids);
	return rc;
}

/* ---- replace, revoke ------------------------------------------------------ */

static const struct opt replace_options[] = {
	REASON(N_("why the name on it was put right")),
	AS_JSON,
};

static const struct opt revoke_options[] = {
	REASON(N_("why it is valid no more")),
	AS_JSON,
};

typedef int certificate_act(struct office *office, const uint64_t *ids,
	size_t n, const char *reason, struct receipt *out, struct err *err);

static int
act_on(struct app *app, const struct certificate_args *a, char **words, int n,
	certificate_act *act, const char *what, struct err *err)
{
	struct receipt receipt = { 0 };
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc = chosen(app, words, n, &ids, &n_ids, err);

	if (!rc)
		rc = act(app->office, ids, n_ids, a->reason, &receipt, err);
	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = report(app, a, what, &receipt);
	}
	free(ids);
	return rc;
}

static int
run_replace(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return act_on(app, args, words, n, op_certificates_replace,
		_("replaced"), err);
}

static int
run_revoke(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return act_on(
		app, args, words, n, op_certificates_revoke, _("revoked"), err);
}

/* ---- print ---------------------------------------------------------------- */

static const struct opt print_options[] = {
	{ 'o', "output", OPT_FILE, AT(struct certificate_args, out), "FILE",
		N_("where the pages go; -: to standard output"), 0, 0 },
	{ 0, "in", OPT_TEXT, AT(struct certificate_args, in), "LANG",
		N_("in one language: id, en or ja; without: id and ja, a page "
		   "each"),
		0, 0 },
	REASON(N_("why it is printed again; the first time none is needed")),
};

static int
pages_of(struct app *app, struct txn *txn, uint64_t id, enum lang only,
	struct buf *out, struct err *err)
{
	static const enum lang both[] = { LANG_ID, LANG_JA };
	const struct style style = {
		.office = app->office, .txn = txn, .form = OUT_TABLE
	};
	struct record *r = xmalloc(sizeof(*r));
	bool there = office_sees(app->office, txn, KIND_CERTIFICATE, id, r);
	const uint64_t copy =
		there ? (uint64_t)(record_number(r, F_CERT_COPIES, 0) /
				   DECIMAL_ONE)
		      : 0;

	for (size_t i = 0; there && i < ARRAY_SIZE(both); i++) {
		if (only != LANG_COUNT && i > 0)
			break;
		if (out->len)
			buf_addc(out, '\f');
		there = certificate_page(&style, r,
			only == LANG_COUNT ? both[i] : only, copy, out);
	}
	free(r);
	return there ? 0
		     : err_set(err, MG_EERASED,
			       _("the name on it was erased; the register "
				 "keeps its number"));
}

static int
pages(struct app *app, const uint64_t *ids, size_t n, enum lang only,
	struct buf *out, struct err *err)
{
	struct txn *txn;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	for (size_t i = 0; !rc && i < n; i++)
		rc = pages_of(app, txn, ids[i], only, out, err);
	office_look_end(txn);
	return rc;
}

/* The file is there before a copy is noted, and whole after it. */
static int
print(struct app *app, const struct certificate_args *a, const uint64_t *ids,
	size_t n, enum lang only, struct err *err)
{
	const bool to_file = strcmp(a->out, "-") != 0;
	struct receipt receipt = { 0 };
	struct plain_file file = { 0 };
	struct buf text = BUF_INIT;
	int rc = to_file ? plain_file_make(&file, a->out, err) : 0;

	if (rc)
		return rc;
	rc = op_certificates_print(
		app->office, ids, n, a->reason, &receipt, err);
	if (!rc)
		rc = pages(app, ids, n, only, &text, err);
	if (!rc)
		rc = out_noted(to_file ? file.f : app->out, &text,
			"magang certificate print --reason TEXT -o FILE", err);
	if (!rc && to_file)
		rc = plain_file_keep(&file, err);
	if (to_file)
		plain_file_drop(&file);
	buf_release(&text);
	if (!rc)
		out_line(app->log, _("%zu printed; who, when and why is noted"),
			n);
	return rc;
}

static int
run_print(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct certificate_args *a = args;
	enum lang only = a->in ? lang_from_locale(a->in) : LANG_COUNT;
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc;

	if (!a->out)
		return err_set(err, MG_EUSAGE,
			_("say where it goes: -o FILE, or - for standard "
			  "output"));
	if (a->in && only == LANG_COUNT)
		return err_set(err, MG_EUSAGE,
			_("'%s' is no language; id, en and ja are known"),
			a->in);
	rc = chosen(app, words, n, &ids, &n_ids, err);
	if (!rc)
		rc = print(app, a, ids, n_ids, only, err);
	free(ids);
	return rc;
}

/* ---- check ---------------------------------------------------------------- */

static const struct opt check_options[] = { AS_JSON };

/* Words for whoever has the code, and so the paper: no more than stands there. */
static void
say_found(struct app *app, struct txn *txn, struct page *page,
	const struct record *r)
{
	static const char *const answers[] = {
		[CERTIFICATE_GIVEN] = N_("valid"),
		[CERTIFICATE_REPLACED] = N_("not valid: replaced"),
		[CERTIFICATE_REVOKED] = N_("not valid: revoked"),
	};
	static const uint16_t ids[] = { F_CERT_NUMBER, F_CERT_NAME, F_DATE,
		F_CERT_REVOKED };
	const enum certificate_state state = certificate_state(r);
	const struct style style = { .office = app->office,
		.txn = txn,
		.form = page->json ? OUT_JSON : OUT_TABLE };
	struct record *next = xmalloc(sizeof(*next));
	char number[VERIFY_NUMBER];

	page_item(page, "answer", _("Answer"),
		page->json ? kind_field(KIND_CERTIFICATE, "state", 5)
				     ->choices[state - CERTIFICATE_GIVEN]
				     .code
			   : _(answers[state]),
		OUT_CODE);
	for (size_t i = 0; i < ARRAY_SIZE(ids); i++) {
		const struct fdef *f = field_of(NULL, KIND_CERTIFICATE, ids[i]);
		const struct value *v = record_get(r, ids[i]);
		struct buf text = BUF_INIT;

		if (v)
			text_value(&style, f, v, &text);
		if (v)
			page_item(page, f->name, text_label(app->office, f),
				buf_str(&text), text_value_flags(f));
		buf_release(&text);
	}
	if (certificate_last(txn, r, next)) {
		record_text(next, F_CERT_NUMBER, number, sizeof(number));
		page_item(page, "replaced_by", _("Replaced by"), number,
			OUT_CODE);
	}
	free(next);
	app->status = state == CERTIFICATE_GIVEN ? 0 : 1;
}

static int
run_check(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct certificate_args *a = args;
	struct record *r = xmalloc(sizeof(*r));
	struct page page;
	struct txn *txn;
	int rc = office_read_left(app->office, READ_NUMBER, err);

	(void)n;
	if (!rc)
		rc = office_look(app->office, &txn, err);
	if (rc) {
		free(r);
		return rc;
	}
	page_start(&page, app, a->json);
	if (certificate_by_code(app->office, txn, words[0], r)) {
		rc = office_read(
			app->office, READ_NUMBER, record_owner(r), 0, err);
		if (!rc)
			say_found(app, txn, &page, r);
	} else {
		page_item(&page, "answer", _("Answer"),
			a->json ? "unknown"
				: _("unknown: no certificate has this code; "
				    "look for a letter that was misread"),
			OUT_CODE);
		app->status = err_exit_status(MG_ENOENT);
	}
	office_look_end(txn);
	free(r);
	return page_end(&page, rc);
}

static const struct command give_verb = {
	.name = "give",
	.summary = N_("give the certificate of their program to cases"),
	.usage = "FILTER | NUMBER...",
	.examples = "magang certificate give MJ-000001-3\n"
		    "magang certificate give stage:certified --dry-run\n",
	.more = N_("Each gets the next number of its register. A case that has "
		   "not completed what its program asks for stays, as one that "
		   "has the certificate. One act, which 'magang undo' takes "
		   "back until it is printed; its number is never given "
		   "again."),
	OPTIONS(give_options, struct certificate_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_give, PERM_CERTIFY),
};

static const struct command print_verb = {
	.name = "print",
	.summary = N_("their pages, each print being noted"),
	.usage = "NUMBER... | FILTER -o FILE",
	.examples = "magang certificate print MJ-2026-00001 -o page.txt\n"
		    "magang certificate print SF-000001-3 --in ja -o - "
		    "--reason 'lost in a flood'\n",
	.more = N_("A page of 80 columns in Indonesian and one in Japanese. "
		   "Whichever copy it is stands on it; from the second on a "
		   "reason is needed. What is printed has left the house, so "
		   "no undo takes it back."),
	OPTIONS(print_options, struct certificate_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run_print, PERM_CERTIFY),
};

static const struct command replace_verb = {
	.name = "replace",
	.summary = N_("another one in its place, with the name as it is now"),
	.usage = "NUMBER... | FILTER --reason TEXT",
	.examples = "magang certificate replace MJ-2026-00001 "
		    "--reason 'name as on the identity card'\n",
	.more = N_("First put the name right: magang set NUMBER name=... The "
		   "new certificate has a number of its own and names the old "
		   "one, which is not valid any more."),
	OPTIONS(replace_options, struct certificate_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_replace, PERM_CERTIFY),
};

static const struct command revoke_verb = {
	.name = "revoke",
	.summary = N_("a certificate is valid no more"),
	.usage = "NUMBER... | FILTER [--reason TEXT]",
	.examples = "magang certificate revoke MJ-2026-00001 "
		    "--reason 'the test was taken by somebody else'\n",
	.more = N_("It stays in the register. Of who was erased it is revoked "
		   "without a reason: words about them are not kept. One act, "
		   "which 'magang undo' takes back."),
	OPTIONS(revoke_options, struct certificate_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_revoke, PERM_CERTIFY),
};

static const struct command check_verb = {
	.name = "check",
	.summary = N_("is the certificate with this code valid?"),
	.usage = "CODE",
	.examples = "magang certificate check MJ-2026-00001-45-7Q4M-2XKD\n",
	.more = N_("For everybody, whatever their area: who has the code has "
		   "the paper, and is told no more than stands on it. Valid, "
		   "replaced and by which, revoked, or unknown. Capitals, "
		   "hyphens and blanks make no difference."),
	OPTIONS(check_options, struct certificate_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run_check, PERM_READ),
};

static const struct command *const verbs[] = { &give_verb, &print_verb,
	&replace_verb, &revoke_verb, &check_verb };

const struct command cmd_certificate = {
	.name = "certificate",
	.summary = N_("certificates: give, print, replace, revoke, check"),
	.usage = "give|print|replace|revoke|check ...",
	.examples = "magang certificate give stage:certified --dry-run\n"
		    "magang certificate print MJ-2026-00001 -o page.txt\n",
	VERBS(verbs),
};
