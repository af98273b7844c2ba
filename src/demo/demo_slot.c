/* SPDX-License-Identifier: MIT */
#include "demo_slot.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"

#include "demo_data.h"
#include "demo_value.h"
#include "demo_wish.h"

/* Seats that hosts in Kyoto announce, in the order of those hosts: 65, of which the
 * four of one have expired. */
static const uint8_t announced[] = { 6, 4, 5, 3, 8, 2, 4, 3, 5, 2, 6, 1, 4, 3,
	4, 3, 2 };
#define EXPIRED 12     /* its place in there */
#define HERE 40        /* seats announced in West Java ... */
#define HERE_AT_ONCE 5 /* ... by one host */
#define LANGUAGE 4     /* each so many-th host asks for it */
#define WOMEN 9        /* this one has a dormitory for so many of them */
#define MOST 80        /* hosts abroad */
#define HERE_MOST 8    /* seats of people at one here */

/* Places that people have: their program, and the stages of its line. */
static const struct slot_use {
	const char *program, *from, *until; /* before that one */
	enum org_use at;
	int start; /* days from today */
} uses[DEMO_SLOT_USES] = {
	{ "kyoto-ikusei", "contract", "departed", ORG_HOST_ABROAD, 190 },
	{ "magang-jabar", "practice", "assessment", ORG_HOST_HERE, -20 },
	{ "magang-jabar", "matched", "practice", ORG_HOST_HERE, 120 },
};

static const struct route *
route_of(const struct demo *d, const char *program)
{
	for (size_t i = 0; i < d->n_routes; i++)
		if (strcmp(d->routes[i].program->name, program) == 0)
			return &d->routes[i];
	return NULL;
}

/* Its place on the line; -1: beside it. */
static int
on_line(const struct route *r, int stage)
{
	for (size_t i = 0; i < r->n_line; i++)
		if (r->line[i] == stage)
			return (int)i;
	return -1;
}

void
demo_slot_case(struct demo *d, const struct route *r, const struct path *p,
	uint64_t kase)
{
	const int at = on_line(r, p->steps[p->n - 1].stage);

	for (size_t i = 0; i < DEMO_SLOT_USES; i++) {
		const struct slot_use *u = &uses[i];

		if (strcmp(r->program->name, u->program) == 0 && at >= 0 &&
			at >= on_line(r, program_stage(r->program, u->from)) &&
			at < on_line(r, program_stage(r->program, u->until)))
			ids_add(&d->slots[i].cases, kase);
	}
}

/* ---- the places ----------------------------------------------------------- */

/* A day of the law is not before it. */
static int32_t
start_of(const struct demo *d, const struct slot_use *u)
{
	const int32_t day = d->office->today + u->start;
	const int32_t law = date_from_civil(2027, 6, 1);

	return u->at == ORG_HOST_ABROAD && day < law ? law : day;
}

static uint64_t
add_slot(struct demo *d, const struct slot_use *u, const struct record *host,
	const char *name, int64_t seats, bool gone, bool wished)
{
	const struct route *r = route_of(d, u->program);
	const int32_t start = start_of(d, u);
	struct record *s = xmalloc(sizeof(*s));
	uint64_t id;

	record_init(s, KIND_SLOT, 0);
	record_set_number(s, F_SLOT_PROGRAM, r->number);
	record_set_number(s, F_SLOT_HOST, (int64_t)host->id);
	record_set_text(s, F_SLOT_NAME, name);
	if (record_has(host, F_ORG_SECTOR))
		record_set(s, F_SLOT_SECTOR, record_get(host, F_ORG_SECTOR));
	record_set_text(
		s, F_SLOT_COUNTRY, u->at == ORG_HOST_ABROAD ? "jp" : "id");
	record_set_number(s, F_SLOT_SEATS, seats * DECIMAL_ONE);
	record_set_number(s, F_SLOT_START, start);
	record_set_number(s, F_SLOT_EXPIRES,
		gone ? d->office->today - 8 : d->office->today + 70);
	record_set_text(s, F_SLOT_STATE, "open");
	if (u->at == ORG_HOST_ABROAD && host->id % LANGUAGE == 0)
		record_set_text(s, F_SLOT_IF, "jlpt >= n4");
	if (u->at == ORG_HOST_ABROAD && host->id % WOMEN == 0) {
		record_set_number(s, F_SLOT_WOMEN, 2 * DECIMAL_ONE);
		record_set_text(s, F_SLOT_GROUND, "女性用の部屋は2名まで");
	}
	id = change_create(d->change, s, 0);
	if (wished)
		demo_wish_slot(d, s, id);
	free(s);
	return id;
}

