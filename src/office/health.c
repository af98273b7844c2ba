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

#define DAY 86400

/* When that entry was made, whoever made it; where there is none *out stays. */
static int
entry_time(struct office *office, struct txn *txn, uint64_t seq, int64_t *out,
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
		rc = entry_time(office, txn, head.seq, &out->last, err);
	txn_abort(txn);
	return rc;
}

int
office_unsaved_days(struct office *office, int64_t *out, struct err *err)
{
	struct store_state store;
	int64_t since = office->now;
	struct txn *txn;
	int rc = 0;

	store_state(office->store, &store);
	if (store.backup) {
		since = store.backup;
	} else {
		rc = txn_read(office->store, &txn, err);
		if (rc)
			return rc;
		rc = entry_time(office, txn, 1, &since, err);
		txn_abort(txn);
	}
	*out = (office->now - since) / DAY;
	return rc;
}
