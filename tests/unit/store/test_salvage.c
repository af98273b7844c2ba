/* SPDX-License-Identifier: MIT */
/* Of a file whose pages nothing leads to, every entry that the chain proves. */
#include "place.h"

#include <fcntl.h>

#include "magang/base/buf.h"
#include "magang/store/journal.h"
#include "magang/store/salvage.h"

#define MAP (1 << 26)
#define ENTRIES 60
#define FROM 17

/* Lengths around the borders of the parts. */
static size_t
body_length(uint64_t seq)
{
	static const size_t lengths[] = { 0, 1, 700, 1940, 1949, 2000, 3949,
		4000, 9000 };

	return lengths[seq % ARRAY_SIZE(lengths)];
}

static void
fill(struct place *p)
{
	uint8_t bytes[9000];

	for (uint64_t seq = 1; seq <= ENTRIES; seq++) {
		struct log_change c = { 1, seq, bytes, body_length(seq) };
		struct log_result r = { seq, 0, NULL };
		struct txn *txn = place_write(p);
		struct log_head head;

		memset(bytes, (int)seq, sizeof(bytes));
		journal_head(txn, &head);
		journal_append(txn, &head, &c, &r);
		place_commit(p, txn);
	}
}

/* The hash of the entry FROM. */
static void
chain_of(struct place *p, uint8_t out[HASH_SIZE])
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct txn *txn = place_read(p);

	assert_true(journal_read(txn, FROM, &hold, &e));
	memcpy(out, e.hash, HASH_SIZE);
	txn_abort(txn);
	buf_release(&hold);
}

/* The two pages that say where the others are. */
static void
tear(struct place *p)
{
	char file[PATH_MAX], none[8192] = { 0 };
	int fd;

	snprintf(file, sizeof(file), "%s/data/data.mdb", p->dir);
	fd = open(file, O_WRONLY | O_CLOEXEC);
	assert_int_equal(
		pwrite(fd, none, sizeof(none), 0), (ssize_t)sizeof(none));
	close(fd);
}

static void
test_salvage(void **state)
{
	struct place *p = *state;
	uint8_t chain[HASH_SIZE], other[HASH_SIZE] = { 1 };
	struct buf hold = BUF_INIT;
	struct salvage *s;
	struct log_entry e;

	place_store(p, MAP);
	fill(p);
	chain_of(p, chain);
	store_close(p->store);
	p->store = NULL;
	tear(p);
	assert_int_equal(salvage_open(p->dir, FROM, &s, &p->err), 0);
	assert_int_equal(salvage_head(s), ENTRIES);
	assert_false(salvage_entry(s, FROM, chain, &hold));
	assert_false(salvage_entry(s, FROM + 1, other, &hold));
	for (uint64_t seq = FROM + 1; seq <= ENTRIES; seq++) {
		assert_true(salvage_entry(s, seq, chain, &hold));
		assert_true(journal_take(seq, &hold, &e));
		assert_int_equal(e.change.oseq, seq);
		assert_int_equal(e.change.len, body_length(seq));
		memcpy(chain, e.hash, HASH_SIZE);
	}
	assert_false(salvage_entry(s, ENTRIES + 1, chain, &hold));
	salvage_close(s);
	buf_release(&hold);
}

static void
test_nothing_there(void **state)
{
	struct place *p = *state;
	uint8_t chain[HASH_SIZE] = { 0 };
	struct buf hold = BUF_INIT;
	struct salvage *s;

	assert_int_equal(salvage_open(p->dir, 0, &s, &p->err), 0);
	assert_int_equal(salvage_head(s), 0);
	assert_false(salvage_entry(s, 1, chain, &hold));
	salvage_close(s);
	salvage_close(NULL);
	buf_release(&hold);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_salvage),
		PLACE_TEST(test_nothing_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
