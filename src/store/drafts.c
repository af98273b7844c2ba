/* SPDX-License-Identifier: MIT */
/*
 * Row: user u64, session u32, form u16 -> nonce 24, sealed bytes with their
 * tag. The key is bound as associated data, so that rows cannot be exchanged.
 */
#include "magang/store/drafts.h"

#include "beside.h"
#include "committed.h"
#include "drafts.h"
#include "env.h"
#include "fault.h"
#include "gate.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

#define DRAFTS_MAP ((size_t)1 << 30)
#define DRAFTS_ROOM (1 << 20) /* there on a full disk, too */
#define KEY_BYTES 14

static void
key_pack(const struct draft_key *key, uint8_t out[KEY_BYTES])
{
	put_u64(out, key->user);
	put_u32(out + 8, key->session);
	put_u16(out + 12, key->form);
}

static void
key_unpack(const uint8_t *p, struct draft_key *out)
{
	out->user = get_u64(p);
	out->session = get_u32(p + 8);
	out->form = get_u16(p + 12);
}

/* ---- the environment ---------------------------------------------------- */

/* One flush a draft: the meta page may be one commit behind after a power
 * failure, then the draft is that of the field before. */
void
drafts_name(struct store *store)
{
	store->drafts = (struct env){ .store = store->dir,
		.at = store->at,
		.name = "drafts",
		.of = store,
		.opens = gate_opens,
		.before = 1u << DRAFT_BYTE,
		.map = DRAFTS_MAP,
		.flags = MDB_NOMETASYNC,
		.key_bytes = KEY_BYTES };
}

/* Room on the disk for some drafts; where there is none they are kept as long as
 * it lasts. */
static void
drafts_reserve(MDB_env *mdb)
{
	struct stat st;
	int fd;

	if (mdb_env_get_fd(mdb, &fd) == 0 && fstat(fd, &st) == 0 &&
		(uint64_t)st.st_blocks * 512 < DRAFTS_ROOM &&
		fallocate(fd, 0, 0, DRAFTS_ROOM) != 0)
		return;
}

/* `make`: where there is no directory, one is made; else MG_ENOENT. */
static int
drafts_open(struct store *store, bool make, struct err *err)
{
	const bool open = store->drafts.mdb != NULL;
	int rc = beside_open(
		store, &store->drafts, make, _("there is no draft"), err);

	if (!rc && !open)
		drafts_reserve(store->drafts.mdb);
	return rc;
}

void
drafts_prepare(struct store *store)
{
	struct err later = ERR_INIT;
	char *file = xasprintf("%s/drafts/data.mdb", store->dir);

	if (access(file, F_OK) != 0)
		drafts_open(store, true, &later);
	free(file);
}

bool
drafts_gone(const struct store *store)
{
	return store->drafts.gone;
}

bool
drafts_lost(struct store *store)
{
	return committed_lost(store, &store->drafts) > 0;
}

const char *
drafts_damaged(const struct store *store)
{
	return store->drafts.aside;
}

/* ---- rows --------------------------------------------------------------- */

