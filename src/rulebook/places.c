/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/places.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/record.h"

#define SAID 4

/* Which field of an intake, of a cohort, speaks of what. */
static const uint16_t of_intake[SAID] = {
	[QUOTA_TOTAL] = F_INTAKE_SEATS,
	[QUOTA_REGENCY] = F_INTAKE_BY_AREA,
	[QUOTA_SEX] = F_INTAKE_WOMEN,
	[QUOTA_KK] = F_INTAKE_HOUSEHOLD,
};
static const uint16_t of_cohort[SAID] = {
	[QUOTA_TOTAL] = F_COHORT_SEATS,
	[QUOTA_REGENCY] = F_COHORT_BY_AREA,
	[QUOTA_SEX] = F_COHORT_WOMEN,
	[QUOTA_KK] = F_COHORT_HOUSEHOLD,
};

/* A share of women is of women: what a program says of men stays. */
static bool
is_meant(const struct quota *q, enum quota_by by)
{
	return q->by == by && (by != QUOTA_SEX || (q->of && q->of[0] == 'P'));
}

/* The row of that kind, or a new one; NULL: no room. */
static struct quota *
place_for(struct places *out, const struct program *p, enum quota_by by)
{
	struct quota fresh = { .by = by, .of = by == QUOTA_SEX ? "P" : NULL };
	const size_t n = p ? p->n_quotas : 0;

	for (size_t i = 0; i < out->n; i++)
		if (is_meant(&out->row[i].quota, by))
			return &out->row[i].quota;
	if (out->n == PLACES_MAX)
		return NULL;
	fresh.name = places_name(p, n + by);
	out->row[out->n].number = n + by;
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
take(struct places *out, enum quota_by by, const struct value *v,
	struct quota *q)
{
	switch (by) {
	case QUOTA_REGENCY:
		take_areas(out, v, q);
		break;
	case QUOTA_SEX:
		q->seats = NULL;
		q->n_seats = 0;
		q->at_least_percent = (int)(v->number / DECIMAL_ONE);
		break;
	case QUOTA_TOTAL:
		take_one(&out->all, v, q);
		break;
	case QUOTA_KK:
		take_one(&out->household, v, q);
		break;
	}
}

void
places_said(
	const struct program *p, const struct record *said, struct places *out)
{
	const bool cohort = said && said->kind == KIND_COHORT;
	const uint16_t *fields = cohort ? of_cohort : of_intake;

	out->n = 0;
	for (size_t i = 0; p && i < p->n_quotas && i < PLACES_MAX; i++)
		out->row[out->n++] = (struct place_row){ p->quotas[i], i };
	for (size_t by = 0; said && by < SAID; by++) {
		const struct value *v = record_get(said, fields[by]);
		struct quota *q =
			v ? place_for(out, p, (enum quota_by)by) : NULL;

		if (q)
			take(out, (enum quota_by)by, v, q);
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
	const struct fdef *f = NULL;

	if (number < n)
		return p->quotas[number].name;
	if (number - n < SAID)
		f = core_field(of_intake[number - n]);
	return f ? f->name : NULL;
}
