/* SPDX-License-Identifier: MIT */
/*
 * Row: time u64, number in that second u32 -> what u8, user u64, other u64, mark
 * 16, checksum u64 of the key and all before it.
 */
#include "magang/store/reads.h"

#include "beside.h"
#include "committed.h"
#include "env.h"
#include "fault.h"
#include "gate.h"
#include "internal.h"
#include "keyring.h"
#include "reads.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/crash.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

#define KEY_BYTES 12
#define ROW_MARK 17 /* where it begins */
#define ROW_SUM (ROW_MARK + READ_MARK)
#define ROW_BYTES (ROW_SUM + 8)
#define FORGOTTEN_MOST 256 /* at a time */

void
reads_name(struct store *store, uint64_t map)
{
	store->reads = (struct env){ .store = store->dir,
		.at = store->at,
		.name = "reads",
		.of = store,
		.opens = gate_opens,
		.before = 1u << READS_BYTE,
		.map = map / 4 & ~(uint64_t)0xffff,
		.flags = MDB_NOMETASYNC,
		.key_bytes = KEY_BYTES };
}

/* `make`: where there is no directory, one is made; else MG_ENOENT. */
static int
reads_open(struct store *store, bool make, struct err *err)
{
	return beside_open(store, &store->reads, make,
		_("there is no log of reads yet"), err);
}

const char *
reads_aside(const struct store *store)
{
	return store->reads.aside;
}

bool
reads_gone(const struct store *store)
{
	return store->reads.gone;
}

bool
reads_hurt(struct store *store)
{
	struct err none = ERR_INIT;

	reads_open(store, false, &none);
	return reads_aside(store) || reads_gone(store);
}

/* --- whom --------------------------------------------------------------------- */

static void
mark_of(const struct person_keys *keys, uint64_t person, uint8_t out[READ_MARK])
{
	uint8_t id[8], hash[HASH_SIZE];

	put_u64(id, person);
	seal_keyed(hash, "magang reads", id, sizeof(id), keys->personal);
	memcpy(out, hash, READ_MARK);
}

bool
reads_mark(struct store *store, uint64_t person, uint8_t out[READ_MARK])
{
	struct person_keys keys;

	if (keyring_get(store, person, &keys) != KEYRING_FOUND)
		return false;
	mark_of(&keys, person, out);
	seal_wipe(&keys, sizeof(keys));
	return true;
}

struct mark_visit {
	struct store *store;
	void (*visit)(void *ctx, uint64_t person, const uint8_t *mark);
	void *ctx;
};

static int
mark_key(void *ctx, uint64_t id, const void *row, size_t n,
	enum keyring_answer answer)
{
	const struct mark_visit *m = ctx;
	struct person_keys keys;
	uint8_t number[8], mark[READ_MARK];

	if (answer != KEYRING_FOUND)
		return 0;
	put_u64(number, id);
	keyring_open(m->store->master, number, row, n, &keys);
	mark_of(&keys, id, mark);
	seal_wipe(&keys, sizeof(keys));
	m->visit(m->ctx, id, mark);
	return 0;
}

int
reads_marks(struct store *store,
	void (*visit)(void *ctx, uint64_t person, const uint8_t *mark),
	void *ctx, struct err *err)
{
	struct mark_visit m = { store, visit, ctx };

	return keyring_each_row(store, mark_key, &m, err);
}

/* --- rows --------------------------------------------------------------------- */

static uint64_t
sum_of(const uint8_t key[KEY_BYTES], const uint8_t *row)
{
	uint8_t all[KEY_BYTES + ROW_SUM];

	memcpy(all, key, KEY_BYTES);
	memcpy(all + KEY_BYTES, row, ROW_SUM);
	return seal_checksum(all, sizeof(all));
}

/* Where his key cannot be had, somebody whom nobody can name was read. */
static void
row_pack(struct store *store, const struct read_row *row,
	const uint8_t key[KEY_BYTES], uint8_t out[ROW_BYTES])
{
	out[0] = row->what;
	put_u64(out + 1, row->user);
	put_u64(out + 9, row->other);
	memcpy(out + ROW_MARK, row->mark, READ_MARK);
	if (row->person && !reads_mark(store, row->person, out + ROW_MARK))
		seal_random(out + ROW_MARK, READ_MARK);
	put_u64(out + ROW_SUM, sum_of(key, out));
}

