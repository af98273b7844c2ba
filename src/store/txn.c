/* SPDX-License-Identifier: MIT */
#include "magang/store/txn.h"

#include "committed.h"
#include "fault.h"
#include "internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

int
txn_read(struct store *store, struct txn **out, struct err *err)
{
	MDB_txn *mdb = NULL;
	struct txn *txn;
	int rc;

	/* One reader slot a thread: a second read transaction of this process
	 * would be refused by LMDB, so nesting is a mistake of ours. */
	assert(!store->reading && !store->writing);
	mdb = store->trial;
	rc = mdb ? 0 : env_read(&store->data, &mdb);
	if (rc != 0)
		return store_err(store, rc, err, _("reading the store"));
	store->reading++;
	txn = xcalloc(1, sizeof(*txn));
	txn->store = store;
	txn->mdb = mdb;
	*out = txn;
	return 0;
}

int
txn_write(struct store *store, struct txn **out, struct err *err)
{
	MDB_txn *mdb = NULL;
	struct txn *txn;
	int rc;

	assert(store->inside && !store->writing && !store->reading);
	rc = store->trial
		     ? mdb_txn_begin(store->data.mdb, store->trial, 0, &mdb)
		     : env_write(&store->data, &mdb);
	if (rc != 0)
		return store_err(store, rc, err, _("writing to the store"));
	store->writing = true;
	txn = xcalloc(1, sizeof(*txn));
	txn->store = store;
	txn->mdb = mdb;
	txn->write = true;
	*out = txn;
	return 0;
}

int
trial_begin(struct store *store, struct err *err)
{
	int rc;

	assert(store->inside && !store->writing && !store->reading &&
		!store->trial);
	rc = env_write(&store->data, &store->trial);
	return rc ? store_err(store, rc, err, _("writing to the store")) : 0;
}

void
trial_end(struct store *store)
{
	assert(!store->writing && !store->reading);
	if (store->trial)
		mdb_txn_abort(store->trial);
	store->trial = NULL;
}

bool
trial_is_on(const struct store *store)
{
	return store->trial != NULL;
}

static void
txn_close_cursors(struct txn *txn)
{
	for (int i = 0; i < TREE_COUNT; i++)
		if (txn->cursor[i])
			mdb_cursor_close(txn->cursor[i]);
	memset(txn->cursor, 0, sizeof(txn->cursor));
}

static void
txn_end(struct txn *txn)
{
	if (txn->write)
		txn->store->writing = false;
	else
		txn->store->reading--;
	free(txn);
}

static int
say_damaged(int code, const char *name, struct err *err)
{
	return err_set(err, code,
		_("%s is damaged or of an unknown form; what to do says: "
		  "magang check"),
		*name ? name : _("a record"));
}

int
txn_fault(const struct txn *txn, struct err *err)
{
	if (!txn->rc)
		return 0;
	if (txn->rc > MG_EFIRST && txn->rc < 0)
		return say_damaged(txn->rc, txn->damaged, err);
	return store_err(txn->store, txn->rc, err, _("the store"));
}

uint64_t
txn_version(const struct txn *txn)
{
	return mdb_txn_id(txn->mdb);
}

int
txn_fail(struct txn *txn, int code)
{
	if (!txn->rc && !(txn->goes_on && code == MG_EDAMAGED))
		txn->rc = code;
	return code;
}

void
txn_damaged(struct txn *txn, const char *name)
{
	if (!txn->rc)
		snprintf(txn->damaged, sizeof(txn->damaged), "%s", name);
	snprintf(txn->store->met, sizeof(txn->store->met), "%s", name);
	txn_fail(txn, MG_EDAMAGED);
}

int
store_met_damage(struct store *store, struct err *err)
{
	char name[TXN_NAME];

	if (!store->met[0])
		return 0;
	memcpy(name, store->met, sizeof(name));
	store->met[0] = '\0';
	return say_damaged(MG_EDAMAGED, name, err);
}

void
txn_go_on(struct txn *txn)
{
	txn->goes_on = true;
}

