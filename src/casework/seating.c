/* SPDX-License-Identifier: MIT */
#include "magang/casework/seating.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/class_days.h"
#include "magang/casework/facts.h"
#include "magang/casework/hosting.h"
#include "magang/casework/intake_seats.h"
#include "magang/casework/places_given.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seats_held.h"
#include "magang/casework/seats_told.h"
#include "magang/casework/stages.h"
#include "magang/program/condition.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
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
taken_of(void *ctx, uint16_t area, uint8_t sex)
{
	const struct seating *s = ctx;
	int64_t n = s->given ? places_given_read(s->given, s->in.id,
				       GIVEN_PLACES, area, sex)
			     : -1;

	if (n >= 0)
		return n;
	n = seats_count(s->txn, &s->in, area, sex);
	if (s->given)
		places_given_set(
			s->given, s->in.id, GIVEN_PLACES, area, sex, n);
	return n;
}

/* ---- seats of a person ---------------------------------------------------- */

static bool
is_room_in(const struct record *seat, const void *ctx)
{
	return seat_takes_room(seat_state(seat)) && seat_is_in(seat, ctx);
}

/* One of the same kind. */
static bool
has_one(const struct record *seat, const void *ctx)
{
	const struct seating *s = ctx;
	uint64_t id;

	return seat_is_live(seat_state(seat)) &&
	       seat_into(seat, &id) == s->giver;
}

/* Of another seat than the one that is asked for: he waits, or said no, or left, and
 * that is an answer, to be changed there. */
static bool
waits_here(const struct record *seat, const void *ctx)
{
	const struct seating *s = ctx;

	return seat->id != s->seat && seat_is_in(seat, &s->in) &&
	       seat_state(seat) == SEAT_WAITING;
}

static bool
was_before(const struct record *seat, const void *ctx)
{
	const struct seating *s = ctx;

	return seat->id != s->seat && seat_is_in(seat, &s->in) &&
	       seat_state(seat) != SEAT_WITHDRAWN;
}

/* Of a family card those who have a seat here. */
static int64_t
household_of(void *ctx, uint64_t kk)
{
	const struct seating *s = ctx;
	const int64_t given = s->given ? places_given_read(s->given, s->in.id,
						 GIVEN_HOUSEHOLD, kk, 0)
				       : 0;
	struct ids persons = { 0 };
	int64_t n = given > 0 ? given : 0;

	if (!kk)
		return 0;
	index_persons(s->txn, IX_KK, kk, &persons);
	for (size_t i = 0; i < persons.n; i++)
		n += person_has_seat(
			s->txn, persons.rows[i], is_room_in, &s->in);
	ids_release(&persons);
	return n;
}

/* ---- asked ---------------------------------------------------------------- */

/* As its program understands them now; a text that it does not is one that
 * nobody fulfils. */
static struct expr *
own_condition(const struct seating *s)
{
	const struct program *p =
		s->giver->kind == KIND_SLOT
			? rulebook_program(s->book, s->txn,
				  (uint16_t)record_number(
					  &s->in, F_SLOT_PROGRAM, 0),
				  0)
			: NULL;
	char text[CONDITION_BYTES];

	return p && record_has(&s->in, F_SLOT_IF)
		       ? condition_read(p,
				 record_text(
					 &s->in, F_SLOT_IF, text, sizeof(text)),
				 NULL)
		       : NULL;
}

bool
seating_begin(struct seating *s, struct rulebook *book, struct txn *txn,
	enum kind kind, uint64_t id, int32_t today)
{
	s->giver = seat_giver(kind);
	s->own = NULL;
	s->book = book;
	s->txn = txn;
	s->today = today;
	s->blind = s->open = s->as_then = false;
	s->seat = 0;
	s->given = NULL;
	if (!record_load(txn, kind, id, 0, &s->in))
		return false;
	places_said(NULL, &s->in, &s->places);
	s->own = own_condition(s);
	return true;
}

void
seating_end(struct seating *s)
{
	condition_free(s->own);
	s->own = NULL;
}

