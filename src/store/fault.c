/* SPDX-License-Identifier: MIT */
#include "fault.h"

#include "internal.h"
#include "scan.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/statvfs.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

void
store_size(struct store *store, uint64_t *file, uint64_t *map)
{
	MDB_envinfo info;
	MDB_stat st;

	mdb_env_info(store->data.mdb, &info);
	mdb_env_stat(store->data.mdb, &st);
	*file = ((uint64_t)info.me_last_pgno + 1) * st.ms_psize;
	*map = info.me_mapsize;
}

/* Is there less room than one commit writes? */
#define COMMIT_PAGES 64
static bool
disk_is_full(struct store *store)
{
	struct statvfs fs;
	struct rlimit limit;
	uint64_t file, map;

	if (!store)
		return false;
	if (statvfs(store->dir, &fs) == 0 && fs.f_bavail < COMMIT_PAGES)
		return true;
	if (!store->data.mdb || getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return false;
	store_size(store, &file, &map);
	return limit.rlim_cur != RLIM_INFINITY &&
	       file + COMMIT_PAGES * 4096 > limit.rlim_cur;
}

#define FULL N_("the disk is full; nothing of this was stored")
#define DAMAGED N_("the store is damaged; how to mend that says: magang check")
#define DENIED N_("permission denied")

static const struct fault {
	int rc; /* of LMDB, or errno */
	int code;
	const char *text;
} faults[] = {
	{ MDB_MAP_FULL, MG_EFULL,
		N_("the store has reached its size limit; nothing of this was "
		   "stored") },
	{ ENOSPC, MG_EFULL, FULL },
	{ EDQUOT, MG_EFULL, FULL },
	{ EFBIG, MG_EFULL, FULL },
	{ EIO, MG_EIO, N_("the disk reports an error") },
	/* Of reader slots, which are locked by process number. */
	{ EAGAIN, MG_EBUSY,
		N_("a process of the same number has it open in another "
		   "container; use a store from one container only") },
	{ MDB_READERS_FULL, MG_EBUSY,
		N_("too many sessions are open; try again") },
	{ MDB_CORRUPTED, MG_EDAMAGED, DAMAGED },
	{ MDB_PAGE_NOTFOUND, MG_EDAMAGED, DAMAGED },
	{ MDB_PANIC, MG_EDAMAGED, DAMAGED },
	{ MDB_INVALID, MG_EDAMAGED, DAMAGED },
	{ MDB_INCOMPATIBLE, MG_EDAMAGED, DAMAGED },
	{ ENV_CUT, MG_EDAMAGED,
		N_("data.mdb is cut, pages are missing; how to mend that says: "
		   "magang check") },
	{ ENV_OLDER, MG_EVERSION,
		N_("the store has the form of an older program; export from it "
		   "with that one, and import into a new store") },
	{ ENV_NEWER, MG_EVERSION,
		N_("the store has the form of a newer program; update this "
		   "one") },
	{ MDB_VERSION_MISMATCH, MG_EVERSION,
		N_("the store was written with another version of LMDB; export "
		   "from it where it was made, and import into a new store") },
	{ EACCES, MG_EACCESS, DENIED },
	{ EPERM, MG_EACCESS, DENIED },
};

int
store_err(struct store *store, int rc, struct err *err, const char *what)
{
	/* A failed flush of a full disk arrives as EIO. */
	if (rc == EIO && disk_is_full(store))
		rc = ENOSPC;
	if (rc == ENV_BUSY && store)
		return err_set(err, MG_EBUSY, "%s", store->busy.text);
	for (size_t i = 0; i < ARRAY_SIZE(faults); i++)
		if (faults[i].rc == rc)
			return err_set(err, faults[i].code, "%s: %s", what,
				_(faults[i].text));
	if (rc > 0) {
		errno = rc;
		return err_errno(err, "%s", what);
	}
	return err_set(err, MG_EINTERNAL, "%s: %s", what, mdb_strerror(rc));
}
