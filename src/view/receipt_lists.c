/* SPDX-License-Identifier: MIT */
#include "magang/view/receipt_lists.h"

#include <stdlib.h>

#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/words.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/waiting.h"
#include "magang/office/find.h"
#include "magang/ops/undo.h"
#include "magang/program/program.h"
#include "magang/record/index.h"

#define UP_TOLD 3 /* names on one line */

void
receipt_up(const struct receipt *receipt, struct buf *out)
{
	if (receipt->up_open)
		buf_adds(out,
			_("who moves up from the waiting list is a question of "
			  "health; ask somebody who may see health"));
	if (receipt->up_open && receipt->moved_up)
		buf_adds(out, "; ");
	if (!receipt->moved_up)
		return;
	if (receipt->act)
		buf_addf(out,
			_n("%zu moved up from the waiting list",
				"%zu moved up from the waiting list",
				receipt->moved_up),
			receipt->moved_up);
	else
		buf_addf(out,
			_n("%zu would move up from the waiting list",
				"%zu would move up from the waiting list",
				receipt->moved_up),
			receipt->moved_up);
}

void
receipt_up_who(
	struct office *office, const struct receipt *receipt, struct buf *out)
{
	struct style s = { .office = office, .form = OUT_TABLE };
	struct record *r = xmalloc(2 * sizeof(*r));
	struct err unread = ERR_INIT;
	size_t told = 0;

	if (receipt->moved_up && office_look(office, &s.txn, &unread) == 0) {
		for (size_t i = 0;
			i < receipt->moved_up && i < UP_NAMED && told < UP_TOLD;
			i++) {
			if (!office_sees(office, s.txn, KIND_CASE,
				    receipt->up[i], &r[0]) ||
				!office_sees(office, s.txn, KIND_PERSON,
					record_owner(&r[0]), &r[1]))
				continue;
			buf_adds(out, told++ ? ", " : ": ");
			cell_who(&s, &r[0], &r[1], out);
		}
		office_look_end(s.txn);
	}
	free(r);
}

/* A case that moved up, and where it is now, or would be. */
static void
up_row(struct page *page, const struct style *s, const struct record *kase)
{
	const struct program *p = case_program(s->office, s->txn, kase);
	const int at = p ? program_stage_by_number(
				   p, (uint8_t)record_number(kase, F_STAGE, 0))
			 : -1;
	const int to = p ? program_waits_for(p, at) : -1;
	const struct stage *stage =
		at < 0 ? NULL : &p->stages[to < 0 ? at : to];
	struct record *person = xmalloc(sizeof(*person));
	struct row row = { s, kase, person };
	struct buf number = BUF_INIT, name = BUF_INIT;

	work_number(&row, &number);
	if (office_sees_person(s->office, s->txn, kase, person))
		cell_name(&row, &name);
	page_cell(page, buf_str(&number));
	page_cell(page, buf_str(&name));
	if (!stage)
		page_cell(page, NULL);
	else
		page_cell(page,
			page->json ? stage->name
				   : label_in(&stage->label, s->office->lang,
					     stage->name));
	page_row(page);
	buf_release(&number);
	buf_release(&name);
	free(person);
}

void
receipt_up_rows(struct page *page, const struct receipt *receipt)
{
	const struct out_column columns[] = {
		{ "number", _("Moved up"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "stage", _("Stage"), OUT_CODE, 0 },
	};
	struct style s = { .office = page->app->office, .form = OUT_TABLE };
	struct record *kase = xmalloc(sizeof(*kase));
	struct err unread = ERR_INIT;

	if (receipt->moved_up && office_look(s.office, &s.txn, &unread) == 0) {
		page_rows(page, "up", NULL, columns, ARRAY_SIZE(columns));
		for (size_t i = 0; i < receipt->moved_up && i < UP_NAMED; i++)
			if (office_sees(s.office, s.txn, KIND_CASE,
				    receipt->up[i], kase))
				up_row(page, &s, kase);
		page_rows_end(page);
		office_look_end(s.txn);
	}
	free(kase);
}

void
receipt_waits(const struct receipt *receipt, struct buf *out)
{
	if (receipt->waits)
		buf_addf(out,
			_n("%zu of them on the waiting list, for want of room",
				"%zu of them on the waiting list, for want of "
				"room",
				receipt->waits),
			receipt->waits);
	if (receipt->waits && receipt->proposed)
		buf_adds(out, "; ");
	if (receipt->proposed)
		buf_addf(out,
			_n("%zu proposed: a second person approves it",
				"%zu proposed: a second person approves them",
				receipt->proposed),
			receipt->proposed);
}

void
undo_lists(const struct undo_report *report, struct buf *out)
{
	const struct receipt r = { .act = report->by,
		.waits = report->waits,
		.moved_up = report->moved_up };

	receipt_waits(&r, out);
	if (r.waits && r.moved_up)
		buf_adds(out, "; ");
	receipt_up(&r, out);
}

void
receipt_lists(struct page *page, const struct receipt *receipt, bool many)
{
	struct buf b = BUF_INIT;

	if (many)
		receipt_waits(receipt, &b);
	if (receipt->listed)
		buf_addf(&b, _("%zu on the waiting list, for want of room"),
			receipt->listed);
	if (b.len)
		page_line(page, "%s", buf_str(&b));
	buf_clear(&b);
	receipt_up(receipt, &b);
	if (b.len)
		page_line(page, "%s", buf_str(&b));
	buf_release(&b);
}
