/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt.h"

#include <stdio.h>
#include <string.h>

#include "magang/cli/cli.h"
#include "magang/view/kind_view.h"
#include "magang/view/page.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/linkage/duplicate.h"
#include "magang/office/evidence.h"

#define SIMILAR_MAX 10

struct args {
	bool json;
};

static const struct opt options[] = {
	{ 0, "json", OPT_FLAG, AT(struct args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static void
similar_row(struct app *app, struct page *page, struct txn *txn,
	const struct likeness *l)
{
	char number[NUMBER_TEXT], name[256], score[16];
	struct buf evidence = BUF_INIT;
	struct record r;

	text_number(app->office, txn, KIND_PERSON, l->id, number);
	/* Of whom the caller does not see only that there is somebody. */
	if (!record_load(txn, KIND_PERSON, l->id, 0, &r) ||
		!access_sees(&app->office->access, txn, &r))
		record_init(&r, KIND_PERSON, l->id);
	snprintf(score, sizeof(score), "%d", l->score);
	page_cell(page, number);
	page_cell(page, record_text(&r, F_NAME, name, sizeof(name)));
	page_cell(page, score);
	evidence_print(l->evidence, strlen(l->evidence), &evidence);
	page_cell(page, buf_str(&evidence));
	page_row(page);
	buf_release(&evidence);
}

/* Persons like the new one; the pairs are on the list of doubts already. */
static int
show_similar(struct app *app, struct page *page, uint64_t id, struct err *err)
{
	const struct out_column columns[] = {
		{ "id", _("Number"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 40 },
		{ "likeness", _("Likeness"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "evidence", _("Evidence"), 0, 0 },
	};
	struct likeness rows[SIMILAR_MAX];
	struct record r;
	struct txn *txn;
	size_t n = 0;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	if (record_load(txn, KIND_PERSON, id, 0, &r))
		n = duplicates_of(app->office, txn, &r, rows, SIMILAR_MAX);
	page_rows(page, "similar", _("Perhaps the same person:"), columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		if (rows[i].id != id &&
			rows[i].score >= app->office->book.site.similar_line)
			similar_row(app, page, txn, &rows[i]);
	office_look_end(txn);
	page_rows_end(page);
	return 0;
}

static int
print_added(struct app *app, enum kind kind, const struct receipt *receipt,
	bool json, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, json);
	rc = receipt_page(app, &page, kind, _("added"), receipt, err);
	if (!rc)
		receipt_notes(&page, receipt);
	if (!rc && receipt->doubts > 0)
		rc = show_similar(app, &page, receipt->id, err);
	if (rc)
		page_drop(&page);
	else
		page_finish(&page);
	return rc;
}

/* Others have a command of their own, which fills in what belongs to them. */
static int
can_add(enum kind kind, struct err *err)
{
	const char *instead = kind_view(kind)->made_by;

	return instead ? err_set(err, MG_EUSAGE,
				 _("'add' does not make this kind; use "
				   "'magang %s'"),
				 instead)
		       : 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct args *a = args;
	size_t n_values = (size_t)n - 1;
	struct setting *values =
		arena_array(app->arena, n_values + 1, sizeof(*values));
	struct receipt receipt = { 0 };
	enum kind kind;
	int rc = text_kind(words[0], &kind, err);

	if (!rc)
		rc = can_add(kind, err);
	if (!rc)
		rc = text_settings(
			app, kind, NULL, words + 1, n - 1, values, err);
	if (!rc && kind_is_owner(kind))
		rc = op_person_add(
			app->office, values, n_values, &receipt, err);
	else if (!rc)
		rc = op_add(app->office, kind, values, n_values, &receipt, err);
	return rc ? rc : print_added(app, kind, &receipt, a->json, err);
}

const struct command cmd_add = {
	.name = "add",
	.summary = N_("register a person or an organisation"),
	.usage = "KIND FIELD=VALUE...",
	.examples = "magang add person name='Siti Aminah' "
		    "nik=3205055203989001 phone=081200001234\n"
		    "magang add organisation name='PT Maju' kind=host "
		    "country=jp\n",
	.more = N_("Birth date, sex and first district are taken from the NIK "
		   "where they are not given. Similar persons are shown."),
	OPTIONS(options, struct args),
	.min = 2,
	.max = -1,
	.need = NEED_STORE,
	.run = run,
};
