/* SPDX-License-Identifier: MIT */
/* Chance that comes the same way again: xoshiro256** (Blackman and Vigna),
 * seeded by splitmix64. Not for secrets. */
#ifndef DEMO_DEMO_RANDOM_H
#define DEMO_DEMO_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rng {
	uint64_t s[4];
};
void rng_seed(struct rng *r, uint64_t seed);
/* 0 .. n - 1; 0 for n = 0 */
uint32_t rng_below(struct rng *r, size_t n);
int64_t rng_between(struct rng *r, int64_t lo, int64_t hi); /* both included */
bool rng_chance(struct rng *r, unsigned permille);
/* An index, as often as its weight says; 0 where all weights are 0. */
size_t rng_weighted(struct rng *r, const unsigned *weights, size_t n);

/* Numbers that were given. */
struct number_set {
	uint64_t *rows; /* 0: free */
	size_t n, size; /* size: a power of two */
};
/* false: it is in there already. n is not 0. */
bool number_set_add(struct number_set *set, uint64_t number);
void number_set_release(struct number_set *set);

#endif
