/* SPDX-License-Identifier: MIT */
/* A backup is one moment of the store in two files, with every key that it needs,
 * each whole or not there; what is cut or altered is no backup. */
#include "place.h"

#include <fcntl.h>

#include "magang/base/buf.h"
#include "magang/base/pack.h"
#include "magang/store/backup_read.h"
#include "magang/store/backup_note.h"
#include "magang/store/journal.h"
#include "magang/store/key.h"
#include "magang/store/keyring.h"
#include "magang/store/reads.h"

#define MAP (1 << 28)
#define CLUSTER 77

/* The first are so far apart that each needs a new block of keys. */
static uint64_t
id_of(uint64_t n)
{
	return n < 100 ? n * 1000 : 1000000 + n;
}

/* Changes about the n-th person up to `last`, with their keys. */
static void
put_changes(struct place *p, uint64_t n, uint64_t last)
{
	struct log_result res = { 0, 0, NULL };
	struct log_head head;
	struct txn *txn;

	if (!gate_inside(p->store) && gate_enter(p->store, &p->err))
		fail_msg("%s", p->err.text);
	for (uint64_t i = n; i <= last; i++)
		if (keyring_ensure(p->store, id_of(i), 1, &p->err))
			fail_msg("%s", p->err.text);
	txn = place_write(p);
	journal_head(txn, &head);
	for (; n <= last; n++) {
		struct log_change c = { 1, n, &n, sizeof(n) };

		journal_append(txn, &head, &c, &res);
	}
	place_commit(p, txn);
	gate_leave(p->store);
}

static void
put_change(struct place *p, uint64_t n)
{
	put_changes(p, n, n);
}

static int
backup(struct place *p, const char *name)
{
	struct backup_order order = {
		.data = place_path(p, name), .cluster = CLUSTER, .now = 5
	};

	return store_backup(p->store, &order, &p->err);
}

static void
backup_done(struct place *p, const char *name)
{
	if (backup(p, name))
		fail_msg("%s", p->err.text);
}

/* Entries of the data, a key for each; returns how many. */
static uint64_t
check_backup(struct place *p, const char *name)
{
	char *keys = backup_keys_name(place_path(p, name));
	struct backup *data = NULL, *ring = NULL;
	struct backup_row row;
	uint64_t seq = 0;

	if (backup_open(place_path(p, name), BACKUP_DATA, &data, &p->err) ||
		backup_open(keys, BACKUP_KEYS, &ring, &p->err))
		fail_msg("%s", p->err.text);
	assert_int_equal(backup_head(data)->cluster, CLUSTER);
	assert_int_equal(backup_head(ring)->time, 5);
	assert_true(backup_next(ring, &row));
	assert_int_equal(row.what, BACKUP_MASTER);
	while (backup_next(data, &row) && row.what == BACKUP_ENTRY) {
		struct buf bytes = BUF_INIT;
		struct backup_row key;
		struct log_entry e;
		uint64_t n;

		assert_int_equal(get_u64(row.p), ++seq);
		buf_add(&bytes, row.p + 8, row.n - 8);
		assert_true(journal_take(seq, &bytes, &e));
		memcpy(&n, e.change.bytes, sizeof(n));
		assert_int_equal(n, seq);
		if (seq == backup_head(data)->seq)
			assert_memory_equal(
				e.hash, backup_head(data)->chain, HASH_SIZE);
		buf_release(&bytes);
		do
			assert_true(backup_next(ring, &key));
		while (get_u64(key.p) != id_of(n));
	}
	assert_int_equal(seq, backup_head(data)->seq);
	backup_close(data);
	backup_close(ring);
	free(keys);
	return seq;
}

static void
remove_both(struct place *p, const char *name)
{
	char *keys = backup_keys_name(place_path(p, name));

	unlink(place_path(p, name));
	unlink(keys);
	free(keys);
}

