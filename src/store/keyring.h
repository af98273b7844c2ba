/* SPDX-License-Identifier: MIT */
/* The key of each person, and its end. */
#ifndef STORE_KEYRING_H
#define STORE_KEYRING_H

#include "magang/base/seal.h"

struct err;
struct store;

/* Forgets the keys opened last. */
void keyring_forget(struct store *store);

/* Writes DIR/keys/master, synced. */
int keyring_master(
	const char *dir, const uint8_t key[KEY_SIZE], struct err *err);

/* Does the master key open what lies in keys/? */
int keyring_fits(struct store *store, struct err *err);

#endif
