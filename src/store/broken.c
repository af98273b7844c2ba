/* SPDX-License-Identifier: MIT */
#include "magang/store/broken.h"

#include "internal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME "broken"

bool
store_is_broken(const struct store *store)
{
	struct stat st;

	return fstatat(store->at, NAME, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

void
store_broken(struct store *store, bool broken)
{
	int fd;

	if (!broken) {
		unlinkat(store->at, NAME, 0);
		return;
	}
	fd = openat(store->at, NAME,
		O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0)
		close(fd);
}
