/* SPDX-License-Identifier: MIT */
#include "magang/view/contact_words.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/contact.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"
#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/text.h"
#include "magang/view/when.h"

/* How a case stands. */
struct tried {
	int64_t tries;
	int most;
	int32_t next; /* DATE_NONE: no other one is asked for */
};

/* false: nobody tried in vain, or its program does not count it. */
static bool
read_tried(struct office *office, struct txn *txn, const struct record *kase,
	struct tried *out)
{
	const struct program *p =
		rulebook_case_program(&office->book, txn, kase);

	if (!p || !p->contact_tries || !record_has(kase, F_TRIES))
		return false;
	out->tries = record_number(kase, F_TRIES, 0) / DECIMAL_ONE;
	out->most = p->contact_tries;
	out->next = record_has(kase, F_UNREACHED)
			    ? DATE_NONE
			    : contact_next(p, (int32_t)record_number(kase,
						      F_TRIED, DATE_NONE));
	return true;
}

static void
say(const struct tried *t, struct buf *out)
{
	char date[DATE_TEXT];

	if (t->next == DATE_NONE)
		buf_addf(out, _("try %lld of %d: unreachable"),
			(long long)t->tries, t->most);
	else
		buf_addf(out, _("try %lld of %d, the next counts from %s"),
			(long long)t->tries, t->most, cell_date(t->next, date));
}

static void
say_person(struct office *office, struct txn *txn, uint64_t person,
	struct record *kase, struct buf *out)
{
	char number[NUMBER_TEXT];
	struct tried t;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w)) {
		if (!office_sees(office, txn, KIND_CASE, walk_id(&w), kase) ||
			!read_tried(office, txn, kase, &t))
			continue;
		buf_addf(out, "%s%s: ", out->len ? "; " : "",
			text_number(office, txn, KIND_CASE, kase->id, number));
		say(&t, out);
	}
	walk_end(&w);
}

void
contact_words(
	struct office *office, enum kind kind, uint64_t id, struct buf *out)
{
	struct record *kase = xmalloc(sizeof(*kase));
	struct err unread = ERR_INIT;
	struct txn *txn;
	struct tried t;

	if (office_look(office, &txn, &unread) == 0) {
		if (kind == KIND_PERSON)
			say_person(office, txn, id, kase, out);
		else if (kind == KIND_CASE &&
			 office_sees(office, txn, KIND_CASE, id, kase) &&
			 read_tried(office, txn, kase, &t))
			say(&t, out);
		office_look_end(txn);
	}
	free(kase);
}

static void
row(struct page *page, struct txn *txn, uint64_t seat, struct record *r)
{
	struct office *office = page->app->office;
	char number[NUMBER_TEXT];
	struct buf words = BUF_INIT;
	struct tried t;

	if (office_sees(office, txn, KIND_SEAT, seat, r) &&
		office_sees(office, txn, KIND_CASE,
			(uint64_t)record_number(r, F_DECISION_CASE, 0),
			r + 1) &&
		read_tried(office, txn, r + 1, &t)) {
		say(&t, &words);
		page_cell(page,
			text_number(office, txn, KIND_SEAT, seat, number));
		page_cell(page, buf_str(&words));
		page_row(page);
	}
	buf_release(&words);
}

int
contact_rows(
	struct page *page, const uint64_t *seats, size_t n, struct err *err)
{
	const struct out_column columns[] = {
		{ "seat", _("Seat"), OUT_CODE, 0 },
		{ "tried", _("Not reached"), 0, 0 },
	};
	struct record *r;
	struct txn *txn;
	const int rc = office_look(page->app->office, &txn, err);

	if (rc)
		return rc;
	r = xmalloc(2 * sizeof(*r));
	page_rows(page, "tries", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		row(page, txn, seats[i], r);
	page_rows_end(page);
	office_look_end(txn);
	free(r);
	return 0;
}
