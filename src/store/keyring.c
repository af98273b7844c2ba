/* SPDX-License-Identifier: MIT */
/*
 * Row: id u64 -> nonce 24, sealed bytes and their tag 16. Of a person that is
 * (K_p 32, K_h 32); nothing is sealed in the tombstone of a destroyed key, so
 * that a row which some fault has cut or emptied is none. The id is bound to
 * the row as associated data, so that rows cannot be exchanged.
 */
#include "fault.h"
#include "internal.h"
#include "keyring.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/store/keyring.h"

#define GONE_SIZE (NONCE_SIZE + TAG_SIZE)
#define ROW_SIZE KEYRING_ROW
#define BLOCK 256 /* keys made ahead */

/* keys NULL: the tombstone. Returns the size of the row. */
static size_t
row_close(struct store *store, const uint8_t id[8],
	const struct person_keys *keys, uint8_t row[ROW_SIZE])
{
	seal_random(row, NONCE_SIZE);
	seal_close(row + NONCE_SIZE, keys, keys ? sizeof(*keys) : 0, id, 8, row,
		store->master);
	return keys ? ROW_SIZE : GONE_SIZE;
}

enum keyring_answer
keyring_open(const uint8_t master[KEY_SIZE], const uint8_t id[8],
	const uint8_t *row, size_t n, struct person_keys *out)
{
	uint8_t nothing[1];
	bool gone = n == GONE_SIZE;

	if ((!gone && n != ROW_SIZE) ||
		!seal_open(gone ? nothing : (uint8_t *)out, row + NONCE_SIZE,
			n - NONCE_SIZE, id, 8, row, master))
		return KEYRING_DAMAGED;
	return gone ? KEYRING_DESTROYED : KEYRING_FOUND;
}

static enum keyring_answer
row_open(struct store *store, const MDB_val *id, const MDB_val *v,
	struct person_keys *out)
{
	return id->mv_size == 8 ? keyring_open(store->master, id->mv_data,
					  v->mv_data, v->mv_size, out)
				: KEYRING_DAMAGED;
}

/* ---- the master key ----------------------------------------------------- */

int
keyring_read_master(const char *path, uint8_t out[KEY_SIZE], struct err *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n = 0;

	if (fd < 0 && errno != ENOENT)
		return err_errno(err, "%s", path);
	if (fd >= 0) {
		n = read(fd, out, KEY_SIZE);
		close(fd);
	}
	if (n != KEY_SIZE)
		return err_set(err, MG_EKEYS,
			_("'%s' is not a master key; put the saved one back: "
			  "magang mend KEYS"),
			path);
	return 0;
}

int
keyring_write_master(
	const char *path, const uint8_t key[KEY_SIZE], struct err *err)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	int rc = 0;

	if (fd < 0 || write(fd, key, KEY_SIZE) != KEY_SIZE || fsync(fd) != 0)
		rc = err_errno(err, "%s", path);
	if (fd >= 0)
		close(fd);
	return rc;
}

int
keyring_master(const char *dir, const uint8_t key[KEY_SIZE], struct err *err)
{
	char *path = xasprintf("%s/keys/master", dir);
	int rc = keyring_write_master(path, key, err);

	free(path);
	return rc;
}

void
keyring_mark(struct store *store, const char *use, const void *p, size_t n,
	uint8_t out[HASH_SIZE])
{
	seal_keyed(out, use, p, n, store->master);
}

void
keyring_sign(struct store *store, const char *use, const void *p, size_t n,
	uint8_t sig[SIGN_SIZE])
{
	seal_sign(sig, use, p, n, store->master);
}

void
keyring_public(struct store *store, const char *use, uint8_t out[PUBLIC_SIZE])
{
	seal_public(out, use, store->master);
}

/* ---- making ------------------------------------------------------------- */

static int
keyring_fill(struct store *store, MDB_txn *txn, uint64_t first, uint64_t n)
{
	int rc = 0;

	for (uint64_t i = 0; rc == 0 && i < n; i++) {
		uint8_t id[8], row[ROW_SIZE];
		MDB_val k = { 8, id }, v = { ROW_SIZE, row };
		struct person_keys keys;

		put_u64(id, first + i);
		seal_random(&keys, sizeof(keys));
		row_close(store, id, &keys, row);
		seal_wipe(&keys, sizeof(keys));
		rc = mdb_put(txn, store->keys.dbi[0], &k, &v, MDB_NOOVERWRITE);
		if (rc == MDB_KEYEXIST)
			rc = 0;
	}
	return rc;
}

