/* SPDX-License-Identifier: MIT */
/* A file of a backup, row by row. */
#ifndef MAGANG_STORE_BACKUP_READ_H
#define MAGANG_STORE_BACKUP_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/store/backup.h"

struct err;

/* A row; its bytes are borrowed until the next one. */
struct backup_row {
	enum backup_what what;
	const uint8_t *p;
	size_t n;
};

/* One that is being read. */
struct backup;

/* Reads all of it first: what is cut or altered by chance is not begun with
 * (MG_EDAMAGED). MG_EINPUT: there is no such file, or it is another one. */
int backup_open(const char *path, enum backup_part part, struct backup **out,
	struct err *err);
/* The same of either file. */
int backup_open_any(const char *path, struct backup **out, struct err *err);
/* Which of the two it is. */
enum backup_part backup_part(const struct backup *b);
/* The head; it lives as long as what is read. */
const struct backup_head *backup_head(const struct backup *b);
/* The rows behind the head; false: that was the last. */
bool backup_next(struct backup *b, struct backup_row *out);
/* From the first row again. */
void backup_rewind(struct backup *b);
void backup_close(struct backup *b); /* NULL is fine */

#endif
