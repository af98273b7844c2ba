/* SPDX-License-Identifier: MIT */
/* Other packs of the same kind: what a newer one makes of an older one. */
#ifndef MAGANG_EXCHANGE_PACK_OTHERS_H
#define MAGANG_EXCHANGE_PACK_OTHERS_H

struct err;
struct office;
struct pack_sheet;
struct record;

/* Each pack of the program of `like`, of its name and for its ranking, that the
 * caller sees; `like` has no more than those fields, or is one of them. */
int packs_each(struct office *office, const struct record *like,
	void (*each)(void *ctx, const struct record *pack), void *ctx,
	struct err *err);

/* Before one goes: which packs it makes old, into s->old. */
int pack_find_old(struct office *office, struct pack_sheet *s, struct err *err);

#endif
