/* SPDX-License-Identifier: MIT */
/*
 * Records and changes under a hammer: each bit flipped, each length cut off,
 * every byte put to its extremes. What is not refused must have one form only.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "magang/record/change_read.h"
#include "magang/record/record.h"
#include "magang/record/sheet.h"
#include "magang/store/create.h"
#include "magang/store/open.h"
#include "magang/store/gate.h"
#include "magang/store/journal.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"

#define CHECK_AT 1
#define CHECK_END 9

struct bench {
	char top[64];
	struct store *store;
	uint32_t origin; /* of the changes that are read */
	struct err err;
};

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *w)
{
	(void)st;
	(void)type;
	(void)w;
	return remove(path);
}

static int
setup(void **state)
{
	struct store_options opt = { 1 << 24, "test" };
	struct bench *b = xcalloc(1, sizeof(*b));
	char dir[80];

	b->origin = 1;
	snprintf(b->top, sizeof(b->top), "/tmp/magang-codec.XXXXXX");
	if (seal_start(&b->err) || !mkdtemp(b->top))
		return -1;
	snprintf(dir, sizeof(dir), "%s/store", b->top);
	if (store_create(dir, &opt, NULL, NULL, &b->err) ||
		store_open(dir, &opt, &b->store, &b->err) ||
		gate_enter(b->store, &b->err) ||
		keyring_ensure(b->store, 1, 10, &b->err))
		return -1;
	gate_leave(b->store);
	*state = b;
	return 0;
}

