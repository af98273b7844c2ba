/* SPDX-License-Identifier: MIT */
/*
 * B: LMDB with nothing around it. The same record bytes and index rows as M in
 * two trees, with M's flags (durable, MDB_NORDAHEAD); records that are read are
 * copied, not decoded. History rows (TIME, ACT, ACTOR) belong to the indexes.
 */
#include "bench.h"

#include <lmdb.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/fold.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

struct bare {
	MDB_env *env;
	MDB_dbi rec, ix;
	MDB_txn *read; /* reset and renewed */
	uint64_t seq;
};

static void
ok(int rc)
{
	if (rc)
		fail("B: %s", mdb_strerror(rc));
}

struct bare *
bare_open(const char *dir)
{
	struct bare *b = xcalloc(1, sizeof(*b));
	MDB_txn *txn;

	ok(mdb_env_create(&b->env));
	ok(mdb_env_set_maxdbs(b->env, 2));
	ok(mdb_env_set_mapsize(b->env, (size_t)64 << 30));
	ok(mdb_env_open(b->env, dir, MDB_NORDAHEAD, 0600));
	ok(mdb_txn_begin(b->env, NULL, 0, &txn));
	ok(mdb_dbi_open(txn, "rec", MDB_CREATE, &b->rec));
	ok(mdb_dbi_open(txn, "ix", MDB_CREATE, &b->ix));
	ok(mdb_txn_commit(txn));
	ok(mdb_txn_begin(b->env, NULL, MDB_RDONLY, &b->read));
	mdb_txn_reset(b->read);
	return b;
}

void
bare_close(struct bare *b)
{
	mdb_txn_abort(b->read);
	mdb_env_close(b->env);
	free(b);
}

void
bare_sync(struct bare *b, bool on)
{
	ok(mdb_env_set_flags(b->env, MDB_NOSYNC, !on));
	ok(mdb_env_sync(b->env, 1));
}

uint64_t
bare_bytes(struct bare *b)
{
	MDB_envinfo info;

	ok(mdb_env_info(b->env, &info));
	return ((uint64_t)info.me_last_pgno + 1) * 4096;
}

void
bare_touch(struct bare *b)
{
	MDB_dbi dbi[] = { b->rec, b->ix };
	MDB_cursor *c;
	MDB_val k, v;

	ok(mdb_txn_renew(b->read));
	for (int i = 0; i < 2; i++) {
		ok(mdb_cursor_open(b->read, dbi[i], &c));
		while (mdb_cursor_get(c, &k, &v, MDB_NEXT) == 0)
			sink[0] ^= *(uint8_t *)k.mv_data;
		mdb_cursor_close(c);
	}
	mdb_txn_reset(b->read);
}

/* ---- writing ------------------------------------------------------------ */

struct batch {
	MDB_cursor *rec, *ix;
};

static void
put(MDB_cursor *c, const struct key *key, const void *p, size_t n)
{
	MDB_val k = { key->n, NULL }, v = { n, NULL };

	memcpy(&k.mv_data, &(const void *){ key->b }, sizeof(void *));
	memcpy(&v.mv_data, &p, sizeof(void *));
	ok(mdb_cursor_put(c, &k, &v, 0));
}

static void
take(struct bare *b, MDB_txn *txn, const struct key *key)
{
	MDB_val k = { key->n, NULL };

	memcpy(&k.mv_data, &(const void *){ key->b }, sizeof(void *));
	ok(mdb_del(txn, b->ix, &k, NULL));
}

/* Changes of a record, of a user: beyond the indexes. */
enum { BARE_TIME = 200, BARE_ACTOR };

static void
put_piece(struct bare *b, MDB_txn *txn, struct batch *to, const struct piece *p)
{
	struct key k = { 0 };

	key_u8(&k, (uint8_t)p->kind);
	key_u64(&k, p->id);
	put(to->rec, &k, p->bytes.data, p->bytes.len);
	for (size_t i = 0; i < p->n_put; i++)
		if (p->put[i].tree == TREE_IX)
			put(to->ix, &p->put[i].key, p->put[i].value,
				p->put[i].len);
	for (size_t i = 0; i < p->n_take; i++)
		if (p->take[i].tree == TREE_IX)
			take(b, txn, &p->take[i].key);
	k.n = 0;
	key_u8(&k, BARE_TIME);
	key_u8(&k, (uint8_t)p->kind);
	key_u64(&k, p->id);
	key_u64(&k, b->seq);
	put(to->ix, &k, "", 0);
}

