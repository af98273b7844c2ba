/* SPDX-License-Identifier: MIT */
#include "check_case.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/at_risk.h"
#include "magang/casework/cards.h"
#include "magang/casework/counting.h"
#include "magang/casework/licences.h"
#include "magang/casework/reckon.h"
#include "magang/casework/seats_follow.h"
#include "magang/casework/stages.h"
#include "magang/log/given.h"
#include "magang/office/value_print.h"
#include "magang/record/certificate_state.h"
#include "magang/record/index.h"
#include "magang/record/letter_state.h"
#include "magang/record/proposal_state.h"
#include "magang/record/seat_giver.h"
#include "magang/store/walk.h"

#include "check_run.h"
#include "check_state.h"

/* What is held is of a decision that stands. */
static void
check_letter(struct store_checking *c)
{
	char number[NUMBER_TEXT];

	if (letter_state(&c->r) == LETTER_HELD &&
		!record_there(c->txn, KIND_DECISION,
			(uint64_t)record_number(&c->r, F_LETTER_DECISION, 0)))
		check_problem(c,
			_("%s: is held for a decision that is not there"),
			check_name(&c->r, number));
}

/* The cards of an assessment of a case are open together. */
static void
check_scorecard(struct store_checking *c)
{
	char name[64], number[NUMBER_TEXT];
	struct cards cards;

	case_cards(c->txn, (uint64_t)record_number(&c->r, F_DECISION_CASE, 0),
		record_text(&c->r, F_CARD_OF, name, sizeof(name)), &cards);
	if (cards.open && cards.open < cards.n)
		check_problem(c, _("%s: is open, and others beside it are not"),
			check_name(&c->r, number));
}

/* One that was replaced has a successor, and no other; its number was given. */
static void
check_certificate(struct store_checking *c)
{
	const bool replaced = certificate_state(&c->r) == CERTIFICATE_REPLACED;
	const uint16_t program =
		(uint16_t)record_number(&c->r, F_PROGRAM_NO, 0);
	char number[NUMBER_TEXT];
	int year, month, day;
	uint64_t last;

	date_to_civil(
		(int32_t)record_number(&c->r, F_DATE, 0), &year, &month, &day);
	last = given_number(c->txn, program, (uint16_t)year);
	if (last < given_number(c->txn, program, 0))
		last = given_number(c->txn, program, 0);
	if (replaced != certificate_successor(c->txn, &c->r, &c->parent))
		check_problem(c,
			_("%s: what is in its place is not what it says"),
			check_name(&c->r, number));
	if ((uint64_t)(record_number(&c->r, F_CERT_NTH, 0) / DECIMAL_ONE) >
		last)
		check_problem(c, _("%s: its number was never given"),
			check_name(&c->r, number));
}

/* A case stands where its decisions led it: an entry of its history for each,
 * and one for each entry, but where erasing its person ended it. */
static void
check_decided(struct store_checking *c, const struct record *person)
{
	const size_t entries = stage_entries(&c->r);
	char number[NUMBER_TEXT];
	struct walk w;
	size_t n = 0;

	members_begin(&w, c->txn, KIND_CASE, c->r.id, KIND_DECISION);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	if (n + 1 == entries ||
		(n + 2 == entries && person && record_has(person, F_ERASED)))
		return;
	check_problem(c,
		_("%s: %zu decisions, but %zu stages behind the first"),
		check_name(&c->r, number), n, entries ? entries - 1 : 0);
}

/* A case says what its last decision was for. */
static void
check_cause(struct store_checking *c)
{
	const struct value none = value_none();
	const struct value *is = record_get(&c->r, F_CAUSE), *was = NULL;
	int64_t appeal = 0;
	char number[NUMBER_TEXT];

	if (case_last_decision(c->txn, c->r.id, &c->parent)) {
		was = record_get(&c->parent, F_DECISION_CAUSE);
		appeal = record_number(&c->parent, F_APPEAL, 0);
	}
	if (record_number(&c->r, F_APPEALED, 0) != appeal)
		check_problem(c, _("%s: what is contested is not what it says"),
			check_name(&c->r, number));
	if (!value_equal(is ? is : &none, was ? was : &none))
		check_problem(c,
			_("%s: its last decision was for something else"),
			check_name(&c->r, number));
}

