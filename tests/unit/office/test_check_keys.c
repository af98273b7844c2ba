/* SPDX-License-Identifier: MIT */
/* A key that is damaged or lost is named so, and never taken for an erasure. */
#include "magang/base/pack.h"
#include "magang/ops/history.h"
#include "magang/record/change_read.h"
#include "magang/store/broken.h"
#include "magang/store/gate.h"
#include "magang/store/key.h"
#include "magang/store/register.h"
#include "office_fixture.h"

#include "../../../src/store/internal.h"

#define ROW 104 /* nonce, two keys, tag */

static uint64_t her;

/* The row of her key, read or put; size 0 takes it away. */
static void
raw_row(struct desk *d, uint8_t *row, size_t *n, bool put)
{
	struct env *env = &d->o->store->keys;
	uint8_t id[8];
	MDB_val k = { 8, id }, v = { *n, row };
	MDB_txn *txn;

	for (int i = 0; i < 8; i++)
		id[i] = (uint8_t)(her >> (56 - 8 * i));
	d->o->store->held |= env->before; /* nobody else is there */
	assert_int_equal(put ? env_write(env, &txn) : env_read(env, &txn), 0);
	if (put) {
		assert_int_equal(*n ? mdb_put(txn, env->dbi[0], &k, &v, 0)
				    : mdb_del(txn, env->dbi[0], &k, NULL),
			0);
		assert_int_equal(mdb_txn_commit(txn), 0);
		return;
	}
	assert_int_equal(mdb_get(txn, env->dbi[0], &k, &v), 0);
	memcpy(row, v.mv_data, v.mv_size);
	*n = v.mv_size;
	env_read_end(env, txn);
}

static void
check_says(struct desk *d, const char *what)
{
	struct check_report r;
	bool said = false;

	check_done(d, check_store(d->o, &r, &d->err));
	for (size_t i = 0; i < r.n_problems; i++)
		said |= strstr(r.problems[i], what) != NULL;
	assert_false(r.ok);
	if (!said)
		fail_msg("'%s' is not said, but '%s'", what, r.problems[0]);
	check_report_release(&r);
}

static int
no_erasure(void *ctx, const struct history_row *row, struct err *err)
{
	struct desk *d = ctx;

	(void)err;
	if (row->op && row->op->sealed) {
		assert_true(row->op->lost);
		d->r.seq++;
	}
	return 0;
}

static void
check_history(struct desk *d)
{
	d->r.seq = 0;
	check_done(d, history_record(d->o, KIND_PERSON, her, 100, no_erasure, d,
			      &d->err));
	assert_true(d->r.seq > 0);
}

static void
prepare(struct desk *d)
{
	her = person(d, "name=Siti Rahayu; birth_date=2001-03-12; "
			"regency=32.05");
	set(d, KIND_PERSON, her, "street=Jl. Satu");
}

