/* SPDX-License-Identifier: MIT */
/*
 * The journal of a hostile backup: its hashes are right and its changes are
 * anybody's. Whatever a change says, applying it ends with an answer, and what
 * it left can be taken apart again. The first byte says which way: any bytes
 * behind the head of a change, or a script that builds one; judged as new, or
 * as one that was accepted elsewhere.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "fuzz_office.h"
#include "fuzz_script.h"
#include "magang/apply/apply.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#define PERSONS 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t last_oseq;

static void
start(void)
{
	struct err err = ERR_INIT;
	struct log_head head;
	struct txn *txn;

	fuzz_office_start();
	if (gate_enter(fuzz_office->store, &err) ||
		keyring_ensure(fuzz_office->store, ((uint64_t)1 << 32) + 1,
			PERSONS, &err) ||
		txn_read(fuzz_office->store, &txn, &err))
		abort();
	journal_head(txn, &head);
	last_oseq = head.seq;
	txn_abort(txn);
}

/* A record that is there can be read: apply() never wrote what it refuses. */
static void
assert_records(struct txn *txn)
{
	static struct record r;
	struct walk w;

	walk_begin(&w, txn, TREE_REC, "", 0);
	while (walk_next(&w)) {
		bool good =
			w.key.n == 9 && record_decode(&r, get_u64(w.key.p + 1),
						w.value.p, w.value.n, 0);

		assert(good);
	}
	walk_end(&w);
}

/* Twice the same change is the same answer; nothing of it stays. */
static void
apply(const void *bytes, size_t n, bool recorded)
{
	struct log_change c = { 1, last_oseq + 1, bytes, n };
	struct log_result was = { last_oseq + 1, 0, xstrdup("") };
	struct log_result res[2] = { { 0, 0, NULL }, { 0, 0, NULL } };
	struct err err = ERR_INIT;
	struct txn *txn;
	int rc[2];

	for (int i = 0; i < 2; i++) {
		if (txn_write(fuzz_office->store, &txn, &err))
			abort();
		rc[i] = apply_entry(&fuzz_office->book, txn, last_oseq + 1, &c,
			recorded ? &was : NULL, &res[i], &err);
		if (!rc[i] && !res[i].code && i == 0)
			assert_records(txn);
		txn_abort(txn);
	}
	assert(rc[0] == rc[1] && res[0].code == res[1].code);
	assert(!res[0].code || res[0].detail);
	free(res[0].detail);
	free(res[1].detail);
	free(was.detail);
}

static void
any_change(const uint8_t *data, size_t size, bool recorded)
{
	const uint8_t head[] = { CHANGE_RULES };
	uint8_t cluster[8];
	struct buf bytes = BUF_INIT;

	put_u64(cluster, fuzz_office->cluster);
	buf_add(&bytes, head, sizeof(head));
	buf_add(&bytes, cluster, sizeof(cluster));
	buf_add(&bytes, data, size);
	apply(bytes.data, bytes.len, recorded);
	buf_release(&bytes);
}

/* Numbers near those that are there: the office's user, first persons, ids of
 * settings and programs. */
static uint64_t
script_id(struct reader *rd)
{
	uint8_t n = read_u8(rd);

	return n < 0x80 ? ((uint64_t)1 << 32) + n % 8 : n % 16;
}

static void
script(const uint8_t *data, size_t size, bool recorded)
{
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct op *op = NULL;
	struct reader rd;
	struct change c;

	reader_init(&rd, data, size);
	change_init(&c, read_u8(&rd) % ACT_COUNT);
	c.cluster = fuzz_office->cluster;
	c.origin = 1;
	c.oseq = last_oseq + 1;
	c.act = (uint64_t)1 << 32 | c.oseq;
	c.time = FUZZ_NOW;
	c.date = (int32_t)(FUZZ_NOW / 86400);
	c.actor = script_id(&rd);
	c.undoes = read_u8(&rd) ? 0 : (uint64_t)1 << 32 | read_u8(&rd);
	while (reader_left(&rd) && !rd.fault && c.n < 50) {
		unsigned what = read_u8(&rd);
		struct value old, new;

		if (!op || what >= 0xe0) {
			op = change_op(&c, OP_CREATE + what % 5,
				1 + read_u8(&rd) % (KIND_COUNT - 1),
				script_id(&rd), what & 8 ? script_id(&rd) : 0);
			op->soft = what & 4;
			op->with = what & 2;
			op->base = read_u8(&rd) % 16;
			continue;
		}
		if (op->n >= 60)
			break;
		old = script_value(&rd, what);
		new = script_value(&rd, what / 3);
		op_set(&c, op, what & 0x80 ? read_u16(&rd) : read_u8(&rd), &old,
			&new);
	}
	if (change_encode(&c, fuzz_office->store, &out, &err) == 0)
		apply(out.data, out.len, recorded);
	change_release(&c);
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!fuzz_office)
		start();
	if (size == 0)
		return 0;
	if (data[0] & 1)
		any_change(data + 1, size - 1, data[0] & 2);
	else
		script(data + 1, size - 1, data[0] & 2);
	return 0;
}