static const char *
full_word(const struct seating *s, size_t row)
{
	const struct quota *q = &s->places.row[row].quota;

	switch (q->by) {
	case QUOTA_REGENCY:
		return REFUSED_SEAT_AREA;
	case QUOTA_SEX: /* a share of women is a limit of men */
		return q->of[0] == 'P' && !q->at_least_percent
			       ? REFUSED_SEAT_MEN
			       : REFUSED_SEAT_SEX;
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

	seats_begin(&w, s->txn, s->giver->kind, s->in.id);
	while (walk_next(&w))
		n += seat_takes_room(seats_state(&w)) &&
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
	int64_t n = s->given ? places_given_read(s->given, s->in.id,
				       GIVEN_DISTRICT, district, 0)
			     : -1;

	if (n >= 0)
		return n;
	n = count_district(s, district);
	if (s->given)
		places_given_set(
			s->given, s->in.id, GIVEN_DISTRICT, district, 0, n);
	return n;
}

static bool
district_full(struct seating *s, const struct record *person)
{
	const uint16_t limit = s->giver->district;
	const int64_t most = record_number(&s->in, limit, -1) / DECIMAL_ONE;
	const uint64_t district = district_of(person);

	return limit && record_has(&s->in, limit) && district &&
	       district_taken(s, district) >= most;
}

/* Has its host as many people as it may have? */
static const char *
host_full(struct seating *s)
{
	struct hosting *h;
	const char *why = NULL;

	if (s->giver->kind != KIND_SLOT)
		return NULL;
	h = xmalloc(sizeof(*h));
	if (hosting_begin(h, s->book, s->txn, &s->in, s->given, s->today)) {
		why = hosting_is_open(h)           ? REFUSED_HOST_STAFF
		      : hosting_room(h, NULL) <= 0 ? REFUSED_HOST_FULL
						   : NULL;
		hosting_end(h);
	}
	free(h);
	return why;
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
	return host_full(s);
}

/* The last day on which somebody may join a class; DATE_NONE: any. */
static int32_t
last_to_join(const struct seating *s, const struct record *kase)
{
	return class_joins_until(&s->in,
		rulebook_case_program(s->book, s->txn, kase),
		&s->book->calendar);
}

static const char *
too_late(const struct seating *s, const struct record *kase)
{
	const uint16_t expires = s->giver->expires;
	const int32_t last =
		expires ? (int32_t)record_number(&s->in, expires, DATE_NONE)
			: last_to_join(s, kase);

	if (last == DATE_NONE || s->today <= last)
		return NULL;
	return expires ? REFUSED_SLOT_EXPIRED : REFUSED_SEAT_LATE;
}

static const char *
over_word(const struct seating *s)
{
	return s->giver->kind == KIND_COHORT ? REFUSED_SEAT_OVER
					     : REFUSED_SLOT_OVER;
}

struct overfill {
	struct seating *s;
	struct overfull *rows;
	size_t n, most;
};

/* Each of its limits once, as it is exceeded most. */
static void
add_overfull(struct overfill *o, const char *quota, uint16_t area,
	int64_t taken, int64_t seats)
{
	size_t i = 0;

	if (seats < 0 || taken <= seats)
		return;
	while (i < o->n && (strcmp(o->rows[i].quota, quota) != 0 ||
				   o->rows[i].area != area))
		i++;
	if (i == o->most)
		return;
	if (i == o->n)
		o->rows[o->n++] = (struct overfull){ quota, area, 0, seats };
	if (taken > o->rows[i].taken)
		o->rows[i].taken = taken;
}

/* As whoever has a seat finds them. */
static void
look_over(struct overfill *o, const struct record *person)
{
	struct seating *s = o->s;
	const struct places_tally by_seats = { s, taken_of, household_of };
	const struct taker taker = taker_of(person);
	const uint64_t district = district_of(person);
	struct stand stand;

	for (size_t i = 0; i < s->places.n; i++) {
		const struct quota *q = &s->places.row[i].quota;

		if (q->by != QUOTA_REGENCY && q->by != QUOTA_KK)
			continue;
		stand_of(&s->places, i, &taker, &by_seats, &stand);
		add_overfull(o,
			core_field(q->by == QUOTA_KK ? F_COHORT_HOUSEHOLD
						     : F_COHORT_BY_AREA)
				->name,
			q->by == QUOTA_REGENCY ? (uint16_t)taker.area : 0,
			stand.taken, stand.seats);
	}
	if (district && s->giver->district &&
		record_has(&s->in, s->giver->district))
		add_overfull(o, core_field(s->giver->district)->name, 0,
			district_taken(s, district),
			record_number(&s->in, s->giver->district, 0) /
				DECIMAL_ONE);
}

size_t
seating_overfull(struct seating *s, struct overfull *out, size_t most)
{
	struct record *r = xmalloc(2 * sizeof(*r)), *person = r + 1;
	struct overfill o = { s, out, 0, most };
	struct walk w;

	s->given = places_given_new();
	seats_begin(&w, s->txn, (enum kind)s->in.kind, s->in.id);
	while (walk_next(&w))
		if (seat_takes_room(seats_state(&w)) &&
			record_load(s->txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, r) &&
			record_load(s->txn, KIND_PERSON, record_owner(r),
				RECORD_UNCHECKED, person))
			look_over(&o, person);
	walk_end(&w);
	places_given_free(s->given);
	s->given = NULL;
	free(r);
	return o.n;
}

/* NULL: it still gives seats. */
static const char *
over(const struct seating *s)
{
	return !s->as_then && seat_giver_is_over(&s->in) ? over_word(s) : NULL;
}

static bool
of_another_intake(const struct seating *s, const struct record *kase)
{
	const int64_t intake =
		s->giver->intake ? record_number(&s->in, s->giver->intake, 0)
				 : 0;

	return intake && record_number(kase, F_INTAKE, 0) != intake;
}

int
seating_joins(struct seating *s, const struct record *kase, const char **why)
{
	*why = over(s);
	if (!*why &&
		s->today > record_number(&s->in, s->giver->until, INT32_MAX))
		*why = over_word(s);
	if (!*why)
		*why = too_late(s, kase);
	return *why ? MG_ENOTALLOWED : 0;
}

/* Does the case fulfil what its program asks, and the places themselves, on the
 * first day? */
static const char *
unfit(struct seating *s, const struct record *kase, const struct record *person)
{
	const bool class = s->giver->kind == KIND_COHORT;
	struct case_facts f;
	const char *why;

	case_facts_init(&f, s->book, s->txn, kase, person,
		(int32_t)record_number(&s->in, s->giver->from, s->today));
	f.slot = class ? NULL : &s->in;
	if (class)
		return case_fails(&f, f.program ? f.program->cohort_if : NULL,
			s->blind, REFUSED_SEAT_IF);
	why = case_fails(&f, f.program ? f.program->slot_if : NULL, s->blind,
		REFUSED_SLOT_ASKS);
	if (why)
		return why;
	snprintf(s->detail, sizeof(s->detail), REFUSED_SLOT_IF " %" PRIu64,
		s->in.id);
	return !s->own && record_has(&s->in, F_SLOT_IF)
		       ? s->detail
		       : case_fails(&f, s->own, s->blind, s->detail);
}

static const char *
against_person(struct seating *s, const struct record *kase,
	const struct record *person)
{
	struct record *other = xmalloc(sizeof(*other));
	const char *why;

	if (seats_clash(s->book, s->txn, person->id, &s->in, other)) {
		snprintf(s->detail, sizeof(s->detail),
			REFUSED_SEAT_CLASH " %u %" PRIu64, other->kind,
			other->id);
		why = s->detail;
	} else {
		why = unfit(s, kase, person);
	}
	free(other);
	return why ? why : no_room(s, person);
}

int
seating_alone(struct seating *s, const struct record *kase, const char **why)
{
	*why = NULL;
	if (case_has_seat(s->txn, kase->id, waits_here, s))
		*why = REFUSED_SEAT_WAITS;
	else if (case_has_seat(s->txn, kase->id, was_before, s))
		*why = REFUSED_SEAT_BEFORE;
	return *why ? MG_ENOTALLOWED : 0;
}

int
seating_ask(struct seating *s, const struct record *kase,
	const struct record *person, const char **why)
{
	*why = over(s);
	if (*why)
		return MG_ENOTALLOWED;
	if (record_number(kase, F_PROGRAM_NO, 0) !=
		record_number(&s->in, s->giver->program, 0))
		*why = REFUSED_SEAT_PROGRAM;
	else if (of_another_intake(s, kase))
		*why = REFUSED_SEAT_INTAKE;
	else if (!case_is_active(s->book, s->txn, kase))
		*why = REFUSED_SEAT_ENDED;
	else if (case_has_seat(s->txn, kase->id, has_one, s))
		*why = REFUSED_SEATED;
	else if (!seating_alone(s, kase, why))
		*why = against_person(s, kase, person);
	s->open |= *why && strcmp(*why, REFUSED_HEALTH) == 0;
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

	seats_begin(&w, s->txn, s->giver->kind, s->in.id);
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
		REFUSED_SEAT_DISTRICT, REFUSED_SEAT_MEN, REFUSED_HOST_FULL };

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

	places_give(s->given, s->in.id, &taker, &by_seats);
	if (district && s->giver->district &&
		record_has(&s->in, s->giver->district))
		places_given_set(s->given, s->in.id, GIVEN_DISTRICT, district,
			0, district_taken(s, district) + 1);
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