/* A fifth of the staff is what a host here may have. */
static int64_t
fifth(const struct record *host)
{
	return record_number(host, F_ORG_STAFF, 0) / DECIMAL_ONE / 5;
}

static bool
load_host(struct demo *d, enum org_use use, size_t i, struct record *out)
{
	return i < d->orgs[use].n &&
	       record_load(d->txn, KIND_ORGANISATION, d->orgs[use].rows[i],
		       RECORD_UNCHECKED, out);
}

static void
add_japan(struct demo *d, struct record *host)
{
	const struct slot_use *u = &uses[0];

	for (size_t i = 0; i < MOST && load_host(d, u->at, i, host); i++) {
		const bool open = i < ARRAY_SIZE(announced);
		const uint64_t id = add_slot(d, u, host,
			demo_text(d, "K-%02zu", i + 1), open ? announced[i] : 9,
			i == EXPIRED, open && i != EXPIRED);

		if (!open)
			ids_add(&d->slots[0].slots, id);
	}
}

static void
add_here(struct demo *d, struct record *host)
{
	int64_t left = HERE;

	for (size_t i = 0; load_host(d, ORG_HOST_HERE, i, host); i++) {
		const bool open = left > 0 && fifth(host) >= HERE_AT_ONCE;
		const size_t use = 1 + i % 2;

		if (open) {
			add_slot(d, &uses[2], host,
				demo_text(d, "J-%02zu", i + 1), HERE_AT_ONCE,
				false, false);
			left -= HERE_AT_ONCE;
		} else if (fifth(host)) {
			ids_add(&d->slots[use].slots,
				add_slot(d, &uses[use], host,
					demo_text(d, "J-%02zu", i + 1),
					fifth(host) < HERE_MOST ? fifth(host)
								: HERE_MOST,
					false, false));
		}
	}
}

void
demo_slots(struct demo *d)
{
	struct record *host = xmalloc(sizeof(*host));

	if (d->was_empty && route_of(d, uses[0].program))
		add_japan(d, host);
	if (d->was_empty && route_of(d, uses[1].program))
		add_here(d, host);
	free(host);
}

/* ---- who has them --------------------------------------------------------- */

struct placing {
	struct demo *d;
	struct record slot, kase, seat, then;
};

static bool
load_case(struct placing *p, struct ids *cases, size_t *at)
{
	while (*at < cases->n)
		if (record_load(p->d->txn, KIND_CASE, cases->rows[(*at)++], 0,
			    &p->kase))
			return true;
	return false;
}

/* Offered, and taken a few days later. */
static void
place(struct placing *p)
{
	const size_t from = p->d->change->n;
	const int32_t day = p->d->office->today - 9;

	record_init(&p->seat, KIND_SEAT, 0);
	record_set_number(&p->seat, F_PERSON, (int64_t)record_owner(&p->kase));
	record_set_number(&p->seat, F_DECISION_CASE, (int64_t)p->kase.id);
	record_set_number(&p->seat, F_PROGRAM_NO,
		record_number(&p->kase, F_PROGRAM_NO, 0));
	seat_set_into(&p->seat, KIND_SLOT, p->slot.id);
	seat_set_state(&p->seat, SEAT_OFFERED);
	record_set_number(&p->seat, F_SEAT_SINCE, day);
	change_create(p->d->change, &p->seat, record_owner(&p->kase));
	p->then = p->seat;
	seat_set_state(&p->then, SEAT_TAKEN);
	record_set_number(&p->then, F_SEAT_SINCE, day + 4);
	record_set_number(&p->then, F_SEAT_FROM, day + 4);
	change_update(p->d->change, &p->seat, &p->then);
	change_soft(p->d->change, from);
}

static void
fill_slots(struct placing *p, struct demo_slots *of)
{
	size_t at = 0;

	for (size_t i = 0; i < of->slots.n; i++) {
		int64_t n;

		if (!record_load(p->d->txn, KIND_SLOT, of->slots.rows[i], 0,
			    &p->slot))
			continue;
		n = record_number(&p->slot, F_SLOT_SEATS, 0) / DECIMAL_ONE;
		while (n-- > 0 && load_case(p, &of->cases, &at))
			place(p);
	}
}

void
demo_slot_seats(struct demo *d)
{
	struct placing *p = xmalloc(sizeof(*p));

	p->d = d;
	for (size_t i = 0; i < DEMO_SLOT_USES; i++)
		fill_slots(p, &d->slots[i]);
	free(p);
}
