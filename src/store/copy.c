/* SPDX-License-Identifier: MIT */
#include "copy.h"

#include "fault.h"
#include "internal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "magang/base/mem.h"

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
copy_env(struct store *store, struct env *env, const char *to, const char *sub,
	struct err *err)
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
copy_file(const char *from, const char *to, const char *name, struct err *err)
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