int
txn_commit(struct txn *txn, struct err *err)
{
	int code = txn_fault(txn, err);
	int rc;

	if (code) {
		txn_abort(txn);
		return code;
	}
	txn_close_cursors(txn);
	rc = txn->store->trial
		     ? mdb_txn_commit(txn->mdb)
		     : committed(txn->store, &txn->store->data, txn->mdb);
	if (rc != 0)
		code = store_err(
			txn->store, rc, err, _("writing to the store"));
	txn_end(txn);
	return code;
}

void
txn_abort(struct txn *txn)
{
	if (!txn)
		return;
	txn_part_drop(txn);
	txn_close_cursors(txn);
	if (txn->write) {
		mdb_txn_abort(txn->mdb);
	} else if (!txn->store->trial) {
		env_read_end(&txn->store->data, txn->mdb);
	}
	txn_end(txn);
}

void
txn_part_begin(struct txn *txn)
{
	MDB_txn *part = NULL;
	int rc;

	assert(txn->write && !txn->whole);
	if (txn->rc)
		return;
	txn_close_cursors(txn);
	rc = mdb_txn_begin(txn->store->data.mdb, txn->mdb, 0, &part);
	if (rc != 0) {
		txn->rc = rc;
		return;
	}
	txn->whole = txn->mdb;
	txn->mdb = part;
}

/* The part is over in either case; the whole is what goes on. */
static MDB_txn *
txn_part_end(struct txn *txn)
{
	MDB_txn *part = txn->mdb;

	txn_close_cursors(txn);
	txn->mdb = txn->whole;
	txn->whole = NULL;
	return part;
}

void
txn_part_keep(struct txn *txn)
{
	int rc;

	if (!txn->whole)
		return;
	if (txn->rc) {
		txn_part_drop(txn);
		return;
	}
	rc = mdb_txn_commit(txn_part_end(txn));
	if (rc != 0)
		txn->rc = rc;
}

void
txn_part_drop(struct txn *txn)
{
	if (txn->whole)
		mdb_txn_abort(txn_part_end(txn));
}

static MDB_val
val(const void *p, size_t n)
{
	MDB_val v = { n, NULL };

	memcpy(&v.mv_data, &p, sizeof(p)); /* LMDB takes no const */
	return v;
}

bool
txn_get(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	struct view *out)
{
	MDB_val k = val(key, key_len), v;
	int rc;

	out->p = NULL;
	out->n = 0;
	if (txn->rc)
		return false;
	txn->store->rows++;
	rc = mdb_get(txn->mdb, txn->store->data.dbi[tree], &k, &v);
	if (rc == 0) {
		out->p = v.mv_data;
		out->n = v.mv_size;
		return true;
	}
	if (rc != MDB_NOTFOUND)
		txn->rc = rc;
	return false;
}

/* A cursor for puts saves the descent from the root when keys are near. */
static MDB_cursor *
txn_cursor(struct txn *txn, enum tree tree)
{
	assert(txn->write);
	if (!txn->rc && !txn->cursor[tree])
		txn->rc = mdb_cursor_open(txn->mdb, txn->store->data.dbi[tree],
			&txn->cursor[tree]);
	return txn->cursor[tree];
}

static void
txn_put_flags(
	struct txn *txn, enum tree tree, MDB_val k, MDB_val v, unsigned flags)
{
	MDB_cursor *c = txn_cursor(txn, tree);

	if (!txn->rc)
		txn->rc = mdb_cursor_put(c, &k, &v, flags);
}

void
txn_put(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	const void *value, size_t len)
{
	txn_put_flags(txn, tree, val(key, key_len), val(value, len), 0);
}

void
txn_append(struct txn *txn, enum tree tree, const void *key, size_t key_len,
	const void *value, size_t len)
{
	txn_put_flags(
		txn, tree, val(key, key_len), val(value, len), MDB_APPEND);
}

bool
txn_del(struct txn *txn, enum tree tree, const void *key, size_t key_len)
{
	MDB_val k = val(key, key_len);
	int rc;

	assert(txn->write);
	if (txn->rc)
		return false;
	rc = mdb_del(txn->mdb, txn->store->data.dbi[tree], &k, NULL);
	if (rc != 0 && rc != MDB_NOTFOUND)
		txn->rc = rc;
	return rc == 0;
}
