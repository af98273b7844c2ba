/* SPDX-License-Identifier: MIT */
#include "raw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"

/* A row of a leaf: u32 bytes of the value, u16 flags, u16 bytes of the key, key,
 * value; no flags: the value stands there. It begins at an even place. */
#define HEAD 8
#define KEY_MOST 511
#define PART ((size_t)1 << 20)
#define OVER ((size_t)1 << 16) /* the largest page */

static void
look_at(const uint8_t *p, size_t room, raw_visit visit, void *ctx)
{
	uint16_t flags, key;
	uint32_t n;

	memcpy(&n, p, sizeof(n));
	memcpy(&flags, p + 4, sizeof(flags));
	memcpy(&key, p + 6, sizeof(key));
	if (flags || key < 1 || key > KEY_MOST || n < 1 || n > OVER ||
		HEAD + key + n > room)
		return;
	visit(ctx, p + HEAD, key, p + HEAD + key, n);
}

/* -1: errno says why. */
static ssize_t
read_at(int fd, uint8_t *to, off_t at)
{
	size_t n = 0;
	ssize_t got = 1;

	while (got > 0 && n < PART + OVER) {
		got = pread(fd, to + n, PART + OVER - n, at + (off_t)n);
		n += got > 0 ? (size_t)got : 0;
	}
	return got < 0 ? got : (ssize_t)n;
}

int
raw_rows(const char *path, raw_visit visit, void *ctx, struct err *err)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), rc = 0;
	uint8_t *part = xmalloc(PART + OVER);
	ssize_t n = fd < 0 && errno == ENOENT ? 0 : -1;

	for (off_t at = 0; fd >= 0; at += (off_t)PART) {
		n = read_at(fd, part, at);
		for (ssize_t i = 0; i + HEAD < n && i < (ssize_t)PART; i += 2)
			look_at(part + i, (size_t)(n - i), visit, ctx);
		if (n < (ssize_t)(PART + OVER))
			break;
	}
	if (n < 0)
		rc = err_errno(err, "%s", path);
	if (fd >= 0)
		close(fd);
	seal_wipe(part, PART + OVER);
	free(part);
	return rc;
}
