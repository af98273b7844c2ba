/* SPDX-License-Identifier: MIT */
/* What came back of a pack, taken. */
#ifndef MAGANG_EXCHANGE_PACK_TAKE_H
#define MAGANG_EXCHANGE_PACK_TAKE_H

#include "magang/exchange/pack_return.h"

/* How many rows would count. */
size_t pack_counts(const struct pack_back *b);
/* Takes them, in one act; with `try` nothing is kept. A row that stays after all
 * gets its reason, and is one of b->bad. */
int pack_take(struct office *office, struct pack_back *b, bool try,
	struct receipt *out, struct err *err);

#endif
