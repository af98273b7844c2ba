/* SPDX-License-Identifier: MIT */
/*
 * The file of parsed texts: whatever happens to it, the office works as before
 * and the file is whole again. And the settings of an office that stays open.
 */
#include "magang/ops/ops_settings.h"

#include "../office/office_fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define ROLES_OF_OUR_OWN                                                       \
	"roles:\n  clerk: {label: Clerk, may: [read]}\n"                       \
	"  administrator: {label: Administrator,\n"                            \
	"    may: [read, settings, admin]}\n" ROLES_OF_MOVES
#define OUR_OWN 6 /* with the four of ROLES_OF_MOVES */

/* ---- the file ------------------------------------------------------------ */

static const char *
path_of(const struct desk *d)
{
	static char path[100];

	snprintf(path, sizeof(path), "%s/parsed", d->store);
	return path;
}

static void
read_file(const struct desk *d, struct buf *out)
{
	char chunk[65536];
	FILE *f = fopen(path_of(d), "rb");
	size_t n;

	buf_clear(out);
	assert_non_null(f);
	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(out, chunk, n);
	fclose(f);
}

static void
write_file(const struct desk *d, const char *bytes, size_t n)
{
	int fd = open(path_of(d), O_WRONLY | O_CREAT | O_TRUNC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), n);
	close(fd);
}

