/* SPDX-License-Identifier: MIT */
/* Raw bytes in all files of a directory, free pages of LMDB among them. */
#ifndef TEST_STORE_BYTES_H
#define TEST_STORE_BYTES_H

#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/mem.h"

static struct {
	const void *what;
	size_t n, found;
} bytes_sought; /* nftw() has no context */

static inline int
bytes_look(const char *path, const struct stat *st, int type, struct FTW *w)
{
	char *all;
	int fd;

	(void)w;
	if (type != FTW_F || !st->st_size)
		return 0;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	all = xmalloc((size_t)st->st_size);
	if (fd < 0 || read(fd, all, (size_t)st->st_size) != st->st_size)
		abort();
	for (const char *p = all;
		(p = memmem(p, (size_t)(all + st->st_size - p),
			 bytes_sought.what, bytes_sought.n));
		p++)
		bytes_sought.found++;
	free(all);
	close(fd);
	return 0;
}

/* Only on a closed store: closing any descriptor of a lock file drops locks. */
static inline size_t
bytes_count(const char *dir, const void *what, size_t n)
{
	bytes_sought.what = what;
	bytes_sought.n = n;
	bytes_sought.found = 0;
	if (nftw(dir, bytes_look, 16, FTW_PHYS) != 0)
		abort();
	return bytes_sought.found;
}

static inline bool
bytes_stand(const char *dir, const void *what, size_t n)
{
	return bytes_count(dir, what, n) > 0;
}

#endif