void
bare_do(struct bare *b, const struct act *a)
{
	struct key k = { 0 };
	struct batch to;
	MDB_txn *txn;

	b->seq++;
	ok(mdb_txn_begin(b->env, NULL, 0, &txn));
	ok(mdb_cursor_open(txn, b->rec, &to.rec));
	ok(mdb_cursor_open(txn, b->ix, &to.ix));
	for (size_t i = 0; i < a->n; i++)
		put_piece(b, txn, &to, &a->pieces[i]);
	key_u8(&k, BARE_ACTOR);
	key_u64(&k, ORIGIN_ID | 1);
	key_u64(&k, b->seq);
	put(to.ix, &k, "", 0);
	mdb_cursor_close(to.rec);
	mdb_cursor_close(to.ix);
	ok(mdb_txn_commit(txn));
}

/* ---- reading ------------------------------------------------------------ */

static size_t
get_record(struct bare *b, enum kind kind, uint64_t id)
{
	uint8_t key[9];
	MDB_val k = { sizeof(key), key }, v;

	key[0] = (uint8_t)kind;
	put_u64(key + 1, id);
	ok(mdb_get(b->read, b->rec, &k, &v));
	memcpy(sink, v.mv_data, v.mv_size);
	return v.mv_size;
}

/* The person of a case stands in its record, and bare LMDB has no codec: the
 * load gives the case of a person the same number, so B knows it for nothing.
 */
static size_t
walk(struct bare *b, const struct key *from, enum kind kind, size_t max)
{
	MDB_val k = { from->n, NULL }, v;
	MDB_cursor *c;
	size_t n = 0;
	int rc;

	memcpy(&k.mv_data, &(const void *){ from->b }, sizeof(void *));
	ok(mdb_txn_renew(b->read));
	ok(mdb_cursor_open(b->read, b->ix, &c));
	for (rc = mdb_cursor_get(c, &k, &v, MDB_SET_RANGE);
		rc == 0 && n < max && k.mv_size >= from->n &&
		memcmp(k.mv_data, from->b, from->n) == 0;
		rc = mdb_cursor_get(c, &k, &v, MDB_NEXT), n++) {
		uint64_t id = get_u64((uint8_t *)k.mv_data + k.mv_size - 8);

		get_record(b, kind, id);
		if (kind == KIND_CASE)
			get_record(b, KIND_PERSON, id);
	}
	mdb_cursor_close(c);
	mdb_txn_reset(b->read);
	return n;
}

void
bare_nik(struct bare *b, uint64_t nik)
{
	struct key k = { 0 };

	key_u8(&k, IX_NIK);
	key_u64(&k, nik);
	if (walk(b, &k, KIND_PERSON, 1) != 1)
		fail("B: a NIK is not there");
}

size_t
bare_stage(struct bare *b, unsigned area, unsigned program, unsigned stage)
{
	struct key k = { 0 };

	key_u8(&k, IX_CASE);
	key_u16(&k, (uint16_t)area);
	key_u16(&k, (uint16_t)program);
	key_u16(&k, (uint16_t)stage);
	return walk(b, &k, KIND_CASE, PAGE_ROWS);
}

size_t
bare_area(struct bare *b, unsigned area)
{
	struct key k = { 0 };

	key_u8(&k, IX_PERSON);
	key_u16(&k, (uint16_t)area);
	return walk(b, &k, KIND_PERSON, PAGE_ROWS);
}

size_t
bare_name(struct bare *b, unsigned area, const char *word)
{
	struct key k = { 0 };

	key_u8(&k, IX_NAME);
	key_u16(&k, (uint16_t)area);
	key_bytes(&k, word, strlen(word));
	return walk(b, &k, KIND_PERSON, PAGE_ROWS);
}
