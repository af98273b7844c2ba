/* SPDX-License-Identifier: MIT */
#include "magang/casework/hosting.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/places_given.h"
#include "magang/casework/seats_told.h"
#include "magang/program/calendar.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

/* Those who came on one day, and are there until before another. */
struct people {
	int32_t from, until;
	int64_t n;
};

/* Those that a host said it has from elsewhere, by their year. */
static const uint16_t others[] = { F_ORG_OTHERS_1, F_ORG_OTHERS_2,
	F_ORG_OTHERS_3 };

static const struct program *
program_of(struct rulebook *book, struct txn *txn, const struct record *slot)
{
	return rulebook_program(
		book, txn, (uint16_t)record_number(slot, F_SLOT_PROGRAM, 0), 0);
}

/* Behind the last day of who came on that one. */
static int32_t
stays_until(const struct rulebook *book, const struct program *p, int32_t from)
{
	return p && p->stay.unit ? calendar_add(&book->calendar, from, p->stay)
				 : INT32_MAX;
}

void
slots_begin(struct walk *w, struct txn *txn)
{
	const uint8_t prefix = KIND_SLOT;

	walk_begin(w, txn, TREE_REC, &prefix, 1);
}

bool
slots_next(struct walk *w, uint16_t program, struct record *out)
{
	while (walk_next(w))
		if (record_decode(out, walk_id(w), w->value.p, w->value.n,
			    RECORD_UNCHECKED) &&
			(!program || record_number(out, F_SLOT_PROGRAM, 0) ==
					     program))
			return true;
	return false;
}

void
slots_at(struct walk *w, struct txn *txn, int32_t day)
{
	struct key k = { 0 };

	key_u8(&k, IX_OPEN);
	walk_begin(w, txn, TREE_IX, k.b, k.n);
	key_u32(&k, DATE_KEY(day));
	walk_seek(w, k.b, k.n);
}

bool
slots_good_next(struct walk *w, struct record *out)
{
	return walk_next(w) && record_load(w->txn, KIND_SLOT, walk_id(w),
				       RECORD_UNCHECKED, out);
}

bool
slots_expired_next(struct walk *w, struct record *out)
{
	return walk_back(w) && record_load(w->txn, KIND_SLOT, walk_id(w),
				       RECORD_UNCHECKED, out);
}

void
slots_good(struct txn *txn, int32_t day, struct ids *out)
{
	struct walk w;

	slots_at(&w, txn, day);
	while (walk_next(&w))
		ids_add(out, walk_id(&w));
	walk_end(&w);
	ids_sort(out);
}

void
slots_expired(struct txn *txn, int32_t day, struct ids *out)
{
	struct walk w;

	slots_at(&w, txn, day);
	while (walk_back(&w))
		ids_add(out, walk_id(&w));
	walk_end(&w);
	ids_sort(out);
}

int32_t
slot_until(struct rulebook *book, struct txn *txn, const struct record *slot)
{
	const int32_t from =
		(int32_t)record_number(slot, F_SLOT_START, DATE_NONE);
	int32_t until = (int32_t)record_number(slot, F_SLOT_UNTIL, DATE_NONE);

	if (until != DATE_NONE || from == DATE_NONE)
		return until;
	until = stays_until(book, program_of(book, txn, slot), from);
	return until == INT32_MAX ? DATE_NONE : until - 1;
}

bool
case_refuses_country(const struct record *c, const char *country)
{
	const struct value *v = record_get(c, F_WISHES_NOT);
	const size_t n = strlen(country);

	if (!v || v->kind != VALUE_TEXT || !n)
		return false;
	for (size_t i = 0; i + n <= v->len; i++)
		if (memcmp(v->text + i, country, n) == 0 &&
			(i == 0 || v->text[i - 1] == ' ') &&
			(i + n == v->len || v->text[i + n] == ' '))
			return true;
	return false;
}

/* ---- who is there --------------------------------------------------------- */

