/* SPDX-License-Identifier: MIT */
#include "magang/view/appealed.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"
#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

/* The open task to decide anew; false: there is none that the caller sees. */
static bool
find_task(struct office *office, struct txn *txn, uint64_t kase,
	struct record *out)
{
	char rule[TASK_RULE];
	bool found = false;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_TASK);
	while (!found && walk_next(&w)) {
		if (!office_sees(office, txn, KIND_TASK, walk_id(&w), out))
			continue;
		task_rule(out, rule);
		found = !record_has(out, F_DONE) &&
			strcmp(rule, RULE_APPEAL) == 0;
	}
	walk_end(&w);
	return found;
}

/* r: the case, its last decision, the task. */
static void
appeal_row(struct page *page, struct txn *txn, uint64_t kase, struct record *r)
{
	struct office *office = page->app->office;
	char number[NUMBER_TEXT], date[DATE_TEXT];
	bool task;

	if (!office_sees(office, txn, KIND_CASE, kase, r) ||
		!record_has(r, F_APPEALED) ||
		!case_last_decision(txn, kase, r + 1))
		return;
	page_cell(page, text_number(office, txn, KIND_CASE, kase, number));
	page_cell(
		page, text_number(office, txn, KIND_DECISION, r[1].id, number));
	task = find_task(office, txn, kase, r + 2);
	page_cell(page,
		task ? text_number(office, txn, KIND_TASK, r[2].id, number)
		     : NULL);
	page_cell(page, task ? date_format(date, (int32_t)record_number(r + 2,
							 F_DUE, DATE_NONE))
			     : NULL);
	page_row(page);
}

static uint64_t
case_of_letter(struct office *office, struct txn *txn, uint64_t letter,
	struct record *r)
{
	return office_sees(office, txn, KIND_LETTER, letter, r)
		       ? (uint64_t)record_number(r, F_DECISION_CASE, 0)
		       : 0;
}

static int
print_rows(struct page *page, const uint64_t *ids, size_t n, bool letters,
	struct err *err)
{
	const struct out_column columns[] = {
		{ "case", _("Case"), OUT_CODE, 0 },
		{ "appeal", _("Appeal"), OUT_CODE, 0 },
		{ "task", _("Task"), OUT_CODE, 0 },
		{ "due", _("Due"), OUT_CODE, 0 },
	};
	struct record *r;
	struct txn *txn;
	const int rc = office_look(page->app->office, &txn, err);

	if (rc)
		return rc;
	r = xmalloc(3 * sizeof(*r));
	page_rows(page, "appeals", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		appeal_row(page, txn,
			letters ? case_of_letter(
					  page->app->office, txn, ids[i], r)
				: ids[i],
			r);
	page_rows_end(page);
	office_look_end(txn);
	free(r);
	return 0;
}

int
appealed_page(
	struct page *page, const uint64_t *cases, size_t n, struct err *err)
{
	return print_rows(page, cases, n, false, err);
}

int
appealed_letters_page(
	struct page *page, const uint64_t *letters, size_t n, struct err *err)
{
	return print_rows(page, letters, n, true, err);
}
