/* SPDX-License-Identifier: MIT */
/* What is worked out for places at a host, as worked.h has it. */
#ifndef MAGANG_VIEW_SLOT_WORDS_H
#define MAGANG_VIEW_SLOT_WORDS_H

#include "magang/view/worked.h"

struct buf;
struct record;
struct style;

/* Seats that can be given today: by the slot, and by the quota of its host. */
bool work_slot_free(const struct row *row, struct buf *out);
/* "yes" where its last day is over. */
bool work_slot_expired(const struct row *row, struct buf *out);
/* Its state, or that it has expired. */
bool work_slot_state(const struct row *row, struct buf *out);
/* "5/9": people at its host by the limit that is nearest, on the worst day. */
bool work_slot_quota(const struct row *row, struct buf *out);
/* Whose they are, and since when; how many are taken and free, and each limit of the
 * people of their host. */
void slot_heads(const struct style *style, const struct record *slot,
	struct buf *path, struct buf *said);

#endif
