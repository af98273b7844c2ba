/* SPDX-License-Identifier: MIT */
/*
 * Hashing and sealing (libsodium): the only place that sees the library.
 * seal_start() once in main before anything else here.
 */
#ifndef MAGANG_BASE_SEAL_H
#define MAGANG_BASE_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HASH_SIZE 32 /* BLAKE2b-256 */
#define KEY_SIZE 32
#define NONCE_SIZE 24 /* XChaCha20-Poly1305 (IETF) */
#define TAG_SIZE 16

struct err;

/* MG_EINTERNAL: the library does not start, and nothing here may be called. */
int seal_start(struct err *err);

/* BLAKE2b over bytes that come in pieces: init, add as often as there are any,
 * final once. It holds nothing that is to be released. */
struct hash {
	_Alignas(64) unsigned char state[384];
};
void hash_init(struct hash *h);
void hash_add(struct hash *h, const void *p, size_t n);
void hash_final(struct hash *h, uint8_t out[HASH_SIZE]);

/* The same over one piece. */
void hash_of(const void *p, size_t n, uint8_t out[HASH_SIZE]);

/* SipHash-2-4 under a fixed public key: against damage, not malice. */
uint64_t seal_checksum(const void *p, size_t n);

/* Fills with bytes that nobody can guess; seal_wipe() overwrites keys and texts
 * in a way that no compiler leaves out. */
void seal_random(void *p, size_t n);
/* The second of the two. */
void seal_wipe(void *p, size_t n);
/* Are they the same? It takes the same time for all that are as long. */
bool seal_same(const void *a, const void *b, size_t n);

/*
 * out gets n + TAG_SIZE bytes. `ad` is bound but not sealed. The nonce is
 * random and the caller stores it; a key never sees the same nonce twice.
 */
void seal_close(uint8_t *out, const void *p, size_t n, const void *ad,
	size_t ad_len, const uint8_t nonce[NONCE_SIZE],
	const uint8_t key[KEY_SIZE]);
/* n counts the tag; out gets n - TAG_SIZE bytes. false: damaged or wrong key. */
bool seal_open(uint8_t *out, const void *p, size_t n, const void *ad,
	size_t ad_len, const uint8_t nonce[NONCE_SIZE],
	const uint8_t key[KEY_SIZE]);

/* Bytes of a text in base64; 0: it is none, or has more than `room`. */
size_t seal_base64(uint8_t *out, size_t room, const char *s, size_t n);
/* Bytes as such a text, padded; it has SEAL_BASE64(n) with its end. */
#define SEAL_BASE64(n) (((n) + 2) / 3 * 4 + 1)
void seal_to_base64(char *out, size_t size, const void *p, size_t n);
/* SHA-256 in base64 without the padding, as ssh-keygen prints it. */
#define SHA256_TEXT 44
void seal_sha256(char out[SHA256_TEXT], const void *p, size_t n);

/* BLAKE2b under a key that follows from `key` and what it is used for. */
void seal_keyed(uint8_t out[HASH_SIZE], const char *use, const void *p,
	size_t n, const uint8_t key[KEY_SIZE]);

/* Ed25519, by a key that follows from `key` and what it is used for. */
#define SIGN_SIZE 64
void seal_sign(uint8_t sig[SIGN_SIZE], const char *use, const void *p, size_t n,
	const uint8_t key[KEY_SIZE]);
/* Did seal_sign() of the same key and use make it, of the same bytes? */
bool seal_signed(const uint8_t sig[SIGN_SIZE], const char *use, const void *p,
	size_t n, const uint8_t key[KEY_SIZE]);
/* The half of that key by which anybody checks it. */
#define PUBLIC_SIZE 32
void seal_public(
	uint8_t out[PUBLIC_SIZE], const char *use, const uint8_t key[KEY_SIZE]);

char *hex_format(char *out, const uint8_t *p, size_t n); /* 2 n + 1 bytes */

#endif
