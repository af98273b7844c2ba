/* SPDX-License-Identifier: MIT */
#include "magang/store/derived.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"
#include "magang/base/mem.h"

/* Ours alone, and of a size that a map can have. */
static bool
trusted(int fd, size_t *size)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
		st.st_uid != geteuid() || st.st_mode & 077 || st.st_size <= 0)
		return false;
	*size = (size_t)st.st_size;
	return true;
}

bool
derived_map(struct store *store, const char *name, struct view *out)
{
	char *path = xasprintf("%s/%s", store->dir, name);
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	void *p = MAP_FAILED;
	size_t size;

	free(path);
	if (fd < 0)
		return false;
	if (trusted(fd, &size))
		p = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	*out = (struct view){ p, size };
	return true;
}

void
derived_unmap(struct view *map)
{
	if (map->p)
		munmap((void *)(uintptr_t)map->p, map->n);
	*map = (struct view){ NULL, 0 };
}

/* Synced before it gets its name: after a power cut it is whole or not there.
 */
static bool
write_whole(const char *path, const uint8_t *p, size_t n)
{
	int fd = open(path,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	ssize_t done = 1;

	if (fd < 0)
		return false;
	while (n > 0 && (done = write(fd, p, n)) > 0) {
		p += done;
		n -= (size_t)done;
	}
	if (fsync(fd) != 0)
		done = -1;
	close(fd);
	return done > 0;
}

bool
derived_write(struct store *store, const char *name, const void *p, size_t n)
{
	char *path = xasprintf("%s/%s", store->dir, name);
	/* A name for each process: two may be making it at once. */
	char *tmp = xasprintf("%s.%ld", path, (long)getpid());
	bool good;

	unlink(tmp); /* of a process of this number that was killed */
	good = write_whole(tmp, p, n) && rename(tmp, path) == 0;
	if (!good)
		unlink(tmp);
	free(tmp);
	free(path);
	return good;
}
