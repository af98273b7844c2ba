/* SPDX-License-Identifier: MIT */
#include "magang/office/health.h"

#include <assert.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/log/log.h"
#include "magang/store/open.h"
#include "magang/store/txn.h"

/* When the last entry was made, whoever made it. */
static int
last_time(struct office *office, struct txn *txn, uint64_t seq, int64_t *out,
	struct err *err)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change c;
	int rc = 0;

	change_init(&c, ACT_ADD);
	if (journal_read(txn, seq, &hold, &e))
		rc = change_decode(&c, office->store, &e.change, err);
	if (!rc)
		*out = c.time;
	change_release(&c);
	buf_release(&hold);
	return rc ? rc : txn_fault(txn, err);
}

int
office_health(struct office *office, struct health *out, struct err *err)
{
	struct store_state store;
	struct log_head head;
	struct txn *txn;
	int rc;

	store_state(office->store, &store);
	*out = (struct health){
		.file = store.file,
		.map = store.map,
		.sessions = store.sessions,
		.sessions_max = store.sessions_max,
		.backup = store.backup,
	};
	static_assert(
		sizeof(out->writer) == sizeof(store.writer), "the name fits");
	memcpy(out->writer, store.writer, sizeof(out->writer));
	rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	rc = journal_check_end(txn,
		&(struct journal_end){ HEALTH_CHANGES, SIZE_MAX }, &head, err);
	out->changes = head.seq;
	if (!rc && head.seq)
		rc = last_time(office, txn, head.seq, &out->last, err);
	txn_abort(txn);
	return rc;
}
