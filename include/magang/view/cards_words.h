/* SPDX-License-Identifier: MIT */
/* How the assessments of a case stand, in words. */
#ifndef MAGANG_VIEW_CARDS_WORDS_H
#define MAGANG_VIEW_CARDS_WORDS_H

#include <stdbool.h>

struct buf;
struct row;

/* Of a case, as far as the reader may know it; false: nothing is assessed. */
bool work_cards(const struct row *row, struct buf *out);

#endif
