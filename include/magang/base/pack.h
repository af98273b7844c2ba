/* SPDX-License-Identifier: MIT */
/*
 * Bytes out and bytes in. Integers are big-endian, varints are LEB128 in their
 * shortest form (any other form is a fault), signed numbers are zigzag varints.
 *
 * A reader has a sticky fault: after the first read past the end, or of a form
 * that is not canonical, every read returns 0 / NULL and does nothing. Callers
 * read a whole structure and ask reader_done() once.
 */
#ifndef MAGANG_BASE_PACK_H
#define MAGANG_BASE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Each adds one number: big-endian in 1, 2, 4, 8 bytes, as a varint, as a
 * signed one. */
void pack_u8(struct buf *b, uint8_t v);
void pack_u16(struct buf *b, uint16_t v);
void pack_u32(struct buf *b, uint32_t v);
void pack_u64(struct buf *b, uint64_t v);
void pack_varint(struct buf *b, uint64_t v);
void pack_signed(struct buf *b, int64_t v);
void pack_bytes(struct buf *b, const void *p, size_t n); /* varint n, bytes */

/* Into and out of memory that the caller has measured. */
void put_u16(uint8_t *p, uint16_t v);
void put_u32(uint8_t *p, uint32_t v);
void put_u64(uint8_t *p, uint64_t v);
uint16_t get_u16(const uint8_t *p);
uint32_t get_u32(const uint8_t *p);
uint64_t get_u64(const uint8_t *p);

/* Bytes that are being read: borrowed, `p` is the next of them. */
struct reader {
	const uint8_t *p;
	const uint8_t *end;
	bool fault;
};

/* Before the first of n bytes; a fault from before is forgotten. */
void reader_init(struct reader *r, const void *p, size_t n);

/* Each takes one number as pack_...() wrote it; 0 where there is a fault. */
uint8_t read_u8(struct reader *r);
uint16_t read_u16(struct reader *r);
uint32_t read_u32(struct reader *r);
uint64_t read_u64(struct reader *r);
uint64_t read_varint(struct reader *r);
int64_t read_signed(struct reader *r);

const uint8_t *read_raw(struct reader *r, size_t n);    /* n bytes in place */
const uint8_t *read_bytes(struct reader *r, size_t *n); /* varint n, bytes */
/* Bytes that were not read yet; reads after a fault take none. */
size_t reader_left(const struct reader *r);
bool reader_done(const struct reader *r); /* no fault and nothing left */

#endif
