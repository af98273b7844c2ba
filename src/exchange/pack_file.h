/* SPDX-License-Identifier: MIT */
/* The file of a pack that comes back: its heads, and all rows below them. */
#ifndef EXCHANGE_PACK_FILE_H
#define EXCHANGE_PACK_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct arena;
struct err;
struct pack_column;

/* Cells are as one writes them by hand (utf8_by_hand), or as they are where they
 * are no text. */
struct pack_cells {
	size_t line, n;
	char **cell;
};

struct pack_file {
	struct arena *arena;
	struct pack_cells head, *rows; /* rows: to be freed */
	size_t n, cap;
	size_t code; /* the column of the codes */
};

/* `arena` is set by the caller. MG_EDATA: it has no codes, or too many rows. */
int pack_file_read(FILE *f, struct pack_file *s, struct err *err);

#define PACK_NOWHERE SIZE_MAX
/* The column under the head of that one, or one half of it, in Japanese or
 * Indonesian. */
size_t pack_file_column(const struct pack_file *s, const struct pack_column *c);
/* "" where there is no such cell. */
const char *pack_cell(const struct pack_cells *row, size_t column);
char *pack_plain(struct arena *arena, const char *cell);

#endif
