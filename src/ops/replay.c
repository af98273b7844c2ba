/* SPDX-License-Identifier: MIT */
/* The whole view again from the journal alone, in a new store. */
#include "magang/ops/replay.h"

#include "magang/office/check.h"

#include "magang/ops/erase.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/store/create.h"
#include "magang/store/gate.h"
#include "magang/store/keyring.h"
#include "magang/store/register.h"
#include "magang/apply/apply.h"
#include "magang/log/follow.h"
#include "magang/rulebook/access.h"
#include "magang/store/open.h"
#include "magang/store/txn.h"
#include "magang/office/erasures.h"
#include "magang/office/office_open.h"

#define ALL UINT64_MAX

struct replaying {
	struct office *from;
	struct office *to;
	struct check_report *report;
	struct log_following following;
};

static int
replay_entry(void *ctx, const struct log_entry *e, struct err *err)
{
	struct replaying *r = ctx;

	return following_next(&r->following, e, err);
}

static int
replay_entries(struct replaying *r, struct err *err)
{
	int rc;

	r->following.to = (struct log_follower){ r->to->store, apply_entry,
		&r->to->book };
	rc = log_read(r->from->log, 1, ALL, replay_entry, r, err);
	return following_end(&r->following, rc, err);
}

/* The journal may be that of a backup. */
static int
replay_obey(struct replaying *r, struct err *err)
{
	char *path = register_of(r->from->store);
	size_t n, bad;
	int rc = 0;

	if (register_is(path))
		rc = erase_obey(r->to, path, &n, &bad, err);
	free(path);
	return rc;
}

static int
replay_fill(void *ctx, struct store *store, struct err *err)
{
	struct replaying *r = ctx;
	struct office_options opt = { .now = r->from->now,
		.lang = r->from->lang };
	int rc = office_new(store, &opt, &r->to, err);

	r->to->cluster = r->from->cluster;
	if (!rc)
		rc = gate_enter(store, err);
	if (!rc) {
		rc = keyring_copy(r->from->store, store, err);
		if (!rc)
			rc = replay_entries(r, err);
		if (!rc)
			rc = replay_obey(r, err);
		if (!rc)
			rc = erasures_write(r->to, err);
		gate_leave(store);
	}
	if (!rc)
		rc = check_store(r->to, r->report, err);
	r->to->store = NULL; /* store_create() closes it */
	office_close(r->to);
	return rc;
}

int
check_replay(struct office *office, const char *dir, struct check_report *out,
	struct err *err)
{
	struct store_options so = { 0, "replay" };
	struct replaying r = { .from = office, .report = out };

	int rc = access_need(&office->access, PERM_ADMIN, err);

	memset(out, 0, sizeof(*out));
	return rc ? rc : store_create(dir, &so, replay_fill, &r, err);
}
