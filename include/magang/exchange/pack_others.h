/* SPDX-License-Identifier: MIT */
/* Other packs of the same kind: what a newer one makes of an older one. */
#ifndef MAGANG_EXCHANGE_PACK_OTHERS_H
#define MAGANG_EXCHANGE_PACK_OTHERS_H

struct err;
struct office;
struct pack_sheet;

/* Before one goes: which packs it makes old, into s->old. */
int pack_find_old(struct office *office, struct pack_sheet *s, struct err *err);

#endif
