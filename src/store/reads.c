/* SPDX-License-Identifier: MIT */
/* Row: time u64, number in that second u32 -> user u64, person u64, what u8. */
#include "magang/store/reads.h"

#include "beside.h"
#include "env.h"
#include "fault.h"
#include "gate.h"
#include "internal.h"
#include "reads.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

#define KEY_BYTES 12
#define ROW_BYTES 17
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
		.flags = MDB_NOMETASYNC };
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

const char *
reads_damaged(struct store *store)
{
	struct err none = ERR_INIT;

	reads_open(store, false, &none);
	return reads_aside(store);
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
put_row(MDB_cursor *c, const struct read_row *row)
{
	uint8_t kb[KEY_BYTES], vb[ROW_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v = { ROW_BYTES, vb };
	uint32_t number;
	int rc = next_number(c, row->time, &number);

	put_u64(kb, (uint64_t)row->time);
	put_u32(kb + 8, number);
	put_u64(vb, row->user);
	put_u64(vb + 8, row->person);
	vb[16] = row->what;
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

static int
add_rows(struct store *store, const struct read_row *rows, size_t n,
	int64_t forget)
{
	MDB_txn *txn = NULL;
	MDB_cursor *c = NULL;
	int rc = env_write(&store->reads, &txn);

	if (rc == 0)
		rc = mdb_cursor_open(txn, store->reads.dbi[0], &c);
	for (size_t i = 0; rc == 0 && i < n; i++)
		rc = put_row(c, &rows[i]);
	if (rc == 0)
		rc = forget_rows(c, forget);
	if (c)
		mdb_cursor_close(c);
	if (rc == 0) {
		rc = mdb_txn_commit(txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

int
reads_add(struct store *store, const struct read_row *rows, size_t n,
	int64_t forget, struct err *err)
{
	int rc = reads_open(store, true, err);

	if (!rc)
		rc = gate_hold(store, READS_BYTE, err);
	if (rc)
		return rc;
	rc = add_rows(store, rows, n, forget);
	gate_free(store, READS_BYTE);
	return rc == 0 ? 0 : store_err(store, rc, err, _("the log of reads"));
}

static int
each_row(MDB_cursor *c, int64_t from,
	int (*visit)(void *ctx, const struct read_row *row), void *ctx)
{
	uint8_t kb[KEY_BYTES];
	MDB_val k = { KEY_BYTES, kb }, v;
	int rc;

	put_u64(kb, (uint64_t)from);
	put_u32(kb + 8, 0);
	for (rc = mdb_cursor_get(c, &k, &v, MDB_SET_RANGE); rc == 0;
		rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) {
		const uint8_t *p = v.mv_data;
		struct read_row row = { .time = time_of(&k) };

		if (k.mv_size != KEY_BYTES || v.mv_size != ROW_BYTES)
			return MDB_CORRUPTED;
		row.user = get_u64(p);
		row.person = get_u64(p + 8);
		row.what = p[16];
		if (!visit(ctx, &row))
			return 0;
	}
	return rc == MDB_NOTFOUND ? 0 : rc;
}

int
reads_each(struct store *store, int64_t from,
	int (*visit)(void *ctx, const struct read_row *row), void *ctx,
	struct err *err)
{
	struct err none = ERR_INIT;
	MDB_txn *txn = NULL;
	MDB_cursor *c = NULL;
	int rc = reads_open(store, false, &none);

	if (rc == MG_ENOENT)
		return 0;
	if (rc)
		return err_set(err, rc, "%s", none.text);
	rc = env_read(&store->reads, &txn);
	if (rc == 0)
		rc = mdb_cursor_open(txn, store->reads.dbi[0], &c);
	if (rc == 0)
		rc = each_row(c, from < 0 ? 0 : from, visit, ctx);
	if (c)
		mdb_cursor_close(c);
	if (txn)
		env_read_end(&store->reads, txn);
	return rc == 0 ? 0 : store_err(store, rc, err, _("the log of reads"));
}
