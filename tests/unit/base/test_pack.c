/* SPDX-License-Identifier: MIT */
/* Every form comes back, and no other form of it is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

static const uint64_t numbers[] = { 0, 1, 127, 128, 300, 16383, 16384,
	UINT32_MAX, INT64_MAX, (uint64_t)INT64_MAX + 1, UINT64_MAX };

static void
test_fixed_are_big_endian(void **state)
{
	struct buf b = BUF_INIT;
	struct reader r;

	(void)state;
	pack_u8(&b, 0x01);
	pack_u16(&b, 0x0203);
	pack_u32(&b, 0x04050607);
	pack_u64(&b, 0x08090A0B0C0D0E0F);
	assert_int_equal(b.len, 15);
	for (size_t i = 0; i < b.len; i++)
		assert_int_equal(b.data[i], i + 1);
	reader_init(&r, b.data, b.len);
	assert_int_equal(read_u8(&r), 0x01);
	assert_int_equal(read_u16(&r), 0x0203);
	assert_int_equal(read_u32(&r), 0x04050607);
	assert_true(read_u64(&r) == 0x08090A0B0C0D0E0F);
	assert_true(reader_done(&r));
	buf_release(&b);
}

static void
test_varints_come_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++) {
		struct buf b = BUF_INIT;
		struct reader r;

		pack_varint(&b, numbers[i]);
		pack_signed(&b, (int64_t)numbers[i]);
		reader_init(&r, b.data, b.len);
		assert_true(read_varint(&r) == numbers[i]);
		assert_true(read_signed(&r) == (int64_t)numbers[i]);
		assert_true(reader_done(&r));
		buf_release(&b);
	}
}

struct bytes {
	const char *p;
	size_t n;
};

/* Longer than needed, without an end, more than 64 bits. */
static void
test_other_varints_are_faults(void **state)
{
	static const struct bytes bad[] = {
		{ "", 0 },
		{ "\x80", 1 },
		{ "\x80\x00", 2 },
		{ "\xFF\x80\x00", 3 },
		{ "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02", 10 },
		{ "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x81\x00", 11 },
		{ "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00", 10 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct reader r;

		reader_init(&r, bad[i].p, bad[i].n);
		assert_true(read_varint(&r) == 0);
		assert_true(r.fault);
	}
}

static void
test_a_fault_stays(void **state)
{
	struct reader r;
	size_t n = 7;

	(void)state;
	reader_init(&r, "\x01\x02\x03", 3);
	assert_int_equal(read_u16(&r), 0x0102);
	assert_int_equal(read_u32(&r), 0);
	assert_true(r.fault);
	assert_int_equal(read_u8(&r), 0);
	assert_int_equal(read_varint(&r), 0);
	assert_null(read_raw(&r, 0));
	assert_null(read_bytes(&r, &n));
	assert_int_equal(n, 0);
	assert_int_equal(reader_left(&r), 1);
	assert_false(reader_done(&r));
}

static void
test_bytes(void **state)
{
	struct buf b = BUF_INIT;
	struct reader r;
	size_t n = 9;

	(void)state;
	pack_bytes(&b, "siti", 4);
	pack_bytes(&b, NULL, 0);
	reader_init(&r, b.data, b.len);
	assert_memory_equal(read_bytes(&r, &n), "siti", 4);
	assert_int_equal(n, 4);
	assert_non_null(read_bytes(&r, &n));
	assert_int_equal(n, 0);
	assert_true(reader_done(&r));

	/* a length that is larger than what is there */
	reader_init(&r, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 10);
	assert_null(read_bytes(&r, &n));
	assert_true(r.fault);
	reader_init(&r, NULL, 0);
	assert_non_null(read_raw(&r, 0));
	assert_true(reader_done(&r));
	buf_release(&b);
}

static void
read_structure(struct reader *r)
{
	size_t n;

	read_varint(r);
	read_bytes(r, &n);
	read_signed(r);
	read_u32(r);
}

/* No prefix of a structure is one. */
static void
test_truncated(void **state)
{
	struct buf b = BUF_INIT;
	struct reader r;

	(void)state;
	pack_varint(&b, 1234567);
	pack_bytes(&b, "Cihampelas", 10);
	pack_signed(&b, -98765);
	pack_u32(&b, 42);
	for (size_t n = 0; n <= b.len; n++) {
		reader_init(&r, b.data, n);
		read_structure(&r);
		assert_int_equal(reader_done(&r), n == b.len);
	}
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fixed_are_big_endian),
		cmocka_unit_test(test_varints_come_back),
		cmocka_unit_test(test_other_varints_are_faults),
		cmocka_unit_test(test_a_fault_stays),
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_truncated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
