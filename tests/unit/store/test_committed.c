/* SPDX-License-Identifier: MIT */
/* A head page that lost its number sends LMDB back by a commit: that is told. */
#include "place.h"

#include <fcntl.h>

#include "magang/base/buf.h"
#include "magang/store/compact.h"
#include "magang/store/drafts.h"

#define MAP (1 << 24)
#define PAGE 4096
#define NUMBER 144 /* of the last commit, in a head page of LMDB */

static const struct draft_key key = { (uint64_t)1 << 32 | 7, 41, 2 };

static uint64_t
number_of(int fd, int page)
{
	uint64_t n = 0;

	assert_int_equal(
		pread(fd, &n, sizeof(n), page * PAGE + NUMBER), sizeof(n));
	return n;
}

/* The newer head page says an older number; nobody has the file open. */
static void
set_back(struct place *p, const char *name)
{
	int fd = open(place_path(p, name), O_RDWR), page;
	uint64_t n;

	page = number_of(fd, 1) > number_of(fd, 0);
	n = number_of(fd, page) - 2;
	assert_int_equal(
		pwrite(fd, &n, sizeof(n), page * PAGE + NUMBER), sizeof(n));
	close(fd);
}

static void
write_one(struct place *p, const char *value)
{
	struct txn *txn = place_write(p);

	txn_put(txn, TREE_REC, "n", 1, value, strlen(value));
	place_commit(p, txn);
	gate_leave(p->store);
}

static void
test_data(void **state)
{
	struct place *p = *state;
	struct txn *txn;

	place_store(p, MAP);
	write_one(p, "1");
	write_one(p, "2");
	assert_int_equal(store_lost(p->store), 0);
	txn = place_write(p); /* nothing is written */
	place_commit(p, txn);
	gate_leave(p->store);
	assert_int_equal(store_lost(p->store), 0);
	place_close(p);
	set_back(p, "office/data/data.mdb");
	place_open(p, MAP);
	assert_int_equal(store_lost(p->store), 1);
	assert_int_equal(store_lost(p->store), 0); /* once */
	write_one(p, "3");
	write_one(p, "4");
	assert_int_equal(store_lost(p->store), 0);
	place_close(p);
	set_back(p, "office/data/data.mdb");
	place_open(p, MAP);
	write_one(p, "5"); /* before anybody asks */
	assert_int_equal(store_lost(p->store), 1);
	assert_int_equal(store_lost(p->store), 0);
}

/* Another file has numbers of its own. */
static void
test_compacted(void **state)
{
	struct place *p = *state;

	place_store(p, MAP);
	for (int i = 0; i < 20; i++)
		write_one(p, "1");
	for (int i = 0; i < 4; i++) {
		assert_int_equal(gate_enter(p->store, &p->err), 0);
		assert_int_equal(store_compact(p->store, &p->err), 0);
		gate_leave(p->store);
		assert_int_equal(store_lost(p->store), 0);
	}
	write_one(p, "2");
	assert_int_equal(store_lost(p->store), 0);
}

static void
test_drafts(void **state)
{
	struct place *p = *state;
	struct buf b = BUF_INIT;

	place_store(p, MAP);
	for (const char *text = "Neng"; *text; text++)
		assert_int_equal(
			drafts_put(p->store, &key, text, strlen(text), &p->err),
			0);
	assert_false(drafts_lost(p->store));
	place_close(p);
	set_back(p, "office/drafts/data.mdb");
	place_open(p, MAP);
	assert_int_equal(drafts_get(p->store, &key, &b, &p->err), 0);
	assert_string_equal(buf_str(&b), "ng");
	assert_true(drafts_lost(p->store));
	assert_false(drafts_lost(p->store));
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_data),
		PLACE_TEST(test_compacted),
		PLACE_TEST(test_drafts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
