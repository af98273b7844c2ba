/* SPDX-License-Identifier: MIT */
/* Why somebody was not taken, in words. */
#ifndef MAGANG_VIEW_MATCH_WORDS_H
#define MAGANG_VIEW_MATCH_WORDS_H

#include "magang/matching/why.h"

struct buf;

/* Why a person has a place whatever else is said: "pinned", or it is a seat. */
const char *match_pin_word(const struct match_check *c, uint32_t person);
/* "full: 3 seats; rank 6, the last in has 4"; what is full is named where it is
 * not the place itself. */
void match_lost_words(const struct match_check *c, const struct match_lost *l,
	struct buf *out);

struct match_whatif;
/* "at rank 2 or better; with one seat more at H2; without the pin of Asep" */
void match_whatif_words(const struct match_check *c,
	const struct match_whatif *w, struct buf *out);

struct match_gap;
/* "H2 is full"; "of 3 who wish it, 2 have what they wish more, 1 is refused" */
void match_gap_words(const struct match_check *c, const struct match_gap *g,
	struct buf *out);

#endif