static int
drafts_change(struct store *store, MDB_val *k, MDB_val *v)
{
	MDB_txn *txn = NULL;
	int rc = env_write(&store->drafts, &txn);

	if (rc == 0)
		rc = v ? mdb_put(txn, store->drafts.dbi[0], k, v, 0)
		       : mdb_del(txn, store->drafts.dbi[0], k, NULL);
	if (rc == 0) {
		rc = committed(store, &store->drafts, txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	return !v && rc == MDB_NOTFOUND ? 0 : rc;
}

static int
drafts_write(struct store *store, MDB_val *k, MDB_val *v, struct err *err)
{
	int rc = gate_hold(store, DRAFT_BYTE, err);

	if (rc)
		return rc;
	rc = drafts_change(store, k, v);
	gate_free(store, DRAFT_BYTE);
	return rc == 0 ? 0 : store_err(store, rc, err, _("keeping a draft"));
}

int
drafts_put(struct store *store, const struct draft_key *key, const void *p,
	size_t n, struct err *err)
{
	uint8_t kb[KEY_BYTES], *row;
	MDB_val k = { KEY_BYTES, kb }, v = { NONCE_SIZE + n + TAG_SIZE, NULL };
	int rc;

	if (n > DRAFT_BYTES)
		return err_set(err, MG_EDATA, _("the draft is too long"));
	rc = drafts_open(store, true, err);
	if (rc)
		return rc;
	key_pack(key, kb);
	row = xmalloc(v.mv_size);
	v.mv_data = row;
	seal_random(row, NONCE_SIZE);
	seal_close(row + NONCE_SIZE, p, n, kb, KEY_BYTES, row, store->master);
	rc = drafts_write(store, &k, &v, err);
	free(row);
	return rc;
}

int
drafts_del(struct store *store, const struct draft_key *key, struct err *err)
{
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb };
	struct err none = ERR_INIT;
	int rc = drafts_open(store, false, &none);

	if (rc == MG_ENOENT)
		return 0;
	if (rc)
		return err_set(err, rc, "%s", none.text);
	key_pack(key, kb);
	return drafts_write(store, &k, NULL, err);
}

static bool
row_open(struct store *store, const uint8_t kb[KEY_BYTES], const MDB_val *v,
	struct buf *out)
{
	const uint8_t *row = v->mv_data;
	size_t n = v->mv_size, at = out->len;
	bool good;

	if (n < NONCE_SIZE + TAG_SIZE ||
		n > NONCE_SIZE + TAG_SIZE + DRAFT_BYTES)
		return false;
	n -= NONCE_SIZE;
	buf_add(out, row + NONCE_SIZE, n);
	good = seal_open((uint8_t *)out->data + at, row + NONCE_SIZE, n, kb,
		KEY_BYTES, row, store->master);
	buf_truncate(out, good ? at + n - TAG_SIZE : at);
	return good;
}

int
drafts_get(struct store *store, const struct draft_key *key, struct buf *out,
	struct err *err)
{
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v;
	MDB_txn *txn;
	bool good = false;
	int rc = drafts_open(store, false, err);

	if (rc)
		return rc;
	key_pack(key, kb);
	rc = env_read(&store->drafts, &txn);
	if (rc)
		return store_err(store, rc, err, _("reading a draft"));
	rc = mdb_get(txn, store->drafts.dbi[0], &k, &v);
	if (rc == 0)
		good = row_open(store, kb, &v, out);
	env_read_end(&store->drafts, txn);
	if (rc && rc != MDB_NOTFOUND)
		return store_err(store, rc, err, _("reading a draft"));
	if (rc)
		return err_set(err, MG_ENOENT, _("there is no draft"));
	return good ? 0
		    : err_set(err, MG_EDATA,
			      _("the draft is damaged and cannot be opened"));
}

struct sweeping {
	struct store *store;
	bool (*may)(void *ctx, uint64_t user);
	void *ctx;
	size_t n;
};

static bool
is_broken(const struct sweeping *s, const MDB_val *k, const MDB_val *v)
{
	struct draft_key key;
	struct buf b = BUF_INIT;
	bool good;

	if (k->mv_size != KEY_BYTES)
		return true;
	key_unpack(k->mv_data, &key);
	if (!s->may(s->ctx, key.user))
		return false;
	good = row_open(s->store, k->mv_data, v, &b);
	if (b.len)
		seal_wipe(b.data, b.len);
	buf_release(&b);
	return !good;
}

/* Counts rows that nothing opens, or takes them away where they stand: one whose
 * key is damaged is found by no search, and hides others from it. */
static int
sweep(struct sweeping *s, MDB_txn *txn, bool away)
{
	MDB_cursor *c = NULL;
	MDB_val k, v;
	int rc = mdb_cursor_open(txn, s->store->drafts.dbi[0], &c);

	s->n = 0;
	if (rc == 0)
		rc = mdb_cursor_get(c, &k, &v, MDB_FIRST);
	while (rc == 0) {
		if (is_broken(s, &k, &v)) {
			s->n++;
			rc = away ? mdb_cursor_del(c, 0) : 0;
		}
		if (rc == 0)
			rc = mdb_cursor_get(c, &k, &v, MDB_NEXT);
	}
	if (c)
		mdb_cursor_close(c);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
sweep_away(struct sweeping *s)
{
	MDB_txn *txn = NULL;
	int rc = env_write(&s->store->drafts, &txn);

	if (rc == 0)
		rc = sweep(s, txn, true);
	if (rc == 0) {
		rc = committed(s->store, &s->store->drafts, txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

int
drafts_broken(struct store *store, bool (*may)(void *ctx, uint64_t user),
	void *ctx, size_t *n, struct err *err)
{
	struct sweeping s = { store, may, ctx, 0 };
	struct err none = ERR_INIT;
	MDB_txn *txn;
	int rc = drafts_open(store, false, &none);

	*n = 0;
	if (rc)
		return rc == MG_ENOENT ? 0 : err_set(err, rc, "%s", none.text);
	rc = env_read(&store->drafts, &txn);
	if (rc == 0) {
		rc = sweep(&s, txn, false);
		env_read_end(&store->drafts, txn);
	}
	*n = s.n;
	return rc ? store_err(store, rc, err, _("reading a draft")) : 0;
}

/* Nobody who begins waits for a writer, but where there is something. */
int
drafts_sweep(struct store *store, bool (*may)(void *ctx, uint64_t user),
	void *ctx, size_t *n, struct err *err)
{
	struct sweeping s = { store, may, ctx, 0 };
	int rc = drafts_broken(store, may, ctx, n, err);

	if (rc || !*n)
		return rc;
	rc = gate_hold(store, DRAFT_BYTE, err);
	if (rc)
		return rc;
	rc = sweep_away(&s);
	gate_free(store, DRAFT_BYTE);
	*n = s.n;
	return rc ? store_err(store, rc, err, _("reading a draft")) : 0;
}

/* The keys of one user from the cursor on. */
static int
keys_take(MDB_cursor *c, uint64_t user, struct draft_key *out, size_t max,
	size_t *n)
{
	const struct draft_key from = { .user = user };
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v;
	int rc;

	key_pack(&from, kb);
	for (rc = mdb_cursor_get(c, &k, &v, MDB_SET_RANGE); rc == 0 && *n < max;
		rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) {
		if (k.mv_size != KEY_BYTES)
			continue;
		key_unpack(k.mv_data, &out[*n]);
		if (user && out[*n].user != user)
			return 0;
		++*n;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int
drafts_keys(struct store *store, uint64_t user, struct draft_key *out,
	size_t max, size_t *n, struct err *err)
{
	struct err none = ERR_INIT;
	MDB_cursor *c = NULL;
	MDB_txn *txn = NULL;
	int rc = drafts_open(store, false, &none);

	*n = 0;
	if (rc == MG_ENOENT)
		return 0;
	if (rc)
		return err_set(err, rc, "%s", none.text);
	rc = env_read(&store->drafts, &txn);
	if (rc == 0)
		rc = mdb_cursor_open(txn, store->drafts.dbi[0], &c);
	if (rc == 0)
		rc = keys_take(c, user, out, max, n);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		env_read_end(&store->drafts, txn);
	return rc == 0 ? 0 : store_err(store, rc, err, _("reading drafts"));
}
