/* SPDX-License-Identifier: MIT */
/*
 * Room for a case in the quotas of its program. Those of one intake stand
 * against each other; a case without an intake stands against all cases of its
 * program.
 */
#ifndef MAGANG_CASEWORK_QUOTA_H
#define MAGANG_CASEWORK_QUOTA_H

#include "magang/casework/facts.h"
#include "magang/rulebook/places.h"

/* The quotas that count for the case; *out is valid as long as its program. */
void case_places(const struct case_facts *f, struct places *out);

/* Is there room in row `i`? *taken: by others. */
bool case_quota(struct case_facts *f, const struct places *places, size_t i,
	int64_t *taken);

/* In thought (f->given) one place more is taken, by the case. */
void case_place_given(struct case_facts *f);

#endif
