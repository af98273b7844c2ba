/* SPDX-License-Identifier: MIT */
/* Environments: opening, sizes, faults of LMDB in our words. */
#ifndef STORE_ENV_H
#define STORE_ENV_H

#include <stdbool.h>

struct err;
struct store;
struct store_options;

/* LMDB and errno to ours: the one border. */
int store_err(struct store *store, int rc, struct err *err, const char *what);

int env_open_at(const char *dir, const struct store_options *opt, bool fresh,
	struct store **out, struct err *err);

#endif
