/* SPDX-License-Identifier: MIT */
/*
 * Open addressing, at most half full. The checksum is no secret, so whoever
 * writes a file can make names collide: such a file is read slowly, and how
 * large one may be is the caller's bound.
 */
#include "magang/base/intern.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"

#define FIRST_SIZE 64 /* a power of two */

struct slot {
	const char *text; /* NULL: empty */
	uint32_t sum;
	uint32_t number;
};

struct intern {
	struct arena *texts;
	struct slot *slot;
	size_t size;
	const char **text;
	size_t n, cap;
};

struct intern *
intern_new(struct arena *texts)
{
	struct intern *in = xcalloc(1, sizeof(struct intern));

	in->texts = texts;
	in->size = FIRST_SIZE;
	in->slot = xcalloc(in->size, sizeof(*in->slot));
	return in;
}

void
intern_free(struct intern *in)
{
	if (in == NULL)
		return;
	free(in->slot);
	free(in->text);
	free(in);
}

static void
widen(struct intern *in)
{
	const size_t size = in->size * 2;
	struct slot *slot = xcalloc(size, sizeof(*slot));
	size_t i, at;

	for (i = 0; i < in->size; i++) {
		if (in->slot[i].text == NULL)
			continue;
		for (at = in->slot[i].sum & (size - 1); slot[at].text != NULL;)
			at = (at + 1) & (size - 1);
		slot[at] = in->slot[i];
	}
	free(in->slot);
	in->slot = slot;
	in->size = size;
}

uint32_t
intern(struct intern *in, const char *s, size_t n)
{
	const uint32_t sum = (uint32_t)seal_checksum(s, n);
	struct slot *slot;
	size_t at;

	for (at = sum & (in->size - 1);; at = (at + 1) & (in->size - 1)) {
		slot = &in->slot[at];
		if (slot->text == NULL)
			break;
		if (slot->sum == sum && strncmp(slot->text, s, n) == 0 &&
			slot->text[n] == '\0')
			return slot->number;
	}
	VEC_GROW(in->text, in->n, in->cap);
	in->text[in->n] = arena_strndup(in->texts, s, n);
	*slot = (struct slot){ in->text[in->n], sum, (uint32_t)in->n };
	if (++in->n * 2 > in->size)
		widen(in);
	return (uint32_t)in->n - 1;
}

const char *
intern_text(const struct intern *in, uint32_t number)
{
	return in->text[number];
}
