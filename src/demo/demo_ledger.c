/* SPDX-License-Identifier: MIT */
/*
 * Nothing is left to chance here, so that the rest of the data stays what it is. A
 * sending organisation asks for 25 to 35 million rupiah, in two parts; of some it
 * asks too much, of some it keeps a diploma.
 */
#include "demo_ledger.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

#include "demo_data.h"
#include "demo_value.h"

#define LEDGER_OPS 3000 /* of one change */
#define MILLION (1000000 * DECIMAL_ONE)

/* Each so many-th ... */
enum {
	TOO_MUCH = 7, /* is asked for more than two months' pay */
	DIPLOMA = 9,  /* has given his diploma away ... */
	KEPT = 18,    /* ... and has not got it back */
	LOAN = 11,    /* pays out of a loan */
};

struct account {
	struct demo *d;
	struct record kase, entry;
	size_t nth;
	int32_t day; /* when it was asked for */
};

static uint64_t
taker(const struct account *a, enum org_use use)
{
	const struct ids *of = &a->d->orgs[use];

	return of->n ? of->rows[a->nth % of->n] : 0;
}

static void
begin(struct account *a, const char *what, int32_t day, uint64_t holder)
{
	record_init(&a->entry, KIND_LEDGER, 0);
	record_set_number(&a->entry, F_PERSON, (int64_t)record_owner(&a->kase));
	record_set_number(&a->entry, F_DECISION_CASE, (int64_t)a->kase.id);
	record_set_number(&a->entry, F_PROGRAM_NO,
		record_number(&a->kase, F_PROGRAM_NO, 0));
	record_set_text(&a->entry, F_LEDGER_WHAT, what);
	record_set_number(&a->entry, F_DATE, day);
	if (holder)
		record_set_number(&a->entry, F_LEDGER_HOLDER, (int64_t)holder);
}

static void
end(struct account *a)
{
	if (record_number(&a->entry, F_DATE, 0) <= a->d->office->today)
		change_create(a->d->change, &a->entry, record_owner(&a->kase));
}

static void
money(struct account *a, const char *what, int32_t day, int64_t amount,
	enum org_use to)
{
	begin(a, what, day, taker(a, to));
	record_set_number(&a->entry, F_LEDGER_AMOUNT, amount);
	record_set_text(&a->entry, F_LEDGER_CURRENCY, "idr");
	if (a->entry.n && what[0] == 'p')
		record_set_text(&a->entry, F_LEDGER_RECEIPT,
			demo_text(a->d, "KW-%05zu/%d", a->nth + 1, day % 97));
	end(a);
}

static void
diploma(struct account *a)
{
	const int32_t back = a->day + 24;

	begin(a, "original", a->day + 3, taker(a, ORG_LPK));
	record_set_text(&a->entry, F_LEDGER_ITEM, "diploma");
	if (a->nth % KEPT != DIPLOMA - 1 && back <= a->d->office->today)
		record_set_number(&a->entry, F_LEDGER_BACK, back);
	end(a);
}

/* Who sends him, where the program asks for that. */
static void
sent_by(struct account *a, const struct program *p)
{
	const struct fdef *f = program_field(p, "sender");
	struct record *then;

	if (!f || !taker(a, ORG_LPK))
		return;
	then = xmalloc(sizeof(*then));
	*then = a->kase;
	record_set_number(then, f->id, (int64_t)taker(a, ORG_LPK));
	change_update(a->d->change, &a->kase, then);
	free(then);
}

static void
account(struct account *a, const struct program *p)
{
	const int64_t asked =
		(a->nth % TOO_MUCH == TOO_MUCH - 1)
			? 47 * MILLION
			: (25 + (int64_t)(a->nth * 7 % 11)) * MILLION;

	a->day = (int32_t)record_number(
			 &a->kase, F_OPENED, a->d->office->today) +
		 45;
	if (a->day > a->d->office->today - 2)
		a->day = a->d->office->today - 2;
	sent_by(a, p);
	money(a, "asked", a->day, asked, ORG_LPK);
	money(a, "paid", a->day + 2, asked / 5 * 2, ORG_LPK);
	if (a->nth % 3)
		money(a, "paid", a->day + 40, asked / 5 * 3, ORG_LPK);
	if (a->nth % LOAN == LOAN - 1)
		money(a, "loan", a->day + 1, 10 * MILLION, ORG_COOPERATIVE);
	if (a->nth % DIPLOMA == DIPLOMA - 1)
		diploma(a);
}

bool
demo_ledger(struct demo *d)
{
	struct account *a = xmalloc(sizeof(*a));
	bool full = false;

	a->d = d;
	for (; d->accounts < d->placed.n && !full; d->accounts++) {
		const struct program *p;

		a->nth = d->accounts;
		if (!record_load(d->txn, KIND_CASE, d->placed.rows[a->nth], 0,
			    &a->kase))
			continue;
		p = office_program(d->office, d->txn,
			(uint16_t)record_number(&a->kase, F_PROGRAM_NO, 0), 0);
		if (p)
			account(a, p);
		full = d->change->n >= LEDGER_OPS;
	}
	free(a);
	return !full;
}
