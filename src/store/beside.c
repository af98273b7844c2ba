/* SPDX-License-Identifier: MIT */
#include "beside.h"

#include "committed.h"
#include "fault.h"
#include "gate.h"
#include "guard.h"
#include "internal.h"
#include "lmdb_open.h"
#include "scan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/mem.h"

char *
beside_aside(const struct store *store, const struct env *env, unsigned i)
{
	return xasprintf("%s/%s.damaged.%u", store->dir, env->name, i);
}

static void
sweep(const char *dir)
{
	char *file = xasprintf("%s/data.mdb", dir);

	unlink(file);
	rmdir(dir);
	free(file);
}

/* Its first pages, whole; without locks, whose file is made with room of its own. */
static int
make_pages(const struct env *env, const char *dir)
{
	MDB_env *mdb;
	int fd, rc = lmdb_open(dir, env->map, env->flags | MDB_NOLOCK, &mdb);

	if (rc == 0)
		rc = mdb_env_get_fd(mdb, &fd);
	if (rc == 0 && fsync(fd) != 0)
		rc = errno;
	if (mdb)
		mdb_env_close(mdb);
	return rc;
}

/* Made beside its place and renamed into it: of what loses its power meanwhile
 * nobody shall say that it is damaged. */
static int
make(struct store *store, const struct env *env, const char *dir,
	struct err *err)
{
	char *tmp = xasprintf("%s.making", dir);
	int rc;

	sweep(tmp);
	if (mkdir(tmp, 0700) != 0) {
		rc = err_errno(err, "%s", tmp);
	} else {
		rc = make_pages(env, tmp);
		rc = rc ? store_err(store, rc, err, dir)
			: guard_sync_dir(tmp, err);
		if (!rc && rename(tmp, dir) != 0)
			rc = err_errno(err, "%s", dir);
		if (rc)
			sweep(tmp);
		else
			rc = guard_sync_dir(store->dir, err);
	}
	free(tmp);
	return rc;
}

/* What is damaged is put aside as it is, for whoever can read it still. */
static int
put_aside(
	struct store *store, struct env *env, const char *dir, struct err *err)
{
	char *to = NULL;
	int rc = -1;

	for (unsigned i = 1; i < BESIDE_ASIDE_MOST; i++) {
		free(to);
		to = beside_aside(store, env, i);
		rc = rename(dir, to);
		if (rc == 0 || (errno != ENOTEMPTY && errno != EEXIST))
			break;
	}
	rc = rc == 0 ? 0 : err_errno(err, "%s", dir);
	free(env->aside);
	env->aside = to;
	return rc ? rc : make(store, env, dir, err);
}

bool
beside_is_damage(int code)
{
	static const int codes[] = { ENV_CUT, MDB_INVALID, MDB_VERSION_MISMATCH,
		MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_PAGE_FULL,
		MDB_CURSOR_FULL, MDB_BAD_TXN, MDB_BAD_VALSIZE, MDB_PANIC };

	for (size_t i = 0; i < ARRAY_SIZE(codes); i++)
		if (codes[i] == code)
			return true;
	return false;
}

/* Inside the lock of those who open. */
static int
take(struct store *store, struct env *env, const char *dir, struct err *err)
{
	int dead, rc = guard_env(dir, err);

	if (rc)
		return rc;
	rc = env_open(env, false);
	if (beside_is_damage(rc)) {
		rc = put_aside(store, env, dir, err);
		if (rc)
			return rc;
		rc = env_open(env, false);
	}
	if (rc)
		return store_err(store, rc, err, dir);
	mdb_reader_check(env->mdb, &dead);
	return 0;
}

static bool
has_file(const char *dir)
{
	char *file = xasprintf("%s/data.mdb", dir);
	const bool there = access(file, F_OK) == 0;

	free(file);
	return there;
}

int
beside_open(struct store *store, struct env *env, bool begin, const char *none,
	struct err *err)
{
	struct stat st;
	char *dir;
	int rc;

	if (env->mdb)
		return 0;
	rc = gate_hold(store, OPEN_BYTE, err);
	if (rc)
		return rc;
	dir = xasprintf("%s/%s", store->dir, env->name);
	if (lstat(dir, &st) != 0) {
		env->gone |= committed_gone(store, env);
		rc = begin || env->gone ? make(store, env, dir, err)
					: err_set(err, MG_ENOENT, "%s", none);
		if (!rc)
			committed_anew(store, env);
	} else if (S_ISDIR(st.st_mode) && !has_file(dir) &&
		   committed_gone(store, env)) {
		env->gone = true; /* it is made by who opens it */
		committed_anew(store, env);
	}
	if (!rc)
		rc = take(store, env, dir, err);
	free(dir);
	gate_free(store, OPEN_BYTE);
	return rc;
}

/* Where somebody else was faster, the one that has the name is another. */
int
beside_renew(struct store *store, struct env *env, struct err *err)
{
	char *dir = xasprintf("%s/%s", store->dir, env->name);
	struct stat st;
	int rc = gate_hold(store, OPEN_BYTE, err);

	env->mdb = NULL;
	env->spare = NULL;
	close(env->dir);
	if (!rc && lstat(dir, &st) == 0 && st.st_dev == env->dev &&
		st.st_ino == env->ino)
		rc = put_aside(store, env, dir, err);
	if (!rc)
		rc = take(store, env, dir, err);
	gate_free(store, OPEN_BYTE);
	free(dir);
	return rc;
}
