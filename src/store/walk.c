/* SPDX-License-Identifier: MIT */
#include "magang/store/walk.h"

#include "fence.h"
#include "internal.h"

#include <assert.h>
#include <string.h>

void
walk_begin(struct walk *w, struct txn *txn, enum tree tree, const void *prefix,
	size_t prefix_len)
{
	assert(prefix_len <= WALK_PREFIX);
	memset(&w->key, 0, sizeof(w->key));
	memset(&w->value, 0, sizeof(w->value));
	w->txn = txn;
	w->tree = tree;
	w->state = WALK_FRESH;
	w->from_len = 0;
	w->prefix_len = prefix_len;
	if (prefix_len)
		memcpy(w->prefix, prefix, prefix_len);
	w->cursor = NULL;
}

/* A cursor costs as much as a look-up, and many a walk is never begun. */
static bool
walk_on(struct walk *w)
{
	struct txn *txn = w->txn;
	MDB_cursor *c = NULL;

	if (txn->rc || w->state == WALK_OVER)
		return false;
	if (!w->cursor) {
		txn->rc = mdb_cursor_open(
			txn->mdb, txn->store->data.dbi[w->tree], &c);
		w->cursor = c;
	}
	return !txn->rc;
}

void
walk_seek(struct walk *w, const void *key, size_t key_len)
{
	if (key_len > WALK_PREFIX)
		key_len = WALK_PREFIX;
	memcpy(w->from, key, key_len);
	w->from_len = key_len;
	w->state = WALK_SOUGHT;
}

static bool
walk_take(struct walk *w, int rc, const MDB_val *k, const MDB_val *v)
{
	w->txn->store->rows++;
	if (rc == 0 && k->mv_size >= w->prefix_len &&
		memcmp(k->mv_data, w->prefix, w->prefix_len) == 0) {
		w->key.p = k->mv_data;
		w->key.n = k->mv_size;
		w->value.p = v->mv_data;
		w->value.n = v->mv_size;
		w->state = WALK_ON;
		return true;
	}
	if (rc != 0 && rc != MDB_NOTFOUND && !w->txn->rc)
		w->txn->rc = rc;
	w->state = WALK_OVER;
	return false;
}

/* As LMDB orders keys. */
static int
from_compare(const struct walk *w, const uint8_t *key, size_t n)
{
	size_t both = w->from_len < n ? w->from_len : n;
	int order = both ? memcmp(w->from, key, both) : 0;

	return order ? order : (w->from_len > n) - (w->from_len < n);
}

static bool
step_next(struct walk *w)
{
	MDB_val k = { 0, NULL }, v = { 0, NULL };
	MDB_cursor_op op = MDB_NEXT;
	int rc;

	if (!walk_on(w))
		return false;
	if (w->state != WALK_ON) {
		/* A place before the prefix: its first row. */
		bool sought = w->state == WALK_SOUGHT &&
			      from_compare(w, w->prefix, w->prefix_len) > 0;

		k.mv_data = sought ? w->from : w->prefix;
		k.mv_size = sought ? w->from_len : w->prefix_len;
		op = k.mv_size ? MDB_SET_RANGE : MDB_FIRST;
	}
	rc = mdb_cursor_get(w->cursor, &k, &v, op);
	return walk_take(w, rc, &k, &v);
}

/* The smallest key that is greater than every key of the prefix. */
static size_t
prefix_successor(const struct walk *w, uint8_t *out)
{
	size_t n = w->prefix_len;

	memcpy(out, w->prefix, n);
	while (n > 0 && out[n - 1] == 0xff)
		n--;
	if (n > 0)
		out[n - 1]++;
	return n;
}

static bool
step_back(struct walk *w)
{
	MDB_val k = { 0, NULL }, v = { 0, NULL };
	uint8_t after[WALK_PREFIX];
	int rc;

	if (!walk_on(w))
		return false;
	if (w->state == WALK_ON) {
		rc = mdb_cursor_get(w->cursor, &k, &v, MDB_PREV);
		return walk_take(w, rc, &k, &v);
	}
	k.mv_data = after;
	k.mv_size = prefix_successor(w, after);
	/* A place behind the prefix: its last row. */
	if (w->state == WALK_SOUGHT &&
		(!k.mv_size || from_compare(w, after, k.mv_size) < 0)) {
		if (!w->from_len)
			return walk_take(w, MDB_NOTFOUND, &k, &v);
		k.mv_data = w->from;
		k.mv_size = w->from_len;
	}
	rc = k.mv_size ? mdb_cursor_get(w->cursor, &k, &v, MDB_SET_RANGE)
		       : MDB_NOTFOUND;
	rc = mdb_cursor_get(
		w->cursor, &k, &v, rc == MDB_NOTFOUND ? MDB_LAST : MDB_PREV);
	return walk_take(w, rc, &k, &v);
}

static bool
on_fence(const struct walk *w)
{
	return w->state == WALK_ON && fence_is(w->tree, w->key.n);
}

bool
walk_next(struct walk *w)
{
	bool more = step_next(w);

	while (on_fence(w))
		more = step_next(w);
	return more;
}

bool
walk_back(struct walk *w)
{
	bool more = step_back(w);

	while (on_fence(w))
		more = step_back(w);
	return more;
}

void
walk_end(struct walk *w)
{
	if (w->cursor)
		mdb_cursor_close(w->cursor);
	w->cursor = NULL;
	w->state = WALK_OVER;
}
