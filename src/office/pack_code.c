/* SPDX-License-Identifier: MIT */
#include "magang/office/pack_code.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/base/utf8.h"
#include "magang/base/utf8_by_hand.h"
#include "magang/office/office.h"
#include "magang/store/keyring.h"

#define USE "magang pack"
#define ROW_DIGITS 5

void
pack_code_new(char out[PACK_CODE + 1])
{
	static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	uint8_t random[PACK_CODE];

	seal_random(random, sizeof(random));
	for (int i = 0; i < PACK_CODE; i++)
		out[i] = signs[random[i] & 31];
	out[PACK_CODE] = '\0';
}

/* Over: cluster u64, case u64, row u32, code, name as one compares it. */
static void
mark_of(struct office *office, const char *code, uint32_t row, uint64_t kase,
	const char *name, uint8_t out[VERIFY_MARK])
{
	char *plain = utf8_by_hand(name), *low = utf8_caseless(plain);
	struct buf b = BUF_INIT;
	uint8_t head[20], hash[HASH_SIZE];

	put_u64(head, office->cluster);
	put_u64(head + 8, kase);
	put_u32(head + 16, row);
	buf_add(&b, head, sizeof(head));
	buf_add(&b, code, PACK_CODE);
	buf_adds(&b, low);
	keyring_mark(office->store, USE, b.data, b.len, hash);
	memcpy(out, hash, VERIFY_MARK);
	buf_release(&b);
	free(low);
	free(plain);
}

void
pack_code_format(struct office *office, const char *code, uint32_t row,
	int32_t date, uint64_t kase, const char *name, char out[VERIFY_CODE])
{
	char number[VERIFY_NUMBER];
	uint8_t mark[VERIFY_MARK];

	snprintf(number, sizeof(number), "%s-%0*u", code, ROW_DIGITS, row);
	mark_of(office, code, row, kase, name, mark);
	verify_format(out, number, date, mark);
}

bool
pack_code_read(const char *text, struct pack_place *out)
{
	uint64_t row;

	if (!verify_read(text, &out->read) ||
		strlen(out->read.number) != PACK_CODE + ROW_DIGITS ||
		!num_u64(out->read.number + PACK_CODE, 1, PACK_ROWS, &row))
		return false;
	memcpy(out->code, out->read.number, PACK_CODE);
	out->code[PACK_CODE] = '\0';
	out->row = (uint32_t)row;
	return true;
}

bool
pack_code_fits(struct office *office, const struct pack_place *place,
	int32_t date, uint64_t kase, const char *name)
{
	uint8_t mark[VERIFY_MARK];

	mark_of(office, place->code, place->row, kase, name, mark);
	return seal_same(mark, place->read.mark, VERIFY_MARK) &&
	       place->read.digits == verify_digits(place->read.number, date);
}

/* ---- signed ---------------------------------------------------------------- */

static void
digest_of(const void *file, size_t n, char out[2 * HASH_SIZE + 1])
{
	uint8_t hash[HASH_SIZE];
	struct hash h;

	hash_init(&h);
	hash_add(&h, file, n);
	hash_final(&h, hash);
	hex_format(out, hash, HASH_SIZE);
}

void
pack_sign(struct office *office, const void *file, size_t n,
	struct pack_seal *out)
{
	char digest[2 * HASH_SIZE + 1];
	uint8_t public[PUBLIC_SIZE];

	digest_of(file, n, out->digest);
	keyring_sign(office->store, USE, file, n, out->signature);
	keyring_public(office->store, USE, public);
	digest_of(public, sizeof(public), digest);
	snprintf(out->key, sizeof(out->key), "%.*s", (int)sizeof(out->key) - 1,
		digest);
}

void
pack_public(struct office *office, char out[PACK_PEM])
{
	/* SEQUENCE { SEQUENCE { OID 1.3.101.112 } BIT STRING } (RFC 8410) */
	static const uint8_t head[] = { 0x30, 0x2a, 0x30, 0x05, 0x06, 0x03,
		0x2b, 0x65, 0x70, 0x03, 0x21, 0x00 };
	uint8_t der[sizeof(head) + PUBLIC_SIZE];
	char text[SEAL_BASE64(sizeof(der))];

	memcpy(der, head, sizeof(head));
	keyring_public(office->store, USE, der + sizeof(head));
	seal_to_base64(text, sizeof(text), der, sizeof(der));
	snprintf(out, PACK_PEM,
		"-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n",
		text);
}
