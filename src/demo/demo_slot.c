/* SPDX-License-Identifier: MIT */
#include "demo_slot.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/host_quota.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"

#include "demo_data.h"
#include "demo_follow.h"
#include "demo_value.h"
#include "demo_wish.h"

/* Seats that hosts in Kyoto announce, in the order of those hosts: 65, of which the
 * four of one have expired. */
static const uint8_t announced[] = { 6, 4, 5, 3, 8, 2, 4, 3, 5, 2, 6, 1, 4, 3,
	4, 3, 2 };
#define EXPIRED 12     /* its place in there */
#define HERE 40        /* seats announced in West Java ... */
#define HERE_AT_ONCE 5 /* ... by one host */
#define LANGUAGE 4     /* each so many-th host asks for it ... */
#define CARE "care"    /* ... and who looks after people */
#define WOMEN 9        /* this one has a dormitory for so many of them */
#define MOST 80        /* hosts abroad */
#define HERE_MOST 8    /* seats of people at one here */
#define OPEN_DAYS 70   /* from today on, until places expire */
#define SETTLED 60     /* days before the first one, when a seat was given */
#define SEAT_OPS 4000  /* of one change */

/* Places that people have: their program, and the stages of its line. A host gives
 * them a part of what a limit of the program lets it have, so that it keeps all of
 * them in every year. */
static const struct slot_use {
	const char *program, *from,
		*until; /* before that one; NULL: to its end */
	enum org_use more;
	int start; /* days from today */
	const char *limit;
	int part, years; /* of a stay that is longer than that of the program */
} uses[DEMO_SLOT_USES] = {
	{ "kyoto-ikusei", "contract", "departed", ORG_MORE_IKUSEI, 190,
		"all_years", 2, 0 },
	{ "magang-jabar", "practice", "assessment", ORG_MORE_HERE, -20, "share",
		2, 0 },
	{ "magang-jabar", "matched", "practice", ORG_MORE_HERE, 120, "share", 2,
		0 },
	{ "magang-jabar", "assessment", NULL, ORG_MORE_HERE, -370, "share", 2,
		0 },
	{ "kyoto-ikusei", "departed", "year23", ORG_MORE_IKUSEI, -300,
		"all_years", 4, 0 },
	{ "kyoto-ikusei", "year23", NULL, ORG_MORE_IKUSEI, -700, "all_years", 4,
		0 },
	{ "kyoto-magang", "contract", "departed", ORG_MORE_TITP, 190, "year1",
		1, 0 },
	{ "kyoto-magang", "departed", "year23", ORG_MORE_TITP, -300, "year1", 1,
		0 },
	{ "kyoto-magang", "year23", "temp_return", ORG_MORE_TITP, -700, "year1",
		1, 0 },
	{ "kyoto-magang", "temp_return", "returned", ORG_MORE_TITP, -1200,
		"year45", 3, 5 },
	{ "kyoto-magang", "returned", NULL, ORG_MORE_TITP, -1600, "year1", 1,
		0 },
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

		if (strcmp(r->program->name, u->program) || at < 0 ||
			at < on_line(r, program_stage(r->program, u->from)) ||
			(u->until && at >= on_line(r, program_stage(r->program,
							      u->until))))
			continue;
		ids_add(&d->slots[i].cases, kase);
		if (r->abroad)
			ids_add(&d->placed, kase);
	}
}

/* ---- the places ----------------------------------------------------------- */

/* Nobody comes before the law, or after it. */
static int32_t
start_of(const struct demo *d, const struct slot_use *u)
{
	const struct program *p = route_of(d, u->program)->program;
	const int32_t day = d->office->today + u->start;

	if (u->start > 0 && p->valid_from != DATE_NONE && day < p->valid_from)
		return p->valid_from;
	return u->start > 0 && p->valid_to != DATE_NONE && day > p->valid_to
		       ? p->valid_to
		       : day;
}

/* The host asks for this of who comes. */
static void
ask_of_who_comes(struct record *s, const struct record *host)
{
	char sector[40];

	record_text(host, F_ORG_SECTOR, sector, sizeof(sector));
	if (host->id % LANGUAGE == 0 || strcmp(sector, CARE) == 0)
		record_set_text(s, F_SLOT_IF, "jlpt >= n4");
	if (host->id % WOMEN == 0) {
		record_set_number(s, F_SLOT_WOMEN, 2 * DECIMAL_ONE);
		record_set_text(s, F_SLOT_GROUND, "女性用の部屋は2名まで");
	}
}

struct slot_plan {
	const struct slot_use *use;
	const struct record *host;
	const char *name;
	int64_t seats;
	int expires; /* days from today; 0: never */
	bool wished;
};

static uint64_t
add_slot(struct demo *d, const struct slot_plan *plan)
{
	const struct slot_use *u = plan->use;
	const struct route *r = route_of(d, u->program);
	const int32_t start = start_of(d, u);
	struct record *s = xmalloc(sizeof(*s));
	uint64_t id;

	record_init(s, KIND_SLOT, 0);
	record_set_number(s, F_SLOT_PROGRAM, r->number);
	record_set_number(s, F_SLOT_HOST, (int64_t)plan->host->id);
	record_set_text(s, F_SLOT_NAME, plan->name);
	if (record_has(plan->host, F_ORG_SECTOR))
		record_set(
			s, F_SLOT_SECTOR, record_get(plan->host, F_ORG_SECTOR));
	record_set_text(s, F_SLOT_COUNTRY, r->abroad ? "jp" : "id");
	record_set_number(s, F_SLOT_SEATS, plan->seats * DECIMAL_ONE);
	record_set_number(s, F_SLOT_START, start);
	if (u->years)
		record_set_number(s, F_SLOT_UNTIL,
			date_add_months(start, 12 * u->years) - 1);
	if (plan->expires)
		record_set_number(
			s, F_SLOT_EXPIRES, d->office->today + plan->expires);
	record_set_text(s, F_SLOT_STATE, "open");
	if (r->abroad && plan->expires)
		ask_of_who_comes(s, plan->host);
	id = change_create(d->change, s, 0);
	if (plan->wished)
		demo_wish_slot(d, s, id);
	free(s);
	return id;
}

