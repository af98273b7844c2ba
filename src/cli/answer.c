/* SPDX-License-Identifier: MIT */
#include "answer.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_proposal.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/why_page.h"

static bool
is_number(const char *word)
{
	const char *prefix = kind_info(KIND_PROPOSAL)->prefix;
	const size_t n = strlen(prefix);

	return strncmp(word, prefix, n) == 0 && word[n] == '-';
}

static int
numbered(struct app *app, char **words, int n, uint64_t *ids, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = 0;

	for (int i = 0; !rc && i < n; i++) {
		rc = text_find_kind(app, words[i], KIND_PROPOSAL, r, err);
		ids[i] = r->id;
	}
	free(r);
	return rc;
}

static int
choose(struct app *app, char **words, int n, uint64_t **ids, size_t *n_ids,
	struct err *err)
{
	const char *filter = text_join(app, words, n);
	char *open;
	int rc;

	if (is_number(words[0])) {
		*ids = xcalloc((size_t)n, sizeof(**ids));
		*n_ids = (size_t)n;
		return numbered(app, words, n, *ids, err);
	}
	/* an empty variable of a shell is no answer about everybody */
	if (!filter[strspn(filter, " ")])
		return err_set(err, MG_EUSAGE,
			_("which proposals? 'open' are all that wait"));
	open = xasprintf("open %s", filter);
	rc = list_ids(app, KIND_PROPOSAL, open, ids, n_ids, err);
	free(open);
	return rc;
}

/* Of one that was looked at alone, what has changed. */
static void
print_why(struct app *app, struct page *page)
{
	struct style style = { .office = app->office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;

	if (!app->office->verdict->n ||
		office_look(app->office, &style.txn, &unread))
		return;
	why_rows(page, "reasons", &style, app->office->verdict, 1);
	why_lines(page, _("Rules that are not met"), &style,
		app->office->verdict, false);
	office_look_end(style.txn);
}

static int
print_report(struct app *app, const struct answer_as *as,
	const struct receipt *receipt)
{
	struct page page;

	page_start(&page, app, as->json);
	if (as->dry_run)
		page_line(&page, _("%zu of %zu would go; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page, as->dry_run ? NULL : as->what, receipt);
	if (receipt->went + receipt->stayed == 1)
		print_why(app, &page);
	return page_end(&page, 0);
}

int
answer_proposals(struct app *app, const struct answer_as *as, char **words,
	int n, struct err *err)
{
	struct answer a = {
		.reason = as->reason, .anew = as->anew, .try = as->dry_run
	};
	struct receipt receipt = { 0 };
	uint64_t *ids = NULL;
	int rc = choose(app, words, n, &ids, &a.n, err);

	a.ids = ids;
	if (!rc)
		rc = op_proposals_answer(app->office, &a, &receipt, err);
	/* of many each reason with how many */
	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = print_report(app, as, &receipt);
		if (receipt.stayed)
			app->status = err_exit_status(MG_ENOTALLOWED);
	}
	free(ids);
	return rc;
}
