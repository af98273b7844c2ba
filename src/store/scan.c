/* SPDX-License-Identifier: MIT */
/*
 * LMDB believes its file. What is read here is what every tree reaches: pages
 * of branches and leaves by walking, those of long values by touching each. A
 * tree whose pages lead in a circle, or whose keys do not ascend, is found by
 * its keys; one that lost a branch by their number.
 */
#include "scan.h"

#include "fault.h"
#include "lmdb_open.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "magang/base/apart.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define PAGE 4096 /* the smallest: each page of a value is touched */
#define KEY_LONGEST 511
#define FREE_PAGES 0 /* the tree of free pages: always open, LMDB says */

const char *const scan_tree_name[TREE_COUNT] = { "rec", "ix", "ct", "tr",
	"jr" };

/* ---- the length of the file ---------------------------------------------- */

/* Bytes that the last commit speaks of, those that are there, and where. */
static bool
lengths(MDB_env *env, uint64_t *said, uint64_t *there, int *fd)
{
	MDB_envinfo info;
	MDB_stat st;
	struct stat file;

	mdb_env_info(env, &info);
	mdb_env_stat(env, &st);
	*said = ((uint64_t)info.me_last_pgno + 1) * st.ms_psize;
	if (mdb_env_get_fd(env, fd) != 0 || fstat(*fd, &file) != 0)
		return false;
	*there = (uint64_t)file.st_size;
	return true;
}

enum file_length
scan_length(MDB_env *env)
{
	uint64_t said, there;
	MDB_stat st;
	int fd;

	if (!lengths(env, &said, &there, &fd) || there >= said)
		return FILE_WHOLE;
	mdb_env_stat(env, &st);
	return there % st.ms_psize ? FILE_TORN : FILE_SHORT;
}

void
scan_lengthen(MDB_env *env)
{
	uint64_t said, there;
	int fd;

	if (lengths(env, &said, &there, &fd) && there < said &&
		fallocate(fd, 0, (off_t)there, (off_t)(said - there)) != 0)
		return; /* then whoever opens it next reads it, too */
}

/* ---- its pages ----------------------------------------------------------- */

/* Not optimised away: the bytes count for nothing, that they are there does. */
static void
touch(const MDB_val *v)
{
	const volatile uint8_t *p = v->mv_data;
	uint8_t sum = 0;

	for (size_t i = 0; i < v->mv_size; i += PAGE)
		sum ^= p[i];
	if (v->mv_size)
		sum ^= p[v->mv_size - 1];
	(void)sum;
}

/* The keys of a tree in their order, none twice, as many as it says. */
static int
scan_tree(MDB_txn *txn, MDB_dbi dbi)
{
	uint8_t before[KEY_LONGEST];
	MDB_val last = { 0, before }, k, v;
	MDB_cursor *c;
	MDB_stat st;
	size_t n = 0;
	int rc = mdb_stat(txn, dbi, &st);

	if (rc == 0)
		rc = mdb_cursor_open(txn, dbi, &c);
	if (rc != 0)
		return rc;
	while ((rc = mdb_cursor_get(c, &k, &v, MDB_NEXT)) == 0) {
		if (k.mv_size > sizeof(before) || n++ == st.ms_entries ||
			(n > 1 && mdb_cmp(txn, dbi, &last, &k) >= 0)) {
			rc = MDB_CORRUPTED;
			break;
		}
		memcpy(before, k.mv_data, k.mv_size);
		last.mv_size = k.mv_size;
		touch(&v);
	}
	mdb_cursor_close(c);
	if (rc != MDB_NOTFOUND)
		return rc;
	return n == st.ms_entries ? 0 : MDB_CORRUPTED;
}

/* A code of LMDB where a tree is broken. Damage can end the process instead. */
static int
env_scan(MDB_env *env)
{
	MDB_txn *txn = NULL;
	MDB_dbi dbi;
	int rc = mdb_txn_begin(env, NULL, MDB_RDONLY, &txn);

	if (rc == 0)
		rc = scan_tree(txn, FREE_PAGES);
	if (rc == 0)
		rc = mdb_dbi_open(txn, NULL, 0, &dbi);
	if (rc == 0)
		rc = scan_tree(txn, dbi);
	for (int i = 0; rc == 0 && i < TREE_COUNT; i++) {
		rc = mdb_dbi_open(txn, scan_tree_name[i], 0, &dbi);
		if (rc == 0)
			rc = scan_tree(txn, dbi);
		else if (rc == MDB_NOTFOUND)
			rc = 0; /* of this environment, or found when opened */
	}
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

/* LMDB takes a file without a byte for a new one. */
static bool
is_empty(const char *path)
{
	char *file = xasprintf("%s/data.mdb", path);
	struct stat st;
	bool empty = stat(file, &st) == 0 && st.st_size == 0;

	free(file);
	return empty;
}

static int
scan_once(const char *path)
{
	MDB_env *env;
	int rc = lmdb_open(path, 0, MDB_RDONLY, &env);

	if (rc == 0)
		rc = scan_length(env) == FILE_TORN ? ENV_CUT : env_scan(env);
	if (env)
		mdb_env_close(env);
	return rc;
}

static int
scan_path(void *path, struct err *err)
{
	int rc, tries = 0;

	do
		rc = is_empty(path) ? ENV_CUT : scan_once(path);
	while (lmdb_again(rc, &tries));
	return rc == 0 ? 0 : store_err(NULL, rc, err, path);
}

int
scan_apart(const char *path, struct err *err)
{
	char *own = xstrdup(path);
	int rc = apart(scan_path, own, err);

	if (rc == MG_EDAMAGED)
		err_set(err, rc, _("'%s/data.mdb' is damaged inside"), path);
	free(own);
	return rc;
}
