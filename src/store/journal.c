/* SPDX-License-Identifier: MIT */
/*
 * The journal inside the main environment. Rows of ct that belong to it:
 *	'M' "head"		epoch u32, seq u64, chain 32 bytes
 *	'R' origin u32 oseq u64	seq u64, n u64: where n changes of an origin,
 *				one after the other, stand without another
 *				between them
 */
#include "internal.h"
#include "journal_rows.h"
#include "magang/store/journal.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/pack.h"

#define ENTRY_FORMAT 1
static const uint8_t head_key[] = { 'M', 'h', 'e', 'a', 'd' };

bool
journal_head_row(const void *key, size_t key_n, const void *row, size_t n,
	struct log_head *out)
{
	struct reader r;
	const uint8_t *chain;

	if (key_n != sizeof(head_key) || memcmp(key, head_key, key_n) != 0)
		return false;
	reader_init(&r, row, n);
	out->epoch = read_u32(&r);
	out->seq = read_u64(&r);
	chain = read_raw(&r, HASH_SIZE);
	if (!reader_done(&r))
		return false;
	memcpy(out->chain, chain, HASH_SIZE);
	return true;
}

void
journal_head(struct txn *txn, struct log_head *out)
{
	struct view v;

	memset(out, 0, sizeof(*out));
	out->epoch = 1;
	if (txn_get(txn, TREE_CT, head_key, sizeof(head_key), &v) &&
		!journal_head_row(head_key, sizeof(head_key), v.p, v.n, out))
		txn_fail(txn, MG_EDAMAGED);
}

void
journal_put_head(struct txn *txn, const struct log_head *head)
{
	uint8_t row[4 + 8 + HASH_SIZE];

	put_u32(row, head->epoch);
	put_u64(row + 4, head->seq);
	memcpy(row + 12, head->chain, HASH_SIZE);
	txn_put(txn, TREE_CT, head_key, sizeof(head_key), row, sizeof(row));
}

/* Changes of an origin that are answered one after the other. */
struct oseq_run {
	uint64_t oseq, seq, n; /* n 0: damaged */
};

static void
run_key(struct key *k, uint32_t origin, uint64_t oseq)
{
	key_u8(k, 'R');
	key_u32(k, origin);
	key_u64(k, oseq);
}

static void
run_decode(const struct walk *w, struct oseq_run *out)
{
	memset(out, 0, sizeof(*out));
	if (w->key.n != 13 || w->value.n != 16)
		return;
	out->oseq = get_u64(w->key.p + 5);
	out->seq = get_u64(w->value.p);
	out->n = get_u64(w->value.p + 8);
}

/* The last run of an origin that begins at `oseq` or before. */
static bool
run_find(struct txn *txn, uint32_t origin, uint64_t oseq, struct oseq_run *out)
{
	struct key k = { 0 };
	struct walk w;
	bool found;

	run_key(&k, origin, oseq);
	walk_begin(&w, txn, TREE_CT, k.b, k.n - 8);
	key_u8(&k, 0);
	walk_seek(&w, k.b, k.n);
	found = walk_back(&w);
	if (found)
		run_decode(&w, out);
	walk_end(&w);
	return found;
}

uint64_t
journal_origin_last(struct txn *txn, uint32_t origin)
{
	struct oseq_run run;

	if (!run_find(txn, origin, UINT64_MAX, &run))
		return 0;
	if (!run.n)
		txn_fail(txn, MG_EDAMAGED);
	return run.n ? run.oseq + run.n - 1 : 0;
}

uint64_t
journal_result(struct txn *txn, uint32_t origin, uint64_t oseq)
{
	struct oseq_run run;

	return run_find(txn, origin, oseq, &run) && oseq - run.oseq < run.n
		       ? run.seq + (oseq - run.oseq)
		       : 0;
}

void
journal_put_answer(
	struct txn *txn, uint32_t origin, uint64_t oseq, uint64_t seq)
{
	struct key k = { 0 };
	struct oseq_run run;
	uint8_t row[16];

	if (!run_find(txn, origin, oseq, &run) || run.oseq + run.n != oseq ||
		run.seq + run.n != seq)
		run = (struct oseq_run){ .oseq = oseq, .seq = seq };
	run_key(&k, origin, run.oseq);
	put_u64(row, run.seq);
	put_u64(row + 8, run.n + 1);
	txn_put(txn, TREE_CT, k.b, k.n, row, sizeof(row));
}

/* Entry without its hash. */
static void
journal_encode(struct buf *out, const struct log_change *c,
	const struct log_result *res)
{
	const char *detail = res->detail ? res->detail : "";

	pack_u8(out, ENTRY_FORMAT);
	pack_signed(out, res->code);
	pack_varint(out, c->origin);
	pack_varint(out, c->oseq);
	pack_bytes(out, c->bytes, c->len);
	pack_bytes(out, detail, strlen(detail));
}

