/* SPDX-License-Identifier: MIT */
/*
 * Nothing is left to chance here, so that the rest of the data stays what it is. The
 * agency counts people who have no case yet: the one that each gets begins at its end.
 * Cooperatives say once a year how many members they have.
 */
#include "demo_listed.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/stages.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

#include "demo_data.h"
#include "demo_value.h"

#define LIST_MOST 300 /* rows of the list */
#define LIST_AGE 45   /* days ago it was sent */
#define YEARS 4       /* of cooperatives, the last one not over yet */
#define MONTH 30

/* ---- the list ------------------------------------------------------------- */

static const struct route *
route_listed(const struct demo *d)
{
	for (size_t i = 0; i < d->n_routes; i++)
		if (program_listed(d->routes[i].program) >= 0)
			return &d->routes[i];
	return NULL;
}

static uint64_t
add_case(struct demo *d, const struct route *r, const struct outcome_rule *rule,
	uint64_t person, int32_t day)
{
	struct record *kase = xmalloc(sizeof(*kase));
	uint64_t id;

	record_init(kase, KIND_CASE, 0);
	record_set_number(kase, F_PERSON, (int64_t)person);
	record_set_number(kase, F_PROGRAM_NO, r->number);
	record_set_number(kase, F_VERSION, r->program->version);
	record_set_number(kase, F_OPENED, day);
	case_enter(kase, r->program->stages[rule->lists].number, day,
		d->change->arena);
	id = change_create(d->change, kase, person);
	free(kase);
	return id;
}

/* Two of three with a licence, the others seen there. */
static void
add_row(struct demo *d, const struct route *r, const struct outcome_rule *rule,
	size_t nth)
{
	const uint64_t person = d->bare.rows[nth];
	const int32_t day = d->office->today - LIST_AGE - (int32_t)nth % MONTH;
	const bool licensed = nth % 3 < 2;
	struct record *o = xmalloc(sizeof(*o));

	record_init(o, KIND_OUTCOME, 0);
	record_set_number(o, F_PERSON, (int64_t)person);
	record_set_number(o, F_DECISION_CASE,
		(int64_t)add_case(
			d, r, rule, person, d->office->today - LIST_AGE + 1));
	record_set_number(o, F_PROGRAM_NO, r->number);
	record_set_text(o, F_OUTCOME_WHAT, rule->name);
	record_set_text(o, F_OUTCOME_GRADE, licensed ? "a" : "b");
	record_set_number(o, F_DATE, day);
	record_set_number(
		o, F_OUTCOME_AGENCY, (int64_t)d->orgs[ORG_AGENCY].rows[0]);
	if (licensed)
		record_set_text(o, F_OUTCOME_LICENCE,
			demo_text(d, "%013zu", 8120000000000 + nth * 7));
	change_create(d->change, o, person);
	free(o);
}

void
demo_listed(struct demo *d)
{
	const struct route *r = route_listed(d);
	const struct outcome_rule *rule =
		r ? &r->program->outcomes[program_listed(r->program)] : NULL;

	for (size_t i = 0; r && i < d->bare.n && i < LIST_MOST; i++)
		add_row(d, r, rule, i);
}

/* ---- organisations ---------------------------------------------------------- */

static void
say(struct demo *d, uint64_t organisation, const char *what, int32_t day,
	int64_t amount)
{
	struct record *a;

	if (day > d->office->today)
		return;
	a = xmalloc(sizeof(*a));
	record_init(a, KIND_ACTIVITY, 0);
	record_set_number(a, F_ABOUT, (int64_t)organisation);
	record_set_number(a, F_ABOUT_KIND, KIND_ORGANISATION);
	record_set_text(a, F_ACTIVITY, what);
	record_set_number(a, F_DATE, day);
	record_set_number(a, F_AMOUNT, amount * DECIMAL_ONE);
	change_create(d->change, a, 0);
	free(a);
}

static int64_t
members(size_t nth, int year)
{
	return 60 + (int64_t)nth * 35 + year * (25 + (int64_t)(nth * 17 % 60)) +
	       year * year * (int64_t)(nth % 3) * 12;
}

/* The size of the last year is that of its record. */
static void
grew(struct demo *d, size_t nth, uint64_t cooperative)
{
	struct record *was = xmalloc(2 * sizeof(*was)), *is = was + 1;

	for (int y = 0; y < YEARS; y++)
		say(d, cooperative, "members",
			d->office->today - 10 - 365 * (YEARS - 1 - y),
			members(nth, y));
	if (record_load(d->txn, KIND_ORGANISATION, cooperative, 0, was)) {
		*is = *was;
		record_set_number(is, F_ORG_MEMBERS,
			members(nth, YEARS - 1) * DECIMAL_ONE);
		change_update(d->change, was, is);
	}
	free(was);
}

void
demo_taken_part(struct demo *d)
{
	static const struct {
		const char *what;
		int64_t amount;
		enum org_use of;
	} deeds[] = {
		{ "coop_join", 24, ORG_COOPERATIVE },
		{ "market_link", 3, ORG_COOPERATIVE },
		{ "fair", 2, ORG_COOPERATIVE },
		{ "kur", 1, ORG_COOPERATIVE },
		{ "mentor", 6, ORG_HOST_HERE },
		{ "brand", 1, ORG_HOST_HERE },
		{ "pitch", 1, ORG_HOST_HERE },
	};
	const struct ids *coops = &d->orgs[ORG_COOPERATIVE];

	for (size_t i = 0; i < coops->n; i++)
		grew(d, i, coops->rows[i]);
	for (size_t k = 0; route_listed(d) && k < ARRAY_SIZE(deeds); k++) {
		const struct ids *of = &d->orgs[deeds[k].of];

		for (size_t i = k % 2; i < of->n; i += 2)
			say(d, of->rows[i], deeds[k].what,
				d->office->today -
					(int32_t)(k * 40 + i * 11 + 3),
				deeds[k].amount + (int64_t)(i % 3));
	}
}
