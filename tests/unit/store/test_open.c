/* SPDX-License-Identifier: MIT */
/* A store exists whole or not at all, and is opened only where nobody else can
 * read or replace it. */
#include "place.h"

#include <fcntl.h>
#include <lmdb.h>
#include <time.h>

#include "../../../src/store/internal.h"
#include "../../../src/store/open.h"

static const char *const store_files[] = { "office/data/data.mdb",
	"office/data/lock.mdb", "office/keys/data.mdb", "office/keys/lock.mdb",
	"office/keys/master", "office/gate" };
static const char *const store_dirs[] = { "office", "office/data",
	"office/keys" };

static int
open_code(struct place *p)
{
	struct store_options opt = { 1 << 24, "test" };
	int rc = store_open(p->dir, &opt, &p->store, &p->err);

	if (!rc)
		place_close(p);
	return rc;
}

static void
assert_nothing(const struct place *p)
{
	assert_false(place_has(p, "office"));
	assert_false(place_has(p, "office.new"));
	assert_false(place_has(p, "office.lock"));
}

static void
test_no_store(void **state)
{
	struct place *p = *state;

	assert_false(store_exists(p->dir));
	assert_int_equal(open_code(p), MG_EINPUT);
	assert_non_null(strstr(p->err.text, p->dir));
	assert_nothing(p);
}

static void
test_modes(void **state)
{
	struct place *p = *state;
	mode_t mask = umask(0);
	struct stat st;

	place_store(p, 1 << 24);
	umask(mask);
	assert_true(store_exists(p->dir));
	for (size_t i = 0; i < ARRAY_SIZE(store_files); i++) {
		assert_int_equal(stat(place_path(p, store_files[i]), &st), 0);
		assert_int_equal(st.st_mode, S_IFREG | 0600);
	}
	for (size_t i = 0; i < ARRAY_SIZE(store_dirs); i++) {
		assert_int_equal(stat(place_path(p, store_dirs[i]), &st), 0);
		assert_int_equal(st.st_mode, S_IFDIR | 0700);
	}
	assert_false(place_has(p, "office.new"));
	assert_false(place_has(p, "office.lock"));
	assert_false(place_has(p, "office/" MAKING_MARK));
}

static int
create(struct place *p)
{
	struct store_options opt = { 1 << 24, "test" };

	return store_create(p->dir, &opt, NULL, NULL, &p->err);
}

static void
test_create_where(void **state)
{
	struct place *p = *state;
	size_t n;

	/* an empty directory is a place for a store, whatever its mode */
	assert_int_equal(mkdir(p->dir, 0755), 0);
	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
	assert_int_equal(create(p), MG_EEXIST);
	assert_int_equal(open_code(p), 0);

	snprintf(p->dir, sizeof(p->dir), "%s/file", p->top);
	close(open(p->dir, O_CREAT | O_WRONLY, 0600));
	assert_int_equal(create(p), MG_EEXIST);
	/* a slash at the end, as the shell completes it */
	snprintf(p->dir, sizeof(p->dir), "%s/second", p->top);
	assert_int_equal(mkdir(p->dir, 0700), 0);
	n = strlen(p->dir);
	memcpy(p->dir + n, "/", 2);
	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
	/* with the directories above it */
	snprintf(p->dir, sizeof(p->dir), "%s/no/where", p->top);
	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
}

static int
fill_fails(void *ctx, struct store *store, struct err *err)
{
	(void)ctx;
	assert_true(strstr(store->dir, ".new") != NULL);
	return err_set(err, MG_EDATA, "no");
}

static void
test_failed_fill(void **state)
{
	struct place *p = *state;
	struct store_options opt = { 1 << 24, "test" };

	assert_int_equal(store_create(p->dir, &opt, fill_fails, NULL, &p->err),
		MG_EDATA);
	assert_nothing(p);
	assert_int_equal(create(p), 0);
}

