/* SPDX-License-Identifier: MIT */
/* Texts as small numbers: each text once, the first is 0. */
#ifndef MAGANG_BASE_INTERN_H
#define MAGANG_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct intern;

/* Texts are copied to `texts`, which outlives it. */
struct intern *intern_new(struct arena *texts);
void intern_free(struct intern *in); /* NULL is fine */

/* The number of n bytes without a NUL, a new one where they have none. */
uint32_t intern(struct intern *in, const char *s, size_t n);
/* As it was copied. */
const char *intern_text(const struct intern *in, uint32_t number);

#endif
