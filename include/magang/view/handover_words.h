/* SPDX-License-Identifier: MIT */
/* What a user has in hand, and who gets it, in words. */
#ifndef MAGANG_VIEW_HANDOVER_WORDS_H
#define MAGANG_VIEW_HANDOVER_WORDS_H

#include "magang/ops/handover.h"

struct err;
struct office;
struct txn;

/* Why somebody gets it, or nobody. */
const char *handover_why_word(enum handover_why why);
/* "rina: Garut, wirausaha-baru: cases 8, tasks 3; the only one who sees its area and
 * program", to be freed. */
char *handover_row_words(
	struct office *office, struct txn *txn, const struct handover_row *row);
/* That the user has nothing in hand, and what to do then. What lies outside of the
 * own area or programs may be a lot, and is told to nobody. Returns the code. */
int handover_nothing(
	const struct office *office, const char *user, struct err *err);

#endif
