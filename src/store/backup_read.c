/* SPDX-License-Identifier: MIT */
/* A backup is bytes of a disk that nobody has proved: each length is bounded,
 * and a file is read to its end before any of it counts. */
#include "magang/store/backup_read.h"

#include "backup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/store/open.h"
#include "magang/store/plain_file.h"

#define ROW_MOST (4u << 20) /* more than any change with its answer */

struct backup {
	FILE *f;
	struct buf hold;
	struct backup_head head;
	enum backup_part part;
};

/* false: no whole row. What is in `hold` is one with its head. */
static bool
take_row(struct backup *b, struct backup_row *out)
{
	uint8_t head[BACKUP_ROW_HEAD];
	size_t n;

	if (fread(head, 1, sizeof(head), b->f) != sizeof(head))
		return false;
	n = get_u32(head + 1);
	if (n > ROW_MOST)
		return false;
	buf_clear(&b->hold);
	buf_add(&b->hold, head, sizeof(head));
	buf_reserve(&b->hold, n);
	if (fread(b->hold.data + sizeof(head), 1, n, b->f) != n)
		return false;
	b->hold.len += n;
	*out = (struct backup_row){ .what = (enum backup_what)head[0],
		.p = (const uint8_t *)b->hold.data + sizeof(head),
		.n = n };
	return true;
}

static bool
take_head(struct backup *b, const struct backup_row *row)
{
	struct reader r;
	const uint8_t *chain;

	reader_init(&r, row->p, row->n);
	b->head.cluster = read_u64(&r);
	b->head.time = (int64_t)read_u64(&r);
	b->head.seq = read_u64(&r);
	chain = read_raw(&r, HASH_SIZE);
	if (row->what != BACKUP_HEAD || !reader_done(&r))
		return false;
	memcpy(b->head.chain, chain, HASH_SIZE);
	return true;
}

/* Behind the first line. */
static bool
prove(struct backup *b, const char *magic)
{
	uint8_t hash[HASH_SIZE];
	struct backup_row row;
	struct hash h;
	bool first = true;

	hash_init(&h);
	hash_add(&h, magic, BACKUP_MAGIC);
	while (take_row(b, &row)) {
		if (first && !take_head(b, &row))
			return false;
		first = false;
		if (row.what == BACKUP_END) {
			hash_final(&h, hash);
			return row.n == HASH_SIZE &&
			       memcmp(row.p, hash, HASH_SIZE) == 0 &&
			       fgetc(b->f) == EOF;
		}
		hash_add(&h, b->hold.data, b->hold.len);
	}
	return false;
}

static int
of_another(const char *path, struct err *err)
{
	return err_set(err, MG_EVERSION,
		_("'%s' is a backup in the form of another version of this "
		  "program; restore it with that one"),
		path);
}

static int
open_in(struct backup *b, const char *path, struct err *err)
{
	char magic[BACKUP_MAGIC];
	size_t n = fread(magic, 1, sizeof(magic), b->f);
	const size_t word = n < BACKUP_WORDS ? n : BACKUP_WORDS;
	enum backup_part part =
		n && memcmp(magic, backup_magic[BACKUP_KEYS], word) == 0
			? BACKUP_KEYS
			: BACKUP_DATA;

	if (n == sizeof(magic) && memcmp(magic, backup_magic[part], n) != 0 &&
		memcmp(magic, backup_magic[part], BACKUP_WORDS) == 0)
		return of_another(path, err);
	if (memcmp(magic, backup_magic[part], n) != 0)
		return err_set(err, MG_EINPUT, _("'%s' is no backup"), path);
	if (n != sizeof(magic) || !prove(b, backup_magic[part]))
		return err_set(err, MG_EDAMAGED,
			_("'%s' is cut or damaged; take another backup"), path);
	b->part = part;
	backup_rewind(b);
	return 0;
}

int
backup_open_any(const char *path, struct backup **out, struct err *err)
{
	struct backup *b = xcalloc(1, sizeof(*b));
	int rc = 0;

	b->f = plain_file_open(path, err);
	if (b->f)
		rc = open_in(b, path, err);
	else /* backups were directories, of the shape of a store */
		rc = store_exists(path) ? of_another(path, err) : err->code;
	if (rc)
		backup_close(b);
	else
		*out = b;
	return rc;
}

int
backup_open(const char *path, enum backup_part part, struct backup **out,
	struct err *err)
{
	int rc = backup_open_any(path, out, err);

	if (rc || (*out)->part == part)
		return rc;
	backup_close(*out);
	*out = NULL;
	return err_set(err, MG_EINPUT,
		part == BACKUP_DATA ? _("'%s' holds only keys; give the file "
					"that was written with it")
				    : _("'%s' holds no keys; give the file "
					"that was written with it: FILE.keys"),
		path);
}

enum backup_part
backup_part(const struct backup *b)
{
	return b->part;
}

const struct backup_head *
backup_head(const struct backup *b)
{
	return &b->head;
}

bool
backup_next(struct backup *b, struct backup_row *out)
{
	return take_row(b, out) && out->what != BACKUP_END;
}

void
backup_rewind(struct backup *b)
{
	struct backup_row head;

	if (fseek(b->f, BACKUP_MAGIC, SEEK_SET) == 0)
		take_row(b, &head);
}

void
backup_close(struct backup *b)
{
	if (!b)
		return;
	if (b->f)
		fclose(b->f);
	if (b->hold.data) /* keys have lain there */
		seal_wipe(b->hold.data, b->hold.cap);
	buf_release(&b->hold);
	free(b);
}
