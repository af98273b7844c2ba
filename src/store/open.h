/* SPDX-License-Identifier: MIT */
/* A store, whole. */
#ifndef STORE_OPEN_H
#define STORE_OPEN_H

#include <stdbool.h>

struct err;
struct store;
struct store_options;

#define MAKING_MARK "unfinished" /* in DIR.new: may be swept away */

/* Opens what lies at `dir` as it is. `fresh`: its environments are made here,
 * else they must be there; the caller syncs a fresh one. *out, on success only,
 * is the caller's to store_close(). */
int open_at(const char *dir, const struct store_options *opt, bool fresh,
	struct store **out, struct err *err);

/* The directory and its gate alone; *out is the caller's to store_close() in any
 * case. */
int open_bare(
	const char *dir, const char *who, struct store **out, struct err *err);

#endif
