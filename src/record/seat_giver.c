/* SPDX-License-Identifier: MIT */
#include "magang/record/seat_giver.h"

#include <string.h>

#include "magang/base/mem.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"

static const struct seat_giver givers[] = {
	{ KIND_COHORT, F_SEAT_COHORT, F_COHORT_PROGRAM, F_COHORT_NAME,
		F_COHORT_STATE, F_COHORT_SEATS, F_COHORT_DISTRICT,
		F_COHORT_FROM, F_COHORT_UNTIL, .roll = F_COHORT_ROLL,
		.intake = F_COHORT_INTAKE, .over = { "done", "cancelled" } },
	{ KIND_SLOT, F_SEAT_SLOT, F_SLOT_PROGRAM, F_SLOT_NAME, F_SLOT_STATE,
		F_SLOT_SEATS, .from = F_SLOT_START, .until = F_SLOT_UNTIL,
		.expires = F_SLOT_EXPIRES, .over = { "closed", "withdrawn" } },
};

const struct seat_giver *
seat_giver(enum kind kind)
{
	for (size_t i = 0; i < ARRAY_SIZE(givers); i++)
		if (givers[i].kind == kind)
			return &givers[i];
	return NULL;
}

const struct seat_giver *
seat_into(const struct record *seat, uint64_t *id)
{
	const struct seat_giver *found = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(givers); i++) {
		if (!record_has(seat, givers[i].in))
			continue;
		if (found)
			return NULL;
		found = &givers[i];
		*id = (uint64_t)record_number(seat, found->in, 0);
	}
	return found;
}

void
seat_set_into(struct record *seat, enum kind kind, uint64_t id)
{
	record_set_number(seat, seat_giver(kind)->in, (int64_t)id);
}

bool
seat_giver_is_over(const struct record *r)
{
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	char state[16];

	record_text(r, g->state, state, sizeof(state));
	return strcmp(state, g->over[0]) == 0 || strcmp(state, g->over[1]) == 0;
}
