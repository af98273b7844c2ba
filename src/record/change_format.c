/* SPDX-License-Identifier: MIT */
#include "change_format.h"

#include "magang/base/buf.h"
#include "magang/base/pack.h"

bool
change_near(const struct value *v, uint32_t origin)
{
	return v->kind == VALUE_NUMBER && origin &&
	       (uint64_t)v->number >> 32 == origin;
}

int64_t
change_clock_day(const struct change *c)
{
	return c->time / 86400 - (c->time % 86400 < 0);
}

void
change_pack_ad(struct buf *ad, const struct change *c, size_t index,
	const void *clear, size_t n)
{
	buf_clear(ad);
	pack_u32(ad, c->origin);
	pack_u64(ad, c->oseq);
	pack_u64(ad, (uint64_t)c->time);
	pack_u64(ad, c->actor);
	pack_u32(ad, (uint32_t)index);
	buf_add(ad, clear, n);
}
