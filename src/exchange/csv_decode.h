/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a file to UTF-8, chunk by chunk: for csv.c only.
 *
 * Bytes that are no text in the encoding come out as bytes that are no UTF-8,
 * so that whoever looks at a cell finds the fault in its place.
 */
#ifndef EXCHANGE_CSV_DECODE_H
#define EXCHANGE_CSV_DECODE_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct buf;
struct err;

#define DECODE_CHUNK 65536

struct csv_decode {
	FILE *f;
	const char *encoding; /* NULL: only ASCII was seen so far */
	bool convert;         /* cd is open */
	iconv_t cd;
	bool begun; /* a BOM would have been seen */
	bool end;
	uint64_t total; /* bytes read */
	size_t n;       /* bytes in raw: the rest of the last chunk, then new */
	unsigned char raw[DECODE_CHUNK + 256]; /* and what was read before */
};

void csv_decode_init(struct csv_decode *d, FILE *f);
void csv_decode_release(struct csv_decode *d);
/* Appends the next chunk to *out; 0 where the file ends (then d->end). */
int csv_decode_next(struct csv_decode *d, struct buf *out, struct err *err);

#endif
