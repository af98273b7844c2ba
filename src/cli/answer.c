/* SPDX-License-Identifier: MIT */
#include "answer.h"

#include <stdlib.h>

#include "chosen.h"
#include "magang/base/err.h"
#include "magang/ops/ops_proposal.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/results.h"
#include "magang/view/why_page.h"

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
	struct results results = { 0 };
	uint64_t *ids = NULL;
	int rc = chosen_ids(
		app, KIND_PROPOSAL, "open", words, n, &ids, &a.n, err);

	a.ids = ids;
	results_begin(&results, app->office, KIND_PROPOSAL);
	if (!rc)
		rc = op_proposals_answer(app->office, &a, &receipt, err);
	results_end(&results, app->office, &receipt);
	/* of many each reason with how many */
	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = as->csv ? results_csv(app, &results, err)
			     : print_report(app, as, &receipt);
		if (receipt.stayed)
			app->status = err_exit_status(MG_ENOTALLOWED);
	}
	results_release(&results);
	free(ids);
	return rc;
}
