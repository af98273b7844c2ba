/* SPDX-License-Identifier: MIT */
/*
 * Memory that is given back all at once: the nodes of a YAML text, the names
 * and arrays of a program, the values of a change.
 */
#ifndef MAGANG_BASE_ARENA_H
#define MAGANG_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* Never NULL. For little, or for what lives long: in small blocks of the heap.
 */
struct arena *arena_new(void);
/* For much that is given back soon: in pieces that go back to the system. */
struct arena *arena_new_large(void);
void arena_free(struct arena *a);  /* NULL is fine */
void arena_clear(struct arena *a); /* gives all back, keeps one block */
void *arena_alloc(struct arena *a, size_t size); /* zeroed, never NULL */
/* The same for n elements; a product that does not fit ends the program. */
void *arena_array(struct arena *a, size_t n, size_t size);
/* A copy of n bytes and a NUL behind them. */
char *arena_strndup(struct arena *a, const char *s, size_t n);

#endif
