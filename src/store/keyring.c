/* SPDX-License-Identifier: MIT */
/*
 * Row: id u64 -> nonce 24, sealed (K_p 32, K_h 32) and tag 16; an empty value
 * is the tombstone of a destroyed key. The id is bound to the row as associated
 * data, so that rows cannot be exchanged.
 */
#include "env.h"
#include "fault.h"
#include "internal.h"
#include "keyring.h"

#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/pack.h"
#include "magang/store/keyring.h"

#define ROW_SIZE (NONCE_SIZE + sizeof(struct person_keys) + TAG_SIZE)
#define BLOCK 256 /* keys made ahead */

static void
keyring_seal(struct store *store, const uint8_t id[8], uint8_t row[ROW_SIZE])
{
	struct person_keys keys;

	seal_random(&keys, sizeof(keys));
	seal_random(row, NONCE_SIZE);
	seal_close(row + NONCE_SIZE, &keys, sizeof(keys), id, 8, row,
		store->master);
	seal_wipe(&keys, sizeof(keys));
}

static int
keyring_fill(struct store *store, MDB_txn *txn, uint64_t first, uint64_t n)
{
	int rc = 0;

	for (uint64_t i = 0; rc == 0 && i < n; i++) {
		uint8_t id[8], row[ROW_SIZE];
		MDB_val k = { 8, id }, v = { ROW_SIZE, row };

		put_u64(id, first + i);
		keyring_seal(store, id, row);
		rc = mdb_put(txn, store->keys_dbi, &k, &v, MDB_NOOVERWRITE);
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
	if (store_begin(store->keys, MDB_RDONLY, &txn) != 0)
		return false;
	yes = mdb_get(txn, store->keys_dbi, &k, &v) == 0;
	mdb_txn_abort(txn);
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
	rc = store_begin(store->keys, 0, &txn);
	if (rc == 0) {
		rc = keyring_fill(store, txn, first, n + BLOCK);
		if (rc == 0)
			rc = mdb_txn_commit(txn);
		else
			mdb_txn_abort(txn);
	}
	return rc == 0 ? 0 : store_err(store, rc, err, _("making keys"));
}

/* The read transaction is kept between calls: an import asks for two keys a
 * row, and beginning one costs more than the look-up. */
static int
keyring_txn(struct store *store, MDB_txn **txn)
{
	int rc;

	*txn = store->keys_spare;
	store->keys_spare = NULL;
	if (!*txn)
		return store_begin(store->keys, MDB_RDONLY, txn);
	rc = mdb_txn_renew(*txn);
	if (rc == 0)
		return 0;
	mdb_txn_abort(*txn);
	return store_begin(store->keys, MDB_RDONLY, txn);
}

static enum keyring_answer
keyring_read(struct store *store, uint64_t id, struct person_keys *out)
{
	enum keyring_answer answer = KEYRING_NONE;
	uint8_t key[8];
	MDB_val k = { 8, key }, v;
	MDB_txn *txn;

	put_u64(key, id);
	if (keyring_txn(store, &txn) != 0)
		return KEYRING_NONE;
	if (mdb_get(txn, store->keys_dbi, &k, &v) == 0) {
		const uint8_t *row = v.mv_data;

		answer = KEYRING_DESTROYED;
		if (v.mv_size == ROW_SIZE &&
			seal_open((uint8_t *)out, row + NONCE_SIZE,
				ROW_SIZE - NONCE_SIZE, key, 8, row,
				store->master))
			answer = KEYRING_FOUND;
	}
	mdb_txn_reset(txn);
	store->keys_spare = txn;
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

void
keyring_close(struct store *store)
{
	keyring_forget(store);
	if (store->keys_spare)
		mdb_txn_abort(store->keys_spare);
	store->keys_spare = NULL;
}

int
keyring_destroy(struct store *store, uint64_t id, struct err *err)
{
	uint8_t key[8], zero[ROW_SIZE] = { 0 };
	MDB_val k = { 8, key }, v = { ROW_SIZE, zero };
	MDB_txn *txn;
	int rc = store_begin(store->keys, 0, &txn);

	keyring_forget(store);
	put_u64(key, id);
	if (rc == 0) {
		rc = mdb_put(txn, store->keys_dbi, &k, &v, 0);
		v.mv_size = 0;
		if (rc == 0)
			rc = mdb_put(txn, store->keys_dbi, &k, &v, 0);
		if (rc == 0)
			rc = mdb_txn_commit(txn);
		else
			mdb_txn_abort(txn);
	}
	return rc == 0 ? 0 : store_err(store, rc, err, _("destroying a key"));
}

/* Rows are wrapped anew: each store has a master key of its own. */
static int
keyring_copy_row(struct store *from, struct store *to, MDB_txn *out, MDB_val *k,
	const MDB_val *v)
{
	struct person_keys keys;
	uint8_t row[ROW_SIZE];
	const uint8_t *old = v->mv_data;
	MDB_val nv = { 0, row };

	/* Only a tombstone is one: a damaged row is no destroyed key. */
	if (v->mv_size) {
		if (v->mv_size != ROW_SIZE ||
			!seal_open((uint8_t *)&keys, old + NONCE_SIZE,
				ROW_SIZE - NONCE_SIZE, k->mv_data, k->mv_size,
				old, from->master))
			return MDB_CORRUPTED;
		seal_random(row, NONCE_SIZE);
		seal_close(row + NONCE_SIZE, &keys, sizeof(keys), k->mv_data,
			k->mv_size, row, to->master);
		seal_wipe(&keys, sizeof(keys));
		nv.mv_size = ROW_SIZE;
	}
	return mdb_put(out, to->keys_dbi, k, &nv, 0);
}

int
keyring_copy(struct store *from, struct store *to, struct err *err)
{
	MDB_txn *in = NULL, *out = NULL;
	MDB_cursor *c = NULL;
	MDB_val k, v;
	int rc = store_begin(from->keys, MDB_RDONLY, &in);

	if (rc == 0)
		rc = store_begin(to->keys, 0, &out);
	if (rc == 0)
		rc = mdb_cursor_open(in, from->keys_dbi, &c);
	while (rc == 0 && (rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) == 0)
		rc = keyring_copy_row(from, to, out, &k, &v);
	if (c)
		mdb_cursor_close(c);
	if (in)
		mdb_txn_abort(in);
	if (rc == MDB_NOTFOUND) {
		rc = mdb_txn_commit(out);
		out = NULL;
	}
	if (out)
		mdb_txn_abort(out);
	return rc == 0 ? 0 : store_err(to, rc, err, _("copying keys"));
}

/*
 * Under a wrong master key every person would look erased. The last row is
 * asked: keys are made ahead, so it is the least likely to be a tombstone.
 */
int
keyring_fits(struct store *store, struct err *err)
{
	struct person_keys keys;
	MDB_cursor *c = NULL;
	MDB_txn *txn;
	MDB_val k, v;
	bool fits = true;
	int rc = store_begin(store->keys, MDB_RDONLY, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, store->keys_dbi, &c);
	if (rc == 0)
		rc = mdb_cursor_get(c, &k, &v, MDB_LAST);
	if (rc == 0 && v.mv_size == ROW_SIZE) {
		const uint8_t *row = v.mv_data;

		fits = seal_open((uint8_t *)&keys, row + NONCE_SIZE,
			ROW_SIZE - NONCE_SIZE, k.mv_data, k.mv_size, row,
			store->master);
		seal_wipe(&keys, sizeof(keys));
	}
	if (c)
		mdb_cursor_close(c);
	if (rc == 0 || rc == MDB_NOTFOUND)
		mdb_txn_abort(txn);
	else
		return store_err(store, rc, err, _("reading keys"));
	if (!fits)
		return err_set(err, MG_EDAMAGED,
			_("'%s/keys/master' is not the key of this store; put "
			  "the "
			  "saved one back"),
			store->dir);
	return 0;
}
