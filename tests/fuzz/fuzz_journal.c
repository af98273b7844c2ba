/* SPDX-License-Identifier: MIT */
/*
 * Journal entries and the changes in them. The first byte says which way: any
 * bytes as an entry of the journal; any bytes behind the head of a change; or a
 * script that builds a change, which must come back from its own bytes.
 */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "fuzz_place.h"
#include "fuzz_script.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/record/change.h"
#include "magang/record/change_bytes.h"
#include "magang/record/change_read.h"
#include "magang/store/create.h"
#include "magang/store/open.h"
#include "magang/store/gate.h"
#include "magang/store/key.h"
#include "magang/store/keyring.h"
#include "magang/log/log.h"
#include "magang/store/txn.h"

#define PERSONS 8
#define PART 2000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct store *store;

static void
clean_up(void)
{
	store_close(store);
}

/* Persons 1 to 8 have keys, the last one's is destroyed. */
static void
start(void)
{
	struct store_options opt = { 1 << 24, "fuzz" };
	struct err err = ERR_INIT;
	char dir[80];
	int rc = seal_start(&err);

	if (rc)
		abort();
	fuzz_place_start();
	snprintf(dir, sizeof(dir), "%s/store", fuzz_top);
	rc = store_create(dir, &opt, NULL, NULL, &err);
	if (!rc)
		rc = store_open(dir, &opt, &store, &err);
	if (!rc)
		rc = gate_enter(store, &err);
	if (!rc)
		rc = keyring_ensure(store, 1, PERSONS, &err);
	if (!rc)
		rc = keyring_destroy(store, PERSONS, &err);
	if (rc)
		abort();
	gate_leave(store);
	atexit(clean_up);
}

/* ---- entries ------------------------------------------------------------ */

static void
any_entry(const uint8_t *data, size_t size)
{
	struct err err = ERR_INIT;
	struct buf hold = BUF_INIT;
	struct log_head head;
	struct log_entry e;
	struct txn *txn;
	int rc = gate_enter(store, &err);

	assert(rc == 0);
	rc = txn_write(store, &txn, &err);
	assert(rc == 0);
	for (size_t at = 0, part = 0; at < size; at += PART, part++) {
		struct key k = { 0 };

		journal_key(&k, 1, (uint16_t)part);
		txn_put(txn, TREE_JR, k.b, k.n, data + at,
			size - at < PART ? size - at : PART);
	}
	rc = journal_check(txn, &head, &err);
	assert(rc == (size ? MG_EDAMAGED : 0)); /* no head knows of it */
	if (journal_read(txn, 1, &hold, &e)) {
		assert(e.change.len < size && e.detail_len < size);
		assert(memcmp(e.hash, data + size - HASH_SIZE, HASH_SIZE) == 0);
	} else {
		rc = txn_fault(txn, &err);
		assert(rc == (size ? MG_EDAMAGED : 0));
	}
	txn_abort(txn);
	gate_leave(store);
	buf_release(&hold);
}

/* ---- changes ------------------------------------------------------------ */

static void
assert_value(const struct value *a, const struct value *b)
{
	assert(a->kind == b->kind);
	if (a->kind == VALUE_NUMBER)
		assert(a->number == b->number);
	if (a->kind == VALUE_TEXT)
		assert(a->len == b->len &&
			memcmp(a->text, b->text, a->len) == 0);
}

/* Fields come back in the order of their classes, so each is looked for. */
static void
assert_op(const struct op *a, const struct op *b)
{
	assert(a->verb == b->verb && a->kind == b->kind && a->id == b->id);
	assert(a->owner == b->owner && a->base == b->base);
	assert(b->sealed || a->n == b->n);
	for (int class = PRIVACY_PUBLIC, j = 0; class <= PRIVACY_HEALTH;
		class ++)
		for (size_t i = 0; i < a->n; i++) {
			enum fdef_privacy of =
				a->owner ? field_class(a->kind, a->f[i].id)
					 : PRIVACY_PUBLIC;

			if ((int)of != class || (b->sealed && class))
				continue;
			assert(a->f[i].id == b->f[j].id);
			assert_value(&a->f[i].old, &b->f[j].old);
			assert_value(&a->f[i].new, &b->f[j].new);
			j++;
		}
}

static void
assert_comes_back(const struct change *c)
{
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct change again;
	int rc = change_encode(c, store, &out, &err);

	if (rc == 0) {
		change_init(&again, ACT_SET);
		rc = change_decode(&again, store,
			&(struct log_change){
				c->origin, c->oseq, out.data, out.len },
			&err);
		assert(rc == 0);
		assert(again.n == c->n && again.cluster == c->cluster);
		assert(again.oseq == c->oseq && again.act == c->act);
		assert(again.time == c->time && again.date == c->date);
		assert(again.actor == c->actor && again.kind == c->kind);
		for (size_t i = 0; i < c->n; i++)
			assert_op(&c->ops[i], &again.ops[i]);
		change_release(&again);
	} else {
		assert(rc == MG_EERASED || rc == MG_EDATA);
	}
	buf_release(&out);
}

static void
any_change(const uint8_t *data, size_t size)
{
	static const uint8_t head[] = { CHANGE_RULES };
	struct err err = ERR_INIT;
	struct buf bytes = BUF_INIT;
	struct change c;
	bool sealed = false;

	change_init(&c, ACT_SET);
	buf_add(&bytes, head, sizeof(head));
	buf_add(&bytes, data, size);
	if (change_decode(&c, store,
		    &(struct log_change){ 1, 2, bytes.data, bytes.len },
		    &err) == 0) {
		for (size_t i = 0; i < c.n; i++)
			sealed = sealed || c.ops[i].sealed;
		if (!sealed)
			assert_comes_back(&c);
	} else {
		assert(err.text[0]);
	}
	change_release(&c);
	buf_release(&bytes);
}

static void
script(const uint8_t *data, size_t size)
{
	struct reader rd;
	struct change c;
	struct op *op = NULL;

	reader_init(&rd, data, size);
	change_init(&c, ACT_SET);
	c.origin = read_u8(&rd);
	c.oseq = read_varint(&rd);
	/* 0 stands for the first change of its act */
	c.act = read_varint(&rd);
	if (!c.act)
		c.act = (uint64_t)c.origin << 32 | c.oseq;
	c.time = read_signed(&rd);
	c.date = (int32_t)read_signed(&rd);
	while (reader_left(&rd) && !rd.fault && c.n < 50) {
		unsigned what = read_u8(&rd);
		struct value old, new;

		if (!op || what >= 0xf0) {
			const enum kind kind = 1 + what / 4 % (KIND_COUNT - 1);

			/* what an id says comes back without having been set */
			op = change_op(&c,
				kind_is(kind, KIND_GIVEN)
					? OP_SET
					: (enum op_verb)(OP_CREATE + what % 4),
				kind, read_u8(&rd),
				read_u8(&rd) % (PERSONS + 1));
			continue;
		}
		if (op->n >= 60)
			break;
		old = script_value(&rd, what);
		new = script_value(&rd, what / 3);
		op_set(&c, op, read_u16(&rd), &old, &new);
	}
	assert_comes_back(&c);
	change_release(&c);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!store)
		start();
	if (size == 0)
		return 0;
	if (data[0] % 3 == 0)
		any_entry(data + 1, size - 1);
	else if (data[0] % 3 == 1)
		any_change(data + 1, size - 1);
	else
		script(data + 1, size - 1);
	return 0;
}
