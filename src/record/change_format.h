/* SPDX-License-Identifier: MIT */
/* What writing and reading a change as bytes share (change_bytes.h says them). */
#ifndef RECORD_CHANGE_FORMAT_H
#define RECORD_CHANGE_FORMAT_H

#include "magang/record/change.h"

struct buf;

#define VERB_SOFT 0x80
#define VERB_WITH 0x40
#define VERB_MASK 0x3F
/* Of an old value; of a new one the next bit. */
#define HAS_OLD 1
#define OLD_TEXT 4
#define OLD_NEAR 32  /* the id of a record of the origin of the change */
#define ONLY_SEEN 16 /* and there is no new one */

/* Is it the id of a record of that origin? Those are short. */
bool change_near(const struct value *v, uint32_t origin);
/* By the clock in UTC; the day of the origin is it, or one beside it. */
int64_t change_clock_day(const struct change *c);
/* What a seal is bound to: which change, which operation, its clear part. */
void change_pack_ad(struct buf *ad, const struct change *c, size_t index,
	const void *clear, size_t n);

#endif