static bool
keyring_has(struct store *store, uint64_t id)
{
	uint8_t key[8];
	MDB_val k = { 8, key }, v;
	MDB_txn *txn;
	bool yes;

	put_u64(key, id);
	if (env_read(&store->keys, &txn) != 0)
		return false;
	yes = mdb_get(txn, store->keys.dbi[0], &k, &v) == 0;
	env_read_end(&store->keys, txn);
	return yes;
}

int
keyring_ensure(struct store *store, uint64_t first, uint64_t n, struct err *err)
{
	MDB_txn *txn;
	int rc;

	/* Blocks are made whole and in order: the last one there means all. */
	if (n == 0 || keyring_has(store, first + n - 1))
		return 0;
	rc = env_write(&store->keys, &txn);
	if (rc == 0) {
		rc = keyring_fill(store, txn, first, n + BLOCK);
		if (rc == 0)
			rc = mdb_txn_commit(txn);
		else
			mdb_txn_abort(txn);
	}
	return rc == 0 ? 0 : store_err(store, rc, err, _("making keys"));
}

/* ---- reading ------------------------------------------------------------ */

static enum keyring_answer
keyring_read(struct store *store, uint64_t id, struct person_keys *out)
{
	enum keyring_answer answer = KEYRING_NONE;
	uint8_t key[8];
	MDB_val k = { 8, key }, v;
	MDB_txn *txn;
	int rc;

	put_u64(key, id);
	if (env_read(&store->keys, &txn) != 0)
		return KEYRING_DAMAGED;
	rc = mdb_get(txn, store->keys.dbi[0], &k, &v);
	if (rc == 0)
		answer = row_open(store, &k, &v, out);
	else if (rc != MDB_NOTFOUND)
		answer = KEYRING_DAMAGED;
	env_read_end(&store->keys, txn);
	return answer;
}

enum keyring_answer
keyring_get(struct store *store, uint64_t id, struct person_keys *out)
{
	enum keyring_answer answer;

	/* Nobody else destroys keys while this process is inside the gate. */
	if (store->inside && store->last_id == id && id) {
		*out = store->last_keys;
		return KEYRING_FOUND;
	}
	answer = keyring_read(store, id, out);
	if (store->inside && answer == KEYRING_FOUND) {
		store->last_id = id;
		store->last_keys = *out;
	}
	return answer;
}

void
keyring_forget(struct store *store)
{
	store->last_id = 0;
	seal_wipe(&store->last_keys, sizeof(store->last_keys));
}