/* The one proposal that is open about a case is what it says. */
static void
check_proposed(struct store_checking *c)
{
	const size_t entries = stage_entries(&c->r);
	char number[NUMBER_TEXT];
	struct walk w;
	bool good = true;
	size_t n = 0;

	members_begin(&w, c->txn, KIND_CASE, c->r.id, KIND_PROPOSAL);
	while (walk_next(&w)) {
		if (!record_load(c->txn, KIND_PROPOSAL, walk_id(&w),
			    RECORD_UNCHECKED, &c->parent) ||
			proposal_state(&c->parent) != PROPOSAL_OPEN)
			continue;
		n++;
		good = good &&
		       record_number(&c->parent, F_DECISION_TO, -1) ==
			       record_number(&c->r, F_PROPOSED, 0) &&
		       record_number(&c->parent, F_DECISION_NTH, -1) ==
			       (int64_t)entries;
	}
	walk_end(&w);
	if (n != record_has(&c->r, F_PROPOSED) || !good ||
		(record_has(&c->r, F_HELD) && !n))
		check_problem(c, _("%s: its proposal is not what it says"),
			check_name(&c->r, number));
}

/* What a decision approved is approved. */
static void
check_approved(struct store_checking *c)
{
	char number[NUMBER_TEXT];

	if (record_has(&c->r, F_PROPOSAL) &&
		(!check_look(c, KIND_PROPOSAL,
			 (uint64_t)record_number(&c->r, F_PROPOSAL, 0),
			 &c->parent) ||
			proposal_state(&c->parent) != PROPOSAL_APPROVED))
		check_problem(c,
			_("%s: the proposal that it approves is not approved"),
			check_name(&c->r, number));
}

static void
check_decision(struct store_checking *c)
{
	const size_t nth = (size_t)record_number(&c->r, F_DECISION_NTH, 0);
	struct stage_entry from, to;
	char number[NUMBER_TEXT];

	if (check_look(c, KIND_CASE,
		    (uint64_t)record_number(&c->r, F_DECISION_CASE, 0),
		    &c->parent) &&
		nth > 0 && stage_entry(&c->parent, nth - 1, &from) &&
		stage_entry(&c->parent, nth, &to) &&
		from.stage == record_number(&c->r, F_DECISION_FROM, -1) &&
		to.stage == record_number(&c->r, F_DECISION_TO, -1) &&
		to.date == record_number(&c->r, F_DATE, -1))
		return;
	check_problem(c, _("%s: its case has not gone this way"),
		check_name(&c->r, number));
}

static void
say_kept(struct store_checking *c, uint16_t id, const struct value *v)
{
	const struct fdef *f = core_field(id);
	const struct value *kept = record_get(&c->r, id);
	struct buf was = BUF_INIT, facts = BUF_INIT;
	char number[NUMBER_TEXT];

	if (kept)
		field_write(c->office, NULL, f, kept, &was);
	field_write(c->office, NULL, f, v, &facts);
	check_problem(c, _("%s: '%s' is kept as '%s', by the facts it is '%s'"),
		check_name(&c->r, number), f->name, buf_str(&was),
		buf_str(&facts));
	buf_release(&was);
	buf_release(&facts);
}

void
check_reckoned(struct store_checking *c)
{
	const struct value none = value_none();
	struct value v[RECKONED];
	struct case_facts f;

	arena_clear(c->arena);
	case_facts_init(
		&f, &c->office->book, c->txn, &c->r, &c->person, DATE_NONE);
	case_answers(&f, ASK_KEPT, c->arena, v);
	for (size_t i = 0; i < RECKONED; i++) {
		const struct value *kept =
			record_get(&c->r, reckoned_fields[i]);

		if (!value_equal(kept ? kept : &none, &v[i]))
			say_kept(c, reckoned_fields[i], &v[i]);
	}
}

/* A seat is in one thing, one that its case may have, with a number that its cohort
 * has given. */
