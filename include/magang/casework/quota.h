/* SPDX-License-Identifier: MIT */
/*
 * Room for a case in the quotas of its program. Those of one intake stand
 * against each other; a case without an intake stands against all cases of its
 * program.
 */
#ifndef MAGANG_CASEWORK_QUOTA_H
#define MAGANG_CASEWORK_QUOTA_H

#include "magang/casework/facts.h"
#include "magang/casework/stand.h"
#include "magang/casework/verdict.h"
#include "magang/rulebook/places.h"

/* The quotas that count for the case; *out is valid as long as its program. */
void case_places(const struct case_facts *f, struct places *out);

/* Is there room in row `i`? */
bool case_quota(struct case_facts *f, const struct places *places, size_t i,
	struct stand *out);

/* What a row of a verdict has seen of a quota, in and out; false: nothing. */
void places_see(
	struct verdict *v, struct verdict_row *row, const struct stand *stand);
bool places_seen(const struct verdict_row *row, struct stand *out);

/* In thought (f->given) one place more is taken, by the case. */
void case_place_given(struct case_facts *f);

/* Places taken in the stage that is asked for, f->to, or behind it; area, sex 0:
 * of all. */
int64_t places_taken(struct case_facts *f, uint16_t area, uint8_t sex);

#endif
