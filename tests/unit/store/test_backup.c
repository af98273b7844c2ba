/* SPDX-License-Identifier: MIT */
/* A backup is one moment of the store, with every key it needs, whole or not
 * there; a restore harms nothing that is in place. */
#include "place.h"

#include <fcntl.h>

#include "magang/base/pack.h"
#include "magang/store/backup.h"
#include "magang/store/backup_note.h"
#include "magang/store/keyring.h"
#include "magang/store/walk.h"

#include "../../../src/store/open.h"

#define MAP (1 << 28)

static const char *const files[] = { "data/data.mdb", "keys/data.mdb",
	"keys/master" };

/* The n-th person; ids so far apart that each needs a new block of keys. */
static void
put_person(struct place *p, uint64_t n)
{
	uint64_t id = n * 1000;
	struct txn *txn;
	uint8_t k[8], number[8];

	put_u64(k, id);
	put_u64(number, n);
	if (!gate_inside(p->store) && gate_enter(p->store, &p->err))
		fail_msg("%s", p->err.text);
	if (keyring_ensure(p->store, id, 1, &p->err))
		fail_msg("%s", p->err.text);
	txn = place_write(p);
	txn_put(txn, TREE_REC, k, 8, k, 8);
	txn_put(txn, TREE_CT, "last", 4, number, 8);
	place_commit(p, txn);
	gate_leave(p->store);
}

/* Rows 1 to last, all with keys. Returns last. */
static uint64_t
check_persons(struct place *p)
{
	struct txn *txn = place_read(p);
	uint64_t last, n = 0;
	struct view v;
	struct walk w;

	assert_true(txn_get(txn, TREE_CT, "last", 4, &v));
	last = get_u64(v.p);
	walk_begin(&w, txn, TREE_REC, "", 0);
	while (walk_next(&w)) {
		struct person_keys keys;
		uint64_t id = get_u64(w.key.p);

		n++;
		if (keyring_get(p->store, id, &keys) != KEYRING_FOUND)
			fail_msg("person %d has no key", (int)id);
	}
	walk_end(&w);
	assert_int_equal(n, last);
	txn_abort(txn);
	return last;
}

static void
open_copy(struct place *p, struct place *to, const char *name)
{
	memset(to, 0, sizeof(*to));
	snprintf(to->top, sizeof(to->top), "%s", p->top);
	snprintf(to->dir, sizeof(to->dir), "%s/%.24s", p->top, name);
	place_open(to, MAP);
}

static void
remove_tree(const char *path)
{
	nftw(path, place_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void
test_backup_and_restore(void **state)
{
	struct place *p = *state;
	struct place to;
	mode_t mask = umask(0);
	struct stat st;

	place_store(p, MAP);
	for (uint64_t id = 1; id <= 50; id++)
		put_person(p, id);
	assert_int_equal(check_persons(p), 50);
	assert_int_equal(
		store_backup(p->store, place_path(p, "copy"), &p->err), 0);
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		char name[64];

		snprintf(name, sizeof(name), "copy/%s", files[i]);
		assert_int_equal(stat(place_path(p, name), &st), 0);
		assert_int_equal(st.st_mode, S_IFREG | 0600);
	}
	assert_int_equal(stat(place_path(p, "copy"), &st), 0);
	assert_int_equal(st.st_mode, S_IFDIR | 0700);
	assert_false(place_has(p, "copy/" MAKING_MARK));
	assert_false(place_has(p, "copy.new"));
	assert_int_equal(store_restore(place_path(p, "copy"),
				 place_path(p, "again"), NULL, NULL, &p->err),
		0);
	umask(mask);
	open_copy(p, &to, "again");
	assert_int_equal(check_persons(&to), 50);
	put_person(&to, 51);
	assert_int_equal(check_persons(&to), 51);
	place_close(&to);
	assert_int_equal(check_persons(p), 50); /* the first one goes on */
	put_person(p, 51);
}

static void
test_places_in_use(void **state)
{
	struct place *p = *state;
	const char *copy = place_path(p, "copy");
	const char *other = place_path(p, "other");

	place_store(p, MAP);
	put_person(p, 1);
	assert_int_equal(store_backup(p->store, p->dir, &p->err), MG_EEXIST);
	assert_int_equal(store_backup(p->store, copy, &p->err), 0);
	assert_int_equal(store_backup(p->store, copy, &p->err), MG_EEXIST);
	assert_int_equal(
		store_restore(copy, p->dir, NULL, NULL, &p->err), MG_EEXIST);
	assert_non_null(strstr(p->err.text, p->dir));
	assert_int_equal(mkdir(other, 0700), 0);
	assert_int_equal(
		store_restore(other, p->dir, NULL, NULL, &p->err), MG_EINPUT);
	close(open(place_path(p, "other/file"), O_CREAT | O_WRONLY, 0600));
	assert_int_equal(
		store_restore(copy, other, NULL, NULL, &p->err), MG_EEXIST);
	assert_int_equal(store_backup(p->store, other, &p->err), MG_EEXIST);
	assert_true(place_has(p, "other/file"));
	assert_false(place_has(p, "other/data"));
	assert_false(place_has(p, "other.new"));
	assert_false(place_has(p, "office.new"));
	assert_int_equal(check_persons(p), 1);
	assert_int_equal(
		store_backup(p->store, place_path(p, "no/where"), &p->err), 0);
}

/* Killed in the middle: the next try is not in its own way. */
static void
test_leftovers(void **state)
{
	struct place *p = *state;
	const char *copy = place_path(p, "copy");

	place_store(p, MAP);
	put_person(p, 1);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(mkdir(place_path(p, "copy.new"), 0700), 0);
		close(open(place_path(p, "copy.new/" MAKING_MARK),
			O_CREAT | O_WRONLY, 0600));
		assert_int_equal(
			mkdir(place_path(p, "copy.new/data"), 0700), 0);
		close(open(place_path(p, "copy.new/data/data.mdb"),
			O_CREAT | O_WRONLY, 0600));
		if (i == 0) {
			assert_int_equal(
				store_backup(p->store, copy, &p->err), 0);
			assert_int_equal(
				rename(copy, place_path(p, "from")), 0);
		} else {
			assert_int_equal(store_restore(place_path(p, "from"),
						 copy, NULL, NULL, &p->err),
				0);
		}
		assert_false(place_has(p, "copy.new"));
	}
}

