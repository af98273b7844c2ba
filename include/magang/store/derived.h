/* SPDX-License-Identifier: MIT */
/*
 * Derived files: what can be made again from the store at any time, kept in its
 * directory so that all sessions map the same pages instead of each making its
 * own. They are no part of a backup, and nothing is lost with them.
 *
 * A file is written whole beside its place and renamed, so whoever has the old
 * one mapped keeps it. What is inside belongs to the caller, who checks it: the
 * bytes come from a disk.
 */
#ifndef MAGANG_STORE_DERIVED_H
#define MAGANG_STORE_DERIVED_H

#include "magang/store/txn.h"

struct store;

/* false: there is none, or others could have written it. */
bool derived_map(struct store *store, const char *name, struct view *out);
void derived_unmap(struct view *map); /* nothing mapped is fine */
/* false: it cannot be written; what was there stays. */
bool derived_write(
	struct store *store, const char *name, const void *p, size_t n);

#endif
