/* SPDX-License-Identifier: MIT */
#include "magang/store/keys_anew.h"

#include "beside.h"
#include "fault.h"
#include "guard.h"
#include "internal.h"
#include "keyring.h"
#include "lmdb_open.h"
#include "open.h"
#include "raw.h"
#include "scan.h"
#include "swap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/store/backup_keys.h"
#include "magang/store/gate.h"

#define MAP ((size_t)64 << 20)

struct found_key {
	uint64_t id;
	uint8_t n, bytes[KEYRING_ROW];
};

struct keys_found {
	const uint8_t *master;
	struct found_key *rows;
	size_t n, cap;
};

/* One that can be read: has it rows of keys? */
static bool
is_foreign(const char *path)
{
	MDB_env *mdb = NULL;
	MDB_txn *txn = NULL;
	MDB_cursor *c = NULL;
	MDB_val k, v;
	MDB_dbi dbi;
	int rc = lmdb_open(path, 0, MDB_RDONLY | MDB_NOLOCK, &mdb);

	if (rc == 0)
		rc = mdb_txn_begin(mdb, NULL, MDB_RDONLY, &txn);
	if (rc == 0)
		rc = mdb_dbi_open(txn, NULL, 0, &dbi);
	if (rc == 0)
		rc = mdb_cursor_open(txn, dbi, &c);
	if (rc == 0)
		rc = mdb_cursor_get(c, &k, &v, MDB_FIRST);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		mdb_txn_abort(txn);
	if (mdb)
		mdb_env_close(mdb);
	return rc == 0 && k.mv_size != 8;
}

bool
keys_are_torn(const char *dir)
{
	char *path = xasprintf("%s/keys", dir);
	char *file = xasprintf("%s/data.mdb", path);
	struct err why = ERR_INIT;
	struct stat st;
	bool torn = stat(file, &st) != 0 ||
		    scan_apart(path, &why) == MG_EDAMAGED || is_foreign(path);

	free(file);
	free(path);
	return torn;
}

/* ---- what can be read ---------------------------------------------------- */

static void
take(void *ctx, const uint8_t *key, size_t key_n, const uint8_t *value,
	size_t n)
{
	struct keys_found *g = ctx;
	struct person_keys keys;
	enum keyring_answer answer;
	struct found_key *row;

	if (key_n != 8 || n > KEYRING_ROW)
		return;
	answer = keyring_open(g->master, key, value, n, &keys);
	seal_wipe(&keys, sizeof(keys));
	if (answer == KEYRING_DAMAGED)
		return;
	VEC_GROW(g->rows, g->n, g->cap);
	row = &g->rows[g->n++];
	row->id = get_u64(key);
	row->n = (uint8_t)n;
	memcpy(row->bytes, value, n);
}

/* Of one person the tombstone, which is shorter, comes first. */
static int
by_id(const void *a, const void *b)
{
	const struct found_key *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return x->n - y->n;
}

static int
gather(const char *file, const uint8_t *master, struct keys_found *g,
	struct err *err)
{
	int rc;

	g->master = master;
	rc = raw_rows(file, take, g, err);
	if (g->n)
		qsort(g->rows, g->n, sizeof(*g->rows), by_id);
	return rc;
}

/* The master key that is there, or that of the backup. */
static int
gather_all(const char *dir, struct backup *from, uint8_t master[KEY_SIZE],
	struct keys_found *g, struct err *err)
{
	char *path = xasprintf("%s/keys/master", dir);
	char *file = xasprintf("%s/keys/data.mdb", dir);
	struct err none = ERR_INIT;
	uint8_t other[KEY_SIZE];
	bool own = keyring_read_master(path, master, &none) == 0;
	int rc = own ? gather(file, master, g, err) : 0;

	if (!rc && !own && !from)
		rc = err_set(err, none.code, "%s", none.text);
	if (!rc && !g->n && from)
		rc = backup_master(from, other, err);
	if (!rc && !g->n && from)
		rc = gather(file, other, g, err);
	if (!rc && from && (!own || (g->n && g->master == other)))
		memcpy(master, other, KEY_SIZE);
	seal_wipe(other, sizeof(other));
	free(path);
	free(file);
	return rc;
}

static int
visit_all(const struct keys_found *g, keys_visit visit, void *ctx,
	struct err *err)
{
	struct person_keys keys;
	int rc = 0;

	for (size_t i = 0; !rc && i < g->n; i++) {
		const struct found_key *row = &g->rows[i];
		uint8_t id[8];

		if (i && row[-1].id == row->id)
			continue;
		put_u64(id, row->id);
		rc = visit(ctx, row->id,
			keyring_open(g->master, id, row->bytes, row->n,
				&keys) == KEYRING_FOUND
				? &keys
				: NULL,
			err);
		seal_wipe(&keys, sizeof(keys));
	}
	return rc;
}