static void
add_people(struct hosting *h, int32_t from, int32_t until, int64_t n)
{
	VEC_GROW(h->rows, h->n, h->cap);
	h->rows[h->n++] = (struct people){ from, until, n };
}

/* A slot that has no first day begins when the one that is asked about does. */
static void
add_slot(struct hosting *h, const struct record *slot)
{
	const int32_t from =
		(int32_t)record_number(slot, F_SLOT_START, h->from);
	const int32_t last =
		(int32_t)record_number(slot, F_SLOT_UNTIL, DATE_NONE);
	int64_t n = h->given ? places_given_read(
				       h->given, slot->id, GIVEN_PLACES, 0, 0)
			     : -1;

	if (n < 0)
		n = seats_count(h->txn, slot, 0, 0);
	if (n)
		add_people(h, from,
			last != DATE_NONE
				? last + 1
				: stays_until(h->book,
					  program_of(h->book, h->txn, slot),
					  from),
			n);
}

/* The one that is asked about as it is to be. */
static void
add_slots(struct hosting *h, const struct record *own)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct walk w;

	members_begin(&w, h->txn, KIND_ORGANISATION, h->host.id, KIND_SLOT);
	while (walk_next(&w))
		if (walk_id(&w) == own->id)
			add_slot(h, own);
		else if (record_load(h->txn, KIND_SLOT, walk_id(&w),
				 RECORD_UNCHECKED, slot))
			add_slot(h, slot);
	walk_end(&w);
	free(slot);
}

/* In their k-th year on the day that it was told: they came k - 1 years before that
 * at the latest. */
static void
add_others(struct hosting *h)
{
	const int32_t told =
		(int32_t)record_number(&h->host, F_ORG_OTHERS_ON, h->today);

	for (size_t i = 0; i < ARRAY_SIZE(others); i++) {
		const int64_t n =
			record_number(&h->host, others[i], 0) / DECIMAL_ONE;
		const int32_t from = date_add_months(told, -12 * (int)i);

		if (n)
			add_people(h, from,
				stays_until(h->book, h->program, from), n);
	}
}

static enum host_class
class_of(const struct record *host)
{
	if (!record_number(host, F_ORG_EXCELLENT, 0))
		return HOST_PLAIN;
	return record_number(host, F_ORG_DESIGNATED, 0) ? HOST_DESIGNATED
							: HOST_EXCELLENT;
}

bool
hosting_begin(struct hosting *h, struct rulebook *book, struct txn *txn,
	const struct record *slot, const struct places_given *given,
	int32_t today)
{
	int32_t last;

	*h = (struct hosting){
		.book = book, .txn = txn, .given = given, .today = today
	};
	if (!record_load(txn, KIND_ORGANISATION,
		    (uint64_t)record_number(slot, F_SLOT_HOST, 0),
		    RECORD_UNCHECKED, &h->host))
		return false;
	h->program = program_of(book, txn, slot);
	h->class = class_of(&h->host);
	h->staff =
		record_has(&h->host, F_ORG_STAFF)
			? record_number(&h->host, F_ORG_STAFF, 0) / DECIMAL_ONE
			: -1;
	h->from = (int32_t)record_number(slot, F_SLOT_START, today);
	last = (int32_t)record_number(slot, F_SLOT_UNTIL, DATE_NONE);
	h->until = last == DATE_NONE ? stays_until(book, h->program, h->from)
				     : last + 1;
	add_slots(h, slot);
	add_others(h);
	return true;
}

void
hosting_end(struct hosting *h)
{
	free(h->rows);
	h->rows = NULL;
	h->n = h->cap = 0;
}

/* ---- how many there may be ------------------------------------------------ */

bool
hosting_is_open(const struct hosting *h)
{
	return h->program && h->program->n_host_limits && h->staff < 0;
}

/* The year of their stay in which they are on that day; 0: they are not there. */
static int
year_on(int32_t from, int32_t until, int32_t day)
{
	return day < from || day >= until
		       ? 0
		       : date_months_between(from, day) / 12 + 1;
}

