/* SPDX-License-Identifier: MIT */
/*
 * Making a store. A crash while LMDB writes its first pages can leave a file
 * that nobody can open (security.md 0.4), so a store is made beside its place,
 * synced, and renamed there.
 */
#include "internal.h"

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

static int
create_master(const char *dir, struct err *err)
{
	char *path = xasprintf("%s/keys/master", dir);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	uint8_t key[KEY_SIZE];
	int rc = 0;

	seal_random(key, sizeof(key));
	if (fd < 0 || write(fd, key, sizeof(key)) != (ssize_t)sizeof(key) ||
		fsync(fd) != 0)
		rc = err_errno(err, "%s", path);
	if (fd >= 0)
		close(fd);
	seal_wipe(key, sizeof(key));
	free(path);
	return rc;
}

static int
create_dirs(const char *dir, struct err *err)
{
	static const char *const subs[] = { "", "/data", "/keys" };
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(subs); i++) {
		char *path = xasprintf("%s%s", dir, subs[i]);

		if (mkdir(path, 0700) != 0)
			rc = err_errno(err, "%s", path);
		free(path);
	}
	return rc;
}

/* Takes away what an interrupted creation left: only names we make. */
static void
create_sweep(const char *dir)
{
	static const char *const names[] = { "data/data.mdb", "data/lock.mdb",
		"keys/data.mdb", "keys/lock.mdb", "keys/master", "gate", "data",
		"keys", "" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char *path = xasprintf("%s/%s", dir, names[i]);

		if (unlink(path) != 0)
			rmdir(path);
		free(path);
	}
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
	return slash == dir ? xstrdup("/") : xstrndup(dir, (size_t)(slash - dir));
}

/* DIR.lock keeps two creators of one store apart; it holds nothing. */
static int
create_lock(const char *dir, int *fd, char **path, struct err *err)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	*path = xasprintf("%s.lock", dir);
	*fd = open(*path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (*fd < 0)
		return err_errno(err, "%s", *path);
	if (fcntl(*fd, F_OFD_SETLK, &lock) != 0)
		return err_set(err, MG_EBUSY,
			_("'%s' is being made by another process"), dir);
	return 0;
}

static int
create_in(const char *tmp, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	struct store *store = NULL;
	int rc = create_dirs(tmp, err);

	if (!rc)
		rc = create_master(tmp, err);
	if (!rc)
		rc = env_open_at(tmp, opt, &store, err);
	if (!rc && fill)
		rc = fill(ctx, store, err);
	if (!rc) {
		mdb_env_sync(store->env, 1);
		mdb_env_sync(store->keys, 1);
	}
	store_close(store);
	return rc;
}

static int
create_place(const char *tmp, const char *dir, struct err *err)
{
	char *parent = parent_of(dir);
	int rc = guard_sync_dir(tmp, err);

	if (!rc && rename(tmp, dir) != 0)
		rc = err_errno(err, "%s", dir);
	if (!rc)
		rc = guard_sync_dir(parent, err);
	free(parent);
	return rc;
}

int
store_create(const char *dir, const struct store_options *opt,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	char *tmp = xasprintf("%s.new", dir);
	char *lock = NULL;
	int fd = -1;
	int rc = create_lock(dir, &fd, &lock, err);
	bool locked = !rc;

	if (!rc && !dir_is_empty(dir))
		rc = err_set(err, MG_EEXIST,
			_("'%s' is there already and not empty"), dir);
	if (!rc) {
		create_sweep(tmp);
		rc = create_in(tmp, opt, fill, ctx, err);
		if (!rc)
			rc = create_place(tmp, dir, err);
		if (rc)
			create_sweep(tmp);
	}
	if (locked)
		unlink(lock);
	if (fd >= 0)
		close(fd);
	free(lock);
	free(tmp);
	return rc;
}
