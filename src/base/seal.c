/* SPDX-License-Identifier: MIT */
#include "magang/base/seal.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/pack.h"

static_assert(HASH_SIZE == crypto_generichash_BYTES, "BLAKE2b-256");
static_assert(KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "");
static_assert(NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "");
static_assert(SIGN_SIZE == crypto_sign_BYTES, "Ed25519");
static_assert(PUBLIC_SIZE == crypto_sign_PUBLICKEYBYTES, "Ed25519");
static_assert(TAG_SIZE == crypto_aead_xchacha20poly1305_ietf_ABYTES, "");
static_assert(sizeof(struct hash) == sizeof(crypto_generichash_state), "");
static_assert(_Alignof(struct hash) >= _Alignof(crypto_generichash_state), "");

int
seal_start(struct err *err)
{
	if (sodium_init() < 0)
		return err_set(err, MG_EINTERNAL,
			_("the library for encryption does not start"));
	return 0;
}

static crypto_generichash_state *
hash_state(struct hash *h)
{
	return (crypto_generichash_state *)(void *)h->state;
}

void
hash_init(struct hash *h)
{
	crypto_generichash_init(hash_state(h), NULL, 0, HASH_SIZE);
}

void
hash_add(struct hash *h, const void *p, size_t n)
{
	crypto_generichash_update(hash_state(h), p, n);
}

void
hash_final(struct hash *h, uint8_t out[HASH_SIZE])
{
	crypto_generichash_final(hash_state(h), out, HASH_SIZE);
}

void
hash_of(const void *p, size_t n, uint8_t out[HASH_SIZE])
{
	struct hash h;

	hash_init(&h);
	hash_add(&h, p, n);
	hash_final(&h, out);
}

/* The key stands in every store: never change it. */
uint64_t
seal_checksum(const void *p, size_t n)
{
	static const uint8_t key[crypto_shorthash_siphash24_KEYBYTES] = { 'm',
		'a', 'g', 'a', 'n', 'g', '-', 'c', 'h', 'e', 'c', 'k', 's', 'u',
		'm', '1' };
	uint8_t out[crypto_shorthash_siphash24_BYTES];

	crypto_shorthash_siphash24(out, p, n, key);
	return get_u64(out);
}

void
seal_random(void *p, size_t n)
{
	randombytes_buf(p, n);
}

bool
seal_same(const void *a, const void *b, size_t n)
{
	return sodium_memcmp(a, b, n) == 0;
}

void
seal_wipe(void *p, size_t n)
{
	sodium_memzero(p, n);
}

void
seal_close(uint8_t *out, const void *p, size_t n, const void *ad, size_t ad_len,
	const uint8_t nonce[NONCE_SIZE], const uint8_t key[KEY_SIZE])
{
	int rc = crypto_aead_xchacha20poly1305_ietf_encrypt(
		out, NULL, p, n, ad, ad_len, NULL, nonce, key);

	assert(rc == 0);
	(void)rc;
}

bool
seal_open(uint8_t *out, const void *p, size_t n, const void *ad, size_t ad_len,
	const uint8_t nonce[NONCE_SIZE], const uint8_t key[KEY_SIZE])
{
	if (n < TAG_SIZE)
		return false;
	return crypto_aead_xchacha20poly1305_ietf_decrypt(
		       out, NULL, NULL, p, n, ad, ad_len, nonce, key) == 0;
}

/* Another use of the key, another key. */
static void
key_for(const char *use, const uint8_t key[KEY_SIZE], uint8_t *out, size_t n)
{
	crypto_generichash(
		out, n, (const uint8_t *)use, strlen(use), key, KEY_SIZE);
}

void
seal_keyed(uint8_t out[HASH_SIZE], const char *use, const void *p, size_t n,
	const uint8_t key[KEY_SIZE])
{
	uint8_t own[KEY_SIZE];

	key_for(use, key, own, sizeof(own));
	crypto_generichash(out, HASH_SIZE, p, n, own, sizeof(own));
	sodium_memzero(own, sizeof(own));
}

static void
sign_keys(const char *use, const uint8_t key[KEY_SIZE],
	uint8_t public[crypto_sign_PUBLICKEYBYTES],
	uint8_t secret[crypto_sign_SECRETKEYBYTES])
{
	uint8_t seed[crypto_sign_SEEDBYTES];

	key_for(use, key, seed, sizeof(seed));
	crypto_sign_seed_keypair(public, secret, seed);
	sodium_memzero(seed, sizeof(seed));
}

void
seal_sign(uint8_t sig[SIGN_SIZE], const char *use, const void *p, size_t n,
	const uint8_t key[KEY_SIZE])
{
	uint8_t public[crypto_sign_PUBLICKEYBYTES];
	uint8_t secret[crypto_sign_SECRETKEYBYTES];

	sign_keys(use, key, public, secret);
	crypto_sign_detached(sig, NULL, p, n, secret);
	sodium_memzero(secret, sizeof(secret));
}

void
seal_public(
	uint8_t out[PUBLIC_SIZE], const char *use, const uint8_t key[KEY_SIZE])
{
	uint8_t secret[crypto_sign_SECRETKEYBYTES];

	sign_keys(use, key, out, secret);
	sodium_memzero(secret, sizeof(secret));
}

bool
seal_signed(const uint8_t sig[SIGN_SIZE], const char *use, const void *p,
	size_t n, const uint8_t key[KEY_SIZE])
{
	uint8_t public[PUBLIC_SIZE];

	seal_public(public, use, key);
	return crypto_sign_verify_detached(sig, p, n, public) == 0;
}

char *
hex_format(char *out, const uint8_t *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	out[2 * n] = '\0';
	return out;
}

size_t
seal_base64(uint8_t *out, size_t room, const char *s, size_t n)
{
	size_t bytes = 0;

	if (sodium_base642bin(out, room, s, n, NULL, &bytes, NULL,
		    sodium_base64_VARIANT_ORIGINAL) != 0)
		return 0;
	return bytes;
}

void
seal_to_base64(char *out, size_t size, const void *p, size_t n)
{
	sodium_bin2base64(out, size, p, n, sodium_base64_VARIANT_ORIGINAL);
}

void
seal_sha256(char out[SHA256_TEXT], const void *p, size_t n)
{
	uint8_t hash[crypto_hash_sha256_BYTES];

	_Static_assert(sodium_base64_ENCODED_LEN(sizeof(hash),
			       sodium_base64_VARIANT_ORIGINAL_NO_PADDING) ==
			       SHA256_TEXT,
		"it has room");
	crypto_hash_sha256(hash, p, n);
	sodium_bin2base64(out, SHA256_TEXT, hash, sizeof(hash),
		sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}
