/* SPDX-License-Identifier: MIT */
/*
 * The two files of a backup. The first byte says which, and whether its rows are
 * put between a head and a hash that are right; what is read of it is taken apart
 * as restore and mend do.
 */
#include <assert.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/store/backup_keys.h"
#include "magang/store/backup_read.h"
#include "magang/store/journal.h"

#define HEAD (8 + 8 + 8 + HASH_SIZE)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];

static void
clean_up(void)
{
	unlink(path);
}

static void
start(void)
{
	struct err err = ERR_INIT;

	snprintf(path, sizeof(path), "%s/magang-fuzz.%ld",
		access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
		(long)getpid());
	if (seal_start(&err))
		abort();
	atexit(clean_up);
}

static void
put_row(struct buf *out, uint8_t what, const void *p, size_t n)
{
	pack_u8(out, what);
	pack_u32(out, (uint32_t)n);
	buf_add(out, p, n);
}

/* Rows of their own: what, one byte of length. */
static void
rows(struct buf *out, const uint8_t *data, size_t size, bool keys)
{
	static const uint8_t zeros[HEAD];
	uint8_t hash[HASH_SIZE];
	struct reader rd;
	struct hash h;

	buf_adds(out, keys ? "magang keys 1\n" : "magang data 1\n");
	put_row(out, BACKUP_HEAD, zeros, HEAD);
	reader_init(&rd, data, size);
	while (reader_left(&rd) && !rd.fault) {
		uint8_t what = read_u8(&rd);
		size_t n;
		const uint8_t *p = read_bytes(&rd, &n);

		if (p)
			put_row(out, what, p, n);
	}
	hash_init(&h);
	hash_add(&h, out->data, out->len);
	hash_final(&h, hash);
	put_row(out, BACKUP_END, hash, sizeof(hash));
}

static int
see_key(void *ctx, uint64_t id, const struct person_keys *keys, struct err *err)
{
	(void)id;
	(void)keys;
	(void)err;
	++*(size_t *)ctx;
	return 0;
}

static void
take_entry(const struct backup_row *row)
{
	struct buf bytes = BUF_INIT;
	struct log_entry e;
	struct change c;

	if (row->n >= 8) {
		buf_add(&bytes, row->p + 8, row->n - 8);
		if (journal_take(get_u64(row->p), &bytes, &e)) {
			assert(e.change.len < row->n);
			change_header(&c, &e.change);
		}
	}
	buf_release(&bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct backup_row row;
	struct backup *b;
	size_t seen = 0, n = 0;
	bool keys;
	int fd;

	if (!path[0])
		start();
	if (size == 0)
		return 0;
	keys = data[0] & 1;
	if (data[0] & 2)
		rows(&out, data + 1, size - 1, keys);
	else
		buf_add(&out, data + 1, size - 1);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (fd < 0 || write(fd, out.data, out.len) != (ssize_t)out.len)
		abort();
	close(fd);
	buf_release(&out);
	if (backup_open(path, keys ? BACKUP_KEYS : BACKUP_DATA, &b, &err)) {
		assert(err.text[0]);
		return 0;
	}
	while (backup_next(b, &row)) {
		n++;
		if (row.what == BACKUP_ENTRY)
			take_entry(&row);
	}
	if (keys && backup_each_key(b, see_key, &seen, &err))
		assert(err.code == MG_EDAMAGED);
	assert(seen <= n);
	backup_close(b);
	return 0;
}
