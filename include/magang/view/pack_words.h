/* SPDX-License-Identifier: MIT */
/* What is worked out for packs, as worked.h has it. */
#ifndef MAGANG_VIEW_PACK_WORDS_H
#define MAGANG_VIEW_PACK_WORDS_H

#include "magang/view/worked.h"

/* "2 of 3": rows of a pack with the partner that a newer one has, too. */
bool work_pack_old(const struct row *row, struct buf *out);
/* Its state, or that all of its rows are old. */
bool work_pack_state(const struct row *row, struct buf *out);

#endif
