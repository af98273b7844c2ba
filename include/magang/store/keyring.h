/* SPDX-License-Identifier: MIT */
/*
 * Per-person keys: personal values in the journal are
 * sealed under K_p, health values under K_h. Both stand in an environment of
 * their own, wrapped by the master key. Destroying them is what erases a
 * person from an append-only journal.
 *
 * Keys are made ahead in blocks, so that registering a person costs one durable
 * commit and not two; a key without a person is harmless.
 */
#ifndef MAGANG_STORE_KEYRING_H
#define MAGANG_STORE_KEYRING_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/seal.h"

struct err;
struct store;

/* The two keys of one person, in clear: wipe them (seal_wipe) after use. */
struct person_keys {
	uint8_t personal[KEY_SIZE];
	uint8_t health[KEY_SIZE];
};

/* Makes keys for ids first .. first + n - 1 where there are none; durable when
 * it returns 0. The caller holds the gate. */
int keyring_ensure(
	struct store *store, uint64_t first, uint64_t n, struct err *err);

/* What there is of a key. Damaged is not destroyed. */
enum keyring_answer {
	KEYRING_FOUND,
	KEYRING_NONE,      /* there never was one, or it is lost */
	KEYRING_DESTROYED, /* by keyring_destroy(): the row that says so is
			      sealed like a key */
	KEYRING_DAMAGED,   /* a row that is neither */
};
/* *out is set on KEYRING_FOUND only. */
enum keyring_answer keyring_get(
	struct store *store, uint64_t id, struct person_keys *out);

/* A row of the keys; nonzero ends the walk. */
typedef int (*keyring_visit)(
	void *ctx, uint64_t id, enum keyring_answer answer);
/* Opens every row, ascending by id; returns what ended it. A visitor asks for
 * no key. */
int keyring_each(
	struct store *store, keyring_visit visit, void *ctx, struct err *err);

/* seal_keyed() under the master key: the same in every copy of the store that its
 * keys came with, whatever host it is on. */
void keyring_mark(struct store *store, const char *use, const void *p, size_t n,
	uint8_t out[HASH_SIZE]);

/* seal_sign() in the same way, and the key by which anybody checks it. */
void keyring_sign(struct store *store, const char *use, const void *p, size_t n,
	uint8_t sig[SIGN_SIZE]);
void keyring_public(
	struct store *store, const char *use, uint8_t out[PUBLIC_SIZE]);

/* Puts a tombstone in the place of the key of one person. The row that was
 * there lies in a free page until the store is compacted (compact.h). The
 * caller holds the gate. */
int keyring_destroy(struct store *store, uint64_t id, struct err *err);
/* Puts keys in the place of a row that is damaged or not there; the caller
 * knows that they are the person's (keyring_try). The gate is held. */
int keyring_put(struct store *store, uint64_t id,
	const struct person_keys *keys, struct err *err);
/* keyring_get() answers as if these were the keys of the person, until it is
 * asked for another's or called with NULL: do they open what is sealed? The
 * gate is held. */
void keyring_try(
	struct store *store, uint64_t id, const struct person_keys *keys);
/* Copies every key and tombstone, and the master key that seals them, into a
 * store that is being made and has none; MG_EDAMAGED where one is damaged. */
int keyring_copy(struct store *from, struct store *to, struct err *err);

#endif
