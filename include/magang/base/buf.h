/* SPDX-License-Identifier: MIT */
/*
 * A growing byte string. `data` is always NUL-terminated (never NULL after any
 * buf_add), `len` does not count that NUL; the bytes may contain NULs.
 * Life: BUF_INIT -> buf_add* -> buf_release, or buf_detach to keep the string.
 */
#ifndef MAGANG_BASE_BUF_H
#define MAGANG_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *data;
	size_t len;
	size_t cap;
};

/* clang-format off */
#define BUF_INIT { NULL, 0, 0 }
/* clang-format on */

/* Frees the bytes; the buffer is BUF_INIT again and may be used anew. */
void buf_release(struct buf *b);
void buf_clear(struct buf *b);            /* len 0, keeps the memory */
char *buf_detach(struct buf *b);          /* caller frees; never NULL */
const char *buf_str(const struct buf *b); /* "" when nothing was added */
/* Room for `more` bytes and the NUL, for who writes behind `len` himself. */
void buf_reserve(struct buf *b, size_t more);

/* Each adds at the end: n bytes, one byte, a text without its NUL, a text as
 * printf() writes it. The source may not lie in the buffer. */
void buf_add(struct buf *b, const void *p, size_t n);
void buf_addc(struct buf *b, char c);
void buf_adds(struct buf *b, const char *s);
void buf_addf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *b, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));

void buf_truncate(struct buf *b, size_t len); /* len <= b->len */

#endif
