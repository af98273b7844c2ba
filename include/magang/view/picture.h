/* SPDX-License-Identifier: MIT */
/* Figures as pictures of plain letters. Each has a scale, which is told beside it. */
#ifndef MAGANG_VIEW_PICTURE_H
#define MAGANG_VIEW_PICTURE_H

#include <stddef.h>
#include <stdint.h>

struct buf;
struct score_line;

/* '#' for what is there of the most; at least one where there is anything. */
void bar_words(int64_t n, int64_t most, int width, struct buf *out);
/* A letter for a figure, one of eight levels up to the most; of few it is none of
 * nothing. */
void level_words(uint64_t n, uint64_t most, struct buf *out);
/* "0  .:=|#*=-. 100": each class against the fullest, '|' below the lowest that has
 * a place. */
void score_line_words(const struct score_line *l, size_t most, struct buf *out);

#endif
