/* SPDX-License-Identifier: MIT */
#include "restore_since.h"

#include <string.h>

#include "magang/apply/apply.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/seal.h"
#include "magang/log/follow.h"
#include "magang/office/office.h"
#include "magang/store/keyring.h"
#include "magang/store/keys_anew.h"
#include "magang/store/salvage.h"

/* Keys of a later day than those of the backup. */
static int
take_key(
	void *ctx, uint64_t id, const struct person_keys *keys, struct err *err)
{
	struct office *office = ctx;
	struct person_keys own;
	const enum keyring_answer is = keyring_get(office->store, id, &own);

	seal_wipe(&own, sizeof(own));
	if (!keys)
		return is == KEYRING_DESTROYED
			       ? 0
			       : keyring_destroy(office->store, id, err);
	return is == KEYRING_NONE ? keyring_put(office->store, id, keys, err)
				  : 0;
}

static int
follow_on(struct office *office, struct salvage *s, struct log_head *at,
	uint64_t *n, struct err *err)
{
	struct log_following f = { .to = { office->store, apply_entry,
					   &office->book } };
	struct buf hold = BUF_INIT;
	struct log_entry e;
	int rc = 0;

	while (!rc && salvage_entry(s, at->seq + 1, at->chain, &hold) &&
		journal_take(at->seq + 1, &hold, &e)) {
		rc = following_next(&f, &e, err);
		at->seq = e.seq;
		memcpy(at->chain, e.hash, HASH_SIZE);
		*n += !rc;
	}
	buf_release(&hold);
	return following_end(&f, rc, err);
}

int
restore_since(struct office *office, const char *dir, uint64_t *n,
	uint64_t *head, struct err *err)
{
	struct salvage *s = NULL;
	struct log_head at;
	struct buf hold = BUF_INIT;
	int rc = log_last(office->log, &at, err);

	if (!rc)
		rc = salvage_open(dir, at.seq, &s, err);
	if (!rc && salvage_head(s) > *head)
		*head = salvage_head(s);
	if (!rc && salvage_entry(s, at.seq + 1, at.chain, &hold)) {
		rc = keys_each_left(dir, take_key, office, err);
		if (!rc)
			rc = follow_on(office, s, &at, n, err);
	}
	buf_release(&hold);
	salvage_close(s);
	return rc;
}
