/* SPDX-License-Identifier: MIT */
#include "magang/casework/stand.h"

#include "magang/casework/places_given.h"
#include "magang/program/score.h"

#define FLOOR_FROM 10 /* of so few given no share is asked */

/* A floor for one sex is a ceiling for the other: of the places that there are
 * in all, or, without a total, of those given so far. */
static void
stand_of_rest(const struct places *places, const struct quota *q,
	const struct places_tally *by, struct stand *out)
{
	const struct quota *all = places_by(places, QUOTA_TOTAL);
	int64_t total = by->places(by->ctx, 0, 0);
	int64_t of = by->places(by->ctx, 0, (uint8_t)q->of[0]);
	int64_t most = of * 100 / q->at_least_percent;

	out->rest = true;
	out->taken = total - of;
	out->seats = (most < FLOOR_FROM ? FLOOR_FROM : most) - of;
	if (all && quota_seats_for(all, 0) >= 0)
		out->seats = quota_seats_for(all, 0) *
			     (100 - q->at_least_percent) / 100;
}

static void
stand_of_sex(const struct places *places, const struct quota *q,
	const struct taker *taker, const struct places_tally *by,
	struct stand *out)
{
	if (q->at_least_percent && taker->sex && taker->sex != q->of[0]) {
		stand_of_rest(places, q, by, out);
		return;
	}
	out->taken = by->places(by->ctx, 0, (uint8_t)q->of[0]);
	if (!q->at_least_percent && taker->sex == q->of[0])
		out->seats = quota_seats_for(q, 0);
}

bool
stand_of(const struct places *places, size_t i, const struct taker *taker,
	const struct places_tally *by, struct stand *out)
{
	const struct quota *q = &places->row[i].quota;
	const int64_t area = q->by == QUOTA_REGENCY ? taker->area : 0;

	*out = (struct stand){ .seats = -1 };
	if (q->by == QUOTA_SEX) {
		if (q->of)
			stand_of_sex(places, q, taker, by, out);
	} else {
		out->seats = quota_seats_for(q, area);
		out->taken = q->by == QUOTA_KK
				     ? by->household(by->ctx, taker->kk)
				     : by->places(by->ctx, (uint16_t)area, 0);
	}
	return out->seats < 0 || out->taken < out->seats;
}

void
places_give(struct places_given *g, uint64_t of, const struct taker *taker,
	const struct places_tally *by)
{
	for (int i = 0; i < 4; i++) {
		const uint16_t area = i & 1 ? (uint16_t)taker->area : 0;
		const uint8_t sex = i & 2 ? (uint8_t)taker->sex : 0;

		if ((i & 1 && !area) || (i & 2 && !sex))
			continue; /* the same as all */
		places_given_set(g, of, GIVEN_PLACES, area, sex,
			by->places(by->ctx, area, sex) + 1);
	}
	if (taker->kk)
		places_given_add(g, of, GIVEN_HOUSEHOLD, taker->kk, 1);
}
