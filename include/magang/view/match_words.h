/* SPDX-License-Identifier: MIT */
/* Why somebody was not taken, in words. */
#ifndef MAGANG_VIEW_MATCH_WORDS_H
#define MAGANG_VIEW_MATCH_WORDS_H

#include "magang/matching/why.h"

struct buf;

/* "full: 3 seats; rank 6, the last in has 4"; what is full is named where it is
 * not the place itself. */
void match_lost_words(const struct match_check *c, const struct match_lost *l,
	struct buf *out);

#endif
