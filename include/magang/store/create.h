/* SPDX-License-Identifier: MIT */
/* A store is made beside its place and renamed into it. */
#ifndef MAGANG_STORE_CREATE_H
#define MAGANG_STORE_CREATE_H

struct err;
struct store;
struct store_options;

/*
 * Makes a new store. Everything is written in DIR.new, synced and renamed, so
 * that DIR exists whole or not at all. MG_EEXIST where DIR is not empty,
 * MG_EINPUT where it lies in another store.
 * `fill` runs on the opened new store before the rename; its failure leaves
 * nothing behind.
 */
int store_create(const char *dir, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err);

#endif
