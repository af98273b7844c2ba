/* SPDX-License-Identifier: MIT */
#include "lmdb_open.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/store/txn.h"

#define VERSION_IN_PAGE                                                        \
	20        /* behind its head, and a word that is the same in all */
#define TRIES 250 /* a second, of 4 ms each */

/* The version of a head page, which begins at `at`; 0: there is none. */
static uint32_t
version_at(int fd, off_t at)
{
	uint32_t version = 0;

	return pread(fd, &version, sizeof(version), at + VERSION_IN_PAGE) ==
			       sizeof(version)
		       ? version
		       : 0;
}

/* Both head pages are written by one program: where they tell of two, one of them is
 * damaged. */
static bool
is_of_two_versions(const char *path)
{
	char *file = xasprintf("%s/data.mdb", path);
	int fd = open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool two = fd >= 0 &&
		   version_at(fd, 0) != version_at(fd, sysconf(_SC_PAGESIZE));

	if (fd >= 0)
		close(fd);
	free(file);
	return two;
}

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
	if (rc == 0)
		rc = mdb_env_open(*out, path, MDB_NORDAHEAD | flags, 0600);
	return rc == MDB_VERSION_MISMATCH && is_of_two_versions(path)
		       ? MDB_INVALID
		       : rc;
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
