/* SPDX-License-Identifier: MIT */
#include "env.h"

#include "internal.h"
#include "lmdb_open.h"
#include "scan.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"

#define LOCK_BYTES 131200 /* what LMDB makes lock.mdb for so many readers */
#define BLOCK 512         /* of st_blocks */

/* Is the directory that is open the one that has the name? One that is gone
 * altogether is as good as it gets. */
static bool
is_current(const struct env *env)
{
	struct stat st;

	return fstatat(env->at, env->name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	       (st.st_ino == env->ino && st.st_dev == env->dev);
}

static int
hold_dir(struct env *env)
{
	struct stat st;

	env->dir = openat(env->at, env->name,
		O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (env->dir < 0)
		return errno;
	if (fstat(env->dir, &st) != 0) {
		int code = errno;

		close(env->dir);
		return code;
	}
	env->dev = st.st_dev;
	env->ino = st.st_ino;
	return 0;
}

/* A file of another environment has rows of another form: it is none of this one. */
static int
prove_rows(const struct env *env, MDB_txn *txn)
{
	static const MDB_cursor_op ends[] = { MDB_FIRST, MDB_LAST };
	MDB_cursor *c = NULL;
	MDB_val k, v;
	int rc = mdb_cursor_open(txn, env->dbi[0], &c);

	for (size_t i = 0; rc == 0 && i < ARRAY_SIZE(ends); i++) {
		rc = mdb_cursor_get(c, &k, &v, ends[i]);
		if (rc == 0 && k.mv_size != env->key_bytes)
			rc = MDB_INVALID;
	}
	if (c)
		mdb_cursor_close(c);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
open_trees(struct env *env, bool fresh)
{
	MDB_txn *txn = NULL;
	int rc = mdb_txn_begin(env->mdb, NULL, fresh ? 0 : MDB_RDONLY, &txn);

	if (rc == 0)
		rc = env->trees ? env->trees(env, txn, fresh)
				: mdb_dbi_open(txn, NULL, 0, &env->dbi[0]);
	if (rc == 0 && env->key_bytes)
		rc = prove_rows(env, txn);
	if (rc == 0)
		return mdb_txn_commit(txn);
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

/* The path names the store, which may be another by now: what was opened must
 * be what lies in the directory that is held. */
static bool
is_meant(const struct env *env)
{
	struct stat is, meant;
	int fd;

	return mdb_env_get_fd(env->mdb, &fd) == 0 && fstat(fd, &is) == 0 &&
	       fstatat(env->dir, "data.mdb", &meant, AT_SYMLINK_NOFOLLOW) ==
		       0 &&
	       is.st_ino == meant.st_ino && is.st_dev == meant.st_dev;
}

/*
 * lock.mdb is written through a map: a page that a full disk has no room for
 * ends the process. So its room is taken before LMDB opens it, and before this
 * process has a lock on it, which close(2) of any descriptor would drop.
 */
static int
lock_reserve(const struct env *env)
{
	int fd = openat(env->dir, "lock.mdb",
		O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	struct stat st;
	int rc = 0;

	if (fd < 0)
		return errno;
	if (fstat(fd, &st) == 0 && st.st_blocks * BLOCK < LOCK_BYTES &&
		fallocate(fd, 0, 0, st.st_size ? st.st_size : LOCK_BYTES) != 0)
		rc = errno;
	close(fd);
	/* not every file system can be asked */
	return rc == ENOSPC || rc == EDQUOT || rc == EFBIG ? rc : 0;
}

static int
open_mdb(struct env *env, const char *path)
{
	int rc = lock_reserve(env);

	return rc ? rc : lmdb_open(path, env->map, env->flags, &env->mdb);
}

/* A file that is too short: is something missing? It is read apart before it is
 * used, with nothing of it open. */
static int
open_short(struct env *env, const char *path)
{
	struct err why = ERR_INIT;
	int rc;

	mdb_env_close(env->mdb);
	env->mdb = NULL;
	if (scan_apart(path, &why) != 0)
		return ENV_CUT;
	rc = open_mdb(env, path);
	if (rc == 0)
		scan_lengthen(env->mdb);
	return rc;
}

/* *held: the directory was there. */
static int
open_once(struct env *env, bool fresh, bool *held)
{
	char *path = xasprintf("%s/%s", env->store, env->name);
	int rc = hold_dir(env);

	*held = rc == 0;
	if (rc == 0) {
		rc = open_mdb(env, path);
		if (rc == 0 && scan_length(env->mdb) != FILE_WHOLE)
			rc = open_short(env, path);
		if (!env->mdb)
			close(env->dir);
	}
	if (rc == 0 && !is_meant(env))
		rc = MDB_INVALID;
	if (rc == 0)
		rc = open_trees(env, fresh);
	free(path);
	return rc;
}

/*
 * Lock and data are opened one after the other: where the directory was
 * exchanged meanwhile they do not belong together, or are gone already; whatever
 * came of it, it is tried again.
 */
int
env_open(struct env *env, bool fresh)
{
	int rc, tries = 0;

	for (;;) {
		bool held = false, current;

		rc = open_once(env, fresh, &held);
		current = !held || is_current(env);
		if (rc == 0 && current)
			return 0;
		env_close(env);
		if (!lmdb_again(rc, &tries) && current)
			return rc;
	}
}

void
env_read_forget(struct env *env)
{
	if (env->spare)
		mdb_txn_abort(env->spare);
	env->spare = NULL;
}

void
env_close(struct env *env)
{
	if (!env->mdb)
		return;
	env_read_forget(env);
	mdb_env_close(env->mdb);
	close(env->dir);
	env->mdb = NULL;
}

static int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return t.tv_sec * INT64_C(1000) + t.tv_nsec / 1000000;
}

int
env_now(struct env *env)
{
	int rc;

	env->looked = clock_ms();
	if (env->mdb && is_current(env))
		return 0;
	env_close(env);
	rc = env->opens(env->of, true);
	if (rc == 0) {
		rc = env_open(env, false);
		env->opens(env->of, false);
	}
	if (rc)
		env_look(env);
	return rc;
}

void
env_look(struct env *env)
{
	env->looked = 0;
}

/* Another process has grown the map: take its size and begin again. */
static int
begin(struct env *env, unsigned flags, MDB_txn **out)
{
	int rc = mdb_txn_begin(env->mdb, NULL, flags, out);

	if (rc == MDB_MAP_RESIZED) {
		env_read_forget(env);
		rc = mdb_env_set_mapsize(env->mdb, 0);
		if (rc == 0)
			rc = mdb_txn_begin(env->mdb, NULL, flags, out);
	}
	return rc;
}

int
env_read(struct env *env, MDB_txn **out)
{
	int rc = 0;

	if (!env->mdb || clock_ms() - env->looked >= ENV_LOOK_MS)
		rc = env_now(env);
	if (rc)
		return rc;
	*out = env->spare;
	env->spare = NULL;
	if (*out) {
		if (mdb_txn_renew(*out) == 0)
			return 0;
		mdb_txn_abort(*out);
	}
	return begin(env, MDB_RDONLY, out);
}

void
env_read_end(struct env *env, MDB_txn *txn)
{
	mdb_txn_reset(txn);
	env->spare = txn;
}

int
env_write(struct env *env, MDB_txn **out)
{
	int rc;

	assert(env->of->held & env->before);
	rc = env_now(env);
	while (rc == 0) {
		rc = begin(env, 0, out);
		if (rc || is_current(env))
			break;
		mdb_txn_abort(*out);
		rc = env_now(env);
	}
	return rc;
}
