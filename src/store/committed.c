/* SPDX-License-Identifier: MIT */
/*
 * In DIR/gate, behind the names of who is inside: the directory, its last number, how
 * many are lost. It is not synced: after a loss of power it says less than there is of
 * what was synced, and may say more of drafts, whose last commit goes then.
 */
#include "committed.h"

#include <sys/types.h>
#include <unistd.h>

#include "env.h"
#include "internal.h"

#define NOTES_FROM 1024

struct commit_note {
	uint64_t ino, last, lost;
};

static off_t
place_of(const struct store *store, const struct env *env)
{
	const int n = env == &store->data     ? 0
		      : env == &store->keys   ? 1
		      : env == &store->drafts ? 2
					      : 3;

	return NOTES_FROM + n * (off_t)sizeof(struct commit_note);
}

/* All 0 where there is none of this directory. */
static void
note_read(const struct store *store, const struct env *env,
	struct commit_note *out)
{
	if (pread(store->gate, out, sizeof(*out), place_of(store, env)) !=
			sizeof(*out) ||
		out->ino != env->ino)
		*out = (struct commit_note){ .ino = env->ino };
}

static void
note_write(const struct store *store, const struct env *env,
	const struct commit_note *n)
{
	if (pwrite(store->gate, n, sizeof(*n), place_of(store, env)) !=
		sizeof(*n))
		return; /* a full disk: then nothing is told */
}

static uint64_t
last_of(const struct env *env)
{
	MDB_envinfo info;

	mdb_env_info(env->mdb, &info);
	return info.me_last_txnid;
}

int
committed(struct store *store, const struct env *env, MDB_txn *txn)
{
	const uint64_t id = mdb_txn_id(txn);
	int rc = mdb_txn_commit(txn);
	struct commit_note n;

	/* who has changed nothing commits nothing */
	if (rc || last_of(env) < id)
		return rc;
	note_read(store, env, &n);
	if (n.last >= id)
		n.lost += n.last + 1 - id;
	n.last = id;
	note_write(store, env, &n);
	return 0;
}

void
committed_anew(struct store *store, const struct env *env)
{
	const struct commit_note none = { .ino = 0 };

	note_write(store, env, &none);
}

bool
committed_gone(const struct store *store, const struct env *env)
{
	struct commit_note n;

	return pread(store->gate, &n, sizeof(n), place_of(store, env)) ==
		       sizeof(n) &&
	       n.ino && n.last;
}

uint64_t
committed_lost(struct store *store, const struct env *env)
{
	uint64_t last, lost;
	struct commit_note n;

	if (!env->mdb)
		return 0;
	/* in this order: whoever commits meanwhile notes it afterwards */
	note_read(store, env, &n);
	last = last_of(env);
	lost = n.lost + (n.last > last ? n.last - last : 0);
	if (lost)
		note_write(store, env,
			&(struct commit_note){ .ino = env->ino, .last = last });
	return lost;
}
