/* SPDX-License-Identifier: MIT */
#include "magang/store/open.h"

#include "backup_note.h"
#include "committed.h"
#include "drafts.h"
#include "env.h"
#include "fault.h"
#include "fence.h"
#include "gate.h"
#include "guard.h"
#include "internal.h"
#include "keyring.h"
#include "reads.h"
#include "open.h"
#include "scan.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"

/* Else it is no data of a store, whatever else it is. */
static bool
has_trees(MDB_txn *txn)
{
	MDB_dbi tree;

	return mdb_dbi_open(txn, scan_tree_name[0], 0, &tree) == 0;
}

/* Beside the names of the trees: the form of all bytes in them. Stores had none
 * before they had a number. */
static int
open_form(MDB_txn *txn, bool fresh)
{
	uint8_t form[4];
	char name[] = "form";
	MDB_val k = { sizeof(name) - 1, name }, v = { sizeof(form), form };
	MDB_dbi names;
	int rc = mdb_dbi_open(txn, NULL, 0, &names);

	put_u32(form, STORE_FORM);
	if (rc == 0 && fresh)
		return mdb_put(txn, names, &k, &v, 0);
	if (rc == 0)
		rc = mdb_get(txn, names, &k, &v);
	if (rc == MDB_NOTFOUND)
		return has_trees(txn) ? ENV_OLDER : MDB_INVALID;
	if (rc != 0 || v.mv_size != sizeof(form))
		return rc ? rc : MDB_INVALID;
	if (get_u32(v.mv_data) == STORE_FORM)
		return 0;
	return get_u32(v.mv_data) > STORE_FORM ? ENV_NEWER : ENV_OLDER;
}

static int
open_trees(struct env *env, MDB_txn *txn, bool fresh)
{
	int rc = open_form(txn, fresh);

	for (int i = 0; rc == 0 && i < TREE_COUNT; i++)
		rc = mdb_dbi_open(txn, scan_tree_name[i],
			fresh ? MDB_CREATE : 0, &env->dbi[i]);
	if (rc == MDB_NOTFOUND)
		rc = MDB_INVALID;
	return rc == 0 && fresh ? fences_put(env->dbi, txn) : rc;
}

/* Opening takes a reader slot in each: keyring_get() never lacks one. */
static int
open_env(struct store *store, struct env *env, bool fresh, struct err *err)
{
	int rc = env_open(env, fresh);
	char *path;

	if (rc == 0)
		return 0;
	path = xasprintf("%s/%s", store->dir, env->name);
	rc = store_err(store, rc, err, path);
	free(path);
	return rc;
}

static void
name_envs(struct store *store, uint64_t map)
{
	store->data = (struct env){ .store = store->dir,
		.at = store->at,
		.name = "data",
		.of = store,
		.opens = gate_opens,
		.before = 1u << GATE_BYTE,
		.map = map,
		.trees = open_trees };
	store->keys = (struct env){ .store = store->dir,
		.at = store->at,
		.name = "keys",
		.of = store,
		.opens = gate_opens,
		.before = 1u << GATE_BYTE,
		.map = map / 4 & ~(uint64_t)0xffff };
	drafts_name(store);
	reads_name(store, map);
}

/* What lies beside a store under the name by which one is made, in words, or "". */
static char *
half_made(const char *dir)
{
	char *path = xasprintf("%s.new", dir), *text = NULL;
	char *mark = xasprintf("%s/" MAKING_MARK, path);

	if (access(mark, F_OK) == 0)
		text = xasprintf(_("; '%s' beside it was not made to its end, "
				   "and nobody has worked in it: what made it "
				   "(init, restore, replay) is to be run once "
				   "more, and takes it away"),
			path);
	else if (store_exists(path))
		text = xasprintf(_("; '%s' beside it is a store: if it is this "
				   "one, give it back its name"),
			path);
	free(mark);
	free(path);
	return text ? text : xstrdup("");
}

static int
lost(const char *path, struct err *err)
{
	char *beside = half_made(path);
	int rc = err_set(err, MG_EDAMAGED,
		_("'%s' is empty or not there%s; how to mend that says: "
		  "magang check"),
		path, beside);

	free(beside);
	return rc;
}

/* LMDB would take a missing or empty file for a new one and lose everything
 * without a word. */
static int
guard_data(const char *path, struct err *err)
{
	struct stat st;
	int rc = guard_file(path, false, err);

	if (!rc && (lstat(path, &st) != 0 || st.st_size == 0))
		rc = lost(path, err);
	return rc;
}

static int
guard_part(const char *path, struct err *err)
{
	struct stat st;
	int rc = lstat(path, &st) != 0 && errno == ENOENT
			 ? lost(path, err)
			 : guard_dir(path, err);

	return rc ? rc : guard_filesystem(path, err);
}

