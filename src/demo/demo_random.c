/* SPDX-License-Identifier: MIT */
#include "demo_random.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

#define SET_LEAST 4096

static uint64_t
splitmix(uint64_t *x)
{
	uint64_t z = *x += 0x9e3779b97f4a7c15U;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}

void
rng_seed(struct rng *r, uint64_t seed)
{
	for (size_t i = 0; i < ARRAY_SIZE(r->s); i++)
		r->s[i] = splitmix(&seed);
}

static uint64_t
rotate(uint64_t x, int n)
{
	return x << n | x >> (64 - n);
}

static uint64_t
rng_next(struct rng *r)
{
	uint64_t *s = r->s;
	uint64_t result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotate(s[3], 45);
	return result;
}

/* The slight unevenness for n that are no powers of two does not matter. */
uint32_t
rng_below(struct rng *r, size_t n)
{
	return (uint32_t)(((rng_next(r) >> 32) * (uint64_t)(uint32_t)n) >> 32);
}

int64_t
rng_between(struct rng *r, int64_t lo, int64_t hi)
{
	uint64_t width = (uint64_t)(hi - lo) + 1;

	if (hi <= lo)
		return lo;
	if (width <= UINT32_MAX)
		return lo + rng_below(r, (size_t)width);
	return lo + (int64_t)(rng_next(r) % width);
}

bool
rng_chance(struct rng *r, unsigned permille)
{
	return rng_below(r, 1000) < permille;
}

size_t
rng_weighted(struct rng *r, const unsigned *weights, size_t n)
{
	unsigned sum = 0, at;

	for (size_t i = 0; i < n; i++)
		sum += weights[i];
	at = rng_below(r, sum);
	for (size_t i = 0; i < n; i++) {
		if (at < weights[i])
			return i;
		at -= weights[i];
	}
	return 0;
}

static size_t
set_place(const struct number_set *set, uint64_t number)
{
	uint64_t x = number;
	size_t i = (size_t)splitmix(&x) & (set->size - 1);

	while (set->rows[i] && set->rows[i] != number)
		i = (i + 1) & (set->size - 1);
	return i;
}

static void
set_grow(struct number_set *set)
{
	struct number_set big = { NULL, set->n, set->size * 2 };

	if (big.size < SET_LEAST)
		big.size = SET_LEAST;
	big.rows = xcalloc(big.size, sizeof(*big.rows));
	for (size_t i = 0; i < set->size; i++)
		if (set->rows[i])
			big.rows[set_place(&big, set->rows[i])] = set->rows[i];
	free(set->rows);
	*set = big;
}

bool
number_set_add(struct number_set *set, uint64_t number)
{
	size_t i;

	if (set->n * 2 >= set->size)
		set_grow(set);
	i = set_place(set, number);
	if (set->rows[i])
		return false;
	set->rows[i] = number;
	set->n++;
	return true;
}

void
number_set_release(struct number_set *set)
{
	free(set->rows);
	memset(set, 0, sizeof(*set));
}
