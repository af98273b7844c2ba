/* SPDX-License-Identifier: MIT */
#include "magang/casework/quota.h"

#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/record/counter.h"
#include "magang/program/score.h"
#include "magang/casework/places_given.h"
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
	enum family family = of.intake ? COUNT_PLACES : COUNT_CASES;
	int64_t n = 0;

	for (size_t i = (size_t)(f->to < 0 ? 0 : f->to); i < p->n_stages; i++) {
		if (!stage_takes_place(&p->stages[i]))
			continue;
		of.stage = p->stages[i].number;
		for (size_t s = 0; s < ARRAY_SIZE(sexes); s++) {
			of.sex = sexes[s];
			if (!sex || of.sex == sex)
				n += counter_read(f->txn, family, &of);
		}
	}
	return n;
}

/* With those that are given in thought. */
static int64_t
places_taken(struct case_facts *f, uint16_t area, uint8_t sex)
{
	int64_t *n;

	if (!f->given)
		return places_counted(f, area, sex);
	n = places_given_row(f->given, intake_of(f), GIVEN_PLACES, area, sex);
	if (*n < 0)
		*n = places_counted(f, area, sex);
	return *n;
}

static uint64_t
card_of(const struct case_facts *f)
{
	return f->person ? digits_key(record_get(f->person, F_KK)) : 0;
}

/* Those of a family card that are given in thought; NULL: none can be. */
static int64_t *
household_row(const struct case_facts *f)
{
	int64_t *n;

	if (!f->given || !card_of(f))
		return NULL;
	n = places_given_row(
		f->given, intake_of(f), GIVEN_HOUSEHOLD, card_of(f), 0);
	if (*n < 0)
		*n = 0;
	return n;
}

void
case_place_given(struct case_facts *f)
{
	const struct value *sex = record_get(f->person, F_SEX);
	const uint8_t of = sex && sex->kind == VALUE_TEXT && sex->len
				   ? (uint8_t)sex->text[0]
				   : 0;
	const uint16_t area = (uint16_t)record_number(f->person, F_REGENCY, 0);
	int64_t *household = household_row(f);

	for (int i = 0; i < 4; i++) {
		const uint16_t a = i & 1 ? area : 0;
		const uint8_t s = i & 2 ? of : 0;

		if ((i & 1 && !area) || (i & 2 && !of))
			continue; /* the same as all */
		places_taken(f, a, s);
		++*places_given_row(f->given, intake_of(f), GIVEN_PLACES, a, s);
	}
	if (household)
		++*household;
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
	const int64_t *given = household_row(f);

	return household_cases(f->book, f->txn, card_of(f), 0, &seated) +
	       (given ? *given : 0);
}

/* A floor for one sex is a ceiling for the other: of the places that there are
 * in all, or, without a total, of those given so far. */
static bool
share_has_room(struct case_facts *f, const struct places *places,
	const struct quota *q, char sex)
{
	const struct quota *all = places_by(places, QUOTA_TOTAL);
	int64_t total = places_taken(f, 0, 0);
	int64_t of = places_taken(f, 0, (uint8_t)q->of[0]);

	if (sex == q->of[0])
		return true;
	if (all)
		return (total - of + 1) * 100 <=
		       quota_seats_for(all, 0) * (100 - q->at_least_percent);
	return total < 10 || of * 100 >= (total + 1) * q->at_least_percent;
}

static bool
sex_has_room(struct case_facts *f, const struct places *places,
	const struct quota *q, int64_t *taken)
{
	int64_t seats = quota_seats_for(q, 0);
	char sex[4] = "";

	if (f->person)
		record_text(f->person, F_SEX, sex, sizeof(sex));
	*taken = q->of ? places_taken(f, 0, (uint8_t)q->of[0]) : 0;
	if (!q->of || !sex[0])
		return true;
	if (q->at_least_percent)
		return share_has_room(f, places, q, sex[0]);
	return sex[0] != q->of[0] || seats < 0 || *taken < seats;
}

bool
case_quota(struct case_facts *f, const struct places *places, size_t i,
	int64_t *taken)
{
	const struct quota *q = &places->row[i].quota;
	int64_t area = 0, seats;

	if (q->by == QUOTA_SEX)
		return sex_has_room(f, places, q, taken);
	if (q->by == QUOTA_REGENCY && f->person)
		area = record_number(f->person, F_REGENCY, 0);
	seats = quota_seats_for(q, area);
	*taken = q->by == QUOTA_KK ? household_taken(f)
				   : places_taken(f, (uint16_t)area, 0);
	return seats < 0 || *taken < seats;
}