int
keys_each_left(const char *dir, keys_visit visit, void *ctx, struct err *err)
{
	char *path = xasprintf("%s/keys/master", dir);
	char *file = xasprintf("%s/keys/data.mdb", dir);
	struct keys_found g = { .rows = NULL };
	struct err none = ERR_INIT;
	uint8_t master[KEY_SIZE];
	int rc = 0;

	if (!keyring_read_master(path, master, &none)) {
		rc = gather(file, master, &g, err);
		if (!rc)
			rc = visit_all(&g, visit, ctx, err);
		seal_wipe(master, sizeof(master));
	}
	free(g.rows);
	free(path);
	free(file);
	return rc;
}

/* ---- made anew ----------------------------------------------------------- */

static int
put_rows(MDB_txn *txn, const struct keys_found *g)
{
	MDB_dbi dbi;
	int rc = mdb_dbi_open(txn, NULL, 0, &dbi);

	for (size_t i = 0; rc == 0 && i < g->n; i++) {
		uint8_t id[8];
		MDB_val k = { 8, id }, v = { g->rows[i].n, g->rows[i].bytes };

		put_u64(id, g->rows[i].id);
		rc = mdb_put(txn, dbi, &k, &v, MDB_NOOVERWRITE);
		if (rc == MDB_KEYEXIST)
			rc = 0;
	}
	return rc;
}

static int
make_pages(const char *dir, const struct keys_found *g)
{
	MDB_txn *txn = NULL;
	MDB_env *mdb;
	int rc = lmdb_open(
		dir, MAP + g->n * sizeof(*g->rows) * 4, MDB_NOLOCK, &mdb);

	if (rc == 0)
		rc = mdb_txn_begin(mdb, NULL, 0, &txn);
	if (rc == 0)
		rc = put_rows(txn, g);
	if (rc == 0) {
		rc = mdb_txn_commit(txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	if (rc == 0)
		rc = mdb_env_sync(mdb, 1);
	if (mdb)
		mdb_env_close(mdb);
	return rc;
}

static int
make(const char *dir, const struct keys_found *g,
	const uint8_t master[KEY_SIZE], struct err *err)
{
	char *path = xasprintf("%s/master", dir);
	int rc = swap_sweep(dir, err), code;

	if (!rc && mkdir(dir, 0700) != 0)
		rc = err_errno(err, "%s", dir);
	if (!rc)
		rc = keyring_write_master(path, master, err);
	code = rc ? 0 : make_pages(dir, g);
	if (code)
		rc = store_err(NULL, code, err, dir);
	free(path);
	return rc ? rc : guard_sync_dir(dir, err);
}

/* The new ones have the name, and what had it lies beside. */
static int
take_place(struct store *store, char **aside, struct err *err)
{
	char *fresh = xasprintf("%s/keys.new", store->dir);
	char *keys = xasprintf("%s/keys", store->dir), *to = NULL;
	struct stat st;
	int rc = -1;

	if (lstat(keys, &st) != 0) {
		rc = rename(fresh, keys);
		to = xstrdup("");
	} else if (!swap_names(store->dir, "keys", "keys.new", err)) {
		for (unsigned i = 1; rc && i < BESIDE_ASIDE_MOST; i++) {
			free(to);
			to = beside_aside(store, &store->keys, i);
			rc = rename(fresh, to);
			if (rc && errno != ENOTEMPTY && errno != EEXIST)
				break;
		}
	}
	rc = rc ? err_errno(err, "%s", keys) : guard_sync_dir(store->dir, err);
	*aside = to;
	free(fresh);
	free(keys);
	return rc;
}

static int
make_inside(struct store *store, struct backup *from, struct keys_anew *out,
	struct err *err)
{
	char *fresh = xasprintf("%s/keys.new", store->dir);
	struct keys_found g = { .rows = NULL };
	uint8_t master[KEY_SIZE];
	int rc = gather_all(store->dir, from, master, &g, err);

	if (!rc)
		rc = make(fresh, &g, master, err);
	if (!rc)
		rc = take_place(store, &out->aside, err);
	out->kept = g.n;
	seal_wipe(master, sizeof(master));
	free(g.rows);
	free(fresh);
	return rc;
}

int
keys_make_anew(const char *dir, struct backup *from, struct keys_anew *out,
	struct err *err)
{
	struct store *store;
	int rc;

	*out = (struct keys_anew){ .aside = NULL };
	if (!store_exists(dir) || !keys_are_torn(dir))
		return 0;
	rc = open_bare(dir, "mend", &store, err);
	if (!rc)
		rc = gate_enter(store, err);
	if (!rc) {
		rc = make_inside(store, from, out, err);
		gate_leave(store);
	}
	store_close(store);
	return rc;
}
