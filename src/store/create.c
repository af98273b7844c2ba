/* SPDX-License-Identifier: MIT */
/*
 * Making a store. A crash while LMDB writes its first pages can leave a file
 * that nobody can open, so a store is made beside its place,
 * synced, and renamed there.
 */
#include "magang/store/create.h"

#include "fault.h"
#include "guard.h"
#include "internal.h"
#include "keyring.h"
#include "open.h"
#include "plain_place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/store/open.h"

/*
 * A directory of a store's shape is made whole at DIR.new and put in its place
 * by a rename; DIR.lock keeps two makers apart.
 *
 *	rc = making_begin(&m, dir, err);
 *	if (!rc)
 *		rc = (fill m.tmp);
 *	return making_end(&m, rc, err);
 */
struct making {
	char *dir, *tmp, *lock;
	int fd;
	bool locked, made;
};

static int
create_master(const char *dir, struct err *err)
{
	uint8_t key[KEY_SIZE];
	int rc;

	seal_random(key, sizeof(key));
	rc = keyring_master(dir, key, err);
	seal_wipe(key, sizeof(key));
	return rc;
}

static const char *const making_subs[] = { "", "/data", "/keys" };

/* The mark comes before anything that could be taken for a store. */
static int
making_mark(const char *dir, struct err *err)
{
	char *path = xasprintf("%s/" MAKING_MARK, dir);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	int rc = fd < 0 ? err_errno(err, "%s", path) : 0;

	if (fd >= 0)
		close(fd);
	free(path);
	return rc;
}

static int
making_dirs(struct making *m, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(making_subs); i++) {
		char *path = xasprintf("%s%s", m->tmp, making_subs[i]);

		if (mkdir(path, 0700) != 0)
			rc = err_errno(err, "%s", path);
		if (!rc && i == 0) {
			m->made = true;
			rc = making_mark(m->tmp, err);
		}
		free(path);
	}
	return rc;
}

/* Takes away what an interrupted maker left: only names we make. */
static void
making_sweep(const char *dir)
{
	static const char *const names[] = { "data/data.mdb", "data/lock.mdb",
		"keys/data.mdb", "keys/lock.mdb", "keys/master",
		"drafts/data.mdb", "drafts/lock.mdb", "reads/data.mdb",
		"reads/lock.mdb", "data.new/data.mdb", "data.new/lock.mdb",
		"keys.new/data.mdb", "keys.new/lock.mdb", "keys.new/master",
		"data.new", "keys.new", "gate", "register", "parsed", "data",
		"keys", "drafts.making/data.mdb", "drafts.making", "drafts",
		"reads", MAKING_MARK, "" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char *path = xasprintf("%s/%s", dir, names[i]);

		if (unlink(path) != 0)
			rmdir(path);
		free(path);
	}
}

/*
 * DIR.new may be swept when it is a directory of ours and bears the mark. A
 * store that somebody keeps under that name has none.
 */
static int
making_clear(const char *tmp, struct err *err)
{
	char *mark = xasprintf("%s/" MAKING_MARK, tmp);
	struct stat st;
	int rc = 0;

	if (lstat(tmp, &st) != 0) {
		if (errno != ENOENT)
			rc = err_errno(err, "%s", tmp);
	} else if (!S_ISDIR(st.st_mode) || st.st_uid != geteuid() ||
		   (lstat(mark, &st) != 0 && rmdir(tmp) != 0)) {
		rc = err_set(err, MG_EEXIST,
			_("'%s' is in the way; move it to another name"), tmp);
	} else {
		making_sweep(tmp);
	}
	free(mark);
	return rc;
}

