/* SPDX-License-Identifier: MIT */
/*
 * Who went on has all his cards, and good ones; who stands where he is assessed has
 * some, not the last one. Their chance is their own, so that the people of a seed
 * stay who they are.
 */
#include "demo_cards.h"

#include "demo_data.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

/* The user who files the n-th card; NULL: there are not so many. */
static const struct demo_user *
assessor(const struct demo *d, size_t n)
{
	for (size_t i = 0; i < DEMO_USERS; i++)
		if (d->users[i].assesses && n-- == 0)
			return &d->users[i];
	return NULL;
}

/* Whole points; of who went on in the upper half. */
static const char *
points_of(
	struct demo *d, struct rng *rng, const struct assessment *a, bool good)
{
	char number[DECIMAL_TEXT];
	struct buf b = BUF_INIT;
	const char *text;

	for (size_t i = 0; i < a->n_criteria; i++) {
		const int64_t lo = a->criteria[i].min / DECIMAL_ONE,
			      hi = a->criteria[i].max / DECIMAL_ONE;

		buf_addf(&b, "%s%s=%s", i ? " " : "", a->criteria[i].name,
			decimal_format(
				number, rng_between(rng,
						good ? (lo + hi) / 2 : lo, hi) *
						DECIMAL_ONE));
	}
	text = arena_strndup(d->arena, buf_str(&b), b.len);
	buf_release(&b);
	return text;
}

static void
file(struct demo *d, const struct record *kase, const struct assessment *a,
	const struct demo_user *by, const char *points)
{
	struct record *card = xmalloc(sizeof(*card));

	record_init(card, KIND_SCORECARD, 0);
	record_set_number(card, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(card, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(
		card, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	record_set_number(card, F_DATE, d->change->date);
	record_set_number(card, F_CARD_BY, (int64_t)by->id);
	record_set_text(card, F_CARD_OF, a->name);
	record_set_text(card, F_CARD_POINTS, points);
	change_create(d->change, card, record_owner(kase));
	free(card);
}

static void
assess(struct demo *d, const struct path *p, const struct record *kase,
	const struct assessment *a, struct rng *rng)
{
	const int step = path_find(p, a->stage);
	const bool through = (size_t)step + 1 < p->n;
	size_t n = through ? a->assessors : rng_below(rng, a->assessors);
	const struct demo_user *by;

	if (step < 0)
		return;
	for (size_t i = 0; i < n && (by = assessor(d, i)); i++)
		file(d, kase, a, by, points_of(d, rng, a, through));
}

void
demo_cards(struct demo *d, const struct applicant *a, size_t which,
	const struct record *kase)
{
	const struct program *p = a->route[which]->program;
	struct rng rng;

	rng_seed(&rng, d->opt->seed + 1000003 * (2 * d->next + which));
	for (size_t i = 0; i < p->n_assessments; i++)
		assess(d, &a->path[which], kase, &p->assessments[i], &rng);
}