void
journal_hash(uint8_t out[HASH_SIZE], const uint8_t prev[HASH_SIZE],
	uint64_t seq, const void *body, size_t n)
{
	uint8_t number[8];
	struct hash h;

	put_u64(number, seq);
	hash_init(&h);
	hash_add(&h, prev, HASH_SIZE);
	hash_add(&h, number, sizeof(number));
	hash_add(&h, body, n);
	hash_final(&h, out);
}

void
journal_key(struct key *k, uint64_t seq, uint16_t part)
{
	key_short(k, seq);
	if (part)
		key_u16(k, part);
}

static void
journal_put_parts(struct txn *txn, uint64_t seq, const struct buf *entry)
{
	uint16_t part = 0;

	for (size_t at = 0; at < entry->len; at += JOURNAL_PART, part++) {
		size_t n = entry->len - at;
		struct key k = { 0 };

		journal_key(&k, seq, part);
		if (n > JOURNAL_PART)
			n = JOURNAL_PART;
		txn_append(txn, TREE_JR, k.b, k.n, entry->data + at, n);
	}
}

void
journal_put_again(struct txn *txn, uint64_t seq, const struct buf *entry)
{
	struct key k = { 0 };
	uint16_t part = 0;
	struct view v;

	for (size_t at = 0; at < entry->len; at += JOURNAL_PART, part++) {
		const size_t n = entry->len - at;

		k.n = 0;
		journal_key(&k, seq, part);
		txn_put(txn, TREE_JR, k.b, k.n, entry->data + at,
			n < JOURNAL_PART ? n : JOURNAL_PART);
	}
	for (;; part++) {
		k.n = 0;
		journal_key(&k, seq, part);
		if (!txn_get(txn, TREE_JR, k.b, k.n, &v))
			break;
		txn_del(txn, TREE_JR, k.b, k.n);
	}
}

void
journal_forget_answers(struct txn *txn)
{
	struct key k = { 0 };
	struct walk w;
	bool any;

	do {
		walk_begin(&w, txn, TREE_CT, "R", 1);
		any = walk_next(&w);
		if (any) {
			k.n = 0;
			key_bytes(&k, w.key.p, w.key.n);
		}
		walk_end(&w);
		if (any)
			txn_del(txn, TREE_CT, k.b, k.n);
	} while (any);
}

void
journal_append(struct txn *txn, struct log_head *head,
	const struct log_change *c, const struct log_result *res)
{
	struct buf entry = BUF_INIT;

	journal_encode(&entry, c, res);
	head->seq++;
	journal_hash(
		head->chain, head->chain, head->seq, entry.data, entry.len);
	buf_add(&entry, head->chain, HASH_SIZE);
	journal_put_parts(txn, head->seq, &entry);
	buf_release(&entry);
	journal_put_answer(txn, c->origin, c->oseq, head->seq);
	journal_put_head(txn, head);
}

bool
journal_take(uint64_t seq, const struct buf *hold, struct log_entry *out)
{
	struct reader r;
	const uint8_t *hash;
	size_t n;

	memset(out, 0, sizeof(*out));
	reader_init(&r, hold->data, hold->len);
	out->seq = seq;
	if (read_u8(&r) != ENTRY_FORMAT)
		return false;
	out->code = (int)read_signed(&r);
	out->change.origin = (uint32_t)read_varint(&r);
	out->change.oseq = read_varint(&r);
	out->change.bytes = read_bytes(&r, &n);
	out->change.len = n;
	out->detail = (const char *)read_bytes(&r, &n);
	out->detail_len = n;
	hash = read_raw(&r, HASH_SIZE);
	if (!reader_done(&r))
		return false;
	memcpy(out->hash, hash, HASH_SIZE);
	return true;
}

void
journal_fetch(struct txn *txn, uint64_t seq, struct buf *hold)
{
	struct key k = { 0 };
	struct walk w;

	buf_clear(hold);
	journal_key(&k, seq, 0);
	walk_begin(&w, txn, TREE_JR, k.b, k.n);
	while (walk_next(&w))
		buf_add(hold, w.value.p, w.value.n);
	walk_end(&w);
}

bool
journal_read(
	struct txn *txn, uint64_t seq, struct buf *hold, struct log_entry *out)
{
	journal_fetch(txn, seq, hold);
	if (!hold->len)
		return false;
	if (!journal_take(seq, hold, out)) {
		txn_fail(txn, MG_EDAMAGED);
		return false;
	}
	return true;
}

uint64_t
journal_last(struct txn *txn)
{
	struct walk w;
	uint64_t seq = 0;

	walk_begin(&w, txn, TREE_JR, "", 0);
	if (walk_back(&w))
		seq = key_read_short(w.key.p, w.key.n);
	walk_end(&w);
	return seq;
}

