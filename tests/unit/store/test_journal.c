/* SPDX-License-Identifier: MIT */
/* The chain proves every byte of every entry, and names the first bad one. */
#include "place.h"

#include <inttypes.h>

#include "magang/base/buf.h"
#include "magang/base/pack.h"

#include "../../../src/store/internal.h"
#include "magang/store/journal.h"
#include "magang/store/key.h"
#include "magang/store/walk.h"

#define MAP (1 << 26)
#define ENTRIES 60

/* Lengths around the borders of the parts. */
static size_t
body_length(uint64_t seq)
{
	static const size_t lengths[] = { 0, 1, 100, 700, 1939, 1940, 1941,
		1948, 1949, 1950, 1999, 2000, 2001, 3949, 4000, 9000 };

	return lengths[seq % ARRAY_SIZE(lengths)];
}

static void
fill_journal(struct place *p)
{
	uint8_t bytes[9000];
	struct log_head head;
	struct txn *txn = place_write(p);

	journal_head(txn, &head);
	assert_int_equal(head.epoch, 1);
	assert_int_equal(head.seq, 0);
	for (uint64_t seq = 1; seq <= ENTRIES; seq++) {
		struct log_change c = { 1, seq, bytes, body_length(seq) };
		struct log_result r = { seq, seq % 5 ? 0 : MG_ETAKEN,
			seq % 5 ? NULL : (char *)(uintptr_t) "nik" };

		memset(bytes, (int)seq, sizeof(bytes));
		journal_append(txn, &head, &c, &r);
	}
	place_commit(p, txn);
}

static void
test_entries_come_back(void **state)
{
	struct place *p = *state;
	struct buf hold = BUF_INIT;
	struct log_head head;
	struct log_entry e;
	struct txn *txn;

	place_store(p, MAP);
	fill_journal(p);
	txn = place_read(p);
	for (uint64_t seq = 1; seq <= ENTRIES; seq++) {
		assert_true(journal_read(txn, seq, &hold, &e));
		assert_int_equal(e.seq, seq);
		assert_int_equal(e.change.oseq, seq);
		assert_int_equal(e.change.len, body_length(seq));
		for (size_t i = 0; i < e.change.len; i++)
			assert_int_equal(
				((const uint8_t *)e.change.bytes)[i], seq);
		assert_int_equal(e.code, seq % 5 ? 0 : MG_ETAKEN);
		assert_int_equal(e.detail_len, seq % 5 ? 0 : 3);
		assert_int_equal(journal_result(txn, 1, seq), seq);
	}
	assert_false(journal_read(txn, 0, &hold, &e));
	assert_false(journal_read(txn, ENTRIES + 1, &hold, &e));
	assert_int_equal(txn_fault(txn, &p->err), 0);
	assert_int_equal(journal_origin_last(txn, 1), ENTRIES);
	assert_int_equal(journal_origin_last(txn, 2), 0);
	assert_int_equal(journal_result(txn, 1, ENTRIES + 1), 0);
	assert_int_equal(journal_check(txn, &head, &p->err), 0);
	assert_int_equal(head.seq, ENTRIES);
	txn_abort(txn);
	buf_release(&hold);
	gate_leave(p->store);
}

static void
test_parts(void **state)
{
	struct place *p = *state;
	struct txn *txn;
	struct walk w;
	size_t n = 0;

	place_store(p, MAP);
	fill_journal(p);
	txn = place_read(p);
	walk_begin(&w, txn, TREE_JR, "", 0);
	while (walk_next(&w)) {
		assert_in_range(key_read_short(w.key.p, w.key.n), 1, ENTRIES);
		assert_in_range(w.value.n, 1, 2000);
		n++;
	}
	walk_end(&w);
	assert_true(n > ENTRIES + 20);
	txn_abort(txn);
	gate_leave(p->store);
}

/* The n-th row of the journal, copied. */
static size_t
row_at(struct txn *txn, uint64_t n, struct key *key, uint8_t value[2000])
{
	struct walk w;
	size_t len;

	walk_begin(&w, txn, TREE_JR, "", 0);
	do
		assert_true(walk_next(&w));
	while (n-- > 0);
	key->n = 0;
	key_bytes(key, w.key.p, w.key.n);
	memcpy(value, w.value.p, w.value.n);
	len = w.value.n;
	walk_end(&w);
	return len;
}

static uint64_t
count_parts(struct place *p)
{
	struct txn *txn = place_read(p);
	struct walk w;
	uint64_t n = 0;

	walk_begin(&w, txn, TREE_JR, "", 0);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	txn_abort(txn);
	return n;
}

static uint64_t
entry_of(const struct key *key)
{
	return key_read_short(key->b, key->n);
}

/* What check says about a journal that `txn` has spoilt; aborts it. */
static void
assert_found(struct place *p, struct txn *txn, uint64_t seq)
{
	struct log_head head;
	char want[64];

	snprintf(want, sizeof(want), "entry %" PRIu64 " ", seq);
	assert_int_equal(journal_check(txn, &head, &p->err), MG_EDAMAGED);
	if (seq && !strstr(p->err.text, want))
		fail_msg("entry %" PRIu64 ", but: %s", seq, p->err.text);
	/* the rest of the store can still be read in this transaction */
	assert_int_equal(txn_fault(txn, &p->err), 0);
	txn_abort(txn);
}