static void
touch(const char *path, const char *text)
{
	int fd = open(path, O_CREAT | O_WRONLY, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

/* What a killed creation left goes; what somebody put there stays. */
static void
test_leftovers(void **state)
{
	struct place *p = *state;

	assert_int_equal(mkdir(place_path(p, "office.new"), 0700), 0);
	touch(place_path(p, "office.new/" MAKING_MARK), "");
	assert_int_equal(mkdir(place_path(p, "office.new/data"), 0700), 0);
	touch(place_path(p, "office.new/data/data.mdb"), "half");
	touch(place_path(p, "office.lock"), "");
	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
	assert_false(place_has(p, "office.new"));
}

static void
test_store_called_new(void **state)
{
	struct place *p = *state;
	const char *other = place_path(p, "office.new");

	assert_int_equal(create(p), 0);
	assert_int_equal(rename(p->dir, other), 0);
	assert_int_equal(create(p), MG_EEXIST);
	assert_non_null(strstr(p->err.text, other));
	snprintf(p->dir, sizeof(p->dir), "%s", other);
	assert_int_equal(open_code(p), 0);
}

static void
test_new_is_a_link(void **state)
{
	struct place *p = *state;
	char link[96];

	assert_int_equal(create(p), 0);
	snprintf(link, sizeof(link), "%s/second.new", p->top);
	assert_int_equal(symlink(p->dir, link), 0);
	touch(place_path(p, "office/" MAKING_MARK), "");
	snprintf(p->dir, sizeof(p->dir), "%s/second", p->top);
	assert_int_equal(create(p), MG_EEXIST);
	snprintf(p->dir, sizeof(p->dir), "%s/office", p->top);
	assert_int_equal(open_code(p), 0);
}

static int
fill_waits(void *ctx, struct store *store, struct err *err)
{
	(void)store;
	(void)err;
	child_step(ctx);
	return 0;
}

static void
run_creator(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct store_options opt = { 1 << 24, "first" };

	if (store_create(
		    p->dir, &opt, fill_waits, (void *)(uintptr_t)c, &p->err))
		_exit(1);
}

static void
test_two_creators(void **state)
{
	struct place *p = *state;
	struct child c = child_start(run_creator, p);

	child_wait_ready(&c);
	assert_int_equal(create(p), MG_EBUSY);
	assert_int_equal(open_code(p), MG_EINPUT);
	child_go(&c);
	assert_int_equal(child_end(&c, 0), 0);
	assert_int_equal(create(p), MG_EEXIST);
	assert_int_equal(open_code(p), 0);
	assert_false(place_has(p, "office.lock"));
}

static int
fill_writes(void *ctx, struct store *store, struct err *err)
{
	const struct child *c = ctx;
	struct txn *txn;

	if (write(c->to, "s", 1) != 1)
		_exit(9);
	for (uint32_t i = 0; i < 20; i++) {
		if (gate_enter(store, err) || txn_write(store, &txn, err))
			return err->code;
		txn_put(txn, TREE_REC, &i, sizeof(i), "x", 1);
		if (txn_commit(txn, err))
			return err->code;
		gate_leave(store);
	}
	return 0;
}

static void
run_filler(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct store_options opt = { 1 << 24, "first" };

	store_create(p->dir, &opt, fill_writes, (void *)(uintptr_t)c, &p->err);
}

/* Killed at any moment: no store, or a whole one. */
static void
test_killed_creators(void **state)
{
	struct place *p = *state;
	uint64_t seed = 7;
	unsigned whole = 0;

	for (unsigned i = 0; i < 30; i++) {
		struct child c = child_start(run_filler, p);
		struct timespec t = { 0, (long)(dice(&seed) % 6000000) };
		struct txn *txn;
		uint32_t last = 19;
		struct view v;

		if (i % 3)
			child_wait_ready(&c);
		nanosleep(&t, NULL);
		child_end(&c, SIGKILL);
		if (!store_exists(p->dir))
			continue;
		whole++;
		place_open(p, 1 << 24);
		txn = place_read(p);
		assert_true(txn_get(txn, TREE_REC, &last, sizeof(last), &v));
		txn_abort(txn);
		place_close(p);
		nftw(p->dir, place_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	}
	print_message("# %u of 30 were whole\n", whole);
	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
}

static void
test_others_can_read(void **state)
{
	struct place *p = *state;
	static const mode_t bits[] = { 040, 004, 020, 002, 010, 001 };

	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0); /* makes gate and locks */
	for (size_t b = 0; b < ARRAY_SIZE(bits); b++) {
		for (size_t i = 0; i < ARRAY_SIZE(store_files); i++) {
			const char *path = place_path(p, store_files[i]);

			assert_int_equal(chmod(path, 0600 | bits[b]), 0);
			assert_int_equal(open_code(p), MG_ECONFIG);
			assert_non_null(strstr(p->err.text, path));
			assert_int_equal(chmod(path, 0600), 0);
		}
		for (size_t i = 0; i < ARRAY_SIZE(store_dirs); i++) {
			const char *path = place_path(p, store_dirs[i]);

			assert_int_equal(chmod(path, 0700 | bits[b]), 0);
			assert_int_equal(open_code(p), MG_ECONFIG);
			assert_int_equal(chmod(path, 0700), 0);
		}
	}
	assert_int_equal(open_code(p), 0);
}

static void
test_links(void **state)
{
	struct place *p = *state;
	char aside[96];

	assert_int_equal(create(p), 0);
	assert_int_equal(open_code(p), 0);
	snprintf(aside, sizeof(aside), "%s/aside", p->top);
	for (size_t i = 0; i < ARRAY_SIZE(store_files); i++) {
		const char *path = place_path(p, store_files[i]);

		assert_int_equal(link(path, aside), 0);
		assert_int_equal(open_code(p), MG_ECONFIG);
		assert_int_equal(unlink(path), 0);
		assert_int_equal(symlink(aside, path), 0);
		assert_int_equal(open_code(p), MG_ECONFIG);
		assert_int_equal(rename(aside, path), 0);
	}
	for (size_t i = ARRAY_SIZE(store_dirs); i-- > 0;) {
		const char *path = place_path(p, store_dirs[i]);

		assert_int_equal(rename(path, aside), 0);
		assert_int_equal(symlink(aside, path), 0);
		assert_int_equal(open_code(p), MG_ECONFIG);
		assert_int_equal(unlink(path), 0);
		assert_int_equal(rename(aside, path), 0);
	}
	assert_int_equal(open_code(p), 0);
}

static void
overwrite(const char *path, off_t size, const void *p, size_t n, off_t at)
{
	int fd = open(path, O_WRONLY);

	assert_true(fd >= 0);
	if (size >= 0)
		assert_int_equal(ftruncate(fd, size), 0);
	if (n)
		assert_int_equal(pwrite(fd, p, n, at), n);
	close(fd);
}

/* What LMDB would quietly make anew is damage. */
static void
test_emptied(void **state)
{
	static const char *const data[] = { "office/data/data.mdb",
		"office/keys/data.mdb" };
	struct place *p = *state;
	uint8_t garbage[8192];

	memset(garbage, 0xa5, sizeof(garbage));
	for (size_t i = 0; i < ARRAY_SIZE(data); i++) {
		const char *path = place_path(p, data[i]);

		assert_int_equal(create(p), 0);
		overwrite(path, 0, NULL, 0, 0);
		assert_int_equal(open_code(p), MG_EDAMAGED);
		overwrite(path, -1, garbage, sizeof(garbage), 0);
		assert_int_equal(open_code(p), MG_EDAMAGED);
		unlink(path);
		assert_int_equal(open_code(p), MG_EDAMAGED);
		assert_false(place_has(p, data[i]));
		nftw(p->dir, place_remove_one, 16, FTW_DEPTH | FTW_PHYS);
	}
}

static void
test_masters(void **state)
{
	struct place *p = *state;
	char path[PATH_MAX];

	assert_int_equal(create(p), 0);
	snprintf(path, sizeof(path), "%s/keys/master", p->dir);
	overwrite(path, 31, NULL, 0, 0);
	assert_int_equal(open_code(p), MG_EKEYS);
	unlink(path);
	assert_int_equal(open_code(p), MG_EKEYS);
	assert_false(place_has(p, "office/keys/master"));
}

/* ---- reader slots ------------------------------------------------------- */

static void
run_reader(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, 1 << 24);
	place_read(p);
	child_step(c);
}

static int
count_line(const char *line, void *ctx)
{
	(void)line;
	++*(int *)ctx;
	return 0;
}

static int
slots(struct place *p)
{
	int n = -1; /* the heading */

	mdb_reader_list(p->store->data.mdb, count_line, &n);
	return n;
}

static void
test_killed_readers(void **state)
{
	struct place *p = *state;
	struct child c[3];
	struct txn *txn;

	assert_int_equal(create(p), 0);
	for (int i = 0; i < 3; i++)
		c[i] = child_start(run_reader, p);
	for (int i = 0; i < 3; i++)
		child_wait_ready(&c[i]);
	place_open(p, 1 << 24);
	txn = place_read(p);
	assert_int_equal(slots(p), 4);
	for (int i = 0; i < 2; i++)
		child_end(&c[i], SIGKILL);
	assert_int_equal(slots(p), 4);
	store_readers_check(p->store);
	assert_int_equal(slots(p), 2); /* the living one keeps its own */
	txn_abort(txn);
	place_close(p);
	child_end(&c[2], SIGKILL);
	place_open(p, 1 << 24);
	txn = place_read(p);
	assert_int_equal(slots(p), 1); /* opening looks, too */
	txn_abort(txn);
}

static void
test_size(void **state)
{
	struct place *p = *state;
	struct store_state now;

	place_store(p, 1 << 24);
	store_state(p->store, &now);
	assert_true(now.file > 0 && now.file < 1 << 20);
	assert_int_equal(now.map, 1 << 24);
	assert_int_equal(now.file % 4096, 0);
}

/* ---- another form -------------------------------------------------------- */

/* n 0: as it was before forms had a number. */
static void
put_form(struct place *p, const uint8_t *form, size_t n)
{
	char name[] = "form";
	MDB_val k = { sizeof(name) - 1, name }, v = { n, (void *)form };
	MDB_env *env;
	MDB_txn *txn;
	MDB_dbi names;

	assert_int_equal(mdb_env_create(&env), 0);
	assert_int_equal(mdb_env_set_maxdbs(env, TREE_COUNT), 0);
	assert_int_equal(
		mdb_env_open(env, place_path(p, "office/data"), 0, 0600), 0);
	assert_int_equal(mdb_txn_begin(env, NULL, 0, &txn), 0);
	assert_int_equal(mdb_dbi_open(txn, NULL, 0, &names), 0);
	assert_int_equal(n ? mdb_put(txn, names, &k, &v, 0)
			   : mdb_del(txn, names, &k, NULL),
		0);
	assert_int_equal(mdb_txn_commit(txn), 0);
	mdb_env_close(env);
}

static void
test_form(void **state)
{
	static const struct {
		uint8_t form[4];
		size_t n;
		int code;
		const char *words;
	} rows[] = {
		{ { 0 }, 0, MG_EVERSION, "older program" },
		{ { 0, 0, 0, STORE_FORM - 1 }, 4, MG_EVERSION,
			"older program" },
		{ { 0, 0, 0, STORE_FORM + 1 }, 4, MG_EVERSION,
			"newer program; update" },
		{ { 0xff, 0xff, 0xff, 0xff }, 4, MG_EVERSION, "newer program" },
		{ { 0, 0, 0, STORE_FORM }, 3, MG_EDAMAGED, "damaged" },
		{ { 0, 0, 0, STORE_FORM }, 4, 0, "" },
	};
	struct place *p = *state;

	assert_int_equal(create(p), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		put_form(p, rows[i].form, rows[i].n);
		assert_int_equal(open_code(p), rows[i].code);
		if (!rows[i].code)
			continue;
		assert_non_null(strstr(p->err.text, rows[i].words));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_no_store),
		PLACE_TEST(test_modes),
		PLACE_TEST(test_create_where),
		PLACE_TEST(test_failed_fill),
		PLACE_TEST(test_leftovers),
		PLACE_TEST(test_store_called_new),
		PLACE_TEST(test_new_is_a_link),
		PLACE_TEST(test_two_creators),
		PLACE_TEST(test_killed_creators),
		PLACE_TEST(test_others_can_read),
		PLACE_TEST(test_links),
		PLACE_TEST(test_emptied),
		PLACE_TEST(test_masters),
		PLACE_TEST(test_killed_readers),
		PLACE_TEST(test_size),
		PLACE_TEST(test_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
