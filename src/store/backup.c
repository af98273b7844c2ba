/* SPDX-License-Identifier: MIT */
/*
 * A backup is a directory of the same shape as a store. Only a compacting copy
 * leaves out what free pages still hold of erased persons.
 */
#include "magang/store/backup.h"

#include "backup.h"
#include "create.h"
#include "fault.h"
#include "internal.h"
#include "keyring.h"
#include "open.h"
#include "reads.h"

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

#define COPY_CHUNK 65536

static int
create_file(const char *path, struct err *err)
{
	int fd = open(path,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	return fd >= 0 ? fd : err_errno(err, "%s", path);
}

static int
finish_file(int fd, const char *path, int rc, struct err *err)
{
	if (!rc && fsync(fd) != 0)
		rc = err_errno(err, "%s", path);
	close(fd);
	return rc;
}

int
backup_env(struct store *store, struct env *env, const char *to,
	const char *sub, struct err *err)
{
	char *path = xasprintf("%s/%s/data.mdb", to, sub);
	int fd = create_file(path, err);
	int rc = fd < 0 ? fd : 0;

	if (!rc) {
		env_read_forget(env); /* the copy takes its reader slot */
		rc = mdb_env_copyfd2(env->mdb, fd, MDB_CP_COMPACT);
		if (rc)
			rc = store_err(store, rc, err, path);
		rc = finish_file(fd, path, rc, err);
	}
	free(path);
	return rc;
}

static int
copy_bytes(int in, int out, const char *path, struct err *err)
{
	char *chunk = xmalloc(COPY_CHUNK);
	ssize_t n;
	int rc = 0;

	while (!rc && (n = read(in, chunk, COPY_CHUNK)) > 0)
		if (write(out, chunk, (size_t)n) != n)
			rc = err_errno(err, "%s", path);
	if (!rc && n < 0)
		rc = err_errno(err, "%s", path);
	free(chunk);
	return rc;
}

int
backup_file(const char *from, const char *to, const char *name, struct err *err)
{
	char *src = xasprintf("%s/%s", from, name);
	char *dst = xasprintf("%s/%s", to, name);
	int in = open(src, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int rc = in < 0 ? err_errno(err, "%s", src) : 0;
	int out = rc ? -1 : create_file(dst, err);

	if (!rc && out < 0)
		rc = out;
	if (!rc) {
		rc = copy_bytes(in, out, dst, err);
		rc = finish_file(out, dst, rc, err);
	}
	if (in >= 0)
		close(in);
	free(src);
	free(dst);
	return rc;
}

/* The log of reads, where there is one. */
static int
backup_reads(struct store *store, const char *to, struct err *err)
{
	struct err none = ERR_INIT;
	int rc = reads_open(store, false, &none);
	char *dir;

	if (rc == MG_ENOENT)
		return 0;
	if (rc)
		return err_set(err, rc, "%s", none.text);
	rc = env_now(&store->reads);
	if (rc)
		return store_err(store, rc, err, store->dir);
	dir = xasprintf("%s/reads", to);
	if (mkdir(dir, 0700) != 0)
		rc = err_errno(err, "%s", dir);
	free(dir);
	return rc ? rc : backup_env(store, &store->reads, to, "reads", err);
}

static int
restore_reads(const char *from, const char *to, struct err *err)
{
	char *file = xasprintf("%s/reads/data.mdb", from);
	char *dir = xasprintf("%s/reads", to);
	int rc = 0;

	if (access(file, F_OK) == 0) {
		if (mkdir(dir, 0700) != 0)
			rc = err_errno(err, "%s", dir);
		else
			rc = backup_file(from, to, "reads/data.mdb", err);
	}
	free(file);
	free(dir);
	return rc;
}

/*
 * Main first: keys are committed before the change that needs them, so every
 * person of the main copy has its key in the later copy of the keys.
 */
static int
backup_in(struct store *store, const char *to, struct err *err)
{
	int rc = env_now(&store->data);

	if (!rc)
		rc = env_now(&store->keys);
	if (rc)
		return store_err(store, rc, err, store->dir);
	rc = backup_env(store, &store->data, to, "data", err);
	if (!rc)
		rc = backup_env(store, &store->keys, to, "keys", err);
	if (!rc)
		rc = backup_file(store->dir, to, "keys/master", err);
	if (!rc)
		rc = backup_reads(store, to, err);
	return rc;
}

/* Would it be made inside of the store? The nearest directory above it that is
 * there tells. */
static bool
lies_inside(const struct store *store, const char *to)
{
	char *dir = realpath(store->dir, NULL), *path = xstrdup(to), *real;
	size_t n = dir ? strlen(dir) : 0;
	bool inside;

	while (!(real = realpath(path, NULL)) && strrchr(path, '/'))
		*strrchr(path, '/') = '\0';
	if (!real)
		real = realpath(".", NULL);
	inside = n && real && strncmp(real, dir, n) == 0 &&
		 (real[n] == '/' || (real[n] == '\0' && strcmp(path, to) != 0));
	free(dir);
	free(path);
	free(real);
	return inside;
}

int
store_backup(struct store *store, const char *to, struct err *err)
{
	struct making m;
	int rc;

	if (lies_inside(store, to))
		return err_set(err, MG_EUSAGE,
			_("'%s' lies inside the store; a backup belongs "
			  "elsewhere"),
			to);
	rc = making_begin(&m, to, err);
	if (!rc)
		rc = backup_in(store, m.tmp, err);
	return making_end(&m, rc, err);
}

/* What is put in place is a store, and its master key fits. Whatever the files
 * are, they are read apart first. */
static int
restore_opens(const char *dir, const char *from,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	const struct store_options opt = { 0, "restore" };
	struct store *store = NULL;
	int rc = store_prove(dir, err);

	if (rc == MG_EDAMAGED)
		err_set(err, rc,
			_("'%s' is no backup that can be read: a file of it is "
			  "cut or damaged; take another one"),
			from);
	if (!rc)
		rc = open_at(dir, &opt, false, &store, err);
	if (!rc && fill)
		rc = fill(ctx, store, err);
	store_close(store);
	return rc;
}

int
store_restore(const char *from, const char *dir,
	int (*fill)(void *ctx, struct store *store, struct err *err), void *ctx,
	struct err *err)
{
	struct making m;
	int rc;

	if (!store_exists(from))
		return err_set(err, MG_EINPUT, _("'%s' holds no backup"), from);
	rc = making_begin(&m, dir, err);
	if (!rc)
		rc = backup_file(from, m.tmp, "keys/master", err);
	if (!rc)
		rc = backup_file(from, m.tmp, "keys/data.mdb", err);
	if (!rc)
		rc = backup_file(from, m.tmp, "data/data.mdb", err);
	if (!rc)
		rc = restore_reads(from, m.tmp, err);
	if (!rc)
		rc = restore_opens(m.tmp, from, fill, ctx, err);
	return making_end(&m, rc, err);
}
