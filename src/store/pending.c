/* SPDX-License-Identifier: MIT */
#include "magang/store/pending.h"

#include "guard.h"
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "magang/base/buf.h"

#define NAME "erasing"
#define MAKING "erasing.new"
#define MOST (1 << 20)

static int
write_whole(struct store *store, const struct buf *b, struct err *err)
{
	int fd = openat(store->at, MAKING,
		O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	int rc = 0;

	if (fd < 0 || write(fd, b->data, b->len) != (ssize_t)b->len ||
		fsync(fd) != 0)
		rc = err_errno(err, "%s/" MAKING, store->dir);
	if (fd >= 0)
		close(fd);
	return rc;
}

int
pending_put(struct store *store, const void *p, size_t n, struct err *err)
{
	struct buf b = BUF_INIT;
	uint8_t *row;
	int rc;

	buf_reserve(&b, NONCE_SIZE + n + TAG_SIZE);
	b.len = NONCE_SIZE + n + TAG_SIZE;
	row = (uint8_t *)b.data;
	seal_random(row, NONCE_SIZE);
	seal_close(row + NONCE_SIZE, p, n, NAME, sizeof(NAME) - 1, row,
		store->master);
	rc = write_whole(store, &b, err);
	buf_release(&b);
	if (!rc && renameat(store->at, MAKING, store->at, NAME) != 0)
		rc = err_errno(err, "%s/" NAME, store->dir);
	return rc ? rc : guard_sync_dir(store->dir, err);
}

int
pending_drop(struct store *store, struct err *err)
{
	if (unlinkat(store->at, NAME, 0) != 0 && errno != ENOENT)
		return err_errno(err, "%s/" NAME, store->dir);
	return guard_sync_dir(store->dir, err);
}

bool
pending_is(const struct store *store)
{
	struct stat st;

	return fstatat(store->at, NAME, &st, AT_SYMLINK_NOFOLLOW) == 0;
}

/* false: it cannot be read, or is longer than any of ours. */
static bool
read_whole(int fd, struct buf *out)
{
	struct stat st;

	if (fstat(fd, &st) != 0 || st.st_size < NONCE_SIZE + TAG_SIZE ||
		st.st_size > MOST)
		return false;
	buf_reserve(out, (size_t)st.st_size);
	out->len = (size_t)st.st_size;
	return read(fd, out->data, out->len) == st.st_size;
}

bool
pending_get(struct store *store, struct buf *out)
{
	int fd = openat(store->at, NAME, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct buf b = BUF_INIT;
	size_t at = out->len;
	bool good = fd >= 0 && read_whole(fd, &b);

	if (fd >= 0)
		close(fd);
	if (good) {
		const uint8_t *row = (const uint8_t *)b.data;
		size_t n = b.len - NONCE_SIZE;

		buf_reserve(out, n);
		good = seal_open((uint8_t *)out->data + at, row + NONCE_SIZE, n,
			NAME, sizeof(NAME) - 1, row, store->master);
		out->len = at + (good ? n - TAG_SIZE : 0);
		out->data[out->len] = '\0'; /* the seal ends in no NUL */
	}
	buf_release(&b);
	return good;
}