static int
guard_all(const char *dir, bool fresh, struct err *err)
{
	static const char *const dirs[] = { "", "/data", "/keys" };
	static const char *const files[] = { "data/data.mdb", "keys/data.mdb",
		"data/lock.mdb", "keys/lock.mdb", "keys/master", "gate",
		"backup", "register" };
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(dirs); i++) {
		char *path = xasprintf("%s%s", dir, dirs[i]);

		rc = guard_part(path, err);
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

static int
open_gate(struct store *store, struct err *err)
{
	char *path = xasprintf("%s/gate", store->dir);
	int rc = 0;

	store->gate =
		open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (store->gate < 0)
		rc = err_errno(err, "%s", path);
	free(path);
	return rc;
}

static void
readers_check(struct store *store)
{
	int dead;

	if (store->data.mdb)
		mdb_reader_check(store->data.mdb, &dead);
	if (store->keys.mdb)
		mdb_reader_check(store->keys.mdb, &dead);
}

/* LMDB has locks without a limit of time for as long as this takes, those of
 * its tables of readers among them. */
static int
open_envs(struct store *store, bool fresh, struct err *err)
{
	int rc = gate_hold(store, OPEN_BYTE, err);

	if (rc)
		return rc;
	rc = open_env(store, &store->data, fresh, err);
	if (!rc)
		rc = open_env(store, &store->keys, false, err);
	if (!rc)
		readers_check(store);
	gate_free(store, OPEN_BYTE);
	return rc;
}

static struct store *
store_new(const char *dir, const char *who)
{
	struct store *store = xcalloc(1, sizeof(*store));

	store->dir = xstrdup(dir);
	store->who = xstrdup(who);
	store->gate = -1;
	store->at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return store;
}

int
open_bare(const char *dir, const char *who, struct store **out, struct err *err)
{
	struct store *store = store_new(dir, who);
	int rc = guard_dir(dir, err);

	if (!rc && store->at < 0)
		rc = err_errno(err, "%s", dir);
	name_envs(store, 0);
	*out = store;
	return rc ? rc : open_gate(store, err);
}

int
open_at(const char *dir, const struct store_options *opt, bool fresh,
	struct store **out, struct err *err)
{
	struct store *store = store_new(dir, opt->who ? opt->who : "magang");
	char *master = xasprintf("%s/keys/master", dir);
	int rc;

	/* one that is being made is nobody else's yet */
	store->held = fresh ? ~0u : 0;
	rc = guard_all(dir, fresh, err);
	if (!rc && store->at < 0)
		rc = err_errno(err, "%s", dir);
	name_envs(
		store, opt->map_bytes ? opt->map_bytes : guard_map_bytes(dir));
	if (!rc && opt->master)
		memcpy(store->master, opt->master, KEY_SIZE);
	else if (!rc)
		rc = keyring_read_master(master, store->master, err);
	if (!rc)
		rc = open_gate(store, err);
	if (!rc)
		rc = open_envs(store, fresh, err);
	if (!rc)
		rc = keyring_fits(store, err);
	/* A store that is being made is synced once, before it gets its name.
	 */
	if (!rc && fresh) {
		mdb_env_set_flags(store->data.mdb, MDB_NOSYNC, 1);
		mdb_env_set_flags(store->keys.mdb, MDB_NOSYNC, 1);
	}
	free(master);
	if (rc) {
		store_close(store);
		return rc;
	}
	drafts_prepare(store);
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

/* Or of one that was there: its register, at least. */
static bool
has_part(const char *dir)
{
	static const char *const parts[] = { "/data/data.mdb", "/data", "/keys",
		"/gate", ".register" };
	bool any = false;

	for (size_t i = 0; !any && i < ARRAY_SIZE(parts); i++) {
		char *path = xasprintf("%s%s", dir, parts[i]);

		any = access(path, F_OK) == 0;
		free(path);
	}
	return any;
}

static int
no_store(const char *dir, struct err *err)
{
	char *beside = half_made(dir);
	int rc = err_set(err, MG_EINPUT,
		_("there is no store at '%s'%s; to make one: magang --store "
		  "'%s' init"),
		dir, beside, dir);

	free(beside);
	return rc;
}

int
store_open(const char *dir, const struct store_options *opt, struct store **out,
	struct err *err)
{
	int rc;

	if (!has_part(dir))
		return no_store(dir, err);
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
	keyring_forget(store);
	env_close(&store->data);
	env_close(&store->keys);
	env_close(&store->drafts);
	env_close(&store->reads);
	if (store->gate >= 0)
		close(store->gate);
	if (store->at >= 0)
		close(store->at);
	seal_wipe(store->master, sizeof(store->master));
	free(store->dir);
	free(store->who);
	free(store->drafts.aside);
	free(store->reads.aside);
	free(store);
}

void
store_readers_check(struct store *store)
{
	struct err busy = ERR_INIT;

	if (gate_hold(store, OPEN_BYTE, &busy))
		return; /* another minute will do */
	readers_check(store);
	gate_free(store, OPEN_BYTE);
}

int
store_prove(const char *dir, struct err *err)
{
	static const char *const subs[] = { "data", "keys" };
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(subs); i++) {
		char *path = xasprintf("%s/%s", dir, subs[i]);
		char *file = xasprintf("%s/data.mdb", path);

		if (access(file, F_OK) == 0)
			rc = scan_apart(path, err);
		free(file);
		free(path);
	}
	return rc;
}

uint64_t
store_lost(struct store *store)
{
	return committed_lost(store, &store->data);
}

/* A line of those that LMDB tells: a head, then one for each. */
static int
count_line(const char *line, void *ctx)
{
	(void)line;
	++*(unsigned *)ctx;
	return 0;
}

/* That are open by now; LMDB's own figure is the most that there have been. */
static unsigned
sessions_now(MDB_env *mdb)
{
	unsigned lines = 0;

	mdb_reader_list(mdb, count_line, &lines);
	return lines ? lines - 1 : 0;
}

void
store_state(struct store *store, struct store_state *out)
{
	MDB_envinfo info;

	store_size(store, &out->file, &out->map);
	mdb_env_info(store->data.mdb, &info);
	out->sessions = sessions_now(store->data.mdb);
	out->sessions_max = info.me_maxreaders;
	gate_holder(store, out->writer);
	out->backup = backup_noted(store);
}
