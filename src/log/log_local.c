/* SPDX-License-Identifier: MIT */
/* The log of one host: LMDB orders, applies and keeps in one transaction. */
#include "magang/log/log.h"
#include "magang/store/store.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define WAIT_STEP_MS 50

struct log_local {
	struct log log;
	struct store *store;
	log_apply apply;
	void *ctx;
};

static struct log_local *
self(struct log *log)
{
	return (struct log_local *)log;
}

/* The change was here before: the recorded answer stands. */
static int
log_repeat(struct txn *txn, const struct log_change *c, struct log_result *res,
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
			_("change %" PRIu64 " of this host has no answer"),
			c->oseq);
	}
	buf_release(&hold);
	return rc;
}

static int
log_one(struct log_local *l, struct txn *txn, struct log_head *head,
	const struct log_change *c, const struct log_result *recorded,
	struct log_result *res, struct err *err)
{
	uint64_t last = journal_origin_last(txn, c->origin);
	int rc;

	if (c->oseq <= last)
		return log_repeat(txn, c, res, err);
	if (c->oseq > last + 1)
		return err_set(err, MG_EHOLE,
			_("changes are missing before number %" PRIu64),
			c->oseq);
	res->seq = head->seq + 1;
	rc = l->apply(l->ctx, txn, res->seq, c, recorded, res, err);
	if (rc)
		return rc;
	journal_append(txn, head, c, res);
	return 0;
}

/* One try at a batch: stops at the first change that is newly refused. */
static int
append_try(struct log_local *l, const struct log_change *batch, size_t n,
	struct log_result *results, bool *refused, struct err *err)
{
	struct log_head head;
	struct txn *txn;
	bool again = false;
	int rc = txn_write(l->store, &txn, err);

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
		rc = log_one(l, txn, &head, &batch[i], NULL, &results[i], err);
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
static int
local_append(struct log *log, const struct log_change *batch, size_t n,
	struct log_result *results, struct err *err)
{
	bool *refused = xcalloc(n, sizeof(*refused));
	int rc;

	memset(results, 0, n * sizeof(*results));
	do
		rc = append_try(self(log), batch, n, results, refused, err);
	while (rc == 1);
	free(refused);
	return rc;
}

int
log_local_replay(struct log *log, const struct log_entry *e, struct err *err)
{
	struct log_local *l = self(log);
	struct log_result recorded = { e->seq, e->code,
		xstrndup(e->detail, e->detail_len) };
	struct log_result res = { 0, 0, NULL };
	struct log_head head;
	struct txn *txn;
	int rc = txn_write(l->store, &txn, err);

	if (rc)
		goto out;
	journal_head(txn, &head);
	rc = log_one(l, txn, &head, &e->change, &recorded, &res, err);
	if (!rc && memcmp(head.chain, e->hash, HASH_SIZE) != 0)
		rc = err_set(err, MG_EDAMAGED,
			_("entry %" PRIu64
			  " gives another result than recorded (%s, "
			  "recorded %s)"),
			e->seq, err_id(res.code), err_id(e->code));
	if (rc)
		txn_abort(txn);
	else
		rc = txn_commit(txn, err);
out:
	free(recorded.detail);
	free(res.detail);
	return rc;
}

static int
local_read(struct log *log, uint64_t from, uint64_t max, log_visit visit,
	void *ctx, struct err *err)
{
	struct log_local *l = self(log);
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct txn *txn;
	int rc = 0;

	/* A transaction for each entry: the visitor may take its time. */
	for (uint64_t seq = from; !rc && seq - from < max; seq++) {
		bool found;

		rc = txn_read(l->store, &txn, err);
		if (rc)
			break;
		found = journal_read(txn, seq, &hold, &e);
		rc = txn_fault(txn, err);
		txn_abort(txn);
		if (rc || !found)
			break;
		rc = visit(ctx, &e, err);
	}
	buf_release(&hold);
	return rc;
}

static int
local_last(struct log *log, struct log_head *out, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(self(log)->store, &txn, err);

	if (rc)
		return rc;
	journal_head(txn, out);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

static int
local_wait(struct log *log, uint64_t after, int ms, uint64_t *last,
	struct err *err)
{
	const struct timespec step = { 0, WAIT_STEP_MS * 1000000L };
	struct log_head head;
	int rc;

	for (;;) {
		rc = local_last(log, &head, err);
		if (rc)
			return rc;
		if (head.seq > after || ms <= 0)
			break;
		nanosleep(&step, NULL);
		ms -= WAIT_STEP_MS;
	}
	*last = head.seq;
	return 0;
}

/* The only copy of the past: nothing may go. */
static int
local_trim(struct log *log, uint64_t before, struct err *err)
{
	(void)log;
	(void)before;
	return err_set(err, MG_ENOTALLOWED,
		_("the journal of a single host is never shortened"));
}

static void
local_close(struct log *log)
{
	free(self(log));
}

static const struct log_ops local_ops = {
	.append = local_append,
	.read = local_read,
	.wait = local_wait,
	.last = local_last,
	.trim = local_trim,
	.close = local_close,
};

struct log *
log_local_open(struct store *store, log_apply apply, void *ctx)
{
	struct log_local *l = xcalloc(1, sizeof(*l));

	l->log.ops = &local_ops;
	l->store = store;
	l->apply = apply;
	l->ctx = ctx;
	return &l->log;
}
