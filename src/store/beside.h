/* SPDX-License-Identifier: MIT */
/*
 * Environments beside the data, that nobody must be kept from working by: made when
 * they are needed first, and put aside where they are damaged, for new rows.
 */
#ifndef STORE_BESIDE_H
#define STORE_BESIDE_H

#include <stdbool.h>

struct env;
struct err;
struct store;

/* Opens it where it is not open. `begin`: where there is none, one is made; else
 * MG_ENOENT with the text `none`. env->aside says where a damaged one lies. */
int beside_open(struct store *store, struct env *env, bool begin,
	const char *none, struct err *err);

/* Is that a code of LMDB for pages that are not what they were? */
bool beside_is_damage(int code);
/* An open one whose pages are damaged, or ended what was done with it: it is left as
 * it is, put aside, and a new one is open. */
int beside_renew(struct store *store, struct env *env, struct err *err);

/* The name of the i-th that was put aside, from 1 on; it is the caller's. */
#define BESIDE_ASIDE_MOST 100
char *beside_aside(
	const struct store *store, const struct env *env, unsigned i);

#endif
