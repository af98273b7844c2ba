/* SPDX-License-Identifier: MIT */
#include "magang/log/follow.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/store/txn.h"

/* The change was here before: the recorded answer stands. */
static int
repeat(struct txn *txn, const struct log_change *c, struct log_result *res,
	struct err *err)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	int rc = 0;

	res->seq = journal_result(txn, c->origin, c->oseq);
	if (res->seq && journal_read(txn, res->seq, &hold, &e)) {
		res->code = e.code;
		res->detail = xstrndup(e.detail, e.detail_len);
	} else {
		rc = err_set(err, MG_EDAMAGED,
			_("change %llu of this host has no answer"),
			(unsigned long long)c->oseq);
	}
	buf_release(&hold);
	return rc;
}

static int
follow_one(const struct log_follower *f, struct txn *txn, struct log_head *head,
	const struct log_change *c, const struct log_result *recorded,
	struct log_result *res, struct err *err)
{
	uint64_t last = journal_origin_last(txn, c->origin);
	int rc;

	if (c->oseq <= last)
		return repeat(txn, c, res, err);
	if (c->oseq > last + 1)
		return err_set(err, MG_EHOLE,
			_("changes are missing before number %llu"),
			(unsigned long long)c->oseq);
	res->seq = head->seq + 1;
	rc = f->apply(f->ctx, txn, res->seq, c, recorded, res, err);
	if (rc)
		return rc;
	journal_append(txn, head, c, res);
	return 0;
}

/* One try at a batch: stops at the first change that is newly refused. */
static int
batch_try(const struct log_follower *f, const struct log_change *batch,
	size_t n, struct log_result *results, bool *refused, struct err *err)
{
	struct log_head head;
	struct txn *txn;
	bool again = false;
	int rc = txn_write(f->store, &txn, err);

	if (rc)
		return rc;
	journal_head(txn, &head);
	for (size_t i = 0; !rc && !again && i < n; i++) {
		uint64_t before = head.seq; /* stays for a repeated change */

		if (refused[i]) {
			results[i].seq = head.seq + 1;
			journal_append(txn, &head, &batch[i], &results[i]);
			continue;
		}
		free(results[i].detail);
		memset(&results[i], 0, sizeof(results[i]));
		rc = follow_one(
			f, txn, &head, &batch[i], NULL, &results[i], err);
		again = !rc && results[i].code && head.seq > before;
		refused[i] = again;
	}
	if (rc || again) {
		txn_abort(txn);
		return again ? 1 : rc;
	}
	return txn_commit(txn, err);
}

/*
 * A change that is refused may have written before it was: then the transaction
 * is thrown away and tried again with only the refusal in its place.
 */
int
follow_batch(const struct log_follower *f, const struct log_change *batch,
	size_t n, struct log_result *results, struct err *err)
{
	bool *refused = xcalloc(n, sizeof(*refused));
	int rc;

	memset(results, 0, n * sizeof(*results));
	do
		rc = batch_try(f, batch, n, results, refused, err);
	while (rc == 1);
	free(refused);
	return rc;
}

/* Bytes of changes to one transaction: what it holds of pages is some tens of
 * times as much. */
#define FOLLOW_BYTES (2u << 20)

static int
entry_gives(struct log_following *f, const struct log_entry *e, struct err *err)
{
	struct log_result recorded = { e->seq, e->code,
		xstrndup(e->detail, e->detail_len) };
	struct log_result res = { 0, 0, NULL };
	int rc = follow_one(
		&f->to, f->txn, &f->head, &e->change, &recorded, &res, err);

	if (!rc && memcmp(f->head.chain, e->hash, HASH_SIZE) != 0)
		rc = err_set(err, MG_EDAMAGED,
			_("entry %llu gives another result than recorded (%s, "
			  "recorded %s)"),
			(unsigned long long)e->seq, err_id(res.code),
			err_id(e->code));
	free(recorded.detail);
	free(res.detail);
	return rc;
}

int
following_end(struct log_following *f, int rc, struct err *err)
{
	struct txn *txn = f->txn;

	f->txn = NULL;
	f->bytes = 0;
	if (txn && !rc)
		return txn_commit(txn, err);
	txn_abort(txn);
	return rc;
}

int
following_next(
	struct log_following *f, const struct log_entry *e, struct err *err)
{
	int rc = 0;

	if (!f->txn) {
		rc = txn_write(f->to.store, &f->txn, err);
		if (rc)
			return rc;
		journal_head(f->txn, &f->head);
	}
	rc = entry_gives(f, e, err);
	f->bytes += e->change.len + e->detail_len;
	return rc || f->bytes < FOLLOW_BYTES ? rc : following_end(f, 0, err);
}