static int
each_row(struct store *store, MDB_cursor *c, keyring_row_visit visit, void *ctx,
	int *said)
{
	struct person_keys keys;
	MDB_val k, v;
	int rc;

	while ((rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) == 0) {
		uint64_t id = k.mv_size == 8 ? get_u64(k.mv_data) : 0;

		*said = visit(ctx, id, v.mv_data, v.mv_size,
			row_open(store, &k, &v, &keys));
		seal_wipe(&keys, sizeof(keys));
		if (*said)
			return 0;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int
keyring_each_row(struct store *store, keyring_row_visit visit, void *ctx,
	struct err *err)
{
	MDB_cursor *c = NULL;
	MDB_txn *txn = NULL;
	int said = 0, rc = env_read(&store->keys, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, store->keys.dbi[0], &c);
	if (rc == 0)
		rc = each_row(store, c, visit, ctx, &said);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		env_read_end(&store->keys, txn);
	return rc == 0 ? said : store_err(store, rc, err, _("reading keys"));
}

struct without_row {
	keyring_visit visit;
	void *ctx;
};

static int
visit_without_row(void *ctx, uint64_t id, const void *row, size_t n,
	enum keyring_answer answer)
{
	const struct without_row *w = ctx;

	(void)row;
	(void)n;
	return w->visit(w->ctx, id, answer);
}

int
keyring_each(
	struct store *store, keyring_visit visit, void *ctx, struct err *err)
{
	struct without_row w = { visit, ctx };

	return keyring_each_row(store, visit_without_row, &w, err);
}

/* ---- their end, and copies ---------------------------------------------- */

/* keys NULL: the tombstone. */
static int
put_one(struct store *store, uint64_t id, const struct person_keys *keys)
{
	uint8_t key[8], row[ROW_SIZE];
	MDB_val k = { 8, key }, v = { 0, row };
	MDB_txn *txn;
	int rc = env_write(&store->keys, &txn);

	keyring_forget(store);
	put_u64(key, id);
	v.mv_size = row_close(store, key, keys, row);
	if (rc == 0) {
		rc = mdb_put(txn, store->keys.dbi[0], &k, &v, 0);
		if (rc == 0)
			rc = mdb_txn_commit(txn);
		else
			mdb_txn_abort(txn);
	}
	return rc;
}

int
keyring_destroy(struct store *store, uint64_t id, struct err *err)
{
	int rc = put_one(store, id, NULL);

	return rc == 0 ? 0 : store_err(store, rc, err, _("destroying a key"));
}

int
keyring_put(struct store *store, uint64_t id, const struct person_keys *keys,
	struct err *err)
{
	int rc = put_one(store, id, keys);

	return rc == 0 ? 0 : store_err(store, rc, err, _("making keys"));
}

void
keyring_try(struct store *store, uint64_t id, const struct person_keys *keys)
{
	assert(store->inside);
	store->last_id = keys ? id : 0;
	if (keys)
		store->last_keys = *keys;
	else
		keyring_forget(store);
}

static int
keyring_copy_row(struct store *from, struct store *to, MDB_txn *out, MDB_val *k,
	MDB_val *v)
{
	enum keyring_answer answer;
	struct person_keys keys;

	answer = row_open(from, k, v, &keys);
	seal_wipe(&keys, sizeof(keys));
	if (answer == KEYRING_DAMAGED)
		return MDB_CORRUPTED;
	return mdb_put(out, to->keys.dbi[0], k, v, 0);
}

int
keyring_copy(struct store *from, struct store *to, struct err *err)
{
	MDB_txn *in = NULL, *out = NULL;
	MDB_cursor *c = NULL;
	MDB_val k, v;
	int rc = keyring_master(to->dir, from->master, err);

	if (rc)
		return rc;
	memcpy(to->master, from->master, KEY_SIZE);
	rc = env_read(&from->keys, &in);
	if (rc == 0)
		rc = env_write(&to->keys, &out);
	if (rc == 0)
		rc = mdb_cursor_open(in, from->keys.dbi[0], &c);
	while (rc == 0 && (rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) == 0)
		rc = keyring_copy_row(from, to, out, &k, &v);
	if (c)
		mdb_cursor_close(c);
	if (in)
		env_read_end(&from->keys, in);
	if (rc == MDB_NOTFOUND) {
		rc = mdb_txn_commit(out);
		out = NULL;
	}
	if (out)
		mdb_txn_abort(out);
	return rc == 0 ? 0 : store_err(to, rc, err, _("copying keys"));
}

/*
 * Under a wrong master key every row would look damaged; under the right one a
 * few may be. The first that opens tells, from the end: keys are made ahead.
 */
static int
none_opens(struct store *store, MDB_cursor *c, bool *none)
{
	struct person_keys keys;
	MDB_val k, v;
	int rc = 0;

	*none = false;
	for (int i = 0; i < BLOCK && rc == 0; i++) {
		rc = mdb_cursor_get(c, &k, &v, i ? MDB_PREV : MDB_LAST);
		if (rc)
			break;
		*none = row_open(store, &k, &v, &keys) == KEYRING_DAMAGED;
		seal_wipe(&keys, sizeof(keys));
		if (!*none)
			break;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int
keyring_fits(struct store *store, struct err *err)
{
	MDB_cursor *c = NULL;
	MDB_txn *txn = NULL;
	bool none = false;
	int rc = env_read(&store->keys, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, store->keys.dbi[0], &c);
	if (rc == 0)
		rc = none_opens(store, c, &none);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		env_read_end(&store->keys, txn);
	if (rc)
		return store_err(store, rc, err, _("reading keys"));
	if (none)
		return err_set(err, MG_EKEYS,
			_("'%s/keys/master' is not the key of this store; put "
			  "the saved one back: magang mend KEYS"),
			store->dir);
	return 0;
}
