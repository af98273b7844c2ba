/* SPDX-License-Identifier: MIT */
#include "magang/store/backup.h"

#include "internal.h"
#include "keyring.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/store/journal.h"
#include "magang/store/plain_file.h"
#include "magang/store/reads.h"

#include "backup.h"

#define ENTRIES 1000 /* of the journal, in one look */

const char backup_magic[2][BACKUP_MAGIC + 1] = {
	[BACKUP_DATA] = "magang data 1\n",
	[BACKUP_KEYS] = "magang keys 1\n",
};

char *
backup_keys_name(const char *data)
{
	return xasprintf("%s.keys", data);
}

/* ---- a file in the making ------------------------------------------------ */

struct saving {
	struct plain_file file;
	struct hash hash;
};

static void
put(struct saving *s, const void *p, size_t n)
{
	hash_add(&s->hash, p, n);
	fwrite(p, 1, n, s->file.f); /* plain_file_keep() asks for faults */
}

/* A row of `n` bytes behind `k` of its own. */
static void
put_row(struct saving *s, enum backup_what what, const void *head, size_t k,
	const void *p, size_t n)
{
	uint8_t b[BACKUP_ROW_HEAD];

	b[0] = (uint8_t)what;
	put_u32(b + 1, (uint32_t)(k + n));
	put(s, b, sizeof(b));
	put(s, head, k);
	if (n)
		put(s, p, n);
}

static int
saving_begin(struct saving *s, const char *name, enum backup_part part,
	const struct backup_head *head, struct err *err)
{
	uint8_t b[8 + 8 + 8 + HASH_SIZE];
	int rc = plain_file_make(&s->file, name, err);

	if (rc)
		return rc;
	hash_init(&s->hash);
	put(s, backup_magic[part], BACKUP_MAGIC);
	put_u64(b, head->cluster);
	put_u64(b + 8, (uint64_t)head->time);
	put_u64(b + 16, head->seq);
	memcpy(b + 24, head->chain, HASH_SIZE);
	put_row(s, BACKUP_HEAD, b, sizeof(b), NULL, 0);
	return 0;
}

static void
saving_end(struct saving *s)
{
	uint8_t hash[HASH_SIZE];
	struct hash all = s->hash;

	hash_final(&all, hash);
	put_row(s, BACKUP_END, hash, sizeof(hash), NULL, 0);
}

static int
saving_fault(const struct saving *s, struct err *err)
{
	return ferror(s->file.f) ? err_errno(err, "%s", s->file.name) : 0;
}

/* ---- what stands in it --------------------------------------------------- */

static int
save_some(struct store *store, struct saving *s, uint64_t *seq, uint64_t last,
	uint8_t chain[HASH_SIZE], struct err *err)
{
	struct buf hold = BUF_INIT;
	uint8_t number[8];
	struct txn *txn;
	int rc = txn_read(store, &txn, err);

	if (rc)
		return rc;
	for (int i = 0; !rc && i < ENTRIES && *seq < last; i++) {
		rc = journal_next(txn, ++*seq, chain, &hold, err);
		put_u64(number, *seq);
		if (!rc)
			put_row(s, BACKUP_ENTRY, number, sizeof(number),
				hold.data, hold.len);
	}
	txn_abort(txn);
	buf_release(&hold);
	return rc ? rc : saving_fault(s, err);
}

/* Entries never change, so each look may see a later store. */
static int
save_journal(struct store *store, struct saving *s,
	const struct backup_head *head, struct err *err)
{
	uint8_t chain[HASH_SIZE] = { 0 };
	uint64_t seq = 0;
	int rc = 0;

	while (!rc && seq < head->seq)
		rc = save_some(store, s, &seq, head->seq, chain, err);
	return rc;
}

static int
save_read(void *ctx, const struct read_row *row)
{
	uint8_t b[BACKUP_READ_ROW];

	put_u64(b, (uint64_t)row->time);
	put_u64(b + 8, row->user);
	put_u64(b + 16, row->other);
	memcpy(b + 24, row->mark, READ_MARK);
	b[24 + READ_MARK] = row->what;
	put_row(ctx, BACKUP_READ, b, sizeof(b), NULL, 0);
	return 1;
}

static int
save_data(struct store *store, struct saving *s, const struct backup_head *head,
	struct err *err)
{
	size_t damaged;
	int rc = save_journal(store, s, head, err);

	if (!rc)
		rc = reads_each(store, 0, save_read, s, &damaged, err);
	saving_end(s);
	return rc;
}

struct saving_keys {
	struct saving *s;
	size_t damaged;
};

static int
save_key(void *ctx, uint64_t id, const void *row, size_t n,
	enum keyring_answer answer)
{
	struct saving_keys *k = ctx;
	uint8_t number[8];

	put_u64(number, id);
	put_row(k->s, BACKUP_KEY, number, sizeof(number), row, n);
	k->damaged += answer == KEYRING_DAMAGED;
	return 0;
}

static int
save_keys(
	struct store *store, struct saving *s, size_t *damaged, struct err *err)
{
	struct saving_keys k = { s, 0 };
	int rc;

	put_row(s, BACKUP_MASTER, store->master, KEY_SIZE, NULL, 0);
	rc = keyring_each_row(store, save_key, &k, err);
	*damaged = k.damaged;
	saving_end(s);
	return rc;
}

/* ---- both ---------------------------------------------------------------- */

static int
read_head(struct store *store, const struct backup_order *order,
	struct backup_head *out, struct err *err)
{
	struct log_head head;
	struct txn *txn;
	int rc = txn_read(store, &txn, err);

	if (rc)
		return rc;
	journal_head(txn, &head);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	*out = (struct backup_head){
		.cluster = order->cluster, .time = order->now, .seq = head.seq
	};
	memcpy(out->chain, head.chain, HASH_SIZE);
	return rc;
}

/* The names come when both are whole; of the two, keys without data harm
 * nobody. */
static int
keep_both(struct saving *data, struct saving *keys, struct err *err)
{
	int rc = plain_file_keep(&keys->file, err);

	if (!rc) {
		rc = plain_file_keep(&data->file, err);
		if (rc)
			unlink(keys->file.name);
	}
	return rc;
}

/*
 * Keys after the data: they are committed before the change that needs them, so
 * every person of the data has its key in what is read later.
 */
int
store_backup(struct store *store, struct backup_order *order, struct err *err)
{
	char *beside = backup_keys_name(order->data);
	const char *name = order->keys ? order->keys : beside;
	struct saving data = { 0 }, keys = { 0 };
	struct backup_head head;
	int rc = read_head(store, order, &head, err);

	if (!rc)
		rc = saving_begin(&data, order->data, BACKUP_DATA, &head, err);
	if (!rc)
		rc = saving_begin(&keys, name, BACKUP_KEYS, &head, err);
	if (!rc)
		rc = save_data(store, &data, &head, err);
	if (!rc)
		rc = save_keys(store, &keys, &order->damaged, err);
	if (!rc)
		rc = keep_both(&data, &keys, err);
	plain_file_drop(&data.file);
	plain_file_drop(&keys.file);
	free(beside);
	return rc;
}
