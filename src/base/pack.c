/* SPDX-License-Identifier: MIT */
#include "magang/base/pack.h"

#include "magang/base/buf.h"

/* The shifts are one load and one byte swap to both compilers. */

#define VARINT_MAX 10 /* 64 bits, seven a byte */

void
put_u16(uint8_t *p, uint16_t v)
{
	p[0] = (uint8_t)(v >> 8);
	p[1] = (uint8_t)v;
}

void
put_u32(uint8_t *p, uint32_t v)
{
	put_u16(p, (uint16_t)(v >> 16));
	put_u16(p + 2, (uint16_t)v);
}

void
put_u64(uint8_t *p, uint64_t v)
{
	put_u32(p, (uint32_t)(v >> 32));
	put_u32(p + 4, (uint32_t)v);
}

uint16_t
get_u16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

uint32_t
get_u32(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	       (uint32_t)p[2] << 8 | p[3];
}

uint64_t
get_u64(const uint8_t *p)
{
	return (uint64_t)get_u32(p) << 32 | get_u32(p + 4);
}

void
pack_u8(struct buf *b, uint8_t v)
{
	buf_add(b, &v, 1);
}

void
pack_u16(struct buf *b, uint16_t v)
{
	uint8_t p[2];

	put_u16(p, v);
	buf_add(b, p, sizeof(p));
}

void
pack_u32(struct buf *b, uint32_t v)
{
	uint8_t p[4];

	put_u32(p, v);
	buf_add(b, p, sizeof(p));
}

void
pack_u64(struct buf *b, uint64_t v)
{
	uint8_t p[8];

	put_u64(p, v);
	buf_add(b, p, sizeof(p));
}

void
pack_varint(struct buf *b, uint64_t v)
{
	uint8_t p[VARINT_MAX];
	size_t n = 0;

	while (v >= 0x80) {
		p[n++] = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	p[n++] = (uint8_t)v;
	buf_add(b, p, n);
}

void
pack_signed(struct buf *b, int64_t v)
{
	pack_varint(b, (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0));
}

void
pack_bytes(struct buf *b, const void *p, size_t n)
{
	pack_varint(b, n);
	buf_add(b, p, n);
}

void
reader_init(struct reader *r, const void *p, size_t n)
{
	/* a pointer that is not NULL keeps "nothing" apart from a fault */
	r->p = p ? p : "";
	r->end = r->p + n;
	r->fault = false;
}

size_t
reader_left(const struct reader *r)
{
	return (size_t)(r->end - r->p);
}

bool
reader_done(const struct reader *r)
{
	return !r->fault && r->p == r->end;
}

const uint8_t *
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

uint8_t
read_u8(struct reader *r)
{
	const uint8_t *p = read_raw(r, 1);

	return p ? *p : 0;
}

uint16_t
read_u16(struct reader *r)
{
	const uint8_t *p = read_raw(r, 2);

	return p ? get_u16(p) : 0;
}

uint32_t
read_u32(struct reader *r)
{
	const uint8_t *p = read_raw(r, 4);

	return p ? get_u32(p) : 0;
}

uint64_t
read_u64(struct reader *r)
{
	const uint8_t *p = read_raw(r, 8);

	return p ? get_u64(p) : 0;
}

/* A last byte of 0 says nothing that a shorter form would not say; the tenth
 * has room for one bit. */
static uint64_t
read_long_varint(struct reader *r)
{
	size_t left = reader_left(r);
	uint64_t v = 0;

	for (size_t i = 0; i < VARINT_MAX && i < left; i++) {
		uint8_t c = r->p[i];

		v |= (uint64_t)(c & 0x7F) << (7 * i);
		if (c & 0x80)
			continue;
		if ((c == 0 && i > 0) || (i == VARINT_MAX - 1 && c > 1))
			break;
		r->p += i + 1;
		return v;
	}
	r->fault = true;
	return 0;
}

uint64_t
read_varint(struct reader *r)
{
	if (r->fault)
		return 0;
	if (r->p < r->end && *r->p < 0x80)
		return *r->p++;
	return read_long_varint(r);
}

int64_t
read_signed(struct reader *r)
{
	uint64_t v = read_varint(r);

	return (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
}

const uint8_t *
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
