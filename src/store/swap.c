/* SPDX-License-Identifier: MIT */
#include "swap.h"

#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"

#define SWEEPS 100

/* What lies in the directory of an environment. */
static const char *const files[] = { "data.mdb", "lock.mdb", "master" };

static void
sweep_files(const char *dir)
{
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		char *path = xasprintf("%s/%s", dir, files[i]);

		unlink(path);
		free(path);
	}
}

/* Whoever opens the directory as it goes may still make his lock in it. */
int
swap_sweep(const char *dir, struct err *err)
{
	for (int i = 0; i < SWEEPS; i++) {
		sweep_files(dir);
		if (rmdir(dir) == 0 || errno == ENOENT)
			return 0;
		if (errno != ENOTEMPTY && errno != EEXIST)
			break;
	}
	return err_errno(err, "%s", dir);
}

int
swap_names(
	const char *dir, const char *name, const char *other, struct err *err)
{
	char *a = xasprintf("%s/%s", dir, name);
	char *b = xasprintf("%s/%s", dir, other);
	int rc = 0;

	if (renameat2(AT_FDCWD, b, AT_FDCWD, a, RENAME_EXCHANGE) != 0)
		rc = err_errno(err, "%s", a);
	free(a);
	free(b);
	return rc ? rc : guard_sync_dir(dir, err);
}
