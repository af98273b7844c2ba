/* SPDX-License-Identifier: MIT */
#include "magang/store/compact.h"

#include "beside.h"
#include "committed.h"
#include "copy.h"
#include "fault.h"
#include "gate.h"
#include "guard.h"
#include "internal.h"
#include "keyring.h"
#include "swap.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static int
make_copy(struct store *store, struct env *env, const char *to, struct err *err)
{
	char *name = xasprintf("%s.new", env->name);
	int rc = 0;

	if (mkdir(to, 0700) != 0)
		rc = err_errno(err, "%s", to);
	if (!rc)
		rc = copy_env(store, env, store->dir, name, err);
	if (!rc && env == &store->keys) {
		char *in = xasprintf("%s/keys", store->dir);

		rc = copy_file(in, to, "master", err);
		free(in);
	}
	free(name);
	return rc ? rc : guard_sync_dir(to, err);
}

/*
 * The write transaction keeps others out until the names are exchanged; they
 * find out behind it (env.h). It changes nothing, so that none of its pages is
 * in the copy, which has a read transaction of its own.
 */
static int
compact_env(struct store *store, struct env *env, struct err *err)
{
	char *name = xasprintf("%s.new", env->name);
	char *copy = xasprintf("%s/%s", store->dir, name);
	MDB_txn *txn = NULL;
	int rc = swap_sweep(copy, err), code;

	if (!rc) {
		code = env_write(env, &txn);
		if (code)
			rc = store_err(store, code, err, copy);
	}
	if (!rc)
		rc = make_copy(store, env, copy, err);
	if (!rc)
		rc = swap_names(store->dir, env->name, name, err);
	if (!rc)
		committed_anew(store, env);
	if (txn)
		mdb_txn_abort(txn);
	if (!rc) {
		code = env_now(env);
		if (code)
			rc = store_err(store, code, err, copy);
	}
	if (!rc) {
		rc = swap_sweep(copy, err);
	} else {
		struct err ignored = ERR_INIT;

		swap_sweep(copy, &ignored);
	}
	free(copy);
	free(name);
	return rc ? rc : guard_sync_dir(store->dir, err);
}

static bool
has_drafts(const struct store *store)
{
	struct stat st;

	return fstatat(store->at, "drafts", &st, AT_SYMLINK_NOFOLLOW) == 0;
}

static int
compact_drafts(struct store *store, struct err *err)
{
	int rc = gate_hold(store, DRAFT_BYTE, err);

	if (rc)
		return rc;
	rc = compact_env(store, &store->drafts, err);
	gate_free(store, DRAFT_BYTE);
	return rc;
}

/* What was damaged holds what was deleted since, too. */
static int
sweep_aside(struct store *store, const struct env *env, struct err *err)
{
	int rc = 0;

	for (unsigned i = 1; !rc && i < BESIDE_ASIDE_MOST; i++) {
		char *aside = beside_aside(store, env, i);

		rc = swap_sweep(aside, err);
		free(aside);
	}
	return rc;
}

int
store_compact(struct store *store, struct err *err)
{
	int rc;

	assert(store->inside && !store->writing && !store->reading);
	keyring_forget(store);
	rc = compact_env(store, &store->data, err);
	if (!rc)
		rc = compact_env(store, &store->keys, err);
	if (!rc && has_drafts(store))
		rc = compact_drafts(store, err);
	if (!rc)
		rc = sweep_aside(store, &store->drafts, err);
	return rc ? rc : sweep_aside(store, &store->keys, err);
}
