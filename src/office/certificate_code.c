/* SPDX-License-Identifier: MIT */
#include "magang/office/certificate_code.h"

#include <string.h>

#include "magang/base/date.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/record/certificate_state.h"
#include "magang/record/fields.h"
#include "magang/store/keyring.h"

/* Over: cluster u64, date u32, number. */
static void
mark_of(struct office *office, const char *number, int32_t date,
	uint8_t out[VERIFY_MARK])
{
	uint8_t bytes[8 + 4 + VERIFY_NUMBER], hash[HASH_SIZE];
	char plain[VERIFY_NUMBER];
	const size_t n = verify_plain(plain, number);

	put_u64(bytes, office->cluster);
	put_u32(bytes + 8, (uint32_t)date);
	memcpy(bytes + 12, plain, n);
	keyring_mark(office->store, "magang certificate", bytes, 12 + n, hash);
	memcpy(out, hash, VERIFY_MARK);
}

static int32_t
date_of(const struct record *r)
{
	return (int32_t)record_number(r, F_DATE, DATE_NONE);
}

void
certificate_code(
	struct office *office, const struct record *r, char out[VERIFY_CODE])
{
	uint8_t mark[VERIFY_MARK];
	char number[VERIFY_NUMBER];

	record_text(r, F_CERT_NUMBER, number, sizeof(number));
	mark_of(office, number, date_of(r), mark);
	verify_format(out, number, date_of(r), mark);
}

bool
certificate_by_code(struct office *office, struct txn *txn, const char *code,
	struct record *out)
{
	uint8_t mark[VERIFY_MARK];
	struct verify_code c;
	uint64_t id;

	if (!verify_read(code, &c))
		return false;
	id = certificate_numbered(txn, c.number);
	if (!id || !record_load(txn, KIND_CERTIFICATE, id, 0, out))
		return false;
	mark_of(office, c.number, date_of(out), mark);
	return seal_same(mark, c.mark, VERIFY_MARK) &&
	       c.digits == verify_digits(c.number, date_of(out));
}