static void
assert_whole(const struct desk *d, const struct buf *want)
{
	struct buf got = BUF_INIT;
	struct stat st;

	read_file(d, &got);
	assert_int_equal(got.len, want->len);
	assert_memory_equal(got.data, want->data, want->len);
	assert_int_equal(lstat(path_of(d), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	buf_release(&got);
}

static void
reopen(struct desk *d)
{
	office_close(d->o);
	desk_open(d);
}

static void
assert_texts(struct desk *d)
{
	const struct program *p;
	struct txn *txn;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	p = office_program_named(d->o, txn, "magang-jabar");
	txn_abort(txn);
	assert_non_null(p);
	assert_string_equal(p->prefix, "MJ");
	assert_true(p->n_rules > 0 && p->n_fields > 0);
	assert_true(d->o->book.roles.n > 3);
	assert_true(d->o->book.calendar.n > 10);
	assert_int_equal(d->o->zone, 420);
}

static void
assert_works(struct desk *d)
{
	struct area garut;

	assert_texts(d);
	assert_true(area_find(d->o->book.areas, 3205, &garut));
	assert_string_equal(garut.name, "Kabupaten Garut");
	assert_string_equal(garut.letters, "GRT");
}

/* ---- damage -------------------------------------------------------------- */

static void
test_kept(void **state)
{
	struct desk *d = *state;
	struct stat first, second;

	assert_int_equal(stat(path_of(d), &first), 0);
	reopen(d);
	assert_works(d);
	assert_int_equal(stat(path_of(d), &second), 0);
	assert_int_equal(first.st_ino, second.st_ino);
}

static void
test_missing(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT;

	read_file(d, &whole);
	assert_int_equal(unlink(path_of(d)), 0);
	assert_works(d);
	reopen(d);
	assert_works(d);
	assert_whole(d, &whole);
	buf_release(&whole);
}

static void
test_cut(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT;

	read_file(d, &whole);
	for (size_t n = 0; n < whole.len; n += 1 + n / 2) {
		write_file(d, whole.data, n);
		reopen(d);
		assert_works(d);
		assert_whole(d, &whole);
	}
	write_file(d, whole.data, whole.len - 1);
	reopen(d);
	assert_works(d);
	buf_release(&whole);
}

static void
test_other_version(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT;

	read_file(d, &whole);
	for (size_t i = 0; i < 8; i++) {
		whole.data[i] ^= 2;
		write_file(d, whole.data, whole.len);
		whole.data[i] ^= 2;
		reopen(d);
		assert_works(d);
		assert_whole(d, &whole);
	}
	buf_release(&whole);
}

static bool
check_tells(struct desk *d)
{
	struct check_report r;
	bool told;

	check_done(d, check_store(d->o, &r, &d->err));
	told = !r.ok && r.n_problems == 1 && strstr(r.problems[0], "parsed");
	assert_true(r.ok || told);
	check_report_release(&r);
	return told;
}

/* Programs and settings are summed; a name of a place may be wrong until check
 * finds it. */
static void
test_flipped(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT, now = BUF_INIT;

	read_file(d, &whole);
	for (size_t i = 0; i < whole.len; i += i < 700 ? 13 : whole.len / 99) {
		char *at = &whole.data[i], was = *at;
		bool anew;

		*at = (char)(was ^ 1 << i % 8);
		write_file(d, whole.data, whole.len);
		*at = was;
		reopen(d);
		assert_texts(d);
		read_file(d, &now);
		anew = memcmp(now.data, whole.data, whole.len) == 0;
		assert_int_equal(check_tells(d), !anew);
		assert_whole(d, &whole);
		assert_false(check_tells(d));
	}
	buf_release(&whole);
	buf_release(&now);
}

/* ---- what cannot be written or trusted ----------------------------------- */

static void
test_in_the_way(void **state)
{
	struct desk *d = *state;

	assert_int_equal(unlink(path_of(d)), 0);
	assert_int_equal(mkdir(path_of(d), 0700), 0);
	reopen(d);
	assert_works(d);
	assert_false(check_tells(d));
	assert_int_equal(rmdir(path_of(d)), 0);
}

static void
test_not_ours(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT;
	char away[100];

	read_file(d, &whole);
	assert_int_equal(chmod(path_of(d), 0604), 0);
	reopen(d);
	assert_works(d);
	assert_whole(d, &whole);

	snprintf(away, sizeof(away), "%s/away", d->dir);
	assert_int_equal(rename(path_of(d), away), 0);
	assert_int_equal(symlink(away, path_of(d)), 0);
	reopen(d);
	assert_works(d);
	assert_whole(d, &whole);
	buf_release(&whole);
}

/* ---- other texts --------------------------------------------------------- */

static void
install(struct desk *d, const char *name, const char *text)
{
	check_done(d, op_setting_install(d->o, name, text, strlen(text), NULL,
			      &d->r, &d->err));
}

static void
test_new_text(void **state)
{
	struct desk *d = *state;
	struct area area;

	install(d, "areas", "32\tJawa Barat\n32.05\tNegeri Garut\n");
	install(d, "roles", ROLES_OF_OUR_OWN);
	assert_int_equal(d->o->book.roles.n, OUR_OWN);
	assert_false(check_tells(d));
	reopen(d);
	assert_true(area_find(d->o->book.areas, 3205, &area));
	assert_string_equal(area.name, "Negeri Garut");
	assert_int_equal(d->o->book.roles.n, OUR_OWN);
	assert_int_equal(areas_count(d->o->book.areas), 2);
}

/* The next who opens takes a text that was not there before into the file. */
static void
test_one_more(void **state)
{
	static const char text[] = "program: more\nversion: 1\nprefix: MO\n"
				   "label: More\nstages:\n"
				   "  a: {kind: start, label: A}\n"
				   "  z: {kind: success, label: Z}\n"
				   "moves:\n  - {from: a, to: z}\n";
	struct desk *d = *state;

	install_program(d, "more", text);
	reopen(d);
	assert_false(check_tells(d));
}

/* A full disk: what was not committed does not hold. */
static void
test_not_committed(void **state)
{
	struct desk *d = *state;
	struct rlimit limit, small;
	size_t roles = d->o->book.roles.n;
	int rc;

	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	small = (struct rlimit){ 4096, limit.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	rc = op_setting_install(d->o, "roles", ROLES_OF_OUR_OWN,
		strlen(ROLES_OF_OUR_OWN), NULL, &d->r, &d->err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	check_refused(d, rc, MG_EFULL, NULL);
	assert_int_equal(d->o->book.roles.n, roles);
	install(d, "roles", ROLES_OF_OUR_OWN);
	assert_int_equal(d->o->book.roles.n, OUR_OWN);
}

/* ---- other processes ----------------------------------------------------- */

static void
assert_good_end(pid_t pid)
{
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* Forked while no office is open. Nothing of the parent's tests runs in it. */
static void
open_and_remove(struct desk *d)
{
	struct office_options opt = desk_options(d);
	struct area area;

	for (int i = 0; i < 20; i++) {
		if (office_open(&opt, &d->o, &d->err) ||
			!area_find(d->o->book.areas, 3205, &area) ||
			strcmp(area.name, "Kabupaten Garut") != 0)
			_exit(1);
		office_close(d->o);
		unlink(path_of(d));
	}
	_exit(0);
}

static void
test_two_at_once(void **state)
{
	struct desk *d = *state;
	struct buf whole = BUF_INIT;
	pid_t pid[2];

	read_file(d, &whole);
	office_close(d->o);
	for (size_t i = 0; i < ARRAY_SIZE(pid); i++) {
		pid[i] = fork();
		if (pid[i] == 0)
			open_and_remove(d);
	}
	for (size_t i = 0; i < ARRAY_SIZE(pid); i++)
		assert_good_end(pid[i]);
	desk_open(d);
	assert_works(d);
	assert_whole(d, &whole);
	buf_release(&whole);
}

/* An open session goes by what another one has installed. */
static void
test_changed_elsewhere(void **state)
{
	struct desk *d = *state;
	uint64_t seq;
	int ready[2];
	pid_t pid;
	char byte;

	office_close(d->o);
	assert_int_equal(pipe(ready), 0);
	pid = fork();
	if (pid == 0) {
		struct office_options opt = desk_options(d);

		if (read(ready[0], &byte, 1) != 1 ||
			office_open(&opt, &d->o, &d->err) ||
			op_setting_install(d->o, "roles", ROLES_OF_OUR_OWN,
				strlen(ROLES_OF_OUR_OWN), NULL, &d->r, &d->err))
			_exit(1);
		office_close(d->o);
		_exit(0);
	}
	desk_open(d);
	assert_true(d->o->book.roles.n > OUR_OWN);
	assert_int_equal(write(ready[1], "g", 1), 1);
	assert_good_end(pid);
	check_done(d, office_head(d->o, &seq, &d->err));
	assert_int_equal(d->o->book.roles.n, OUR_OWN);
	close(ready[0]);
	close(ready[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_kept),
		desk_test(test_missing),
		desk_test(test_cut),
		desk_test(test_other_version),
		desk_test(test_flipped),
		desk_test(test_in_the_way),
		desk_test(test_not_ours),
		desk_test(test_new_text),
		desk_test(test_one_more),
		desk_test(test_not_committed),
		desk_test(test_two_at_once),
		desk_test(test_changed_elsewhere),
	};
	struct err err = ERR_INIT;

	if (seal_start(&err))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