static void
test_altered_bytes(void **state)
{
	struct place *p = *state;
	uint64_t seed = 11, parts;

	place_store(p, MAP);
	fill_journal(p);
	parts = count_parts(p);
	for (int i = 0; i < 1000; i++) {
		struct txn *txn = place_write(p);
		uint8_t value[2000];
		struct key key;
		size_t n = row_at(txn, dice(&seed) % parts, &key, value);

		value[dice(&seed) % n] ^= (uint8_t)(1 + dice(&seed) % 255);
		txn_put(txn, TREE_JR, key.b, key.n, value, n);
		assert_found(p, txn, entry_of(&key));
	}
	gate_leave(p->store);
}

static void
test_lost_rows(void **state)
{
	struct place *p = *state;
	uint64_t parts;

	place_store(p, MAP);
	fill_journal(p);
	parts = count_parts(p);
	for (uint64_t i = 0; i < parts; i++) {
		struct txn *txn = place_write(p);
		uint8_t value[2000];
		struct key key;
		size_t n = row_at(txn, i, &key, value);

		assert_true(txn_del(txn, TREE_JR, key.b, key.n));
		assert_found(p, txn, entry_of(&key));
		txn = place_write(p);
		txn_put(txn, TREE_JR, key.b, key.n, value, n - 1);
		assert_found(p, txn, entry_of(&key));
		value[n < 2000 ? n : 1999] = 0;
		txn = place_write(p);
		txn_put(txn, TREE_JR, key.b, key.n, value,
			n < 2000 ? n + 1 : n - 1);
		assert_found(p, txn, entry_of(&key));
	}
	gate_leave(p->store);
}

static void
test_exchanged_entries(void **state)
{
	struct place *p = *state;
	struct key k1 = { 0 }, k2 = { 0 };
	uint8_t one[2000], two[2000];
	struct view v;
	struct txn *txn;
	size_t n1, n2;

	place_store(p, MAP);
	fill_journal(p);
	txn = place_write(p);
	journal_key(&k1, 17, 0); /* lengths 1 and 100: one part each */
	journal_key(&k2, 18, 0);
	assert_true(txn_get(txn, TREE_JR, k1.b, k1.n, &v));
	memcpy(one, v.p, n1 = v.n);
	assert_true(txn_get(txn, TREE_JR, k2.b, k2.n, &v));
	memcpy(two, v.p, n2 = v.n);
	txn_put(txn, TREE_JR, k1.b, k1.n, two, n2);
	txn_put(txn, TREE_JR, k2.b, k2.n, one, n1);
	assert_found(p, txn, 17);
	gate_leave(p->store);
}

/* The head goes back, forward, or is altered; entries behind the head. */
static void
test_heads(void **state)
{
	static const uint8_t head_key[] = { 'M', 'h', 'e', 'a', 'd' };
	struct place *p = *state;
	struct log_head head;
	struct key stray = { 0 };
	uint8_t row[44];
	struct view v;
	struct txn *txn;

	place_store(p, MAP);
	fill_journal(p);
	for (int i = 0; i < 44 * 8; i++) {
		txn = place_write(p);
		assert_true(txn_get(txn, TREE_CT, head_key, 5, &v));
		assert_int_equal(v.n, sizeof(row));
		memcpy(row, v.p, sizeof(row));
		row[i / 8] ^= (uint8_t)(1 << i % 8);
		txn_put(txn, TREE_CT, head_key, 5, row, sizeof(row));
		if (i / 8 < 4) { /* the epoch is nobody's proof */
			txn_abort(txn);
			continue;
		}
		assert_found(p, txn, 0);
	}
	txn = place_write(p);
	txn_put(txn, TREE_CT, head_key, 5, row, sizeof(row) - 1);
	assert_int_equal(journal_check(txn, &head, &p->err), MG_EDAMAGED);
	txn_abort(txn);
	txn = place_write(p);
	assert_true(txn_del(txn, TREE_CT, head_key, 5));
	assert_found(p, txn, 0);
	txn = place_write(p);
	journal_key(&stray, 0x7f, 0);
	txn_put(txn, TREE_JR, stray.b, stray.n, "stray", 5);
	assert_found(p, txn, 0);
	gate_leave(p->store);
}

static void
run_key(struct key *k, uint32_t origin, uint64_t oseq)
{
	key_u8(k, 'R');
	key_u32(k, origin);
	key_u64(k, oseq);
}

