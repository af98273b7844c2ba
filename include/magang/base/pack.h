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
static inline uint16_t get_u16(const uint8_t *p);
static inline uint32_t get_u32(const uint8_t *p);
static inline uint64_t get_u64(const uint8_t *p);

/* Bytes that are being read: borrowed, `p` is the next of them. */
struct reader {
	const uint8_t *p;
	const uint8_t *end;
	bool fault;
};

/* Before the first of n bytes; a fault from before is forgotten. */
static inline void reader_init(struct reader *r, const void *p, size_t n);

/* Each takes one number as pack_...() wrote it; 0 where there is a fault. */
static inline uint8_t read_u8(struct reader *r);
static inline uint16_t read_u16(struct reader *r);
static inline uint32_t read_u32(struct reader *r);
static inline uint64_t read_u64(struct reader *r);
static inline uint64_t read_varint(struct reader *r);
static inline int64_t read_signed(struct reader *r);

/* n bytes in place */
static inline const uint8_t *read_raw(struct reader *r, size_t n);
/* varint n and as many bytes */
static inline const uint8_t *read_bytes(struct reader *r, size_t *n);
/* Bytes that were not read yet; reads after a fault take none. */
static inline size_t reader_left(const struct reader *r);
/* no fault and nothing left */
static inline bool reader_done(const struct reader *r);

/* ---- in the caller: each field of each row that is read goes through these - */

/* The shifts are one load and one byte swap to both compilers. */

static inline uint16_t
get_u16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static inline uint32_t
get_u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

static inline uint64_t
get_u64(const uint8_t *p)
{
	return (uint64_t)get_u32(p) << 32 | get_u32(p + 4);
}

static inline void
reader_init(struct reader *r, const void *p, size_t n)
{
	/* a pointer that is not NULL keeps "nothing" apart from a fault */
	r->p = p ? p : "";
	r->end = r->p + n;
	r->fault = false;
}

static inline size_t
reader_left(const struct reader *r)
{
	return (size_t)(r->end - r->p);
}

static inline bool
reader_done(const struct reader *r)
{
	return !r->fault && r->p == r->end;
}

static inline const uint8_t *
read_raw(struct reader *r, size_t n)
{
	const uint8_t *p = r->p;

	if (r->fault || n > reader_left(r)) {
		r->fault = true;
		return NULL;
	}
	r->p += n;
	return p;
}

static inline uint8_t
read_u8(struct reader *r)
{
	const uint8_t *p = read_raw(r, 1);

	return p ? *p : 0;
}

static inline uint16_t
read_u16(struct reader *r)
{
	const uint8_t *p = read_raw(r, 2);

	return p ? get_u16(p) : 0;
}

static inline uint32_t
read_u32(struct reader *r)
{
	const uint8_t *p = read_raw(r, 4);

	return p ? get_u32(p) : 0;
}

static inline uint64_t
read_u64(struct reader *r)
{
	const uint8_t *p = read_raw(r, 8);

	return p ? get_u64(p) : 0;
}

/* One of more than a byte. */
uint64_t read_long_varint(struct reader *r);

static inline uint64_t
read_varint(struct reader *r)
{
	if (r->fault)
		return 0;
	if (r->p < r->end && *r->p < 0x80)
		return *r->p++;
	return read_long_varint(r);
}

static inline int64_t
read_signed(struct reader *r)
{
	uint64_t v = read_varint(r);

	return (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
}

static inline const uint8_t *
read_bytes(struct reader *r, size_t *n)
{
	uint64_t want = read_varint(r);
	const uint8_t *p;

	*n = 0;
	if (want > reader_left(r))
		r->fault = true;
	p = read_raw(r, (size_t)want);
	if (p)
		*n = (size_t)want;
	return p;
}

#endif
