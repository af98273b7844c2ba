/* SPDX-License-Identifier: MIT */
/* How many sessions a user has at a time. */
#ifndef MAGANG_STORE_SEAT_H
#define MAGANG_STORE_SEAT_H

#include <stdint.h>

struct err;
struct store;

/* One of `most` seats of a user, at most 64, until the store is closed or the
 * process ends. MG_EBUSY: all are taken. */
int seat_take(struct store *store, uint64_t user, int most, struct err *err);

#endif
