/* SPDX-License-Identifier: MIT */
#include "magang/view/appealed.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"

#include "command.h"

#include "magang/base/err.h"
#include "magang/ops/ops_appeal.h"

struct appeal_args {
	const char *reason;
	bool json;
};

static const struct opt options[] = {
	{ 0, "reason", OPT_TEXT, AT(struct appeal_args, reason), "TEXT",
		N_("what it is about"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct appeal_args, json), NULL,
		N_("the receipt as one JSON document"), 0, 0 },
};

static int
report(struct app *app, const struct appeal_args *a, uint64_t kase,
	const struct receipt *receipt, struct err *err)
{
	struct page page;
	int rc;

	page_start(&page, app, a->json);
	rc = receipt_page(app, &page, KIND_CASE, _("reopened"), receipt, err);
	if (!rc)
		rc = appealed_page(&page, &kase, 1, err);
	if (!rc)
		receipt_notes(&page, receipt);
	return page_end(&page, rc);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct appeal_args *a = args;
	struct receipt receipt = { 0 };
	struct record r;
	uint64_t kase, decision = 0;
	int rc = text_find(app, words[0], &r, err);

	(void)n;
	kase = r.id;
	if (!rc && r.kind == KIND_DECISION)
		rc = text_show(app, words[0], KIND_DECISION, &r, err);
	else if (!rc && r.kind != KIND_CASE)
		rc = text_find_kind(app, words[0], KIND_CASE, &r, err);
	if (!rc && r.kind == KIND_DECISION) {
		decision = r.id;
		kase = (uint64_t)record_number(&r, F_DECISION_CASE, 0);
	}
	if (!rc)
		rc = op_case_appeal(
			app->office, kase, decision, a->reason, &receipt, err);
	return rc ? rc : report(app, a, kase, &receipt, err);
}

const struct command cmd_appeal = {
	.name = "appeal",
	.summary = N_("contest a decision that declined a case"),
	.usage = "NUMBER",
	.examples = "magang appeal DC-000012-5 --reason 'the diploma had been "
		    "handed in'\n"
		    "magang list case appealed:*\n",
	.more = N_("NUMBER is that of the case, or of its last decision. The "
		   "case comes back to the stage in which it was declined, "
		   "with a task; another person than the one who declined it "
		   "decides anew. Whether and how long a decision is contested "
		   "says the program."),
	OPTIONS(options, struct appeal_args),
	.min = 1,
	.max = 1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_MOVE),
};
