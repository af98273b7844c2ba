/* SPDX-License-Identifier: MIT */
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

/* LMDB's locks and its shared map do not work on these (lmdb.h, Caveats). */
static const struct {
	unsigned long magic;
	const char *name;
} network[] = {
	{ 0x6969, "NFS" },
	{ 0xff534d42, "CIFS" },
	{ 0xfe534d42, "SMB2" },
	{ 0x65735546, "FUSE" },
	{ 0x01021997, "9p" },
	{ 0x00c36400, "Ceph" },
};

/* Whoever can open the files can read everyone: so nobody but the owner. */
static int
guard_mode(const char *path, const struct stat *st, struct err *err)
{
	if (st->st_mode & 077)
		return err_set(err, MG_ECONFIG,
			_("'%s' can be read by others; run: chmod go= '%s'"),
			path, path);
	if (st->st_uid != geteuid())
		return err_set(err, MG_EACCESS,
			_("'%s' belongs to another account"), path);
	return 0;
}

int
guard_dir(const char *path, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) != 0)
		return err_errno(err, _("store '%s'"), path);
	if (!S_ISDIR(st.st_mode))
		return err_set(err, MG_ECONFIG,
			_("'%s' is not a directory of its own"), path);
	return guard_mode(path, &st, err);
}

int
guard_file(const char *path, bool must_exist, struct err *err)
{
	struct stat st;

	if (lstat(path, &st) != 0) {
		if (errno == ENOENT && !must_exist)
			return 0;
		return err_errno(err, "%s", path);
	}
	if (!S_ISREG(st.st_mode) || st.st_nlink != 1)
		return err_set(err, MG_ECONFIG,
			_("'%s' is a link or no plain file"), path);
	return guard_mode(path, &st, err);
}

int
guard_filesystem(const char *path, struct err *err)
{
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return err_errno(err, "%s", path);
	for (size_t i = 0; i < ARRAY_SIZE(network); i++)
		if ((unsigned long)fs.f_type == network[i].magic)
			return err_set(err, MG_ECONFIG,
				_("'%s' lies on %s; the store needs a local "
				  "disk"),
				path, network[i].name);
	return 0;
}

uint64_t
guard_map_bytes(const char *path)
{
	struct statvfs fs;
	uint64_t bytes = (uint64_t)1 << 34;

	if (statvfs(path, &fs) == 0)
		bytes = (uint64_t)fs.f_blocks * fs.f_frsize / 10 * 9;
	if (bytes < (uint64_t)1 << 20)
		bytes = (uint64_t)1 << 20;
	return bytes & ~(uint64_t)0xffff;
}

int
guard_sync_dir(const char *path, struct err *err)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int rc = 0;

	if (fd < 0 || fsync(fd) != 0)
		rc = err_errno(err, "%s", path);
	if (fd >= 0)
		close(fd);
	return rc;
}

int
guard_env(const char *path, struct err *err)
{
	static const char *const files[] = { "data.mdb", "lock.mdb" };
	int rc = guard_dir(path, err);

	if (!rc)
		rc = guard_filesystem(path, err);
	for (size_t i = 0; !rc && i < ARRAY_SIZE(files); i++) {
		char *file = xasprintf("%s/%s", path, files[i]);

		rc = guard_file(file, false, err);
		free(file);
	}
	return rc;
}
