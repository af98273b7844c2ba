/* SPDX-License-Identifier: MIT */
/*
 * erase-test STORE PLANTED FIRST LAST - erases persons FIRST to LAST in one act,
 * and looks through every byte of every file of the store for what was theirs:
 * the texts of PLANTED, a line each, their numbers as they stand in indexes, the
 * keys, and the rows in which those lie sealed. Before it all is there, behind
 * it nothing. TAP.
 */
#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <lmdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/ops/erase.h"
#include "magang/ops/ops.h"
#include "magang/store/keyring.h"

#define NOW 1795482000           /* 2026-11-24 08:00 WIB */
#define HOST ((uint64_t)1 << 32) /* before the counter of a number */
#define WINDOW 8                 /* bytes by which a pattern is found */
#define BITS 22
#define NAMED 5
#define TREES 16

enum what { TEXT, NUMBER, KEY, ROW, WHATS };
static const char *const what_word[] = { "texts", "numbers", "keys",
	"rows of keys" };

struct pattern {
	uint64_t window;
	const uint8_t *bytes;
	size_t n;
	enum what what;
	bool found;
};

/* What is looked for; a bit for each window that one begins with. */
static struct {
	struct pattern *row;
	size_t n, cap, files;
	uint64_t bytes;
	uint8_t bit[(1u << BITS) / 8];
} all;

static size_t tests, failed;

static void
tap(bool good, const char *title)
{
	tests++;
	failed += !good;
	printf("%sok %zu - %s\n", good ? "" : "not ", tests, title);
	fflush(stdout);
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* --- patterns ------------------------------------------------------------- */

static uint64_t
window_at(const uint8_t *p)
{
	uint64_t w;

	memcpy(&w, p, WINDOW);
	return w;
}

static size_t
bit_of(uint64_t window)
{
	return (size_t)(window * 0x9e3779b97f4a7c15u >> (64 - BITS));
}

static void
add(const void *bytes, size_t n, enum what what)
{
	uint8_t *copy = xmalloc(n);

	memcpy(copy, bytes, n);
	VEC_GROW(all.row, all.n, all.cap);
	all.row[all.n++] =
		(struct pattern){ window_at(copy), copy, n, what, false };
}

static int
by_window(const void *a, const void *b)
{
	const struct pattern *x = a, *y = b;

	return (x->window > y->window) - (x->window < y->window);
}

static void
sort_all(void)
{
	qsort(all.row, all.n, sizeof(*all.row), by_window);
	for (size_t i = 0; i < all.n; i++) {
		size_t bit = bit_of(all.row[i].window);

		all.bit[bit / 8] |= (uint8_t)(1u << bit % 8);
	}
}

/* Digits stand in indexes as a number, the highest byte first. */
static void
add_line(const char *text, size_t n)
{
	uint8_t be[8];
	uint64_t number;

	if (n < WINDOW)
		return;
	add(text, n, TEXT);
	if (strspn(text, "0123456789") != n)
		return;
	number = strtoull(text, NULL, 10);
	for (size_t i = 0; i < 8; i++)
		be[i] = (uint8_t)(number >> (56 - 8 * i));
	add(be, sizeof(be), NUMBER);
}

static bool
read_planted(const char *path)
{
	FILE *f = fopen(path, "re");
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	while (f && (n = getline(&line, &cap, f)) > 0)
		add_line(line, (line[n - 1] = '\0', (size_t)n - 1));
	free(line);
	if (f)
		fclose(f);
	return f != NULL;
}

/* --- keys ----------------------------------------------------------------- */

static bool
read_keys(struct office *office, uint64_t first, uint64_t last)
{
	struct person_keys keys;

	for (uint64_t id = first; id <= last; id++) {
		if (keyring_get(office->store, id, &keys) != KEYRING_FOUND)
			return false;
		add(keys.personal, KEY_SIZE, KEY);
		add(keys.health, KEY_SIZE, KEY);
	}
	seal_wipe(&keys, sizeof(keys));
	return true;
}

static uint64_t
id_behind(const MDB_val *key)
{
	const uint8_t *p = key->mv_data;
	uint64_t id = 0;

	for (size_t i = key->mv_size < 8 ? 0 : key->mv_size - 8;
		i < key->mv_size; i++)
		id = id << 8 | p[i];
	return id;
}

static void
rows_of_tree(MDB_txn *txn, MDB_dbi dbi, uint64_t first, uint64_t last)
{
	MDB_val key, value;
	MDB_cursor *cursor;

	if (mdb_cursor_open(txn, dbi, &cursor) != 0)
		return;
	while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) == 0) {
		uint64_t id = id_behind(&key);

		if (id >= first && id <= last && value.mv_size >= KEY_SIZE)
			add(value.mv_data, value.mv_size, ROW);
	}
	mdb_cursor_close(cursor);
}

/* The rows as they lie there, whatever the store says of them. */
static void
read_rows(const char *store, uint64_t first, uint64_t last)
{
	char path[4096], name[64];
	MDB_val key, value;
	MDB_cursor *cursor;
	MDB_env *env;
	MDB_txn *txn;
	MDB_dbi top, dbi;

	snprintf(path, sizeof(path), "%s/keys", store);
	if (mdb_env_create(&env) != 0)
		return;
	mdb_env_set_maxdbs(env, TREES);
	if (mdb_env_open(env, path, MDB_RDONLY, 0600) == 0 &&
		mdb_txn_begin(env, NULL, MDB_RDONLY, &txn) == 0) {
		if (mdb_dbi_open(txn, NULL, 0, &top) == 0 &&
			mdb_cursor_open(txn, top, &cursor) == 0) {
			rows_of_tree(txn, top, first, last);
			while (mdb_cursor_get(cursor, &key, &value, MDB_NEXT) ==
				0) {
				snprintf(name, sizeof(name), "%.*s",
					(int)key.mv_size,
					(const char *)key.mv_data);
				if (mdb_dbi_open(txn, name, 0, &dbi) == 0)
					rows_of_tree(txn, dbi, first, last);
			}
			mdb_cursor_close(cursor);
		}
		mdb_txn_abort(txn);
	}
	mdb_env_close(env);
}

