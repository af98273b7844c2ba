/* SPDX-License-Identifier: MIT */
/* Who is nearly fit for a place: what one fact, if it was otherwise, would open. */
#ifndef MAGANG_PLACING_MATCH_NEAR_H
#define MAGANG_PLACING_MATCH_NEAR_H

#include "magang/placing/match_input.h"
#include "magang/expr/expr_turns.h"

/* A fact, what it would have to be, and for how many that would do. `turn` is as
 * expr_turns.h has it, its texts live as long as the input. */
struct match_near_row {
	struct turn turn;
	uint32_t n;
};
struct match_near {
	struct match_near_row *row; /* what does for most first */
	size_t n, cap;
};

/* Places that it would open for a person. */
void match_near_person(
	const struct match_input *in, uint32_t person, struct match_near *out);
/* People whom it would open a place for, of those that `of` says; NULL: of all. */
void match_near_slot(const struct match_input *in, uint32_t slot,
	const bool *of, struct match_near *out);
/* Frees the rows. */
void match_near_release(struct match_near *near);

#endif
