/* SPDX-License-Identifier: MIT */
#include "magang/store/key.h"

#include <assert.h>
#include <string.h>

#include "magang/base/pack.h"

static uint8_t *
key_room(struct key *k, size_t n)
{
	uint8_t *p = k->b + k->n;

	assert(k->n + n <= sizeof(k->b));
	k->n += n;
	return p;
}

void
key_u8(struct key *k, uint8_t v)
{
	*key_room(k, 1) = v;
}

void
key_u16(struct key *k, uint16_t v)
{
	put_u16(key_room(k, 2), v);
}

void
key_u32(struct key *k, uint32_t v)
{
	put_u32(key_room(k, 4), v);
}

void
key_u64(struct key *k, uint64_t v)
{
	put_u64(key_room(k, 8), v);
}

void
key_short(struct key *k, uint64_t v)
{
	uint8_t all[8];
	size_t zeros = 0;

	put_u64(all, v);
	while (zeros < sizeof(all) && !all[zeros])
		zeros++;
	key_u8(k, (uint8_t)(sizeof(all) - zeros));
	key_bytes(k, all + zeros, sizeof(all) - zeros);
}

uint64_t
key_read_short(const void *key, size_t n)
{
	const uint8_t *p = key;
	uint64_t v = 0;

	if (!n || *p > 8 || *p >= n)
		return 0;
	for (size_t i = 1; i <= *p; i++)
		v = v << 8 | p[i];
	return v;
}

void
key_bytes(struct key *k, const void *p, size_t n)
{
	memcpy(key_room(k, n), p, n);
}
