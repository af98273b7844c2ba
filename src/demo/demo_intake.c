/* SPDX-License-Identifier: MIT */
#include "demo_intake.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/intake_seats.h"
#include "magang/casework/seat.h"
#include "magang/casework/waiting.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "demo_data.h"
#include "demo_value.h"

#define AHEAD 2 /* of which planned starts are known already */

/* Half-years are counted from year 0. */
static int
half_year(int32_t day)
{
	int year, month, date;

	date_to_civil(day, &year, &month, &date);
	return year * 2 + (month > 6);
}

static int32_t
first_day(int half)
{
	return date_from_civil(half / 2, half % 2 ? 7 : 1, 1);
}

uint64_t
demo_named(struct demo *d, enum kind kind, uint16_t program, uint16_t label,
	const struct route *r, const char *name)
{
	const uint8_t prefix = (uint8_t)kind;
	struct record *there = xmalloc(sizeof(*there));
	char text[64];
	uint64_t id = 0;
	struct walk w;

	walk_begin(&w, d->txn, TREE_REC, &prefix, 1);
	while (!id && walk_next(&w))
		if (record_decode(
			    there, walk_id(&w), w.value.p, w.value.n, 0) &&
			record_number(there, program, 0) == r->number &&
			strcmp(record_text(there, label, text, sizeof(text)),
				name) == 0)
			id = there->id;
	walk_end(&w);
	free(there);
	return id;
}

static uint64_t
add_intake(struct demo *d, const struct route *r, int half, const char *name)
{
	struct record *in = xmalloc(sizeof(*in));
	uint64_t id;

	record_init(in, KIND_INTAKE, 0);
	record_set_number(in, F_INTAKE_PROGRAM, r->number);
	record_set_text(in, F_INTAKE_NAME, name);
	record_set_number(in, F_INTAKE_OPENS, first_day(half - 2));
	record_set_number(in, F_INTAKE_CLOSES, first_day(half) - 1);
	record_set_number(in, F_INTAKE_STARTS, first_day(half));
	id = change_create(d->change, in, 0);
	free(in);
	return id;
}

/* Of one that is there from an earlier fill. */
static void
read_stand(struct demo *d, struct route *r, int k)
{
	struct record *in = xmalloc(sizeof(*in));
	struct intake_seats n;
	struct waiting list;

	if (record_load(d->txn, KIND_INTAKE, r->intakes[k], 0, in) &&
		intake_seats(&d->office->book, d->txn, in, &n))
		r->taken[k] = n.taken;
	waiting_read(&d->office->book, d->txn, r->number, r->intakes[k], &list);
	r->waits[k] = list.n > 0;
	free(list.ids);
	free(in);
}

void
demo_intakes(struct demo *d)
{
	const int first =
		half_year(d->office->today) + AHEAD - (DEMO_INTAKES - 1);

	for (size_t i = 0; i < d->n_routes; i++)
		for (int k = 0; k < DEMO_INTAKES; k++) {
			struct route *r = &d->routes[i];
			int half = first + k;
			const char *name =
				demo_text(d, "%d-%d", half / 2, half % 2 + 1);
			uint64_t id = demo_named(d, KIND_INTAKE,
				F_INTAKE_PROGRAM, F_INTAKE_NAME, r, name);

			r->intakes[k] = id ? id : add_intake(d, r, half, name);
			if (id)
				read_stand(d, r, k);
		}
}

static int
intake_at(const struct demo *d, int32_t day)
{
	const int k = half_year(day) - half_year(d->office->today) - AHEAD +
		      DEMO_INTAKES - 1;

	return k < 0 ? 0 : k < DEMO_INTAKES ? k : DEMO_INTAKES - 1;
}

static bool
waits(const struct route *r, const struct path *p)
{
	return program_waits_for(r->program, p->steps[p->n - 1].stage) >= 0;
}

uint64_t
demo_intake(const struct demo *d, const struct route *r, const struct path *p,
	int32_t start)
{
	return r->intakes[intake_at(d, waits(r, p) ? d->office->today : start)];
}

void
demo_intake_case(struct route *r, const struct path *p, uint64_t intake)
{
	for (int k = 0; k < DEMO_INTAKES; k++)
		if (r->intakes[k] == intake) {
			r->taken[k] += holds_place(
				r->program, p->steps[p->n - 1].stage);
			r->waits[k] |= waits(r, p);
		}
}

static void
set_seats(struct demo *d, uint64_t intake, int64_t seats)
{
	struct record *old = xmalloc(sizeof(*old));
	struct record *new = xmalloc(sizeof(*new));

	if (record_load(d->txn, KIND_INTAKE, intake, 0, old)) {
		*new = *old;
		record_set_number(new, F_INTAKE_SEATS, seats * DECIMAL_ONE);
		change_update(d->change, old, new);
	}
	free(new);
	free(old);
}

void
demo_seats(struct demo *d)
{
	for (size_t i = 0; i < d->n_routes; i++) {
		const struct route *r = &d->routes[i];

		for (int k = 0; k < DEMO_INTAKES; k++)
			if (r->waits[k])
				set_seats(d, r->intakes[k], r->taken[k]);
	}
}
