/* SPDX-License-Identifier: MIT */
/* How alike folded names are. */
#ifndef MAGANG_BASE_FOLD_LIKE_H
#define MAGANG_BASE_FOLD_LIKE_H

#include "magang/base/fold.h"

/* 0 (nothing alike) .. 1000 (equal): words as a set, each with its nearest by
 * Damerau-Levenshtein; "muhamad" weighs a quarter of other words. */
int fold_likeness(const struct fold_name *a, const struct fold_name *b);

/* Edit distance with transpositions, at most `limit` (then limit + 1). */
int fold_distance(const char *a, const char *b, int limit);

#endif
