/* SPDX-License-Identifier: MIT */
#include "magang/base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

/* Blocks double from the first to the last size. */
#define FIRST_BLOCK 512
#define LAST_BLOCK 4096
#define LARGE_BLOCK (128 * 1024)

struct block {
	struct block *next;
	size_t used, size;
	alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *top;
	size_t usual; /* bytes of the next block */
};

struct arena *
arena_new(void)
{
	struct arena *a = xcalloc(1, sizeof(struct arena));

	a->usual = FIRST_BLOCK;
	return a;
}

struct arena *
arena_new_large(void)
{
	struct arena *a = arena_new();

	a->usual = LARGE_BLOCK;
	return a;
}

/* What fills most of a block gets its own, behind the one in use. */
static struct block *
block_new(struct arena *a, size_t size)
{
	const bool own = a->top != NULL && size > a->usual / 2;
	struct block **to = own ? &a->top->next : &a->top;
	struct block *b;

	if (!own && size < a->usual)
		size = a->usual;
	if (a->usual < LAST_BLOCK)
		a->usual *= 2;
	b = xcalloc(1, sizeof(*b) + size);
	b->size = size;
	b->next = *to;
	*to = b;
	return b;
}

void
arena_free(struct arena *a)
{
	struct block *b, *next;

	if (a == NULL)
		return;
	for (b = a->top; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

void
arena_clear(struct arena *a)
{
	struct block *b = a->top, *next;

	if (b == NULL)
		return;
	/* Memory from here is zeroed: a used block must be made so again. */
	memset(b->data, 0, b->used);
	b->used = 0;
	for (next = b->next, b->next = NULL; next != NULL; next = b) {
		b = next->next;
		free(next);
	}
}

static void *
take(struct arena *a, size_t size, size_t align)
{
	struct block *b = a->top;
	size_t at = b == NULL ? 0 : (b->used + align - 1) / align * align;

	assert(size < SIZE_MAX / 2);
	if (b == NULL || at > b->size || b->size - at < size) {
		b = block_new(a, size);
		at = 0;
	}
	b->used = at + size;
	return b->data + at;
}

void *
arena_alloc(struct arena *a, size_t size)
{
	return take(a, size, alignof(max_align_t));
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	assert(size > 0 && n < SIZE_MAX / 2 / size);
	return arena_alloc(a, n * size);
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *copy = take(a, n + 1, 1); /* texts stand close together */

	if (n > 0)
		memcpy(copy, s, n);
	return copy;
}
