/* SPDX-License-Identifier: MIT */
#include "copy.h"

#include "fault.h"
#include "internal.h"
#include "lmdb_open.h"
#include "scan.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/mem.h"

#define COPY_CHUNK 65536
#define TXN_BYTES ((size_t)16 << 20)

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

/* ---- an environment ------------------------------------------------------ */

struct copying {
	MDB_env *to;
	MDB_txn *in, *out;
	MDB_dbi dbi; /* of out, as long as it is open */
	size_t bytes;
};

static int
next_txn(struct copying *c)
{
	int rc = c->out ? mdb_txn_commit(c->out) : 0;

	c->out = NULL;
	c->bytes = 0;
	return rc ? rc : mdb_txn_begin(c->to, NULL, 0, &c->out);
}

static bool
is_tree(const MDB_val *key)
{
	for (int i = 0; i < TREE_COUNT; i++)
		if (strlen(scan_tree_name[i]) == key->mv_size &&
			!memcmp(scan_tree_name[i], key->mv_data, key->mv_size))
			return true;
	return false;
}

/* Trees stand as rows among those of the tree without a name. */
static int
copy_rows(struct copying *c, MDB_dbi from, bool among_trees)
{
	MDB_cursor *rows;
	MDB_val k, v;
	int rc = mdb_cursor_open(c->in, from, &rows);

	if (rc)
		return rc;
	while (!rc && (rc = mdb_cursor_get(rows, &k, &v, MDB_NEXT)) == 0) {
		if (among_trees && is_tree(&k))
			continue;
		rc = mdb_put(c->out, c->dbi, &k, &v, MDB_APPEND);
		c->bytes += k.mv_size + v.mv_size;
		if (!rc && c->bytes > TXN_BYTES)
			rc = next_txn(c);
	}
	mdb_cursor_close(rows);
	return rc == MDB_NOTFOUND ? 0 : rc;
}

static int
copy_trees(struct copying *c, const struct env *env)
{
	MDB_dbi top;
	int rc = mdb_dbi_open(c->in, NULL, 0, &top);

	if (!rc)
		rc = mdb_dbi_open(c->out, NULL, 0, &c->dbi);
	if (!rc)
		rc = copy_rows(c, top, env->trees != NULL);
	for (int i = 0; !rc && env->trees && i < TREE_COUNT; i++) {
		rc = mdb_dbi_open(
			c->out, scan_tree_name[i], MDB_CREATE, &c->dbi);
		if (!rc)
			rc = copy_rows(c, env->dbi[i], false);
	}
	return rc;
}

/*
 * Row by row: the pages above the rows hold keys as well, to part those below by,
 * which stay when their row goes. mdb_env_copy() takes such pages as they are.
 */
static int
copy_into(struct env *env, const char *dir)
{
	struct copying c = { .to = NULL };
	MDB_envinfo info;
	int rc = mdb_env_info(env->mdb, &info);

	env_read_forget(env); /* the copy takes its reader slot */
	if (!rc)
		rc = lmdb_open(
			dir, info.me_mapsize, MDB_NOSYNC | MDB_NOLOCK, &c.to);
	if (!rc)
		rc = mdb_txn_begin(env->mdb, NULL, MDB_RDONLY, &c.in);
	if (!rc)
		rc = next_txn(&c);
	if (!rc)
		rc = copy_trees(&c, env);
	if (c.in)
		mdb_txn_abort(c.in);
	if (c.out && rc)
		mdb_txn_abort(c.out);
	else if (c.out)
		rc = mdb_txn_commit(c.out);
	if (!rc)
		rc = mdb_env_sync(c.to, 1);
	if (c.to)
		mdb_env_close(c.to);
	return rc;
}

int
copy_env(struct store *store, struct env *env, const char *to, const char *sub,
	struct err *err)
{
	char *dir = xasprintf("%s/%s", to, sub);
	char *path = xasprintf("%s/data.mdb", dir);
	int fd = create_file(path, err);
	int rc = fd < 0 ? fd : 0, code;

	if (!rc) {
		code = copy_into(env, dir);
		rc = finish_file(fd, path,
			code ? store_err(store, code, err, path) : 0, err);
	}
	free(path);
	free(dir);
	return rc;
}

/* ---- a file --------------------------------------------------------------- */

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
