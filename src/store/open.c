/* SPDX-License-Identifier: MIT */
#include "magang/store/open.h"

#include "backup_note.h"
#include "drafts.h"
#include "env.h"
#include "fault.h"
#include "fence.h"
#include "gate.h"
#include "guard.h"
#include "internal.h"
#include "keyring.h"
#include "open.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static const char *const tree_name[TREE_COUNT] = { "rec", "ix", "ct", "tr",
	"jr" };

static int
open_trees(struct store *store, bool fresh)
{
	MDB_txn *txn = NULL;
	int rc = store_begin(store->env, fresh ? 0 : MDB_RDONLY, &txn);

	for (int i = 0; rc == 0 && i < TREE_COUNT; i++)
		rc = mdb_dbi_open(txn, tree_name[i], fresh ? MDB_CREATE : 0,
			&store->dbi[i]);
	if (rc == MDB_NOTFOUND)
		rc = MDB_INVALID;
	if (rc == 0 && fresh)
		rc = fences_put(store->dbi, txn);
	if (rc == 0) {
		rc = mdb_txn_commit(txn);
		txn = NULL;
	}
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}

static int
open_data(struct store *store, const char *path, bool fresh, struct err *err)
{
	int rc = env_open(path, store->map_bytes, 0, &store->env);

	if (rc == 0)
		rc = open_trees(store, fresh);
	return rc == 0 ? 0 : store_err(store, rc, err, path);
}

static int
open_keys(struct store *store, const char *path, struct err *err)
{
	int rc = env_open(path, store->map_bytes / 4 & ~(uint64_t)0xffff, 0,
		&store->keys);

	/* This also takes the reader slot: keyring_get() never lacks one. */
	if (rc == 0)
		rc = env_root(store->keys, &store->keys_dbi);
	return rc == 0 ? 0 : store_err(store, rc, err, path);
}

static int
read_master(struct store *store, const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return err_errno(err, "%s", path);
	n = read(fd, store->master, KEY_SIZE);
	close(fd);
	if (n != KEY_SIZE)
		return err_set(err, MG_EDAMAGED,
			_("'%s' is not a master key; put the saved one back"),
			path);
	return 0;
}

/* LMDB would take a missing or empty file for a new one and lose everything
 * without a word. */
static int
guard_data(const char *path, struct err *err)
{
	struct stat st;
	int rc = guard_file(path, true, err);

	if (!rc && (lstat(path, &st) != 0 || st.st_size == 0))
		rc = err_set(err, MG_EDAMAGED,
			_("'%s' is empty; put the last backup back"), path);
	return rc;
}

static int
guard_all(const char *dir, bool fresh, struct err *err)
{
	static const char *const dirs[] = { "", "/data", "/keys" };
	static const char *const files[] = { "data/data.mdb", "keys/data.mdb",
		"data/lock.mdb", "keys/lock.mdb", "keys/master", "gate",
		"backup" };
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(dirs); i++) {
		char *path = xasprintf("%s%s", dir, dirs[i]);

		rc = guard_dir(path, err);
		if (!rc)
			rc = guard_filesystem(path, err);
		free(path);
	}
	for (size_t i = 0; !rc && i < ARRAY_SIZE(files); i++) {
		char *path = xasprintf("%s/%s", dir, files[i]);

		rc = i < 2 && !fresh ? guard_data(path, err)
				     : guard_file(path, false, err);
		free(path);
	}
	return rc;
}

/* A rename that was the last thing its maker did. */
static void
take_mark(const char *dir)
{
	char *path = xasprintf("%s/" MAKING_MARK, dir);

	unlink(path);
	free(path);
}

int
open_at(const char *dir, const struct store_options *opt, bool fresh,
	struct store **out, struct err *err)
{
	struct store *store = xcalloc(1, sizeof(*store));
	char *data = xasprintf("%s/data", dir);
	char *keys = xasprintf("%s/keys", dir);
	char *master = xasprintf("%s/keys/master", dir);
	char *gate = xasprintf("%s/gate", dir);
	int rc;

	store->dir = xstrdup(dir);
	store->who = xstrdup(opt->who ? opt->who : "magang");
	store->gate = -1;
	store->map_bytes =
		opt->map_bytes ? opt->map_bytes : guard_map_bytes(dir);
	rc = guard_all(dir, fresh, err);
	if (!rc)
		rc = read_master(store, master, err);
	if (!rc) {
		store->gate = open(
			gate, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
		if (store->gate < 0)
			rc = err_errno(err, "%s", gate);
	}
	if (!rc)
		rc = open_data(store, data, fresh, err);
	if (!rc)
		rc = open_keys(store, keys, err);
	if (!rc)
		rc = keyring_fits(store, err);
	/* A store that is being made is synced once, before it gets its name.
	 */
	if (!rc && fresh) {
		mdb_env_set_flags(store->env, MDB_NOSYNC, 1);
		mdb_env_set_flags(store->keys, MDB_NOSYNC, 1);
	}
	free(data);
	free(keys);
	free(master);
	free(gate);
	if (rc) {
		store_close(store);
		return rc;
	}
	store_readers_check(store);
	*out = store;
	return 0;
}

bool
store_exists(const char *dir)
{
	char *path = xasprintf("%s/data/data.mdb", dir);
	struct stat st;
	bool yes = lstat(path, &st) == 0;

	free(path);
	return yes;
}

int
store_open(const char *dir, const struct store_options *opt, struct store **out,
	struct err *err)
{
	int rc;

	if (!store_exists(dir))
		return err_set(err, MG_EINPUT,
			_("there is no store at '%s'; to make one: magang "
			  "--store "
			  "'%s' init"),
			dir, dir);
	rc = open_at(dir, opt, false, out, err);
	if (!rc)
		take_mark(dir);
	return rc;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	assert(!store->writing && !store->reading);
	if (store->spare)
		mdb_txn_abort(store->spare);
	if (store->env)
		mdb_env_close(store->env);
	keyring_close(store);
	drafts_close(store);
	if (store->keys)
		mdb_env_close(store->keys);
	if (store->gate >= 0)
		close(store->gate);
	seal_wipe(store->master, sizeof(store->master));
	free(store->dir);
	free(store->who);
	free(store);
}

void
store_readers_check(struct store *store)
{
	int dead;

	mdb_reader_check(store->env, &dead);
	mdb_reader_check(store->keys, &dead);
}

void
store_state(struct store *store, struct store_state *out)
{
	MDB_envinfo info;

	store_size(store, &out->file, &out->map);
	mdb_env_info(store->env, &info);
	out->sessions = info.me_numreaders;
	out->sessions_max = info.me_maxreaders;
	gate_holder(store, out->writer);
	out->backup = backup_noted(store);
}
