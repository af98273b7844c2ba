/* SPDX-License-Identifier: MIT */
#include "magang/casework/quota.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/record/counter.h"
#include "magang/program/score.h"
#include "magang/casework/places_given.h"
#include "magang/casework/seat.h"
#include "magang/record/index.h"

static uint64_t
intake_of(const struct case_facts *f)
{
	return (uint64_t)record_number(f->c, F_INTAKE, 0);
}

void
case_places(const struct case_facts *f, struct places *out)
{
	places_load(f->txn, f->program, intake_of(f), out);
}

/* Cases of a stage, and those that a proposal holds a place in it for, less those
 * of it that have theirs elsewhere by one. */
static int64_t
places_in(struct case_facts *f, struct counted *of)
{
	const enum family family = of->intake ? COUNT_PLACES : COUNT_CASES;
	int64_t n = counter_read(f->txn, family, of);

	if (!asks_approval(f->program))
		return n;
	of->state = HELD_IN;
	n += counter_read(f->txn, COUNT_RESERVED, of);
	of->state = HELD_FROM;
	return n - counter_read(f->txn, COUNT_RESERVED, of);
}

/*
 * Places counted: cases that stand in the stage asked about or behind it (file
 * order) and are normal or have ended well. area, sex 0: all.
 */
static int64_t
places_counted(struct case_facts *f, uint16_t area, uint8_t sex)
{
	static const uint8_t sexes[] = { 'L', 'P', 0 };
	const struct program *p = f->program;
	struct counted of = { .area = area,
		.intake = intake_of(f),
		.program = (uint16_t)record_number(f->c, F_PROGRAM_NO, 0) };
	int64_t n = 0;

	for (size_t i = (size_t)(f->to < 0 ? 0 : f->to); i < p->n_stages; i++) {
		if (!stage_takes_place(&p->stages[i]))
			continue;
		of.stage = p->stages[i].number;
		for (size_t s = 0; s < ARRAY_SIZE(sexes); s++) {
			of.sex = sexes[s];
			if (!sex || of.sex == sex)
				n += places_in(f, &of);
		}
	}
	return n;
}

/* The place that the case holds by the proposal that is asked about: 1, if it
 * counts here. */
static int64_t
own_place(const struct case_facts *f, uint16_t area, uint8_t sex)
{
	struct taker own;

	if (!f->approving)
		return 0;
	own = taker_of(f->person);
	return f->seat >= f->to &&
	       stage_takes_place(&f->program->stages[f->seat]) &&
	       record_has(f->c, F_HELD) && (!area || own.area == area) &&
	       (!sex || (uint8_t)own.sex == sex);
}

/* With those that are given in thought. */
int64_t
places_taken(struct case_facts *f, uint16_t area, uint8_t sex)
{
	int64_t n;

	if (!f->given)
		return places_counted(f, area, sex) - own_place(f, area, sex);
	n = places_given_read(f->given, intake_of(f), GIVEN_PLACES, area, sex);
	if (n < 0) {
		n = places_counted(f, area, sex);
		places_given_set(
			f->given, intake_of(f), GIVEN_PLACES, area, sex, n);
	}
	return n;
}

static uint64_t
card_of(const struct case_facts *f)
{
	return f->person ? digits_key(record_get(f->person, F_KK)) : 0;
}

/* The family card has so many places as well. */
static int64_t
household_taken(struct case_facts *f)
{
	const struct cases_wanted seated = {
		.program = (uint16_t)record_number(f->c, F_PROGRAM_NO, 0),
		.intake = intake_of(f),
		.except = f->c->id,
		.seated = f->program,
		.from = f->to,
	};
	const uint64_t kk = card_of(f);
	const int64_t given =
		f->given && kk ? places_given_read(f->given, intake_of(f),
					 GIVEN_HOUSEHOLD, kk, 0)
			       : 0;

	return household_cases(f->book, f->txn, kk, 0, &seated) +
	       (given > 0 ? given : 0);
}

static int64_t
taken_of(void *ctx, uint16_t area, uint8_t sex)
{
	return places_taken(ctx, area, sex);
}

static int64_t
card_taken(void *ctx, uint64_t kk)
{
	(void)kk; /* that of its person */
	return household_taken(ctx);
}

void
case_place_given(struct case_facts *f)
{
	const struct places_tally by_stage = { f, taken_of, card_taken };
	const struct taker taker = taker_of(f->person);

	places_give(f->given, intake_of(f), &taker, &by_stage);
}

bool
case_quota(struct case_facts *f, const struct places *places, size_t i,
	struct stand *out)
{
	const struct places_tally by_stage = { f, taken_of, card_taken };
	const struct taker taker =
		f->person ? taker_of(f->person) : (struct taker){ 0 };

	return stand_of(places, i, &taker, &by_stage, out);
}

/* ---- in a verdict --------------------------------------------------------- */

#define REST " rest"

/* "149/120", "72/72 rest", "3": of no bound */
void
places_see(
	struct verdict *v, struct verdict_row *row, const struct stand *stand)
{
	char text[64];
	struct value seen;

	if (stand->seats < 0)
		snprintf(text, sizeof(text), "%" PRId64, stand->taken);
	else
		snprintf(text, sizeof(text), "%" PRId64 "/%" PRId64 "%s",
			stand->taken, stand->seats, stand->rest ? REST : "");
	seen = value_text(text);
	verdict_see(v, row, &seen);
}

bool
places_seen(const struct verdict_row *row, struct stand *out)
{
	char text[64], *end;

	if (row->seen.kind != VALUE_TEXT || row->seen.len >= sizeof(text))
		return false;
	memcpy(text, row->seen.text, row->seen.len);
	text[row->seen.len] = '\0';
	*out = (struct stand){ strtoll(text, &end, 10), -1, false };
	if (*end == '/')
		out->seats = strtoll(end + 1, &end, 10);
	out->rest = strcmp(end, REST) == 0;
	return true;
}
