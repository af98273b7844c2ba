/* SPDX-License-Identifier: MIT */
/*
 * Records. The first byte says which way: any bytes as a stored record, which is
 * refused or comes back the same; or a script that builds a record, which must
 * come back from its own bytes.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/pack.h"
#include "magang/record/record.h"

#define CHECK_AT 1 /* behind the format */
#define CHECK_SIZE 8

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
assert_same(const struct record *a, const struct record *b)
{
	assert(a->kind == b->kind && a->seq == b->seq && a->n == b->n);
	for (size_t i = 0; i < a->n; i++) {
		const struct value *x = &a->f[i].v, *y = &b->f[i].v;

		assert(a->f[i].id == b->f[i].id && x->kind == y->kind);
		assert(x->kind == VALUE_TEXT || x->number == y->number);
		if (x->kind == VALUE_TEXT)
			assert(x->len == y->len &&
				memcmp(x->text, y->text, x->len) == 0);
	}
}

static void
any_bytes(const uint8_t *data, size_t size)
{
	static struct record r, again;
	struct buf out = BUF_INIT;
	bool checked;

	if (!record_decode(&r, 1, data, size, RECORD_UNCHECKED))
		return;
	/* one form for each record: only the checksum may differ */
	record_encode(&r, &out);
	assert(out.len == size);
	assert(memcmp(out.data, data, CHECK_AT) == 0);
	assert(memcmp(out.data + CHECK_AT + CHECK_SIZE,
		       data + CHECK_AT + CHECK_SIZE,
		       size - CHECK_AT - CHECK_SIZE) == 0);
	checked = record_decode(&again, 1, data, size, 0);
	assert(checked == (memcmp(out.data, data, size) == 0));
	checked = record_decode(&again, 1, out.data, out.len, 0);
	assert(checked);
	assert_same(&r, &again);
	buf_release(&out);
}

static void
script(const uint8_t *data, size_t size)
{
	static struct record r, again;
	struct buf out = BUF_INIT;
	struct reader rd;
	bool good;

	reader_init(&rd, data, size);
	record_init(&r, KIND_PERSON, 1);
	r.seq = read_varint(&rd);
	while (reader_left(&rd) && !rd.fault && r.n < RECORD_FIELDS - 1) {
		uint16_t id = read_u16(&rd);
		uint8_t what = read_u8(&rd);
		struct value v = value_none();

		if (what % 3 == 1) {
			v = value_number(read_signed(&rd));
		} else if (what % 3 == 2) {
			v.text = (const char *)read_bytes(&rd, &v.len);
			v.kind = v.text ? VALUE_TEXT : VALUE_UNKNOWN;
		}
		record_set(&r, id, &v);
	}
	record_encode(&r, &out);
	good = record_decode(&again, 1, out.data, out.len, 0);
	assert(good);
	assert_same(&r, &again);
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (data[0] & 1)
		any_bytes(data + 1, size - 1);
	else
		script(data + 1, size - 1);
	return 0;
}