/* The row that finds an answer by its number, and the last number. */
static void
test_answers(void **state)
{
	struct place *p = *state;
	struct key k = { 0 }, other = { 0 };
	uint8_t row[16];
	struct txn *txn;
	struct view v;

	place_store(p, MAP);
	fill_journal(p);
	run_key(&k, 1, 1);
	for (int bit = 0; bit < 128; bit++) {
		txn = place_write(p);
		assert_true(txn_get(txn, TREE_CT, k.b, k.n, &v));
		assert_int_equal(v.n, sizeof(row));
		memcpy(row, v.p, sizeof(row));
		row[bit / 8] ^= (uint8_t)(1 << bit % 8);
		txn_put(txn, TREE_CT, k.b, k.n, row, sizeof(row));
		if (bit < 64) /* where it begins */
			assert_found(p, txn, 1);
		else /* how many: those above are missing, or too many */
			assert_found(p, txn,
				get_u64(row + 8) < ENTRIES
					? get_u64(row + 8) + 1
					: 0);
	}
	txn = place_write(p);
	txn_put(txn, TREE_CT, k.b, k.n, row, 15);
	assert_found(p, txn, 1);
	txn = place_write(p);
	assert_true(txn_del(txn, TREE_CT, k.b, k.n));
	assert_found(p, txn, 1);
	run_key(&other, 7, 1);
	txn = place_write(p);
	txn_put(txn, TREE_CT, other.b, other.n, row, sizeof(row));
	assert_found(p, txn, 0);
	gate_leave(p->store);
}

/* Two origins in turn, then long stretches of each: every answer is found. */
static void
test_runs(void **state)
{
	struct place *p = *state;
	uint64_t last[3] = { 0 }, seqs[3][ENTRIES + 1] = { { 0 } }, n = 0;
	struct log_head head;
	struct walk w;
	struct txn *txn;

	place_store(p, MAP);
	txn = place_write(p);
	journal_head(txn, &head);
	for (uint64_t seq = 1; seq <= ENTRIES; seq++) {
		uint32_t origin = 1 + (seq < 10 ? seq % 2 : seq > 30);
		struct log_change c = { origin, ++last[origin], "x", 1 };
		struct log_result r = { seq, 0, NULL };

		journal_append(txn, &head, &c, &r);
		seqs[origin][c.oseq] = seq;
	}
	place_commit(p, txn);
	txn = place_read(p);
	for (uint32_t origin = 1; origin <= 2; origin++) {
		assert_int_equal(
			journal_origin_last(txn, origin), last[origin]);
		for (uint64_t o = 0; o <= ENTRIES; o++)
			assert_int_equal(journal_result(txn, origin, o),
				seqs[origin][o]);
	}
	assert_int_equal(journal_origin_last(txn, 3), 0);
	walk_begin(&w, txn, TREE_CT, "R", 1);
	while (walk_next(&w))
		n++;
	walk_end(&w);
	assert_int_equal(n, 11); /* nine alone, 21 and 30 in a row */
	assert_int_equal(journal_check(txn, &head, &p->err), 0);
	txn_abort(txn);
}

/* What lies before the last ten entries is not looked at, nor, where the last one
 * has enough bytes, what lies before that. */
static void
test_end(void **state)
{
	const struct journal_end ten = { 10, SIZE_MAX }, one = { 10, 1 };
	struct place *p = *state;
	struct log_head head;

	place_store(p, MAP);
	fill_journal(p);
	for (uint64_t seq = 1; seq <= ENTRIES; seq++) {
		struct txn *txn = place_write(p);
		struct key key = { 0 };
		uint8_t value[2000];
		struct view v;

		journal_key(&key, seq, 0);
		assert_true(txn_get(txn, TREE_JR, key.b, key.n, &v));
		memcpy(value, v.p, v.n);
		value[3] ^= 1; /* in its number */
		txn_put(txn, TREE_JR, key.b, key.n, value, v.n);
		assert_int_equal(journal_check_end(txn, &ten, &head, &p->err),
			seq > ENTRIES - 10 ? MG_EDAMAGED : 0);
		assert_int_equal(head.seq, ENTRIES);
		p->err = (struct err)ERR_INIT;
		/* the one before: its hash is taken as it is */
		assert_int_equal(journal_check_end(txn, &one, &head, &p->err),
			seq == ENTRIES ? MG_EDAMAGED : 0);
		p->err = (struct err)ERR_INIT;
		txn_abort(txn);
	}
	gate_leave(p->store);
}

/* A transaction that failed before proves nothing. */
static void
test_faulty_transaction(void **state)
{
	struct place *p = *state;
	struct log_head head;
	struct txn *txn;

	place_store(p, MAP);
	fill_journal(p);
	txn = place_read(p);
	txn_fail(txn, MG_EDAMAGED);
	assert_int_equal(journal_check(txn, &head, &p->err), MG_EDAMAGED);
	txn_abort(txn);
	gate_leave(p->store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_entries_come_back),
		PLACE_TEST(test_parts),
		PLACE_TEST(test_altered_bytes),
		PLACE_TEST(test_lost_rows),
		PLACE_TEST(test_exchanged_entries),
		PLACE_TEST(test_heads),
		PLACE_TEST(test_answers),
		PLACE_TEST(test_runs),
		PLACE_TEST(test_end),
		PLACE_TEST(test_faulty_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
