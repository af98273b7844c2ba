/* SPDX-License-Identifier: MIT */
#include "fault.h"

#include "internal.h"
#include "scan.h"

#include <errno.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"

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

int
store_err(struct store *store, int rc, struct err *err, const char *what)
{
	switch (rc) {
	case MDB_MAP_FULL:
		return err_set(err, MG_EFULL,
			_("%s: the store has reached its size limit; nothing "
			  "of "
			  "this was stored"),
			what);
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return err_set(err, MG_EFULL,
			_("%s: the disk is full; nothing of this was stored"),
			what);
	case EIO:
		/* A failed flush of a full disk arrives as EIO. */
		if (disk_is_full(store))
			return store_err(store, ENOSPC, err, what);
		return err_set(
			err, MG_EIO, _("%s: the disk reports an error"), what);
	case EAGAIN: /* of reader slots, which are locked by process number */
		return err_set(err, MG_EBUSY,
			_("%s: a process of the same number (%ld) has it open "
			  "in another container; use a store from one "
			  "container only"),
			what, (long)getpid());
	case MDB_READERS_FULL:
		return err_set(err, MG_EBUSY,
			_("%s: too many sessions are open; try again"), what);
	case MDB_CORRUPTED:
	case MDB_PAGE_NOTFOUND:
	case MDB_PANIC:
	case MDB_INVALID:
		return err_set(err, MG_EDAMAGED,
			_("%s: the store is damaged; run: magang check"), what);
	case ENV_CUT:
		return err_set(err, MG_EDAMAGED,
			_("'%s/data.mdb' is cut, pages are missing; put the "
			  "last backup back: magang --store NEW restore "
			  "BACKUP"),
			what);
	case ENV_OLDER:
		return err_set(err, MG_EVERSION,
			_("%s: the store has the form of an older program; "
			  "export from it with that one, and import into a "
			  "new store"),
			what);
	case ENV_NEWER:
		return err_set(err, MG_EVERSION,
			_("%s: the store has the form of a newer program; "
			  "update this one"),
			what);
	case MDB_VERSION_MISMATCH:
		return err_set(err, MG_EVERSION,
			_("%s: the store was written with another version of "
			  "LMDB; export from it where it was made, and import "
			  "into a new store"),
			what);
	case EACCES:
	case EPERM:
		return err_set(
			err, MG_EACCESS, _("%s: permission denied"), what);
	default:
		break;
	}
	if (rc > 0) {
		errno = rc;
		return err_errno(err, "%s", what);
	}
	return err_set(err, MG_EINTERNAL, "%s: %s", what, mdb_strerror(rc));
}
