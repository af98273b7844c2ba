/* SPDX-License-Identifier: MIT */
#include "magang/casework/seating.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/class_days.h"
#include "magang/casework/facts.h"
#include "magang/casework/places_given.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/program/score.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

static uint64_t
district_of(const struct record *person)
{
	return (uint64_t)record_number(person, F_DISTRICT, 0);
}

/* ---- counted -------------------------------------------------------------- */

static int64_t
count_seats(struct txn *txn, const struct record *cohort, uint16_t area,
	uint8_t sex)
{
	static const uint8_t sexes[] = { 'L', 'P', 0 };
	struct counted of = { .area = area,
		.program = (uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0),
		.cohort = cohort->id };
	int64_t n = 0;

	for (of.state = SEAT_WAITING; of.state <= SEAT_LEFT; of.state++) {
		for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
			of.sex = sexes[i];
			if (seat_is_live((enum seat_state)of.state) &&
				(!sex || sex == of.sex))
				n += counter_read(txn, COUNT_SEATS, &of);
		}
	}
	return n;
}

int64_t
seating_taken(struct txn *txn, const struct record *cohort)
{
	return count_seats(txn, cohort, 0, 0);
}

static int64_t
taken_of(void *ctx, uint16_t area, uint8_t sex)
{
	const struct seating *s = ctx;
	int64_t n = s->given ? places_given_read(s->given, s->cohort.id,
				       GIVEN_PLACES, area, sex)
			     : -1;

	if (n >= 0)
		return n;
	n = count_seats(s->txn, &s->cohort, area, sex);
	if (s->given)
		places_given_set(
			s->given, s->cohort.id, GIVEN_PLACES, area, sex, n);
	return n;
}

/* ---- seats of a person ---------------------------------------------------- */

/* Is it this one? */
typedef bool (*seat_found)(const struct record *seat, const void *ctx);

static bool
case_seat_is(struct txn *txn, uint64_t kase, seat_found found, const void *ctx)
{
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;
	bool is = false;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (!is && walk_next(&w))
		is = record_load(txn, KIND_SEAT, walk_id(&w), RECORD_UNCHECKED,
			     seat) &&
		     found(seat, ctx);
	walk_end(&w);
	free(seat);
	return is;
}

static bool
person_seat_is(
	struct txn *txn, uint64_t person, seat_found found, const void *ctx)
{
	struct walk w;
	bool is = false;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!is && walk_next(&w))
		is = case_seat_is(txn, walk_id(&w), found, ctx);
	walk_end(&w);
	return is;
}

static bool
is_live(const struct record *seat, const void *ctx)
{
	(void)ctx;
	return seat_is_live(seat_state(seat));
}

static bool
is_in(const struct record *seat, uint64_t cohort)
{
	return (uint64_t)record_number(seat, F_SEAT_COHORT, 0) == cohort;
}

static bool
is_live_in(const struct record *seat, const void *ctx)
{
	return is_live(seat, NULL) && is_in(seat, *(const uint64_t *)ctx);
}

/* Of another seat than the one that is asked for: he waits, or said no, or left, and
 * that is an answer, to be changed there. */
static bool
waits_here(const struct record *seat, const void *ctx)
{
	const struct seating *s = ctx;

	return seat->id != s->seat && is_in(seat, s->cohort.id) &&
	       seat_state(seat) == SEAT_WAITING;
}

static bool
was_before(const struct record *seat, const void *ctx)
{
	const struct seating *s = ctx;

	return seat->id != s->seat && is_in(seat, s->cohort.id);
}

/* A cohort without days clashes with nothing. */
static bool
overlap(const struct record *a, const struct record *b)
{
	return record_number(a, F_COHORT_FROM, INT64_MAX) <=
		       record_number(b, F_COHORT_UNTIL, INT64_MIN) &&
	       record_number(b, F_COHORT_FROM, INT64_MAX) <=
		       record_number(a, F_COHORT_UNTIL, INT64_MIN);
}

struct clash {
	struct txn *txn;
	const struct record *cohort;
	struct record *other;
};

static bool
runs_too(const struct record *seat, const void *ctx)
{
	const struct clash *c = ctx;
	const uint64_t id = (uint64_t)record_number(seat, F_SEAT_COHORT, 0);

	return is_live(seat, NULL) && id != c->cohort->id &&
	       record_load(
		       c->txn, KIND_COHORT, id, RECORD_UNCHECKED, c->other) &&
	       overlap(c->cohort, c->other);
}

uint64_t
seating_clashes(struct txn *txn, uint64_t person, const struct record *cohort)
{
	struct record *other = xmalloc(sizeof(*other));
	const struct clash c = { txn, cohort, other };
	const uint64_t id =
		person_seat_is(txn, person, runs_too, &c) ? other->id : 0;

	free(other);
	return id;
}

