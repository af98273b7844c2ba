/* SPDX-License-Identifier: MIT */
/* The log of one host: LMDB orders, applies and keeps in one transaction. */
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/log/engine.h"
#include "magang/log/follow.h"
#include "magang/log/given.h"
#include "magang/store/txn.h"

struct log_local {
	struct log log;
	struct log_follower follower;
};

static struct log_local *
self(struct log *log)
{
	return (struct log_local *)log;
}

static int
local_append(struct log *log, const struct log_change *batch, size_t n,
	struct log_result *results, struct err *err)
{
	return follow_batch(&self(log)->follower, batch, n, results, err);
}

static int
local_read(struct log *log, uint64_t from, uint64_t max, log_visit visit,
	void *ctx, struct err *err)
{
	const struct log_follower *f = &self(log)->follower;
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct txn *txn;
	int rc = 0;

	/* A transaction for each entry: the visitor may take its time. */
	for (uint64_t seq = from; !rc && seq - from < max; seq++) {
		bool found;

		rc = txn_read(f->store, &txn, err);
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
	int rc = txn_read(self(log)->follower.store, &txn, err);

	if (rc)
		return rc;
	journal_head(txn, out);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

/* Nothing ever waits here. */
static uint64_t
local_oseq(struct log *log, struct txn *txn, uint32_t origin)
{
	(void)log;
	return journal_origin_last(txn, origin);
}

static uint64_t
local_given(struct log *log, struct txn *txn, uint8_t kind, uint32_t origin)
{
	(void)log;
	return given_last(txn, kind, origin);
}

static void
local_close(struct log *log)
{
	free(self(log));
}

static const struct log_ops local_ops = {
	.append = local_append,
	.read = local_read,
	.last = local_last,
	.oseq = local_oseq,
	.given = local_given,
	.close = local_close,
};

int
log_local_open(struct store *store, log_apply apply, void *ctx,
	struct log **out, struct err *err)
{
	struct log_local *l = xcalloc(1, sizeof(*l));

	(void)err;
	l->log.ops = &local_ops;
	l->follower = (struct log_follower){ store, apply, ctx };
	*out = &l->log;
	return 0;
}
