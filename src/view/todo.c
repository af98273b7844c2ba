/* SPDX-License-Identifier: MIT */
#include "magang/view/todo.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/count_places.h"
#include "magang/query/query_count.h"
#include "magang/query/query_failed.h"
#include "magang/query/query_home.h"
#include "magang/query/query_work.h"
#include "magang/record/ledger_state.h"
#include "magang/record/letter_state.h"

/* No counter knows what somebody is to assess, or whom a trainer has: so many rows
 * are looked at, and more are "2.000+". */
#define LOOKED_MOST 2000

/* A figure, counted in one of four ways. */
struct todo_rule {
	const char *key, *label; /* N_() */
	enum kind kind;
	const char *filter;
	unsigned need; /* permissions of whom it concerns */
	int (*count)(struct office *office, uint64_t *n, struct err *err);
	int state;          /* of its kind, by counters */
	enum family family; /* days before today, and so many ahead */
	int ahead;
	bool to_come;  /* from today on, instead */
	uint64_t most; /* by its filter: rows that are looked at; 0: all */
};

static const struct todo_rule rules[] = {
	{ "to_approve", N_("Wait for my approval"), KIND_PROPOSAL,
		"open not by:me", PERM_APPROVE, .count = count_to_approve },
	{ "to_adopt", N_("New versions to approve"), KIND_CASE, "adopt:me",
		PERM_EDIT | PERM_PLAN, .most = LOOKED_MOST },
	{ "returned", N_("Versions returned to me"), KIND_PROGRAM,
		"returned_to:me", PERM_SETTINGS },
	{ "late_marks", N_("Late marks to approve"), KIND_SHEET,
		"late_by:* not late_by:me", PERM_APPROVE | PERM_TEACH,
		.count = count_late_marks },
	{ "to_assess", N_("To assess"), KIND_CASE, "assess:me", PERM_ASSESS,
		.most = LOOKED_MOST },
	{ "unmarked", N_("Class today, no marks"), KIND_COHORT, "unmarked:yes",
		PERM_TEACH },
	{ "unentered", N_("Classes with days not entered"), KIND_COHORT,
		"unentered>0", PERM_TEACH, .most = LOOKED_MOST },
	{ "at_risk", N_("At risk in class"), KIND_SEAT, "atrisk:yes taken",
		PERM_PLAN, .most = LOOKED_MOST },
	{ "at_risk_mine", N_("At risk in my classes"), KIND_SEAT,
		"atrisk:yes taken trainer:me", PERM_TEACH,
		.most = LOOKED_MOST },
	{ "letters", N_("Letters held"), KIND_LETTER, "held",
		.state = LETTER_HELD },
	{ "unreachable", N_("Unreachable"), KIND_CASE, "unreachable",
		.count = count_unreachable },
	{ "followups_missed", N_("Follow-ups missed"), KIND_CASE,
		"unseen sort:followup", .family = COUNT_FOLLOWUPS },
	{ "originals_overheld", N_("Originals held too long"), KIND_CASE,
		"overheld sort:return_due", .family = COUNT_RETURNS },
	{ "overkept", N_("Kept longer than their programs say"), KIND_CASE,
		"overkept sort:kept_until", PERM_APPROVE,
		.family = COUNT_KEPT },
	{ "licences", N_("Licences to renew"), KIND_ORGANISATION,
		"licence_until<=today+90 sort:licence_until",
		.family = COUNT_LICENCES, .ahead = 91 },
	{ "licences_short", N_("Licences that end before a start"),
		KIND_ORGANISATION, "short sort:start_unlicensed",
		.family = COUNT_SHORT, .to_come = true },
	{ "originals_held", N_("Originals held"), KIND_LEDGER, "held sort:date",
		.state = LEDGER_HELD },
	{ "over_cap", N_("Fees over the cap"), KIND_CASE,
		"overcharged sort:-over_cap", .count = count_over_cap },
	{ "offered", N_("Offered to me"), KIND_CASE, "offered:me",
		.count = count_offered },
	{ "seats_taken", N_("Seats at hosts, taken"), KIND_SEAT, "slot:* taken",
		.count = count_seats_taken },
	{ "seats_offered", N_("Seats at hosts, offered"), KIND_SEAT,
		"slot:* offered", .count = count_seats_offered },
	{ "seats_free", N_("Seats at hosts, free"), KIND_SLOT,
		"free>0 sort:start", .count = count_seats_free },
	{ "seats_expired", N_("Seats at hosts, expired"), KIND_SLOT,
		"expired:yes sort:expires", .count = count_seats_expired },
};

static int
count(struct office *office, const struct todo_rule *r, struct todo *out,
	struct err *err)
{
	const struct count_limit limit = { .most = r->most };
	bool exact = true;
	int rc;

	if (r->count)
		rc = r->count(office, &out->n, err);
	else if (r->to_come)
		rc = count_from(office, r->family, office->today, &out->n, err);
	else if (r->family)
		rc = count_before(office, r->family, office->today + r->ahead,
			&out->n, err);
	else if (r->state)
		rc = count_kind(office, r->kind, r->state, &out->n, err);
	else
		rc = filter_count_some(office, r->kind, r->filter, &limit,
			&out->n, &exact, err);
	out->more = !exact;
	return rc;
}

int
todo_read(struct office *office, struct todo out[TODO_MOST], size_t *n,
	struct err *err)
{
	int rc = 0;

	_Static_assert(ARRAY_SIZE(rules) <= TODO_MOST, "rows of a caller");
	*n = 0;
	for (size_t i = 0; !rc && i < ARRAY_SIZE(rules); i++) {
		const struct todo_rule *r = &rules[i];

		if ((office->access.permissions & r->need) != r->need)
			continue;
		out[*n] = (struct todo){ r->key, r->label, r->kind, r->filter,
			0, false };
		rc = count(office, r, &out[*n], err);
		++*n;
	}
	return rc;
}
