/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/seal.h"

static int
start(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	return seal_start(&err);
}

static void
test_hash(void **state)
{
	struct hash h;
	uint8_t out[HASH_SIZE];
	char text[2 * HASH_SIZE + 1];

	(void)state;
	hash_init(&h);
	hash_add(&h, "a", 1);
	hash_add(&h, "", 0);
	hash_add(&h, "bc", 2);
	hash_final(&h, out);
	/* BLAKE2b-256 of "abc" */
	assert_string_equal(hex_format(text, out, sizeof(out)),
		"bddd813c634239723171ef3fee98579b"
		"94964e3bb1cb3e427262c8c068d52319");
}

/* In every store: a change here makes all of them unreadable. */
static void
test_checksum_stays(void **state)
{
	(void)state;
	assert_true(seal_checksum("", 0) == 0x7C6694159AEA1F99);
	assert_true(seal_checksum("magang", 6) == 0xBF416AB989AEC051);
	assert_true(seal_checksum("magan", 5) != 0xBF416AB989AEC051);
}

#define TEXT "rahasia"
#define LEN (sizeof(TEXT) - 1)

/* One flipped bit anywhere, in text, tag, nonce, key or `ad`: refused. */
static void
test_sealed(void **state)
{
	uint8_t key[KEY_SIZE], nonce[NONCE_SIZE], ad[] = "ad", out[LEN];
	uint8_t box[LEN + TAG_SIZE];
	uint8_t *const parts[] = { box, nonce, key, ad };
	const size_t sizes[] = { sizeof(box), NONCE_SIZE, KEY_SIZE, 2 };

	(void)state;
	seal_random(key, sizeof(key));
	seal_random(nonce, sizeof(nonce));
	seal_close(box, TEXT, LEN, ad, 2, nonce, key);
	assert_true(seal_open(out, box, sizeof(box), ad, 2, nonce, key));
	assert_memory_equal(out, TEXT, LEN);
	for (size_t part = 0; part < 4; part++)
		for (size_t bit = 0; bit < sizes[part] * 8; bit++) {
			uint8_t flip = (uint8_t)(1U << bit % 8);

			parts[part][bit / 8] ^= flip;
			assert_false(seal_open(
				out, box, sizeof(box), ad, 2, nonce, key));
			parts[part][bit / 8] ^= flip;
		}
	for (size_t n = 0; n < sizeof(box); n++)
		assert_false(seal_open(out, box, n, ad, 2, nonce, key));
}

static void
test_nothing_sealed(void **state)
{
	uint8_t key[KEY_SIZE] = { 1 }, nonce[NONCE_SIZE] = { 2 };
	uint8_t box[TAG_SIZE], out[1];

	(void)state;
	seal_close(box, "", 0, NULL, 0, nonce, key);
	assert_true(seal_open(out, box, sizeof(box), NULL, 0, nonce, key));
	seal_wipe(key, sizeof(key));
	assert_int_equal(key[0], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_checksum_stays),
		cmocka_unit_test(test_sealed),
		cmocka_unit_test(test_nothing_sealed),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
