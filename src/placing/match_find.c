/* SPDX-License-Identifier: MIT */
#include "magang/placing/match_find.h"

uint32_t
match_person_of(const struct match_input *in, uint64_t kase)
{
	uint32_t from = 0, to = in->m.n_people;

	while (from < to) {
		const uint32_t at = from + (to - from) / 2;

		if (in->person[at].kase < kase)
			from = at + 1;
		else
			to = at;
	}
	return from < in->m.n_people && in->person[from].kase == kase
		       ? from
		       : MATCH_NONE;
}

uint32_t
match_slot_of(const struct match_input *in, uint64_t slot)
{
	uint32_t from = 0, to = in->n_slots;

	while (from < to) {
		const uint32_t at = from + (to - from) / 2;

		if (in->slot[at].slot < slot)
			from = at + 1;
		else
			to = at;
	}
	return from < in->n_slots && in->slot[from].slot == slot ? from
								 : MATCH_NONE;
}

uint32_t
match_slot_at(const struct match_input *in, uint32_t node)
{
	for (uint32_t i = 0; i < in->n_slots; i++)
		if (in->slot[i].node == node || in->slot[i].in[0] == node ||
			in->slot[i].in[1] == node)
			return i;
	return MATCH_NONE;
}
