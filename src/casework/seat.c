/* SPDX-License-Identifier: MIT */
#include "magang/casework/seat.h"

#include "magang/program/score.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"

int
room_stage(const struct program *p)
{
	int first = -1;

	for (size_t i = 0; p && i < p->n_moves; i++) {
		int to = p->moves[i].to;

		if (move_asks_quota(&p->moves[i]) && (first < 0 || to < first))
			first = to;
	}
	return first;
}

int
case_seat(const struct program *p, const struct record *kase)
{
	const uint16_t by = record_has(kase, F_HELD) ? F_HELD : F_STAGE;

	return program_stage_by_number(p, (uint8_t)record_number(kase, by, 0));
}

bool
holds_place(const struct program *p, int stage)
{
	const int first = p ? room_stage(p) : -1;

	return first >= 0 && stage >= first &&
	       stage_takes_place(&p->stages[stage]);
}

struct taker
taker_of(const struct record *person)
{
	char sex[4] = "";

	record_text(person, F_SEX, sex, sizeof(sex));
	return (struct taker){ record_number(person, F_REGENCY, 0), sex[0],
		digits_key(record_get(person, F_KK)) };
}

bool
taker_shares(
	const struct quota *q, const struct taker *a, const struct taker *b)
{
	switch (q->by) {
	case QUOTA_REGENCY:
		return a->area == b->area;
	case QUOTA_SEX:
		return a->sex == b->sex;
	case QUOTA_KK:
		return a->kk && a->kk == b->kk;
	default:
		return true;
	}
}
