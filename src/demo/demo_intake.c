/* SPDX-License-Identifier: MIT */
#include "demo_intake.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
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

/* 0: there is none. */
static uint64_t
find_intake(struct demo *d, const struct route *r, const char *name)
{
	const uint8_t prefix = KIND_INTAKE;
	struct record *there = xmalloc(sizeof(*there));
	char text[64];
	uint64_t id = 0;
	struct walk w;

	walk_begin(&w, d->txn, TREE_REC, &prefix, 1);
	while (!id && walk_next(&w))
		if (record_decode(there, w.value.p, w.value.n, 0) &&
			record_number(there, F_INTAKE_PROGRAM, 0) ==
				r->number &&
			strcmp(record_text(there, F_INTAKE_NAME, text,
				       sizeof(text)),
				name) == 0)
			id = get_u64(w.key.p + 1);
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
			uint64_t id = find_intake(d, r, name);

			r->intakes[k] = id ? id : add_intake(d, r, half, name);
		}
}

uint64_t
demo_intake(const struct demo *d, const struct route *r, int32_t start)
{
	int k = half_year(start) - half_year(d->office->today) - AHEAD +
		DEMO_INTAKES - 1;

	return r->intakes[k < 0 ? 0 : k < DEMO_INTAKES ? k : DEMO_INTAKES - 1];
}
