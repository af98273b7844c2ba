/* SPDX-License-Identifier: MIT */
/* What was typed is there again, for whoever typed it, and readable to nobody
 * who has only the file. */
#include "place.h"

#include <fcntl.h>
#include <sys/resource.h>

#include "magang/base/buf.h"
#include "magang/store/drafts.h"

#include "../../../src/store/gate.h"

#define MAP (1 << 24)

static const struct draft_key key = { (uint64_t)1 << 32 | 7, 41, 2 };

static int
put(struct place *p, struct draft_key k, const char *text)
{
	return drafts_put(p->store, &k, text, strlen(text), &p->err);
}

static void
check_text(struct place *p, struct draft_key k, const char *text)
{
	struct buf b = BUF_INIT;
	int rc = drafts_get(p->store, &k, &b, &p->err);

	assert_int_equal(rc, text ? 0 : MG_ENOENT);
	if (text)
		assert_string_equal(buf_str(&b), text);
	else
		assert_int_equal(b.len, 0);
	buf_release(&b);
}

static size_t
count(struct place *p, uint64_t user)
{
	struct draft_key keys[10];
	size_t n;

	assert_int_equal(drafts_keys(p->store, user, keys, 10, &n, &p->err), 0);
	return n;
}

static void
test_none(void **state)
{
	struct place *p = *state;

	place_store(p, MAP);
	check_text(p, key, NULL);
	assert_int_equal(drafts_del(p->store, &key, &p->err), 0);
	assert_int_equal(count(p, 0), 0);
	assert_true(place_has(p, "office/drafts")); /* while there is room */
}

