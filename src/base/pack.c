/* SPDX-License-Identifier: MIT */
#include "magang/base/pack.h"

#include "magang/base/buf.h"

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

/* A last byte of 0 says nothing that a shorter form would not say; the tenth
 * has room for one bit. */
uint64_t
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
