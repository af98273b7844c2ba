/* SPDX-License-Identifier: MIT */
#include "lmdb_open.h"

#include <errno.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "magang/store/txn.h"

#define TRIES 250 /* a second, of 4 ms each */

int
lmdb_open(const char *path, uint64_t map, unsigned flags, MDB_env **out)
{
	int rc = mdb_env_create(out);

	if (rc != 0) {
		*out = NULL;
		return rc;
	}
	rc = mdb_env_set_maxreaders(*out, ENV_READERS);
	if (rc == 0)
		rc = mdb_env_set_maxdbs(*out, TREE_COUNT);
	if (rc == 0 && map)
		rc = mdb_env_set_mapsize(*out, map);
	return rc ? rc : mdb_env_open(*out, path, MDB_NORDAHEAD | flags, 0600);
}

bool
lmdb_again(int rc, int *tries)
{
	const long ms = 1 + (getpid() + *tries) % 7;

	if (rc != EINVAL || ++*tries > TRIES)
		return false;
	nanosleep(&(struct timespec){ 0, ms * 1000000L }, NULL);
	return true;
}
