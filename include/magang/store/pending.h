/* SPDX-License-Identifier: MIT */
/*
 * What is begun and has to be ended, whatever happens: DIR/erasing, sealed under
 * the master key. It is there before the first step and goes after the last, so
 * that whoever opens the store next finds what a dead process has left.
 */
#ifndef MAGANG_STORE_PENDING_H
#define MAGANG_STORE_PENDING_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct err;
struct store;

/* Durable when it returns 0. The caller holds the gate for these two. */
int pending_put(struct store *store, const void *p, size_t n, struct err *err);
int pending_drop(struct store *store, struct err *err);

/* Is anything? */
bool pending_is(const struct store *store);
/* Appends it. false: there is none, or it is damaged. */
bool pending_get(struct store *store, struct buf *out);

#endif