static void
test_bad_backups(void **state)
{
	struct place *p = *state;
	const char *copy = place_path(p, "copy");

	place_store(p, MAP);
	put_person(p, 1);
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		char name[64];

		assert_int_equal(store_backup(p->store, copy, &p->err), 0);
		snprintf(name, sizeof(name), "%s/%s", copy, files[i]);
		assert_int_equal(truncate(name, 0), 0);
		assert_int_equal(store_restore(copy, place_path(p, "again"),
					 NULL, NULL, &p->err),
			MG_EDAMAGED);
		assert_false(place_has(p, "again"));
		assert_false(place_has(p, "again.new"));
		assert_int_equal(unlink(name), 0);
		assert_int_equal(store_restore(copy, place_path(p, "again"),
					 NULL, NULL, &p->err),
			MG_EINPUT);
		assert_int_equal(symlink("/etc/hostname", name), 0);
		assert_true(store_restore(copy, place_path(p, "again"), NULL,
				    NULL, &p->err) != 0);
		assert_false(place_has(p, "again"));
		assert_false(place_has(p, "again.new"));
		remove_tree(copy);
	}
}

static void
run_writer(const struct child *c, void *arg)
{
	struct place *p = arg;

	child_step(c);
	place_open(p, MAP);
	for (uint64_t id = 1;; id++) {
		put_person(p, id);
		if (id == 20)
			child_step(c);
	}
}

static void
run_reader(const struct child *c, void *arg)
{
	struct place *p = arg;
	uint64_t last = 0, n;

	place_open(p, MAP);
	child_step(c);
	for (;;) {
		n = check_persons(p);
		assert_true(n >= last);
		last = n;
	}
}

/* Twenty backups while somebody writes and somebody reads. */
static void
test_hot(void **state)
{
	struct place *p = *state;
	struct child writer = child_start(run_writer, p), reader;
	struct store_options opt = { MAP, "test" };
	struct place to;
	uint64_t last = 0;

	child_wait_ready(&writer);
	assert_int_equal(store_create(p->dir, &opt, NULL, NULL, &p->err), 0);
	reader = child_start(run_reader, p);
	child_go(&writer);
	child_wait_ready(&writer);
	child_wait_ready(&reader);
	child_go(&writer);
	child_go(&reader);
	place_open(p, MAP);
	for (int i = 0; i < 20; i++) {
		uint64_t n;

		if (store_backup(p->store, place_path(p, "copy"), &p->err))
			fail_msg("%s", p->err.text);
		open_copy(p, &to, "copy");
		n = check_persons(&to);
		assert_true(n >= last);
		last = n;
		place_close(&to);
		remove_tree(place_path(p, "copy"));
	}
	print_message("# the last backup held %u persons\n", (unsigned)last);
	assert_int_equal(child_end(&writer, SIGKILL), -SIGKILL);
	assert_int_equal(child_end(&reader, SIGKILL), -SIGKILL);
	assert_true(check_persons(p) >= last);
}

static void
test_noted(void **state)
{
	struct place *p = *state;
	struct store_state now;

	place_store(p, MAP);
	store_state(p->store, &now);
	assert_int_equal(now.backup, 0);
	store_backup_note(p->store, 1795482000);
	store_backup_note(p->store, 179548);
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
		PLACE_TEST(test_backup_and_restore),
		PLACE_TEST(test_places_in_use),
		PLACE_TEST(test_leftovers),
		PLACE_TEST(test_bad_backups),
		PLACE_TEST(test_hot),
		PLACE_TEST(test_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