/* The same, for people who are to have its seats. */
static void
give_slot(struct demo *d, const struct slot_plan *plan)
{
	struct demo_slots *of = &d->slots[plan->use - uses];

	ids_add(&of->slots, add_slot(d, plan));
	of->seats += (size_t)plan->seats;
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
	for (size_t i = 0; i < MOST && load_host(d, ORG_HOST_ABROAD, i, host);
		i++) {
		const bool open = i < ARRAY_SIZE(announced);
		const struct slot_plan plan = { &uses[0], host,
			demo_text(d, "K-%02zu", i + 1), open ? announced[i] : 9,
			i == EXPIRED ? -8 : OPEN_DAYS, open && i != EXPIRED };

		if (open)
			add_slot(d, &plan);
		else
			give_slot(d, &plan);
	}
}

static void
add_here(struct demo *d, struct record *host)
{
	int64_t left = HERE;

	for (size_t i = 0; load_host(d, ORG_HOST_HERE, i, host); i++) {
		const bool open = left > 0 && fifth(host) >= HERE_AT_ONCE;
		struct slot_plan plan = { &uses[open ? 2 : 1 + i % 2], host,
			demo_text(d, "J-%02zu", i + 1), HERE_AT_ONCE, OPEN_DAYS,
			false };

		if (open) {
			add_slot(d, &plan);
			left -= HERE_AT_ONCE;
		} else if (fifth(host)) {
			plan.seats = fifth(host) < HERE_MOST ? fifth(host)
							     : HERE_MOST;
			give_slot(d, &plan);
		}
	}
}

/* How many people of that use a host can have. */
static int64_t
room_at(const struct demo *d, const struct slot_use *u,
	const struct record *host)
{
	const struct program *p = route_of(d, u->program)->program;
	const enum host_class class = record_number(host, F_ORG_EXCELLENT, 0)
					      ? HOST_EXCELLENT
					      : HOST_PLAIN;

	for (size_t i = 0; i < p->n_host_limits; i++)
		if (strcmp(p->host_limits[i].name, u->limit) == 0)
			return host_most(&p->host_limits[i], class,
				       record_number(host, F_ORG_STAFF, 0) /
					       DECIMAL_ONE) /
			       u->part;
	return 0;
}

/* For those who have no seat yet: as many as they are. */
static void
add_more(struct demo *d, size_t use, struct record *host)
{
	const struct demo_slots *of = &d->slots[use];
	struct slot_plan plan = { &uses[use], host, NULL, 0, 0, false };

	for (size_t i = 0; of->seats < of->cases.n &&
			   load_host(d, uses[use].more, i, host);
		i++) {
		const int64_t left = (int64_t)(of->cases.n - of->seats);
		const int64_t room = room_at(d, &uses[use], host);

		plan.name = demo_text(d, "P%zu-%02zu", use + 1, i + 1);
		plan.seats = room < left ? room : left;
		if (plan.seats > 0)
			give_slot(d, &plan);
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
	for (size_t i = 0; i < DEMO_SLOT_USES; i++)
		if (d->was_empty && route_of(d, uses[i].program))
			add_more(d, i, host);
	free(host);
}

/* ---- who has them --------------------------------------------------------- */

struct placing {
	struct demo *d;
	struct record slot, kase, seat, then;
	struct ids hosts; /* who has got people */
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

/* Offered in time, and taken a few days later. */
static void
place(struct placing *p)
{
	const size_t from = p->d->change->n;
	const int32_t start = (int32_t)record_number(
		&p->slot, F_SLOT_START, p->d->office->today);
	int32_t day = p->d->office->today - 9;

	if (start - SETTLED < day)
		day = start - SETTLED;
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
note_host(struct placing *p)
{
	const uint64_t host = (uint64_t)record_number(&p->slot, F_SLOT_HOST, 0);

	if (!ids_has(&p->hosts, host))
		ids_add(&p->hosts, host);
}

/* false: the change is full. */
static bool
fill_slots(struct placing *p, struct demo_slots *of)
{
	for (; of->filled < of->slots.n; of->filled++) {
		int64_t n;

		if (p->d->change->n >= SEAT_OPS)
			return false;
		if (!record_load(p->d->txn, KIND_SLOT,
			    of->slots.rows[of->filled], 0, &p->slot))
			continue;
		n = record_number(&p->slot, F_SLOT_SEATS, 0) / DECIMAL_ONE;
		note_host(p);
		while (n-- > 0 && load_case(p, &of->cases, &of->at))
			place(p);
	}
	return true;
}

bool
demo_slot_seats(struct demo *d)
{
	struct placing *p = xcalloc(1, sizeof(*p));
	bool all = true;

	p->d = d;
	for (size_t i = 0; all && i < DEMO_SLOT_USES; i++)
		all = fill_slots(p, &d->slots[i]);
	demo_host_tasks(d, &p->hosts);
	ids_release(&p->hosts);
	free(p);
	return all;
}