static bool
row_unpack(const MDB_val *k, const MDB_val *v, struct read_row *out)
{
	const uint8_t *p = v->mv_data;

	if (k->mv_size != KEY_BYTES || v->mv_size != ROW_BYTES ||
		get_u64(p + ROW_SUM) != sum_of(k->mv_data, p))
		return false;
	*out = (struct read_row){ .time = (int64_t)get_u64(k->mv_data),
		.what = p[0],
		.user = get_u64(p + 1),
		.other = get_u64(p + 9) };
	memcpy(out->mark, p + ROW_MARK, READ_MARK);
	return true;
}

static int64_t
time_of(const MDB_val *k)
{
	return k->mv_size == KEY_BYTES ? (int64_t)get_u64(k->mv_data) : 0;
}

/* The first free number of a second. */
static int
next_number(MDB_cursor *c, int64_t time, uint32_t *out)
{
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v;
	int rc;

	put_u64(kb, (uint64_t)time + 1);
	put_u32(kb + 8, 0);
	rc = mdb_cursor_get(c, &k, &v, MDB_SET_RANGE);
	rc = mdb_cursor_get(c, &k, &v, rc == 0 ? MDB_PREV : MDB_LAST);
	*out = 0;
	if (rc == 0 && time_of(&k) == time)
		*out = get_u32((const uint8_t *)k.mv_data + 8) + 1;
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
put_row(struct store *store, MDB_cursor *c, const struct read_row *row)
{
	uint8_t kb[KEY_BYTES], vb[ROW_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v = { ROW_BYTES, vb };
	uint32_t number;
	int rc = next_number(c, row->time, &number);

	put_u64(kb, (uint64_t)row->time);
	put_u32(kb + 8, number);
	row_pack(store, row, kb, vb);
	return rc ? rc : mdb_cursor_put(c, &k, &v, 0);
}

static int
forget_rows(MDB_cursor *c, int64_t before)
{
	MDB_val k, v;
	int rc = mdb_cursor_get(c, &k, &v, MDB_FIRST);

	for (int i = 0; rc == 0 && i < FORGOTTEN_MOST && time_of(&k) < before;
		i++) {
		rc = mdb_cursor_del(c, 0);
		if (rc == 0)
			rc = mdb_cursor_get(c, &k, &v, MDB_FIRST);
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

struct changing {
	const struct read_row *rows; /* to add */
	size_t n;
	int64_t forget;
	size_t *taken_out; /* damaged ones are, and counted; NULL: they stay */
};

static int
take_out(MDB_cursor *c, size_t *n)
{
	struct read_row row;
	MDB_val k, v;
	int rc;

	while ((rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) == 0) {
		if (row_unpack(&k, &v, &row))
			continue;
		rc = mdb_cursor_del(c, 0);
		if (rc)
			break;
		++*n;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
change_rows(struct store *store, MDB_cursor *c, const struct changing *g)
{
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < g->n; i++)
		rc = put_row(store, c, &g->rows[i]);
	if (rc == 0)
		rc = forget_rows(c, g->forget);
	return rc;
}

static int
change(struct store *store, const struct changing *g)
{
	MDB_txn *txn = NULL;
	MDB_cursor *c = NULL;
	int rc = env_write(&store->reads, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, store->reads.dbi[0], &c);
	if (rc == 0)
		rc = g->taken_out ? take_out(c, g->taken_out)
				  : change_rows(store, c, g);
	if (c)
		mdb_cursor_close(c);
	if (rc == 0) {
		rc = committed(store, &store->reads, txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

/* --- its pages ---------------------------------------------------------------- */

/* A use of the log: what it does until it is done, or a page ends it. */
struct reads_use {
	struct store *store;
	const struct changing *change; /* NULL: rows are read */
	int64_t from;
	reads_visit visit;
	void *ctx;
	size_t *damaged;
	bool sought; /* each row is found by its key, too */
	sigjmp_buf back;
};

/* A branch can lead elsewhere, and all rows still come one after the other. */
static int
seek_row(MDB_cursor *c, MDB_val *k, const MDB_val *v)
{
	MDB_val found;
	int rc = mdb_get(mdb_cursor_txn(c), mdb_cursor_dbi(c), k, &found);

	if (rc == MDB_NOTFOUND || (rc == 0 && found.mv_data != v->mv_data))
		return MDB_CORRUPTED;
	return rc;
}

/* Who visits a row is not its page. */
static int
each_row(struct reads_use *u, MDB_cursor *c)
{
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v;
	int rc;

	put_u64(kb, (uint64_t)u->from);
	put_u32(kb + 8, 0);
	for (rc = mdb_cursor_get(c, &k, &v, MDB_SET_RANGE); rc == 0;
		rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) {
		struct read_row row;
		bool more = true;

		rc = u->sought ? seek_row(c, &k, &v) : 0;
		if (rc)
			return rc;
		if (row_unpack(&k, &v, &row)) {
			crash_within(NULL);
			more = u->visit(u->ctx, &row);
			crash_within(&u->back);
		} else {
			++*u->damaged;
		}
		if (!more)
			return 0;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
each(struct reads_use *u)
{
	MDB_txn *txn = NULL;
	MDB_cursor *c = NULL;
	int rc = env_read(&u->store->reads, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, u->store->reads.dbi[0], &c);
	if (rc == 0)
		rc = each_row(u, c);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		env_read_end(&u->store->reads, txn);
	return rc;
}

static int
once(struct reads_use *u)
{
	int rc;

	if (sigsetjmp(u->back, 1) != 0)
		return MDB_CORRUPTED;
	crash_within(&u->back);
	rc = u->change ? change(u->store, u->change) : each(u);
	crash_within(NULL);
	return rc;
}

/* Of an open log. A damaged one keeps nobody from working: then the same once more,
 * with the new one. */
static int
use(struct reads_use *u, struct err *err)
{
	int rc, code;

	for (int tries = 0;; tries++) {
		rc = u->change ? gate_hold(u->store, READS_BYTE, err) : 0;
		if (rc)
			return rc;
		code = once(u);
		if (u->change)
			gate_free(u->store, READS_BYTE);
		if (tries || !beside_is_damage(code))
			break;
		rc = beside_renew(u->store, &u->store->reads, err);
		if (rc)
			return rc;
	}
	return code == 0
		       ? 0
		       : store_err(u->store, code, err, _("the log of reads"));
}

int
reads_add(struct store *store, const struct read_row *rows, size_t n,
	int64_t forget, struct err *err)
{
	const struct changing g = { rows, n, forget, NULL };
	struct reads_use u = { .store = store, .change = &g };
	int rc = reads_open(store, true, err);

	return rc ? rc : use(&u, err);
}

/* Nothing where there is none. */
static int
each_of(struct reads_use *u, struct err *err)
{
	struct err none = ERR_INIT;
	int rc = reads_open(u->store, false, &none);

	*u->damaged = 0;
	if (rc == MG_ENOENT)
		return 0;
	return rc ? err_set(err, rc, "%s", none.text) : use(u, err);
}

int
reads_each(struct store *store, int64_t from, reads_visit visit, void *ctx,
	size_t *damaged, struct err *err)
{
	struct reads_use u = { .store = store,
		.from = from < 0 ? 0 : from,
		.visit = visit,
		.ctx = ctx,
		.damaged = damaged };

	return each_of(&u, err);
}

static int
pass_by(void *ctx, const struct read_row *row)
{
	(void)ctx;
	(void)row;
	return 1;
}

int
reads_mend(
	struct store *store, size_t *damaged, uint64_t *lost, struct err *err)
{
	size_t n = 0;
	const struct changing g = { .taken_out = &n };
	struct reads_use change = { .store = store, .change = &g };
	struct reads_use look = { .store = store,
		.visit = pass_by,
		.damaged = damaged,
		.sought = true };
	int rc = each_of(&look, err);

	*lost = committed_lost(store, &store->reads);
	return rc || !*damaged ? rc : use(&change, err);
}