static void
check_seat(struct store_checking *c)
{
	char number[NUMBER_TEXT];
	uint64_t in;

	if (!seat_into(&c->r, &in))
		check_problem(c, _("%s: is not in one thing"),
			check_name(&c->r, number));

	if (check_look(c, KIND_CASE,
		    (uint64_t)record_number(&c->r, F_DECISION_CASE, 0),
		    &c->parent) &&
		!seat_stays(&c->office->book, c->txn, &c->parent,
			seat_state(&c->r)))
		check_problem(c, _("%s: its case has come to its end"),
			check_name(&c->r, number));
	if (record_has(&c->r, F_SEAT_ROLL) &&
		(!check_look(c, KIND_COHORT,
			 (uint64_t)record_number(&c->r, F_SEAT_COHORT, 0),
			 &c->parent) ||
			record_number(&c->parent, F_COHORT_ROLL, 0) <
				record_number(&c->r, F_SEAT_ROLL, 0)))
		check_problem(c, _("%s: its cohort has not given its number"),
			check_name(&c->r, number));
}

/* Who is at risk is who misses too much. */
static void
check_risks(struct store_checking *c)
{
	char number[NUMBER_TEXT];
	struct ids seats = { 0 };

	seats_misjudged(&c->office->book, c->txn, c->r.id, &seats);
	for (size_t i = 0; i < seats.n; i++)
		check_problem(c,
			_("%s: whether it is at risk is not what its marks come "
			  "to"),
			number_format(number, kind_info(KIND_SEAT)->prefix,
				seats.rows[i]));
	ids_release(&seats);
}

/* Its licence reaches the start of all who come through it, or it says which not. */
static void
check_licence(struct store_checking *c)
{
	const int32_t is = licence_short(c->txn, &c->r);
	const struct value v =
		is == DATE_NONE ? value_none() : value_number(is);

	if (is != record_number(&c->r, F_ORG_SHORT, DATE_NONE))
		say_kept(c, F_ORG_SHORT, &v);
}

/* What took its place says so, and the other way round. */
static void
check_outcome(struct store_checking *c)
{
	static const uint16_t ways[][2] = {
		{ F_OUTCOME_REPLACED, F_OUTCOME_REPLACES },
		{ F_OUTCOME_REPLACES, F_OUTCOME_REPLACED },
	};
	char number[NUMBER_TEXT];

	for (size_t i = 0; i < ARRAY_SIZE(ways); i++) {
		const uint64_t id =
			(uint64_t)record_number(&c->r, ways[i][0], 0);

		if (id && (!check_look(c, KIND_OUTCOME, id, &c->parent) ||
				  (uint64_t)record_number(&c->parent,
					  ways[i][1], 0) != c->r.id))
			check_problem(c,
				_("%s: what is in its place is not what it "
				  "says"),
				check_name(&c->r, number));
	}
}

/* A person counts as her outcomes say. */
static void
check_counted(struct store_checking *c)
{
	const struct value none = value_none();
	const struct value *is = record_get(&c->r, F_COUNTED);
	struct value as = none;
	char number[NUMBER_TEXT];
	struct buf b = BUF_INIT;

	person_counted(c->txn, c->r.id, &b);
	if (b.len)
		as = (struct value){
			.kind = VALUE_TEXT, .text = b.data, .len = b.len
		};
	if (!value_equal(is ? is : &none, &as))
		check_problem(c,
			_("%s: counts otherwise than the outcomes say"),
			check_name(&c->r, number));
	buf_release(&b);
}

void
check_case(struct store_checking *c, const struct record *person)
{
	switch (c->r.kind) {
	case KIND_PERSON:
		check_counted(c);
		break;
	case KIND_OUTCOME:
		check_outcome(c);
		break;
	case KIND_CASE:
		check_decided(c, person);
		check_cause(c);
		check_proposed(c);
		break;
	case KIND_DECISION:
		check_decision(c);
		check_approved(c);
		break;
	case KIND_SEAT:
		check_seat(c);
		check_run_seat(c);
		break;
	case KIND_ORGANISATION:
		check_licence(c);
		break;
	case KIND_COHORT:
		check_risks(c);
		break;
	case KIND_LETTER:
		check_letter(c);
		break;
	case KIND_CERTIFICATE:
		check_certificate(c);
		break;
	case KIND_SCORECARD:
		check_scorecard(c);
		break;
	default:
		break;
	}
}