static bool
sits_in(const struct record *seat, const void *ctx)
{
	uint64_t *const cohort = *(uint64_t *const *)ctx;

	if (is_live(seat, NULL))
		*cohort = (uint64_t)record_number(seat, F_SEAT_COHORT, 0);
	return is_live(seat, NULL);
}

uint64_t
seating_of(struct txn *txn, uint64_t kase)
{
	uint64_t cohort = 0, *const found = &cohort;

	case_seat_is(txn, kase, sits_in, &found);
	return cohort;
}

/* Of a family card those who have a seat here. */
static int64_t
household_of(void *ctx, uint64_t kk)
{
	const struct seating *s = ctx;
	const uint64_t cohort = s->cohort.id;
	const int64_t given = s->given ? places_given_read(s->given, cohort,
						 GIVEN_HOUSEHOLD, kk, 0)
				       : 0;
	struct key k = { 0 };
	int64_t n = given > 0 ? given : 0;
	struct walk w;

	if (!kk)
		return 0;
	key_u8(&k, IX_KK);
	key_u64(&k, kk);
	walk_begin(&w, s->txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		n += person_seat_is(s->txn, walk_id(&w), is_live_in, &cohort);
	walk_end(&w);
	return n;
}

/* ---- asked ---------------------------------------------------------------- */

bool
seating_begin(struct seating *s, struct rulebook *book, struct txn *txn,
	uint64_t cohort, int32_t today)
{
	s->book = book;
	s->txn = txn;
	s->today = today;
	s->blind = false;
	s->seat = 0;
	s->given = NULL;
	if (!record_load(txn, KIND_COHORT, cohort, 0, &s->cohort))
		return false;
	places_said(NULL, &s->cohort, &s->places);
	return true;
}

static const char *
full_word(const struct seating *s, size_t row)
{
	switch (s->places.row[row].quota.by) {
	case QUOTA_REGENCY:
		return REFUSED_SEAT_AREA;
	case QUOTA_SEX:
		return REFUSED_SEAT_SEX;
	case QUOTA_KK:
		return REFUSED_SEAT_HOUSEHOLD;
	default:
		return REFUSED_SEAT_FULL;
	}
}

/* Of the persons of a district those who have a seat here. */
static int64_t
count_district(const struct seating *s, uint64_t district)
{
	struct record *r = xmalloc(2 * sizeof(*r)), *person = r + 1;
	int64_t n = 0;
	struct walk w;

	seats_begin(&w, s->txn, s->cohort.id);
	while (walk_next(&w))
		n += seat_is_live(seats_state(&w)) &&
		     record_load(s->txn, KIND_SEAT, walk_id(&w),
			     RECORD_UNCHECKED, r) &&
		     record_load(s->txn, KIND_PERSON, record_owner(r),
			     RECORD_UNCHECKED, person) &&
		     district_of(person) == district;
	walk_end(&w);
	free(r);
	return n;
}

static int64_t
district_taken(struct seating *s, uint64_t district)
{
	const uint64_t cohort = s->cohort.id;
	int64_t n = s->given ? places_given_read(s->given, cohort,
				       GIVEN_DISTRICT, district, 0)
			     : -1;

	if (n >= 0)
		return n;
	n = count_district(s, district);
	if (s->given)
		places_given_set(
			s->given, cohort, GIVEN_DISTRICT, district, 0, n);
	return n;
}

static bool
district_full(struct seating *s, const struct record *person)
{
	const int64_t most =
		record_number(&s->cohort, F_COHORT_DISTRICT, -1) / DECIMAL_ONE;
	const uint64_t district = district_of(person);

	return record_has(&s->cohort, F_COHORT_DISTRICT) && district &&
	       district_taken(s, district) >= most;
}

static const char *
no_room(struct seating *s, const struct record *person)
{
	const struct places_tally by_seats = { s, taken_of, household_of };
	const struct taker taker = taker_of(person);
	struct stand unsaid;

	if (district_full(s, person))
		return REFUSED_SEAT_DISTRICT;

	for (size_t i = 0; i < s->places.n; i++)
		if (!stand_of(&s->places, i, &taker, &by_seats, &unsaid))
			return full_word(s, i);
	return NULL;
}

static bool
is_over(const struct record *cohort)
{
	char state[16];

	record_text(cohort, F_COHORT_STATE, state, sizeof(state));
	return strcmp(state, "done") == 0 || strcmp(state, "cancelled") == 0;
}

static bool
is_late(const struct seating *s, const struct record *kase)
{
	const struct program *p = rulebook_case_program(s->book, s->txn, kase);
	const int32_t last = p && p->join_until
				     ? class_day(&s->cohort, &s->book->calendar,
					       p->join_until)
				     : DATE_NONE;

	return last != DATE_NONE && s->today > last;
}

int
seating_joins(struct seating *s, const struct record *kase, const char **why)
{
	*why = is_over(&s->cohort) ? REFUSED_SEAT_OVER
	       : is_late(s, kase)  ? REFUSED_SEAT_LATE
				   : NULL;
	return *why ? MG_ENOTALLOWED : 0;
}

/* Does the case fulfil what its program asks, on the first day of class? */
static const char *
unfit(struct seating *s, const struct record *kase, const struct record *person)
{
	struct case_facts f;

	case_facts_init(&f, s->book, s->txn, kase, person,
		(int32_t)record_number(&s->cohort, F_COHORT_FROM, s->today));
	return case_fails(&f, f.program ? f.program->cohort_if : NULL, s->blind,
		REFUSED_SEAT_IF);
}

static const char *
against_person(struct seating *s, const struct record *kase,
	const struct record *person)
{
	const uint64_t other = seating_clashes(s->txn, person->id, &s->cohort);
	const char *why;

	if (other) {
		snprintf(s->detail, sizeof(s->detail),
			REFUSED_SEAT_CLASH " %" PRIu64, other);
		return s->detail;
	}
	why = unfit(s, kase, person);
	return why ? why : no_room(s, person);
}

int
seating_ask(struct seating *s, const struct record *kase,
	const struct record *person, const char **why)
{
	*why = NULL;
	if (is_over(&s->cohort))
		*why = REFUSED_SEAT_OVER;
	else if (record_number(kase, F_PROGRAM_NO, 0) !=
		 record_number(&s->cohort, F_COHORT_PROGRAM, 0))
		*why = REFUSED_SEAT_PROGRAM;
	else if (!case_is_active(s->book, s->txn, kase))
		*why = REFUSED_SEAT_ENDED;
	else if (case_seat_is(s->txn, kase->id, is_live, NULL))
		*why = REFUSED_SEATED;
	else if (case_seat_is(s->txn, kase->id, waits_here, s))
		*why = REFUSED_SEAT_WAITS;
	else if (case_seat_is(s->txn, kase->id, was_before, s))
		*why = REFUSED_SEAT_BEFORE;
	else
		*why = against_person(s, kase, person);
	return *why ? MG_ENOTALLOWED : 0;
}

/* The case and the person of a seat; false: they are gone. */
static bool
load_seated(struct seating *s, uint64_t id, struct seated *out)
{
	s->seat = id;
	return record_load(s->txn, KIND_SEAT, id, 0, &out->seat) &&
	       seat_state(&out->seat) == SEAT_WAITING &&
	       record_load(s->txn, KIND_CASE,
		       (uint64_t)record_number(&out->seat, F_DECISION_CASE, 0),
		       0, &out->kase) &&
	       record_load(s->txn, KIND_PERSON, record_owner(&out->seat), 0,
		       &out->person);
}

bool
seating_fits(struct seating *s, uint64_t id, struct seated *out)
{
	const char *unsaid;

	return load_seated(s, id, out) &&
	       !seating_joins(s, &out->kase, &unsaid) &&
	       !seating_ask(s, &out->kase, &out->person, &unsaid);
}

uint64_t
seating_first(struct seating *s)
{
	struct seated *one = xmalloc(sizeof(*one));
	const uint64_t asked = s->seat;
	uint64_t first = 0;
	struct walk w;

	seats_begin(&w, s->txn, s->cohort.id);
	while (!first && walk_next(&w))
		if (seats_state(&w) == SEAT_WAITING &&
			seating_fits(s, walk_id(&w), one))
			first = walk_id(&w);
	walk_end(&w);
	s->seat = asked;
	free(one);
	return first;
}

bool
seating_is_room(const char *why)
{
	static const char *const words[] = { REFUSED_SEAT_FULL,
		REFUSED_SEAT_AREA, REFUSED_SEAT_SEX, REFUSED_SEAT_HOUSEHOLD,
		REFUSED_SEAT_DISTRICT };

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcmp(why, words[i]) == 0)
			return true;
	return false;
}

void
seating_give(struct seating *s, const struct record *person)
{
	const struct places_tally by_seats = { s, taken_of, household_of };
	const struct taker taker = taker_of(person);

	const uint64_t district = district_of(person);

	places_give(s->given, s->cohort.id, &taker, &by_seats);
	if (district && record_has(&s->cohort, F_COHORT_DISTRICT))
		places_given_set(s->given, s->cohort.id, GIVEN_DISTRICT,
			district, 0, district_taken(s, district) + 1);
}

int64_t
seating_next_roll(struct txn *txn, uint64_t cohort)
{
	struct record *r = xmalloc(sizeof(*r));
	const bool there =
		record_load(txn, KIND_COHORT, cohort, RECORD_UNCHECKED, r);
	const int64_t last =
		there ? record_number(r, F_COHORT_ROLL, 0) / DECIMAL_ONE : 0;

	free(r);
	return last + 1;
}
