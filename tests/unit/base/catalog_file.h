/* SPDX-License-Identifier: MIT */
/* The bytes of a small catalog, in either order of bytes. */
#ifndef TESTS_CATALOG_FILE_H
#define TESTS_CATALOG_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/buf.h"
#include "magang/base/pack.h"

#define CATALOG_HEAD                                                           \
	"Content-Type: text/plain; charset=UTF-8\n"                            \
	"Plural-Forms: nplurals=3; plural=n%10==1 ? 0 : n%10<5 ? 1 : 2;\n"

struct catalog_part {
	const char *s; /* a NUL stands behind it */
	size_t len;
};
#define PART(s)                                                                \
	{                                                                      \
		(s), sizeof(s) - 1                                             \
	}

struct catalog_row {
	struct catalog_part id, text;
};

static inline void
catalog_word(struct buf *b, bool little, size_t v)
{
	pack_u32(b, little ? __builtin_bswap32((uint32_t)v) : (uint32_t)v);
}

static inline const struct catalog_part *
catalog_part(const struct catalog_row *rows, size_t n, size_t k)
{
	return k < n ? &rows[k].id : &rows[k - n].text;
}

/* Rows stand in the order of their ids. */
static inline void
catalog_file(
	struct buf *b, bool little, const struct catalog_row *rows, size_t n)
{
	const size_t words[] = { 0x950412de, 0, n, 28, 28 + 8 * n, 0, 0 };
	size_t at = 28 + 16 * n;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		catalog_word(b, little, words[i]);
	for (size_t k = 0; k < 2 * n; k++) {
		catalog_word(b, little, catalog_part(rows, n, k)->len);
		catalog_word(b, little, at);
		at += catalog_part(rows, n, k)->len + 1;
	}
	for (size_t k = 0; k < 2 * n; k++) {
		buf_add(b, catalog_part(rows, n, k)->s,
			catalog_part(rows, n, k)->len);
		buf_addc(b, '\0');
	}
}

#endif
