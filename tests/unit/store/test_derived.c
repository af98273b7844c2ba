/* SPDX-License-Identifier: MIT */
/* Files beside the store: whole or not there, and nobody else's. */
#include "place.h"

#include "magang/store/derived.h"

#define NAME "office/sums"

static bool
holds(struct place *p, const char *text)
{
	struct view v;
	bool same;

	if (!derived_map(p->store, "sums", &v))
		return false;
	same = v.n == strlen(text) && memcmp(v.p, text, v.n) == 0;
	derived_unmap(&v);
	assert_null(v.p);
	derived_unmap(&v);
	return same;
}

static bool
keep(struct place *p, const char *text)
{
	return derived_write(p->store, "sums", text, strlen(text));
}

static void
test_write(void **state)
{
	struct place *p = *state;
	struct view old;
	struct stat st;

	place_store(p, 1 << 24);
	assert_false(holds(p, ""));
	assert_true(keep(p, "one"));
	assert_true(holds(p, "one"));
	assert_int_equal(stat(place_path(p, NAME), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);

	/* Whoever has the old one keeps it. */
	assert_true(derived_map(p->store, "sums", &old));
	assert_true(keep(p, "another"));
	assert_true(holds(p, "another"));
	assert_memory_equal(old.p, "one", 3);
	derived_unmap(&old);
}

/* Neither a file that others may write nor what only bears its name. */
static void
test_not_ours(void **state)
{
	struct place *p = *state;

	place_store(p, 1 << 24);
	assert_true(keep(p, "one"));
	assert_int_equal(chmod(place_path(p, NAME), 0620), 0);
	assert_false(holds(p, "one"));
	assert_true(keep(p, "two"));
	assert_true(holds(p, "two"));

	assert_int_equal(rename(place_path(p, NAME), place_path(p, "two")), 0);
	assert_int_equal(symlink(place_path(p, "two"), place_path(p, NAME)), 0);
	assert_false(holds(p, "two"));
	assert_true(keep(p, "three"));
	assert_true(holds(p, "three"));

	assert_int_equal(unlink(place_path(p, NAME)), 0);
	assert_int_equal(mkfifo(place_path(p, NAME), 0600), 0);
	assert_false(holds(p, "three"));
	assert_int_equal(truncate(place_path(p, "two"), 0), 0);
	assert_int_equal(rename(place_path(p, "two"), place_path(p, NAME)), 0);
	assert_false(holds(p, ""));
}

static size_t
files_of_store(struct place *p)
{
	char *command = xasprintf("ls %s | wc -l", p->dir);
	FILE *f = popen(command, "r");
	unsigned n = 0;

	assert_non_null(f);
	assert_int_equal(fscanf(f, "%u", &n), 1);
	pclose(f);
	free(command);
	return n;
}

/* What cannot be written leaves nothing behind. */
static void
test_in_the_way(void **state)
{
	struct place *p = *state;
	size_t before;

	place_store(p, 1 << 24);
	assert_int_equal(mkdir(place_path(p, NAME), 0700), 0);
	before = files_of_store(p);
	assert_false(keep(p, "one"));
	assert_false(holds(p, "one"));
	assert_int_equal(files_of_store(p), before);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_write),
		PLACE_TEST(test_not_ours),
		PLACE_TEST(test_in_the_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
