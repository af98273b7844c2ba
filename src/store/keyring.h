/* SPDX-License-Identifier: MIT */
/* The key of each person, and its end. */
#ifndef STORE_KEYRING_H
#define STORE_KEYRING_H

#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"
#include "magang/store/keyring.h"

struct err;
struct store;

/* Bytes of the row of a person at most. */
#define KEYRING_ROW (NONCE_SIZE + TAG_SIZE + sizeof(struct person_keys))

/* Forgets the keys opened last. */
void keyring_forget(struct store *store);

/* MG_EKEYS: it is none, or not there. */
int keyring_read_master(
	const char *path, uint8_t out[KEY_SIZE], struct err *err);
/* Synced. */
int keyring_write_master(
	const char *path, const uint8_t key[KEY_SIZE], struct err *err);
/* The same to DIR/keys/master. */
int keyring_master(
	const char *dir, const uint8_t key[KEY_SIZE], struct err *err);

/* A row under a master key. */
enum keyring_answer keyring_open(const uint8_t master[KEY_SIZE],
	const uint8_t id[8], const uint8_t *row, size_t n,
	struct person_keys *out);

/* A row as it is kept. */
typedef int (*keyring_row_visit)(void *ctx, uint64_t id, const void *row,
	size_t n, enum keyring_answer answer);
/* keyring_each() with the rows. */
int keyring_each_row(struct store *store, keyring_row_visit visit, void *ctx,
	struct err *err);

/* Does the master key open what lies in keys/? */
int keyring_fits(struct store *store, struct err *err);

#endif