static bool
dir_is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	const struct dirent *e;
	bool empty = true;

	if (!d)
		return errno == ENOENT;
	while ((e = readdir(d)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			empty = false;
	closedir(d);
	return empty;
}

/* Directory that holds `dir`, for fsync after the rename. */
static char *
parent_of(const char *dir)
{
	const char *slash = strrchr(dir, '/');

	if (!slash)
		return xstrdup(".");
	return slash == dir ? xstrdup("/")
			    : xstrndup(dir, (size_t)(slash - dir));
}

/* Has another maker taken the lock's name away since it was opened? */
static bool
lock_is_stale(const struct making *m)
{
	struct stat held, named;

	return fstat(m->fd, &held) != 0 || lstat(m->lock, &named) != 0 ||
	       held.st_ino != named.st_ino || held.st_dev != named.st_dev;
}

/* Makes the directories above a new store where they are missing. */
static int
create_parents(const char *dir, struct err *err)
{
	char *path = parent_of(dir);
	struct stat st;
	int rc = 0;

	if (stat(path, &st) != 0 && strcmp(path, ".") != 0) {
		rc = create_parents(path, err);
		if (!rc && mkdir(path, 0700) != 0 && errno != EEXIST)
			rc = err_errno(err, "%s", path);
	}
	free(path);
	return rc;
}

/* DIR.lock keeps two makers of one directory apart; it holds nothing. */
static int
making_lock(struct making *m, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	for (;;) {
		m->fd = open(m->lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC,
			0600);
		if (m->fd < 0)
			return err_errno(err, "%s", m->lock);
		if (fcntl(m->fd, F_OFD_SETLK, &lock) != 0)
			return err_set(err, MG_EBUSY,
				_("'%s' is being made by another process"),
				m->dir);
		if (!lock_is_stale(m))
			break;
		close(m->fd);
	}
	m->locked = true;
	return 0;
}

/* MG_EINPUT in another store, MG_EEXIST where DIR is not empty, MG_EBUSY where somebody else makes it; what
 * a crash has left at DIR.new goes. making_end() follows in every case. */
static int
making_begin(struct making *m, const char *dir, struct err *err)
{
	size_t n = strlen(dir);
	int rc;

	while (n > 1 && dir[n - 1] == '/')
		n--;
	m->dir = xstrndup(dir, n);
	m->tmp = xasprintf("%s.new", m->dir);
	m->lock = xasprintf("%s.lock", m->dir);
	m->fd = -1;
	m->locked = m->made = false;
	rc = plain_place_outside(m->dir, err);
	if (!rc)
		rc = create_parents(m->dir, err);
	if (!rc)
		rc = making_lock(m, err);
	if (!rc && !dir_is_empty(m->dir))
		rc = err_set(err, MG_EEXIST,
			_("'%s' is there already and not empty"), m->dir);
	if (!rc)
		rc = making_clear(m->tmp, err);
	if (!rc)
		rc = making_dirs(m, err);
	return rc;
}

static int
making_place(const struct making *m, struct err *err)
{
	char *parent = parent_of(m->dir);
	char *mark = xasprintf("%s/" MAKING_MARK, m->dir);
	int rc = 0;

	for (size_t i = ARRAY_SIZE(making_subs); !rc && i-- > 0;) {
		char *path = xasprintf("%s%s", m->tmp, making_subs[i]);

		rc = guard_sync_dir(path, err);
		free(path);
	}
	if (!rc && rename(m->tmp, m->dir) != 0)
		rc = err_errno(err, "%s", m->dir);
	if (!rc) {
		unlink(mark);
		rc = guard_sync_dir(parent, err);
	}
	free(parent);
	free(mark);
	return rc;
}

/* With rc 0 syncs and renames, else sweeps DIR.new away; returns rc or the
 * fault of the rename. Releases *m. */
static int
making_end(struct making *m, int rc, struct err *err)
{
	if (!rc)
		rc = making_place(m, err);
	if (rc && m->made)
		making_sweep(m->tmp);
	if (m->locked)
		unlink(m->lock);
	if (m->fd >= 0)
		close(m->fd);
	free(m->dir);
	free(m->tmp);
	free(m->lock);
	return rc;
}

static int
create_in(const struct making *m, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	struct store *store = NULL;
	int rc = create_master(m->tmp, err);

	if (!rc)
		rc = open_at(m->tmp, opt, true, &store, err);
	if (!rc)
		store->place = m->dir;
	if (!rc && fill)
		rc = fill(ctx, store, err);
	if (!rc) {
		int sync = mdb_env_sync(store->data.mdb, 1);

		if (sync == 0)
			sync = mdb_env_sync(store->keys.mdb, 1);
		if (sync != 0)
			rc = store_err(store, sync, err, m->tmp);
	}
	store_close(store);
	return rc;
}

int
store_create(const char *dir, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	struct making m;
	int rc = making_begin(&m, dir, err);

	if (!rc)
		rc = create_in(&m, opt, fill, ctx, err);
	return making_end(&m, rc, err);
}