static bool
counts(const struct host_limit *l, int year)
{
	return year && year >= l->from_year && year <= l->to_year;
}

static int64_t
people_on(const struct hosting *h, const struct host_limit *l, int32_t day)
{
	int64_t n = 0;

	for (size_t i = 0; i < h->n; i++) {
		const struct people *p = &h->rows[i];

		if (counts(l, year_on(p->from, p->until, day)))
			n += p->n;
	}
	return n;
}

/* The days on which somebody who came then begins a year. */
static void
look_at(const struct hosting *h, const struct host_limit *l, int32_t came,
	struct host_stand *out)
{
	for (int year = 0; year < HOST_YEARS; year++) {
		const int32_t day = date_add_months(came, 12 * year);
		int64_t n;

		if (day == DATE_NONE || day >= h->until)
			return;
		if (!counts(l, year_on(h->from, h->until, day)))
			continue;
		n = people_on(h, l, day);
		if (out->day == DATE_NONE || n > out->there) {
			out->there = n;
			out->day = day;
		}
	}
}

const struct host_limit *
hosting_limit(const struct hosting *h, const char *name)
{
	for (size_t i = 0; h->program && i < h->program->n_host_limits; i++)
		if (strcmp(h->program->host_limits[i].name, name) == 0)
			return &h->program->host_limits[i];
	return NULL;
}

void
hosting_stand(const struct hosting *h, const struct host_limit *l,
	struct host_stand *out)
{
	*out = (struct host_stand){ 0, host_most(l, h->class, h->staff),
		DATE_NONE };
	look_at(h, l, h->from, out);
	for (size_t i = 0; i < h->n; i++)
		look_at(h, l, h->rows[i].from, out);
}

int64_t
hosting_room(const struct hosting *h, const struct host_limit **which)
{
	int64_t room = INT64_MAX;

	if (which)
		*which = NULL;
	for (size_t i = 0; h->program && i < h->program->n_host_limits; i++) {
		const struct host_limit *l = &h->program->host_limits[i];
		struct host_stand s;

		hosting_stand(h, l, &s);
		if (s.day == DATE_NONE || s.most - s.there >= room)
			continue;
		room = s.most - s.there;
		if (which)
			*which = l;
	}
	return room;
}

int64_t
slot_free(struct rulebook *book, struct txn *txn, const struct record *slot,
	int32_t today)
{
	const int64_t seats =
		record_number(slot, F_SLOT_SEATS, 0) / DECIMAL_ONE -
		seats_count(txn, slot, 0, 0);
	int64_t room = 0;
	struct hosting *h;

	if (seats <= 0 || seat_giver_is_over(slot) ||
		slot_is_expired(slot, today))
		return 0;
	h = xmalloc(sizeof(*h));
	if (hosting_begin(h, book, txn, slot, NULL, today)) {
		room = hosting_is_open(h) ? 0 : hosting_room(h, NULL);
		hosting_end(h);
	}
	free(h);
	return room < 0 ? 0 : room < seats ? room : seats;
}

int64_t
slot_lapsed(struct txn *txn, const struct record *slot, int32_t today)
{
	int64_t n;

	if (!slot_is_expired(slot, today) || seat_giver_is_over(slot))
		return 0;
	n = record_number(slot, F_SLOT_SEATS, 0) / DECIMAL_ONE -
	    seats_count(txn, slot, 0, 0);
	return n < 0 ? 0 : n;
}

bool
slot_has_begun(const struct record *slot, int32_t today)
{
	return record_has(slot, F_SLOT_START) &&
	       today > record_number(slot, F_SLOT_START, 0);
}

bool
slot_is_expired(const struct record *slot, int32_t today)
{
	return record_has(slot, F_SLOT_EXPIRES) &&
	       today > record_number(slot, F_SLOT_EXPIRES, 0);
}