/* --- files ---------------------------------------------------------------- */

static void
look_at(const uint8_t *p, size_t left)
{
	const uint64_t w = window_at(p);
	const size_t bit = bit_of(w);
	const struct pattern key = { .window = w };
	struct pattern *row;

	if (!(all.bit[bit / 8] & 1u << bit % 8))
		return;
	row = bsearch(&key, all.row, all.n, sizeof(*row), by_window);
	while (row && row > all.row && row[-1].window == w)
		row--;
	for (; row && row < all.row + all.n && row->window == w; row++)
		row->found |= row->n <= left && !memcmp(row->bytes, p, row->n);
}

static int
look_into(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	int fd = type == FTW_F ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	const size_t n = (size_t)st->st_size;
	uint8_t *p;

	(void)ftw;
	if (fd >= 0 && n < WINDOW)
		close(fd);
	if (fd < 0 || n < WINDOW)
		return 0;
	p = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return -1;
	for (size_t i = 0; i + WINDOW <= n; i++)
		look_at(p + i, n - i);
	munmap(p, n);
	all.files++;
	all.bytes += n;
	return 0;
}

/* How many of each are in some file. */
static void
look(const char *store, size_t found[WHATS], size_t of[WHATS])
{
	memset(found, 0, WHATS * sizeof(*found));
	memset(of, 0, WHATS * sizeof(*of));
	all.files = 0;
	all.bytes = 0;
	for (size_t i = 0; i < all.n; i++)
		all.row[i].found = false;
	nftw(store, look_into, 16, FTW_PHYS);
	for (size_t i = 0; i < all.n; i++) {
		of[all.row[i].what]++;
		found[all.row[i].what] += all.row[i].found;
	}
	printf("# %zu files, %.1f MB\n", all.files, (double)all.bytes / 1e6);
}

static void
before(const char *store)
{
	size_t found[WHATS], of[WHATS];

	look(store, found, of);
	for (size_t i = 0; i < WHATS; i++)
		printf("# %s: %zu of %zu\n", what_word[i], found[i], of[i]);
	/* a key lies sealed, and a text may stand in the journal alone */
	tap(found[TEXT] > 0 && found[TEXT] * 2 > of[TEXT], "texts are there");
	tap(found[NUMBER] > 0, "numbers are there");
	tap(found[ROW] > 0 && found[ROW] == of[ROW], "rows of keys are there");
}

static void
tell(const struct pattern *p)
{
	printf("# %s", what_word[p->what]);
	for (size_t i = 0; i < p->n; i++)
		printf(" %02x", p->bytes[i]);
	printf("\n");
}

static void
after(const char *store)
{
	size_t found[WHATS], of[WHATS];
	char title[80];

	look(store, found, of);
	for (size_t i = 0; i < WHATS; i++) {
		snprintf(title, sizeof(title), "none of %zu %s is there", of[i],
			what_word[i]);
		tap(found[i] == 0, title);
		if (found[i])
			printf("# %zu are\n", found[i]);
	}
	for (size_t i = 0, n = 0; i < all.n && n < NAMED; i++)
		if (all.row[i].found && ++n)
			tell(&all.row[i]);
}

/* --- the act -------------------------------------------------------------- */

static struct office *
open_office(const char *store)
{
	struct office_options opt = { .dir = store,
		.uid = getuid(),
		.login = "erase-test",
		.now = NOW,
		.lang = LANG_EN };
	struct err err = ERR_INIT;
	struct office *office;

	if (seal_start(&err) || office_open(&opt, &office, &err)) {
		printf("Bail out! %s\n", err.text);
		exit(1);
	}
	return office;
}

static void
erase(struct office *office, uint64_t first, uint64_t last)
{
	const size_t n = (size_t)(last - first + 1);
	uint64_t *ids = xcalloc(n, sizeof(*ids));
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	double load[1] = { -1 }, begun = seconds();
	int rc;

	for (size_t i = 0; i < n; i++)
		ids[i] = first + i;
	rc = op_erase(office, ids, n, "of a test", &receipt, &err);
	getloadavg(load, 1);
	printf("# %zu persons erased, the store compacted: %.1f s; load %.1f on "
	       "%ld processors\n",
		n, seconds() - begun, load[0], sysconf(_SC_NPROCESSORS_ONLN));
	tap(rc == 0, "all are erased in one act");
	if (rc)
		printf("# %s\n", err.text);
	free(ids);
}

int
main(int argc, char **argv)
{
	uint64_t first, last;
	struct office *office;

	if (argc != 5)
		return 2;
	first = HOST | strtoull(argv[3], NULL, 10);
	last = HOST | strtoull(argv[4], NULL, 10);
	office = open_office(argv[1]);
	tap(read_planted(argv[2]), "texts are read");
	tap(read_keys(office, first, last), "each has its keys");
	office_close(office);
	read_rows(argv[1], first, last);
	sort_all();
	before(argv[1]);
	office = open_office(argv[1]);
	erase(office, first, last);
	office_close(office);
	after(argv[1]);
	printf("1..%zu\n", tests);
	return failed != 0;
}
