/* SPDX-License-Identifier: MIT */
#include "env.h"

#include <stddef.h>

#include "magang/store/store.h"

#define READERS 2048

int
env_open(const char *path, uint64_t map, unsigned flags, MDB_env **out)
{
	MDB_env *env = NULL;
	int rc = mdb_env_create(&env);

	if (rc == 0)
		rc = mdb_env_set_maxreaders(env, READERS);
	if (rc == 0)
		rc = mdb_env_set_maxdbs(env, TREE_COUNT);
	if (rc == 0)
		rc = mdb_env_set_mapsize(env, map);
	if (rc == 0)
		rc = mdb_env_open(env, path, MDB_NORDAHEAD | flags, 0600);
	if (rc == 0)
		*out = env;
	else
		mdb_env_close(env);
	return rc;
}

/* Another process has grown the map: take its size and begin again. */
int
store_begin(MDB_env *env, unsigned flags, MDB_txn **out)
{
	int rc = mdb_txn_begin(env, NULL, flags, out);

	if (rc == MDB_MAP_RESIZED) {
		rc = mdb_env_set_mapsize(env, 0);
		if (rc == 0)
			rc = mdb_txn_begin(env, NULL, flags, out);
	}
	return rc;
}

int
env_root(MDB_env *env, MDB_dbi *dbi)
{
	MDB_txn *txn = NULL;
	int rc = store_begin(env, MDB_RDONLY, &txn);

	if (rc == 0)
		rc = mdb_dbi_open(txn, NULL, 0, dbi);
	if (rc == 0)
		return mdb_txn_commit(txn);
	if (txn)
		mdb_txn_abort(txn);
	return rc;
}