static int
teardown(void **state)
{
	struct bench *b = *state;

	store_close(b->store);
	nftw(b->top, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(b);
	return 0;
}

/* ---- records ------------------------------------------------------------ */

static void
sample_record(struct buf *out)
{
	static struct record r;

	record_init(&r, KIND_PERSON, 7);
	r.seq = 300;
	record_set_text(&r, F_NAME, "Siti Aminah");
	record_set_number(&r, F_BIRTH_DATE, -12345);
	record_set_number(&r, F_SEX, 'P');
	record_set_text(&r, F_STREET, "");
	record_set_number(&r, F_REGENCY, 3205);
	record_set_number(&r, F_PROGRAM + 3, INT64_MIN);
	record_set_text(&r, F_PROGRAM_HEALTH, "asma");
	record_encode(&r, out);
}

/* Refused with the check; without it refused or of one form. */
static void
try_record(const uint8_t *p, size_t n, bool same)
{
	static struct record r;
	struct buf again = BUF_INIT;
	uint8_t *exact = xmemdup(p, n ? n : 1); /* for the address sanitizer */

	assert_int_equal(record_decode(&r, 7, exact, n, 0), same);
	if (record_decode(&r, 7, exact, n, RECORD_UNCHECKED)) {
		record_encode(&r, &again);
		assert_int_equal(again.len, n);
		assert_memory_equal(again.data, p, CHECK_AT);
		assert_memory_equal(
			again.data + CHECK_END, p + CHECK_END, n - CHECK_END);
	}
	buf_release(&again);
	free(exact);
}

static void
test_records(void **state)
{
	struct buf b = BUF_INIT;
	uint8_t *p;

	(void)state;
	sample_record(&b);
	p = (uint8_t *)b.data;
	try_record(p, b.len, true);
	for (size_t i = 0; i < b.len; i++) {
		uint8_t was = p[i];

		try_record(p, i, false);
		for (unsigned v = 0; v < 256; v++) {
			p[i] = (uint8_t)v;
			try_record(p, b.len, v == was);
		}
		p[i] = was;
	}
	buf_addc(&b, '\0');
	try_record((uint8_t *)b.data, b.len, false);
	buf_release(&b);
}

/* What its id says is not in its bytes, and comes with the id; bytes that say it
 * are none. */
static void
test_said(void **state)
{
	const uint64_t cohort = (uint64_t)1 << 32 | 77;
	static struct record r, again;
	struct buf b = BUF_INIT, bare = BUF_INIT;

	(void)state;
	record_init(&r, KIND_SHEET, sheet_id(cohort, 20781));
	record_set_text(&r, F_SHEET_MARKS, "4a");
	record_encode(&r, &bare);
	assert_true(record_say(&r));
	record_encode(&r, &b);
	assert_int_equal(b.len, bare.len);
	assert_memory_equal(b.data, bare.data, b.len);
	assert_true(record_decode(&again, r.id, b.data, b.len, 0));
	assert_int_equal(record_number(&again, F_SHEET_COHORT, 0), cohort);
	assert_int_equal(record_number(&again, F_SHEET_DAY, 0), 20781);
	assert_false(record_say(&again));
	buf_clear(&b);
	r.kind = KIND_PERSON;
	record_encode(&r, &b);
	b.data[CHECK_END] = KIND_SHEET;
	assert_false(
		record_decode(&again, r.id, b.data, b.len, RECORD_UNCHECKED));
	buf_release(&b);
	buf_release(&bare);
}

/* ---- changes ------------------------------------------------------------ */

static void
sample_op(struct change *c, enum op_verb verb, enum kind kind, uint64_t owner)
{
	struct op *op = change_op(c, verb, kind, 5, owner);
	struct value name = value_text("Siti Aminah"),
		     number = value_number(-3205);
	struct value health = value_text("asma"), none = value_none();

	op_set(c, op, F_NAME, NULL, &name);
	op_set(c, op, F_SEX, &number, &name);
	op_set(c, op, F_REGENCY, &number, &none);
	op_set(c, op, F_PROGRAM_HEALTH, NULL, &health);
}

static void
sample_change(struct bench *b, struct buf *out, uint64_t owner)
{
	struct change c;

	change_init(&c, ACT_IMPORT);
	c.cluster = 0x1122334455667788;
	c.origin = 1;
	c.oseq = 42;
	c.act = 43;
	c.time = 1795482000;
	c.date = 20781;
	c.actor = (uint64_t)1 << 32 | 1;
	sample_op(&c, OP_CREATE, KIND_PERSON, owner);
	sample_op(&c, OP_SET, KIND_ORGANISATION, 0);
	if (change_encode(&c, b->store, out, &b->err))
		fail_msg("%s", b->err.text);
	change_release(&c);
}

/* Bytes as the log has them, of the change that all of these are. */
static int
decode(struct bench *b, struct change *c, const void *p, size_t n)
{
	return change_decode(c, b->store,
		&(struct log_change){ b->origin, 42, p, n }, &b->err);
}

/* decode, encode and decode again: the second reading is the first. */
static void
assert_stable(struct bench *b, const struct change *c)
{
	struct buf again = BUF_INIT, third = BUF_INIT;
	struct change d;
	int rc = change_encode(c, b->store, &again, &b->err);

	if (rc == 0) {
		change_init(&d, ACT_SET);
		assert_int_equal(decode(b, &d, again.data, again.len), 0);
		assert_int_equal(d.n, c->n);
		for (size_t i = 0; i < d.n; i++)
			assert_int_equal(d.ops[i].n, c->ops[i].n);
		assert_int_equal(
			change_encode(&d, b->store, &third, &b->err), 0);
		assert_int_equal(third.len, again.len);
		change_release(&d);
	} else {
		assert_int_equal(rc, MG_EERASED); /* an owner without a key */
	}
	buf_release(&again);
	buf_release(&third);
}

/* Whether it was read. */
static bool
try_change(struct bench *b, const uint8_t *p, size_t n)
{
	uint8_t *exact = xmemdup(p, n ? n : 1);
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	rc = decode(b, &c, exact, n);
	if (rc == 0)
		assert_stable(b, &c);
	else
		assert_true(rc == MG_EDAMAGED || rc == MG_EVERSION);
	change_release(&c);
	free(exact);
	return rc == 0;
}

static void
hammer_change(struct bench *b, uint64_t owner)
{
	struct buf bytes = BUF_INIT;
	uint8_t *p;

	sample_change(b, &bytes, owner);
	p = (uint8_t *)bytes.data;
	assert_true(try_change(b, p, bytes.len));
	for (size_t i = 0; i < bytes.len; i++) {
		assert_false(try_change(b, p, i));
		for (int bit = 0; bit < 8; bit++) {
			p[i] ^= (uint8_t)(1 << bit);
			try_change(b, p, bytes.len);
			p[i] ^= (uint8_t)(1 << bit);
		}
	}
	buf_addc(&bytes, '\0');
	assert_false(try_change(b, (uint8_t *)bytes.data, bytes.len));
	buf_release(&bytes);
}

static void
test_changes(void **state)
{
	hammer_change(*state, 5);
	hammer_change(*state, 0);
}

/* Its number at its origin is sealed in. */
static void
test_number(void **state)
{
	struct bench *b = *state;
	struct buf bytes = BUF_INIT;
	struct log_change other = { 1, 43, NULL, 0 };
	struct change c;

	sample_change(b, &bytes, 5);
	other.bytes = bytes.data;
	other.len = bytes.len;
	change_init(&c, ACT_SET);
	assert_int_equal(decode(b, &c, bytes.data, bytes.len), 0);
	assert_int_equal(
		change_decode(&c, b->store, &other, &b->err), MG_EDAMAGED);
	other.origin = 2;
	other.oseq = 42;
	assert_int_equal(
		change_decode(&c, b->store, &other, &b->err), MG_EDAMAGED);
	change_release(&c);
	buf_release(&bytes);
}

/* No bit of a sealed operation can change while its key is there. */
static void
test_sealed_operation(void **state)
{
	struct bench *b = *state;
	struct buf bytes = BUF_INIT;
	struct change c;
	struct value name = value_text("Siti Aminah");
	struct op *op;
	uint8_t *p;

	change_init(&c, ACT_ADD);
	c.oseq = 42;
	op = change_op(&c, OP_CREATE, KIND_PERSON, 5, 5);
	op_set(&c, op, F_NAME, NULL, &name);
	assert_int_equal(change_encode(&c, b->store, &bytes, &b->err), 0);
	change_release(&c);
	assert_null(memmem(bytes.data, bytes.len, "Aminah", 6));
	p = (uint8_t *)bytes.data;
	b->origin = 0;
	assert_true(try_change(b, p, bytes.len));
	/* header 15 bytes, count, then verb, kind, id, owner */
	for (size_t i = 16; i < bytes.len; i++)
		for (int bit = 0; bit < 8; bit++) {
			bool owner = i == 19;

			p[i] ^= (uint8_t)(1 << bit);
			if (!owner && try_change(b, p, bytes.len))
				fail_msg("byte %u bit %d", (unsigned)i, bit);
			p[i] ^= (uint8_t)(1 << bit);
		}
	b->origin = 1;
	buf_release(&bytes);
}

static bool
is_organisation(void *ctx, const struct op *op)
{
	size_t *asked = ctx;

	/* the clear values are there, the sealed ones not yet */
	assert_int_equal(op->n, op->kind == KIND_PERSON ? 2 : 4);
	++*asked;
	return op->kind == KIND_ORGANISATION;
}

/* Some of a change: the others stand in their places, and their seals may be
 * broken. */
static void
test_some(void **state)
{
	struct bench *b = *state;
	struct buf bytes = BUF_INIT;
	struct change c;
	size_t asked = 0;

	sample_change(b, &bytes, 5);
	change_init(&c, ACT_SET);
	assert_int_equal(decode(b, &c, bytes.data, bytes.len), 0);
	assert_int_equal(c.ops[0].n, 4);
	bytes.data[100] ^= 1;
	assert_int_equal(decode(b, &c, bytes.data, bytes.len), MG_EDAMAGED);
	assert_int_equal(
		change_decode_some(&c, b->store,
			&(struct log_change){ 1, 42, bytes.data, bytes.len },
			is_organisation, &asked, &b->err),
		0);
	assert_int_equal(asked, 2);
	assert_int_equal(c.n, 2);
	assert_int_equal(c.ops[0].kind, KIND_PERSON);
	assert_int_equal(c.ops[0].n, 0);
	assert_int_equal(c.ops[1].n, 4);
	change_release(&c);
	buf_release(&bytes);
}

/* What a newer program does is not taken for damage. */
static void
test_unknown_op(void **state)
{
	struct bench *b = *state;
	static const struct {
		unsigned verb, kind;
		int code;
	} rows[] = { { OP_EXPECT, KIND_PERSON, 0 },
		{ OP_VERBS, KIND_PERSON, MG_EVERSION },
		{ OP_EXPECT, KIND_COUNT, MG_EVERSION },
		{ 0, KIND_PERSON, MG_EDAMAGED },
		{ OP_EXPECT, KIND_NONE, MG_EDAMAGED } };

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct buf bytes = BUF_INIT;
		struct change c;

		change_init(&c, ACT_SET);
		change_op(&c, OP_EXPECT, KIND_PERSON, 1, 0);
		assert_int_equal(
			change_encode(&c, b->store, &bytes, &b->err), 0);
		/* the last bytes: verb, kind, id, owner, base, no values */
		bytes.data[bytes.len - 6] = (char)rows[i].verb;
		bytes.data[bytes.len - 5] = (char)rows[i].kind;
		assert_int_equal(
			decode(b, &c, bytes.data, bytes.len), rows[i].code);
		change_release(&c);
		buf_release(&bytes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_said),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_sealed_operation),
		cmocka_unit_test(test_some),
		cmocka_unit_test(test_unknown_op),
	};

	return cmocka_run_group_tests_name("codec", tests, setup, teardown);
}