static void
test_backup(void **state)
{
	struct place *p = *state;
	mode_t mask = umask(0);
	struct read_row read = { .time = 3, .user = 4, .other = 5, .what = 6 };
	struct backup *b;
	struct backup_row row;
	struct stat st;

	place_store(p, MAP);
	put_changes(p, 1, 1500);
	assert_int_equal(reads_add(p->store, &read, 1, 0, &p->err), 0);
	backup_done(p, "copy");
	umask(mask);
	assert_int_equal(stat(place_path(p, "copy"), &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(stat(place_path(p, "copy.keys"), &st), 0);
	assert_int_equal(st.st_mode, S_IFREG | 0600);
	assert_int_equal(check_backup(p, "copy"), 1500);
	assert_int_equal(
		backup_open(place_path(p, "copy"), BACKUP_DATA, &b, &p->err),
		0);
	for (int i = 0; i < 1500; i++)
		assert_true(backup_next(b, &row));
	assert_true(backup_next(b, &row));
	assert_int_equal(row.what, BACKUP_READ);
	assert_int_equal(get_u64(row.p + 16), 5);
	assert_false(backup_next(b, &row));
	backup_close(b);
	put_change(p, 1501); /* the store goes on */
}

static void
test_names_in_use(void **state)
{
	struct place *p = *state;

	place_store(p, MAP);
	put_change(p, 1);
	backup_done(p, "copy");
	assert_int_equal(backup(p, "copy"), MG_EEXIST);
	assert_int_equal(unlink(place_path(p, "copy")), 0);
	assert_int_equal(backup(p, "copy"), MG_EEXIST);
	assert_non_null(strstr(p->err.text, "copy.keys"));
	assert_false(place_has(p, "copy"));
	assert_int_equal(backup(p, "office/copy"), MG_EINPUT);
	assert_int_equal(backup(p, "no/where"), MG_EINPUT);
}

/* Every byte of both, altered; every length but the whole one. */
static void
test_damaged(void **state)
{
	static const char *const names[] = { "copy", "copy.keys" };
	struct place *p = *state;
	struct backup *b;

	place_store(p, MAP);
	put_change(p, 1);
	backup_done(p, "copy");
	for (int part = BACKUP_DATA; part <= BACKUP_KEYS; part++) {
		const char *path = place_path(p, names[part]);
		int fd = open(path, O_RDWR);
		off_t size = lseek(fd, 0, SEEK_END);

		for (off_t at = 0; at < size; at++) {
			char c, d;

			assert_int_equal(pread(fd, &c, 1, at), 1);
			d = (char)(c ^ 4);
			assert_int_equal(pwrite(fd, &d, 1, at), 1);
			assert_true(backup_open(path, (enum backup_part)part,
					    &b, &p->err) != 0);
			assert_int_equal(pwrite(fd, &c, 1, at), 1);
		}
		while (size-- > 0) {
			assert_int_equal(ftruncate(fd, size), 0);
			assert_true(backup_open(path, (enum backup_part)part,
					    &b, &p->err) != 0);
		}
		assert_int_equal(p->err.code, MG_EDAMAGED);
		close(fd);
	}
}

/* What is not the file that is asked for. */
static void
test_other_files(void **state)
{
	struct place *p = *state;
	struct backup *b;

	place_store(p, MAP);
	put_change(p, 1);
	backup_done(p, "copy");
	assert_int_equal(
		backup_open(place_path(p, "copy"), BACKUP_KEYS, &b, &p->err),
		MG_EINPUT);
	assert_int_equal(backup_open(place_path(p, "copy.keys"), BACKUP_DATA,
				 &b, &p->err),
		MG_EINPUT);
	assert_int_equal(backup_open(place_path(p, "office/data/data.mdb"),
				 BACKUP_DATA, &b, &p->err),
		MG_EINPUT);
	assert_int_equal(
		backup_open(place_path(p, "none"), BACKUP_DATA, &b, &p->err),
		MG_EINPUT);
	assert_int_equal(mkfifo(place_path(p, "pipe"), 0600), 0);
	assert_int_equal(
		backup_open(place_path(p, "pipe"), BACKUP_DATA, &b, &p->err),
		MG_EINPUT);
}

/* One of another version is named as such: by its first line, or a directory of
 * before. */
static void
test_other_form(void **state)
{
	struct place *p = *state;
	struct backup *b;
	int fd;

	place_store(p, MAP);
	put_change(p, 1);
	backup_done(p, "copy");
	for (int part = BACKUP_DATA; part <= BACKUP_KEYS; part++) {
		const char *path = place_path(
			p, part == BACKUP_DATA ? "copy" : "copy.keys");

		fd = open(path, O_RDWR);
		assert_int_equal(pwrite(fd, "2", 1, 12), 1);
		close(fd);
		assert_int_equal(
			backup_open(path, (enum backup_part)part, &b, &p->err),
			MG_EVERSION);
		assert_non_null(strstr(p->err.text, "another version"));
	}
	assert_int_equal(
		backup_open(place_path(p, "office"), BACKUP_DATA, &b, &p->err),
		MG_EVERSION);
}

/* What does not hold is not carried on. */
static void
test_broken_journal(void **state)
{
	struct place *p = *state;
	struct key key = { 0 };
	uint8_t row[200];
	struct view v;
	struct txn *txn;

	place_store(p, MAP);
	for (uint64_t n = 1; n <= 3; n++)
		put_change(p, n);
	txn = place_write(p);
	journal_key(&key, 2, 0);
	assert_true(txn_get(txn, TREE_JR, key.b, key.n, &v));
	memcpy(row, v.p, v.n);
	row[8] ^= 1;
	txn_put(txn, TREE_JR, key.b, key.n, row, v.n);
	place_commit(p, txn);
	gate_leave(p->store);
	assert_int_equal(backup(p, "copy"), MG_EDAMAGED);
	assert_non_null(strstr(p->err.text, "2"));
	assert_false(place_has(p, "copy"));
	assert_false(place_has(p, "copy.keys"));
}

static void
run_writer(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	place_open(p, MAP);
	for (uint64_t n = 1;; n++) {
		put_change(p, n);
		if (n == 20)
			child_step(c);
	}
}

/* Twenty backups while somebody writes. */
static void
test_hot(void **state)
{
	struct place *p = *state;
	struct child writer = child_start(run_writer, p);
	struct store_options opt = { MAP, "test" };
	uint64_t last = 0;

	child_wait_ready(&writer);
	assert_int_equal(store_create(p->dir, &opt, NULL, NULL, &p->err), 0);
	child_go(&writer);
	child_wait_ready(&writer);
	child_go(&writer);
	place_open(p, MAP);
	for (int i = 0; i < 20; i++) {
		uint64_t n;

		backup_done(p, "copy");
		n = check_backup(p, "copy");
		assert_true(n >= last);
		last = n;
		remove_both(p, "copy");
	}
	print_message("# the last backup held %u changes\n", (unsigned)last);
	assert_int_equal(child_end(&writer, SIGKILL), -SIGKILL);
}

static void
test_noted(void **state)
{
	struct place *p = *state;
	struct store_state now;

	place_store(p, MAP);
	store_state(p->store, &now);
	assert_int_equal(now.backup, 0);
	store_backup_note(p->store, 1795482000, "x", "y");
	store_backup_note(p->store, 179548, "x", "y");
	store_state(p->store, &now);
	assert_int_equal(now.backup, 179548);
	assert_true(place_has(p, "office/backup"));
	assert_int_equal(truncate(place_path(p, "office/backup"), 0), 0);
	store_state(p->store, &now);
	assert_int_equal(now.backup, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_backup),
		PLACE_TEST(test_names_in_use),
		PLACE_TEST(test_damaged),
		PLACE_TEST(test_other_files),
		PLACE_TEST(test_other_form),
		PLACE_TEST(test_broken_journal),
		PLACE_TEST(test_hot),
		PLACE_TEST(test_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