static void
test_keep(void **state)
{
	struct place *p = *state;
	struct stat st;

	place_store(p, MAP);
	assert_int_equal(put(p, key, "Neng"), 0);
	check_text(p, key, "Neng");
	assert_int_equal(put(p, key, "Neng Sumiati"), 0);
	check_text(p, key, "Neng Sumiati");
	place_close(p);
	assert_int_equal(stat(place_path(p, "office/drafts"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(place_path(p, "office/drafts/data.mdb"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	place_open(p, MAP);
	check_text(p, key, "Neng Sumiati");
	assert_int_equal(drafts_del(p->store, &key, &p->err), 0);
	check_text(p, key, NULL);
}

static void
test_keys(void **state)
{
	struct place *p = *state;
	struct draft_key other = key, next = key, keys[10];
	size_t n;

	place_store(p, MAP);
	other.user++;
	next.form++;
	assert_int_equal(put(p, next, "b"), 0);
	assert_int_equal(put(p, other, "c"), 0);
	assert_int_equal(put(p, key, "a"), 0);
	assert_int_equal(count(p, key.user), 2);
	assert_int_equal(count(p, other.user), 1);
	assert_int_equal(count(p, 99), 0);
	assert_int_equal(count(p, 0), 3);
	assert_int_equal(
		drafts_keys(p->store, key.user, keys, 1, &n, &p->err), 0);
	assert_int_equal(n, 1);
	assert_int_equal(keys[0].form, key.form);
	assert_int_equal(keys[0].session, key.session);
}

static void
test_sealed(void **state)
{
	struct place *p = *state;
	struct buf file = BUF_INIT;
	char bytes[4096];
	ssize_t n;
	int fd;

	place_store(p, MAP);
	assert_int_equal(put(p, key, "Neng Sumiati 3205124107999002"), 0);
	place_close(p);
	fd = open(place_path(p, "office/drafts/data.mdb"), O_RDONLY);
	while ((n = read(fd, bytes, sizeof(bytes))) > 0)
		buf_add(&file, bytes, (size_t)n);
	close(fd);
	assert_true(file.len > 0);
	assert_null(memmem(file.data, file.len, "Sumiati", 7));
	assert_null(memmem(file.data, file.len, "3205124107", 10));
	buf_release(&file);
}

/* The store under another master key: the draft is not there, nothing fails. */
static void
test_damage(void **state)
{
	struct place *p = *state;
	uint8_t nothing[60] = { 0 };
	char *long_text = xcalloc(DRAFT_BYTES + 2, 1);
	struct draft_key k = key;

	place_store(p, MAP);
	assert_int_equal(put(p, key, "Neng"), 0);
	k.form = 9;
	check_text(p, k, NULL);
	assert_int_equal(drafts_put(p->store, &k, nothing, 0, &p->err), 0);
	check_text(p, k, "");
	memset(long_text, 'x', DRAFT_BYTES + 1);
	assert_int_equal(put(p, k, long_text), MG_EDATA);
	long_text[DRAFT_BYTES] = '\0';
	assert_int_equal(put(p, k, long_text), 0);
	check_text(p, k, long_text);
	free(long_text);
}

static void
test_guard(void **state)
{
	struct place *p = *state;
	size_t n;
	struct draft_key keys[1];

	place_store(p, MAP);
	assert_int_equal(chmod(place_path(p, "office/drafts"), 0755), 0);
	assert_int_equal(put(p, key, "x"), MG_ECONFIG);
	assert_int_equal(
		drafts_keys(p->store, 0, keys, 1, &n, &p->err), MG_ECONFIG);
	assert_int_equal(chmod(place_path(p, "office/drafts"), 0700), 0);
	assert_int_equal(put(p, key, "x"), 0);
	check_text(p, key, "x");
}

/* Cut anywhere: new ones are kept, the old file lies aside as it was. */
static void
test_cut(void **state)
{
	static const off_t cuts[] = { 1, 4095, 4096, 8192, 8193, 12288, 16384 };
	struct place *p = *state;
	const char *file = place_path(p, "office/drafts/data.mdb");

	place_store(p, MAP);
	for (size_t i = 0; i < ARRAY_SIZE(cuts); i++) {
		struct draft_key k = key;
		char aside[64];
		struct stat st;

		for (k.form = 1; k.form < 40; k.form++)
			assert_int_equal(put(p, k, "before"), 0);
		assert_null(drafts_damaged(p->store));
		place_close(p);
		assert_int_equal(truncate(file, cuts[i]), 0);
		place_open(p, MAP);
		check_text(p, key, NULL);
		assert_int_equal(put(p, key, "after"), 0);
		check_text(p, key, "after");
		snprintf(aside, sizeof(aside), "office/drafts.damaged.%zu",
			i + 1);
		assert_string_equal(
			drafts_damaged(p->store), place_path(p, aside));
		snprintf(aside, sizeof(aside),
			"office/drafts.damaged.%zu/data.mdb", i + 1);
		assert_int_equal(lstat(place_path(p, aside), &st), 0);
		assert_int_equal(st.st_size, cuts[i]);
		place_close(p);
		place_open(p, MAP);
	}
}

/* The room is there before somebody needs it: RLIMIT_FSIZE in place of a disk
 * that is full. */
static void
run_full(const struct child *c, void *arg)
{
	struct rlimit none = { 4096, 4096 };
	struct place *p = arg;
	char text[3000];

	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	signal(SIGXFSZ, SIG_IGN);
	place_open(p, MAP);
	if (put(p, key, text) || setrlimit(RLIMIT_FSIZE, &none))
		_exit(8);
	child_step(c);
	_exit(put(p, key, "more") == MG_EFULL ? 0 : 7);
}

static void
test_room(void **state)
{
	struct place *p = *state;
	struct stat st;
	struct child c;

	place_store(p, MAP);
	place_close(p);
	assert_int_equal(
		lstat(place_path(p, "office/drafts/data.mdb"), &st), 0);
	assert_true(st.st_blocks * 512 >= 1 << 20);
	assert_int_equal(
		lstat(place_path(p, "office/drafts/lock.mdb"), &st), 0);
	assert_true(st.st_blocks * 512 >= st.st_size);
	assert_int_equal(lstat(place_path(p, "office/data/lock.mdb"), &st), 0);
	assert_true(st.st_blocks * 512 >= st.st_size);
	c = child_start(run_full, p);
	child_wait_ready(&c);
	child_go(&c);
	assert_int_equal(child_end(&c, 0), 0);
}

/* Stopped while it opens: told whom, after a while, and nobody for ever. */
static void
run_writer(const struct child *c, void *arg)
{
	struct place *p = arg;

	place_open(p, MAP);
	if (gate_hold(p->store, DRAFT_BYTE, &p->err))
		_exit(8);
	child_step(c);
	gate_free(p->store, DRAFT_BYTE);
	child_step(c);
}

static void
test_stopped(void **state)
{
	struct place *p = *state;
	struct child c;

	place_store(p, MAP);
	place_close(p);
	c = child_start(run_writer, p);
	child_wait_ready(&c);
	kill(c.pid, SIGSTOP);
	place_open(p, MAP);
	assert_int_equal(put(p, key, "x"), MG_EBUSY);
	assert_non_null(strstr(p->err.text, "test (process "));
	assert_non_null(strstr(p->err.text, "is keeping a draft"));
	check_text(p, key, NULL);
	child_end(&c, SIGKILL);
	assert_int_equal(put(p, key, "x"), 0);
}

static void
typed(const struct child *c, void *arg)
{
	struct place *p = arg;
	struct store_options opt = { MAP, "child" };

	if (store_open(p->dir, &opt, &p->store, &p->err) ||
		put(p, key, "typed before the line dropped"))
		_exit(8);
	child_step(c);
}

static void
test_killed(void **state)
{
	struct place *p = *state;
	struct child c;

	place_store(p, MAP);
	place_close(p);
	c = child_start(typed, p);
	child_wait_ready(&c);
	child_end(&c, SIGKILL);
	place_open(p, MAP);
	check_text(p, key, "typed before the line dropped");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_none),
		PLACE_TEST(test_keep),
		PLACE_TEST(test_keys),
		PLACE_TEST(test_sealed),
		PLACE_TEST(test_damage),
		PLACE_TEST(test_guard),
		PLACE_TEST(test_cut),
		PLACE_TEST(test_room),
		PLACE_TEST(test_stopped),
		PLACE_TEST(test_killed),
	};

	return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}
