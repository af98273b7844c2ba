/* SPDX-License-Identifier: MIT */
/* What people name is a regular file outside of every store. */
#include "magang/store/plain_file.h"
#include "place.h"

#include <sys/stat.h>

static char *
path_in(struct place *p, const char *name)
{
	return xasprintf("%s/%s", p->dir, name);
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
check_text(const char *path, const char *wanted)
{
	char text[40] = "";
	struct err err = ERR_INIT;
	FILE *f = plain_file_open(path, &err);

	assert_non_null(f);
	assert_int_equal(fread(text, 1, sizeof(text) - 1, f), strlen(wanted));
	assert_string_equal(text, wanted);
	fclose(f);
}

/* Under its name it is whole, for its owner only, and alone. */
static void
test_made(void **state)
{
	struct place *p = *state;
	struct plain_file file;
	struct stat st;
	char *name;

	mkdir(p->dir, 0700);
	name = path_in(p, "list.csv");
	assert_int_equal(plain_file_make(&file, name, &p->err), 0);
	fputs("a;b\n", file.f);
	assert_int_not_equal(lstat(name, &st), 0);
	assert_int_equal(plain_file_keep(&file, &p->err), 0);
	plain_file_drop(&file);
	check_text(name, "a;b\n");
	assert_int_equal(lstat(name, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(st.st_nlink, 1);
	free(name);
}

static void
test_named(void **state)
{
	struct place *p = *state;
	struct plain_file file;

	assert_int_equal(plain_file_make(&file, "", &p->err), MG_EUSAGE);
}

/* Neither when it is begun nor when it is kept. */
static void
test_taken(void **state)
{
	struct place *p = *state;
	struct plain_file file;
	char *name;

	mkdir(p->dir, 0700);
	name = path_in(p, "list.csv");
	assert_int_equal(plain_file_make(&file, name, &p->err), 0);
	fputs("mine", file.f);
	write_file(name, "theirs");
	assert_int_equal(plain_file_keep(&file, &p->err), MG_EEXIST);
	plain_file_drop(&file);
	check_text(name, "theirs");
	assert_int_equal(plain_file_make(&file, name, &p->err), MG_EEXIST);
	assert_int_equal(unlink(name), 0);
	assert_int_equal(symlink("nowhere", name), 0);
	assert_int_equal(plain_file_make(&file, name, &p->err), MG_EEXIST);
	assert_int_equal(unlink(name), 0);
	assert_int_equal(rmdir(p->dir), 0); /* no draft was left */
	free(name);
}

static void
test_dropped(void **state)
{
	struct place *p = *state;
	struct plain_file file;
	char *name;

	mkdir(p->dir, 0700);
	name = path_in(p, "list.csv");
	assert_int_equal(plain_file_make(&file, name, &p->err), 0);
	plain_file_drop(&file);
	plain_file_drop(&file);
	assert_int_equal(rmdir(p->dir), 0);
	free(name);
}

static void
test_no_file(void **state)
{
	struct place *p = *state;
	char *name;

	mkdir(p->dir, 0700);
	assert_null(plain_file_open(p->dir, &p->err));
	assert_int_equal(p->err.code, MG_EINPUT);
	name = path_in(p, "pipe");
	assert_int_equal(mkfifo(name, 0600), 0);
	assert_null(plain_file_open(name, &p->err));
	assert_int_equal(p->err.code, MG_EINPUT);
	assert_null(plain_file_open("/dev/null", &p->err));
	free(name);
}

/* Somebody else took the name meanwhile: both are kept. */
/* A list of rejected rows is no list of keys. */
static void
test_keys_of_ssh(void **state)
{
	static const char *const names[] = { ".ssh/authorized_keys",
		".ssh/deep/list", "link/authorized_keys", ".sshd/list" };
	struct place *p = *state;
	struct plain_file file;

	mkdir(p->dir, 0700);
	for (size_t i = 0; i < 3; i++)
		mkdir(place_path(p,
			      (const char *[]){ "office/.ssh",
				      "office/.ssh/deep", "office/.sshd" }[i]),
			0700);
	assert_int_equal(symlink(".ssh", place_path(p, "office/link")), 0);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char *name = path_in(p, names[i]);
		int rc = plain_file_make(&file, name, &p->err);

		assert_int_equal(rc, i < 3 ? MG_EINPUT : 0);
		plain_file_drop(&file);
		free(name);
	}
}

static void
test_renamed(void **state)
{
	struct place *p = *state;
	char *name = path_in(p, "l.csv"), *other = path_in(p, "l-2.csv");
	struct plain_file file, first;

	assert_int_equal(mkdir(p->dir, 0700), 0);
	assert_int_equal(plain_file_make(&file, name, &p->err), 0);
	fputs("mine", file.f);
	assert_int_equal(plain_file_make(&first, other, &p->err), 0);
	assert_int_equal(plain_file_keep(&first, &p->err), 0);
	assert_int_equal(rename(other, name), 0);
	assert_int_equal(plain_file_keep(&file, &p->err), MG_EEXIST);
	assert_int_equal(plain_file_rename(&file, name, &p->err), MG_EEXIST);
	assert_int_equal(plain_file_rename(&file, other, &p->err), 0);
	assert_string_equal(file.name, other);
	assert_int_equal(access(other, F_OK), 0);
	plain_file_drop(&file);
	plain_file_drop(&first);
	unlink(other);
	unlink(name);
	rmdir(p->dir);
	free(name);
	free(other);
}

/* Nor through a link that lies elsewhere. */
static void
test_store(void **state)
{
	static const char *const inside[] = { "keys/master", "data/data.mdb" };
	struct place *p = *state;
	struct plain_file file;
	char *name, *link;

	assert_int_equal(store_create(p->dir, &(struct store_options){ 0 },
				 NULL, NULL, &p->err),
		0);
	for (size_t i = 0; i < ARRAY_SIZE(inside); i++) {
		name = path_in(p, inside[i]);
		assert_null(plain_file_open(name, &p->err));
		assert_non_null(strstr(p->err.text, "in a store"));
		free(name);
	}
	/* beside it stands its register, or will */
	name = xasprintf("%s.register", p->dir);
	assert_int_equal(plain_file_make(&file, name, &p->err), MG_EINPUT);
	free(name);
	link = xasprintf("%s.link", p->dir);
	name = path_in(p, "keys");
	assert_int_equal(symlink(name, link), 0);
	free(name);
	name = xasprintf("%s/new.csv", link);
	assert_int_equal(plain_file_make(&file, name, &p->err), MG_EINPUT);
	free(name);
	name = xasprintf("%s/master", link);
	assert_null(plain_file_open(name, &p->err));
	unlink(link);
	free(name);
	free(link);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_made),
		PLACE_TEST(test_named),
		PLACE_TEST(test_taken),
		PLACE_TEST(test_keys_of_ssh),
		PLACE_TEST(test_renamed),
		PLACE_TEST(test_dropped),
		PLACE_TEST(test_no_file),
		PLACE_TEST(test_store),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
