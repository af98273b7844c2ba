/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/places.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/record.h"

/* A field of what has places, and what it speaks of: by sex of which, a share of
 * all or so many. */
struct place_said {
	uint16_t field;
	enum quota_by by;
	const char *of;
	bool share;
};

static const struct place_said of_intake[PLACES_SAID] = {
	{ F_INTAKE_SEATS, QUOTA_TOTAL },
	{ F_INTAKE_BY_AREA, QUOTA_REGENCY },
	{ F_INTAKE_WOMEN, QUOTA_SEX, "P", .share = true },
	{ F_INTAKE_HOUSEHOLD, QUOTA_KK },
};
static const struct place_said of_cohort[PLACES_SAID] = {
	{ F_COHORT_SEATS, QUOTA_TOTAL },
	{ F_COHORT_BY_AREA, QUOTA_REGENCY },
	{ F_COHORT_WOMEN, QUOTA_SEX, "P", .share = true },
	{ F_COHORT_HOUSEHOLD, QUOTA_KK },
};
static const struct place_said of_slot[PLACES_SAID] = {
	{ F_SLOT_SEATS, QUOTA_TOTAL },
	{ F_SLOT_MEN, QUOTA_SEX, "L" },
	{ F_SLOT_WOMEN, QUOTA_SEX, "P" },
};

static const struct place_said *
said_by(const struct record *r)
{
	return r->kind == KIND_COHORT ? of_cohort
	       : r->kind == KIND_SLOT ? of_slot
				      : of_intake;
}

/* What is said of women is of women: what a program says of men stays. */
static bool
is_meant(const struct quota *q, const struct place_said *said)
{
	return q->by == said->by &&
	       (said->by != QUOTA_SEX || (q->of && q->of[0] == said->of[0]));
}

/* The row of that kind, or a new one; NULL: no room. */
static struct quota *
place_for(struct places *out, const struct program *p,
	const struct place_said *said)
{
	struct quota fresh = { .by = said->by, .of = said->of };
	const size_t n = p ? p->n_quotas : 0;

	for (size_t i = 0; i < out->n; i++)
		if (is_meant(&out->row[i].quota, said))
			return &out->row[i].quota;
	if (out->n == PLACES_MAX)
		return NULL;
	fresh.name = places_name(p, n + said->by);
	out->row[out->n].number = n + said->by;
	out->row[out->n].quota = fresh;
	return &out->row[out->n++].quota;
}

static void
take_areas(struct places *out, const struct value *v, struct quota *q)
{
	struct seats s;

	seats_read(v, &s);
	for (size_t i = 0; i < s.n; i++)
		out->by_area[i] = (struct quota_seats){ (int64_t)s.row[i].area,
			s.row[i].seats };
	q->seats = out->by_area;
	q->n_seats = s.n;
}

static void
take_one(struct quota_seats *row, const struct value *v, struct quota *q)
{
	*row = (struct quota_seats){ 0, v->number / DECIMAL_ONE };
	q->seats = row;
	q->n_seats = 1;
}

static void
take(struct places *out, const struct place_said *said, size_t i,
	const struct value *v, struct quota *q)
{
	if (said->by == QUOTA_REGENCY) {
		take_areas(out, v, q);
		return;
	}
	if (!said->share) {
		take_one(&out->one[i], v, q);
		return;
	}
	q->seats = NULL;
	q->n_seats = 0;
	q->at_least_percent = (int)(v->number / DECIMAL_ONE);
}

void
places_said(
	const struct program *p, const struct record *said, struct places *out)
{
	const struct place_said *rows = said ? said_by(said) : NULL;

	out->n = 0;
	for (size_t i = 0; p && i < p->n_quotas && i < PLACES_MAX; i++)
		out->row[out->n++] = (struct place_row){ p->quotas[i], i };
	for (size_t i = 0; rows && i < PLACES_SAID; i++) {
		const struct value *v =
			rows[i].field ? record_get(said, rows[i].field) : NULL;
		struct quota *q = v ? place_for(out, p, &rows[i]) : NULL;

		if (q)
			take(out, &rows[i], i, v, q);
	}
}

void
places_load(struct txn *txn, const struct program *p, uint64_t intake,
	struct places *out)
{
	struct record *r = xmalloc(sizeof(*r));
	bool there = intake &&
		     record_load(txn, KIND_INTAKE, intake, RECORD_UNCHECKED, r);

	places_said(p, there ? r : NULL, out);
	free(r);
}

const struct quota *
places_by(const struct places *places, enum quota_by by)
{
	for (size_t i = 0; i < places->n; i++)
		if (places->row[i].quota.by == by)
			return &places->row[i].quota;
	return NULL;
}

const char *
places_name(const struct program *p, size_t number)
{
	const size_t n = p ? p->n_quotas : 0;

	if (number < n)
		return p->quotas[number].name;
	for (size_t i = 0; i < PLACES_SAID; i++)
		if (of_intake[i].by == number - n)
			return core_field(of_intake[i].field)->name;
	return NULL;
}