static void
test_bits(void **state)
{
	struct desk *d = *state;
	struct person_keys keys;
	uint8_t row[200];
	size_t n = 0;

	prepare(d);
	raw_row(d, row, &n, false);
	assert_int_equal(n, ROW);
	for (size_t bit = 0; bit < ROW * 8; bit += 11) {
		row[bit / 8] ^= (uint8_t)(1 << bit % 8);
		raw_row(d, row, &n, true);
		assert_int_equal(
			keyring_get(d->o->store, her, &keys), KEYRING_DAMAGED);
		if (bit % 3 == 0)
			check_says(
				d, "key is damaged; put it back: magang mend");
		row[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	check_history(d);
	check_refused(d, try_set(d, KIND_PERSON, her, 0, "street=X"),
		MG_EDAMAGED, "magang check", NULL);
	raw_row(d, row, &n, true);
}

/* Cut, emptied, gone, or that of somebody else. */
static void
test_rows(void **state)
{
	struct desk *d = *state;
	struct person_keys keys;
	uint8_t row[200];
	size_t n = 0, some;

	prepare(d);
	raw_row(d, row, &n, false);
	for (some = 1; some < n; some += 13) {
		raw_row(d, row, &some, true);
		assert_int_equal(
			keyring_get(d->o->store, her, &keys), KEYRING_DAMAGED);
	}
	check_says(d, "key is damaged");
	some = 0;
	raw_row(d, row, &some, true);
	check_says(d, "key is lost");
	check_history(d);
	raw_row(d, row, &n, true);
}

/* The last entry with other bytes, its hash and the head made again. */
static void
put_last(struct desk *d, const struct log_change *c, uint64_t seq)
{
	struct key k = { 0 };
	const struct log_result res = { 0, 0, NULL };
	struct buf hold = BUF_INIT;
	struct log_entry prev;
	struct log_head head;
	uint8_t run[13] = { 'R' };
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	journal_head(txn, &head);
	assert_true(journal_read(txn, seq - 1, &hold, &prev));
	memcpy(head.chain, prev.hash, HASH_SIZE);
	head.seq = seq - 1;
	journal_key(&k, seq, 0);
	assert_true(txn_del(txn, TREE_JR, k.b, k.n));
	journal_append(txn, &head, c, &res);
	/* it has its place among the answers already */
	put_u32(run + 1, c->origin);
	put_u64(run + 5, c->oseq);
	assert_true(txn_del(txn, TREE_CT, run, sizeof(run)));
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
	buf_release(&hold);
}

static void
test_header(void **state)
{
	struct desk *d = *state;
	struct buf hold = BUF_INIT, bytes = BUF_INIT;
	struct log_change altered;
	struct log_head head;
	struct log_entry e;
	struct change c;
	struct txn *txn;

	prepare(d);
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	journal_head(txn, &head);
	assert_true(journal_read(txn, head.seq, &hold, &e));
	txn_abort(txn);
	buf_add(&bytes, e.change.bytes, e.change.len);
	altered = (struct log_change){ e.change.origin, e.change.oseq,
		bytes.data, bytes.len };
	assert_true(change_header(&c, &altered));
	/* the time of the act, a minute later */
	for (size_t at = 1; at < bytes.len; at++) {
		struct change now;

		bytes.data[at] ^= 2;
		if (change_header(&now, &altered) && now.time != c.time &&
			now.cluster == c.cluster && now.actor == c.actor &&
			now.act == c.act)
			break;
		bytes.data[at] ^= 2;
	}
	put_last(d, &altered, head.seq);
	check_says(d, "does not open");
	put_last(d, &e.change, head.seq);
	buf_release(&hold);
	buf_release(&bytes);
}

/* The register says one thing and the store another. */
static void
test_register(void **state)
{
	struct desk *d = *state;
	struct register_line line = { .word = REGISTER_ERASED,
		.cluster = d->o->cluster };

	prepare(d);
	line.number = her;
	check_done(d, register_add(d->o->store, &line, &d->err));
	check_says(d, "erased by the register");
	check_done(d, op_erase(d->o, &her, 1, "asked", &d->r, &d->err));
}

/* Rolled back, or written anew with all its hashes: the register knew it. */
static void
test_anchor(void **state)
{
	struct desk *d = *state;
	struct register_line line = { .word = REGISTER_HEAD,
		.cluster = d->o->cluster };
	struct log_change altered;
	struct buf hold = BUF_INIT;
	struct log_head head;
	struct log_entry e;
	struct txn *txn;

	prepare(d);
	check_done(d, txn_read(d->o->store, &txn, &d->err));
	journal_head(txn, &head);
	assert_true(journal_read(txn, head.seq, &hold, &e));
	txn_abort(txn);
	line.number = head.seq;
	memcpy(line.chain, head.chain, HASH_SIZE);
	check_done(d, register_add(d->o->store, &line, &d->err));
	assert_true(check_ok(d, NULL));
	/* an answer that was another, all hashes right */
	altered = e.change;
	altered.bytes = "\1 ";
	altered.len = 2;
	put_last(d, &altered, head.seq);
	check_says(d, "written anew");
	put_last(d, &e.change, head.seq);
	line.number = head.seq + 5;
	check_done(d, register_add(d->o->store, &line, &d->err));
	check_says(d, "rolled back");
	/* who put a backup back has said so */
	line.word = REGISTER_RESTORED;
	line.number = head.seq;
	check_done(d, register_add(d->o->store, &line, &d->err));
	assert_true(check_ok(d, NULL));
	buf_release(&hold);
}

/* A broken journal is read and not written. */
static void
test_broken(void **state)
{
	struct desk *d = *state;
	struct log_head head;
	struct key k;
	struct txn *txn;
	uint8_t row[2000];
	struct view v;
	size_t n;

	prepare(d);
	check_done(d, gate_enter(d->o->store, &d->err));
	for (int i = 0; i < 2; i++) { /* broken, and right again */
		check_done(d, txn_write(d->o->store, &txn, &d->err));
		journal_head(txn, &head);
		k.n = 0;
		journal_key(&k, head.seq - 1, 0);
		assert_true(txn_get(txn, TREE_JR, k.b, k.n, &v));
		n = v.n;
		memcpy(row, v.p, n);
		row[n / 2] ^= 1;
		txn_put(txn, TREE_JR, k.b, k.n, row, n);
		check_done(d, txn_commit(txn, &d->err));
		if (i)
			break;
		gate_leave(d->o->store);
		office_close(d->o);
		desk_open(d);
		assert_non_null(strstr(d->o->notice, "broken"));
		check_values(d, KIND_PERSON, her, "name=Siti Rahayu");
		check_refused(d, try_set(d, KIND_PERSON, her, 0, "street=X"),
			MG_EDAMAGED, "check", NULL);
		check_says(d, "journal entry");
		assert_true(store_is_broken(d->o->store));
		check_done(d, gate_enter(d->o->store, &d->err));
	}
	gate_leave(d->o->store);
	assert_true(check_ok(d, NULL));
	assert_false(store_is_broken(d->o->store));
	office_close(d->o);
	desk_open(d);
	set(d, KIND_PERSON, her, "street=X");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_bits),
		desk_test(test_rows),
		desk_test(test_header),
		desk_test(test_register),
		desk_test(test_anchor),
		desk_test(test_broken),
	};

	return cmocka_run_group_tests_name("check keys", tests, NULL, NULL);
}
