/* SPDX-License-Identifier: MIT */
/*
 * A host has a ranking for a program that holds at all of its places, or one for
 * each of some: those that are there, and those that can still be made.
 */
#ifndef MAGANG_OPS_ORDER_WHICH_H
#define MAGANG_OPS_ORDER_WHICH_H

#include "magang/record/kind.h"

struct office;

#define ORDERS_MOST 60

/* A ranking, or (id 0) what one can be made of (order_make()). */
struct order_which {
	uint64_t id, host, slot; /* slot 0: all places of the host */
	uint16_t program;
	char *label; /* "Kyoto, K-07", "new: Kyoto, all its places" */
};

/* Those of which one is chosen. */
struct order_whiches {
	struct order_which row[ORDERS_MOST];
	size_t n;
};

/* Of an organisation, or of what holds for places of it. *out is to be released. */
void order_whiches(struct office *office, enum kind kind, uint64_t id,
	struct order_whiches *out);
void order_whiches_release(struct order_whiches *w);

#endif
