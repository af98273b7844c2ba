/* SPDX-License-Identifier: MIT */
/* How far apart folded words are. */
#ifndef MAGANG_BASE_FOLD_LIKE_H
#define MAGANG_BASE_FOLD_LIKE_H

/* Edit distance with transpositions, at most `limit` (then limit + 1). */
int fold_distance(const char *a, const char *b, int limit);

#endif