uint64_t
journal_count_answers(struct txn *txn)
{
	struct oseq_run run;
	struct walk w;
	uint64_t n = 0;

	walk_begin(&w, txn, TREE_CT, "R", 1);
	while (walk_next(&w)) {
		run_decode(&w, &run);
		n += run.n;
	}
	walk_end(&w);
	return n;
}

/* Not journal_read(): a fault would end the whole check. */
static int
next_entry(struct txn *txn, uint64_t seq, uint8_t chain[HASH_SIZE],
	struct buf *hold, struct log_entry *e, struct err *err)
{
	journal_fetch(txn, seq, hold);
	if (!journal_take(seq, hold, e))
		return err_set(err, MG_EDAMAGED,
			_("journal entry %llu is missing or damaged"),
			(unsigned long long)seq);
	journal_hash(chain, chain, seq, hold->data, hold->len - HASH_SIZE);
	if (memcmp(chain, e->hash, HASH_SIZE) != 0)
		return err_set(err, MG_EDAMAGED,
			_("journal entry %llu was altered"),
			(unsigned long long)seq);
	return 0;
}

int
journal_next(struct txn *txn, uint64_t seq, uint8_t chain[HASH_SIZE],
	struct buf *hold, struct err *err)
{
	struct log_entry e;

	return next_entry(txn, seq, chain, hold, &e, err);
}

static int
check_entry(struct txn *txn, uint64_t seq, uint8_t chain[HASH_SIZE],
	struct buf *hold, struct err *err)
{
	struct log_entry e;
	int rc = next_entry(txn, seq, chain, hold, &e, err);

	if (!rc && journal_result(txn, e.change.origin, e.change.oseq) != seq)
		rc = err_set(err, MG_EDAMAGED,
			_("the answer to journal entry %llu is not found by its number"),
			(unsigned long long)seq);
	return rc;
}

/* The entries after `seq`, whose hash is `chain`, up to the head. */
static int
check_after(struct txn *txn, uint64_t seq, uint8_t chain[HASH_SIZE],
	const struct log_head *head, struct err *err)
{
	struct buf hold = BUF_INIT;
	int rc = 0;

	while (!rc && seq < head->seq)
		rc = check_entry(txn, ++seq, chain, &hold, err);
	buf_release(&hold);
	if (!rc && (memcmp(chain, head->chain, HASH_SIZE) != 0 ||
			   journal_last(txn) != head->seq))
		rc = err_set(err, MG_EDAMAGED,
			_("the head of the journal does not fit its entries"));
	return rc ? rc : txn_fault(txn, err);
}

int
journal_check(struct txn *txn, struct log_head *out, struct err *err)
{
	uint8_t chain[HASH_SIZE] = { 0 };
	int rc;

	journal_head(txn, out);
	rc = txn_fault(txn, err);
	if (!rc)
		rc = check_after(txn, 0, chain, out, err);
	if (!rc && journal_count_answers(txn) != out->seq)
		rc = err_set(err, MG_EDAMAGED,
			_("the head of the journal does not fit its entries"));
	return rc ? rc : txn_fault(txn, err);
}

/* The entry before the last ones: so many, as far as they have so many bytes, but
 * for the last one; 0: they are all. */
static uint64_t
before_end(struct txn *txn, const struct journal_end *end)
{
	uint64_t seq = UINT64_MAX, n = 0;
	size_t bytes = 0;
	struct walk w;

	walk_begin(&w, txn, TREE_JR, "", 0);
	while (walk_back(&w)) {
		const uint64_t at = key_read_short(w.key.p, w.key.n);

		n += at != seq;
		seq = at;
		bytes += w.value.n;
		if (n > 1 && (n > end->entries || bytes > end->bytes))
			break;
	}
	walk_end(&w);
	return n > 1 && (n > end->entries || bytes > end->bytes) ? seq : 0;
}

/* The hash that an entry ends with; whether it is one is seen by what follows. */
static void
entry_hash(struct txn *txn, uint64_t seq, uint8_t out[HASH_SIZE])
{
	size_t left = HASH_SIZE;
	struct key k = { 0 };
	struct walk w;

	journal_key(&k, seq, 0);
	walk_begin(&w, txn, TREE_JR, k.b, k.n);
	while (left && walk_back(&w)) {
		const size_t n = w.value.n < left ? w.value.n : left;

		left -= n;
		memcpy(out + left, w.value.p + w.value.n - n, n);
	}
	walk_end(&w);
}

int
journal_check_end(struct txn *txn, const struct journal_end *end,
	struct log_head *out, struct err *err)
{
	uint8_t chain[HASH_SIZE] = { 0 };
	uint64_t before;

	journal_head(txn, out);
	before = before_end(txn, end);
	if (before)
		entry_hash(txn, before, chain);
	if (txn_fault(txn, err))
		return err->code;
	return check_after(txn, before, chain, out, err);
}
