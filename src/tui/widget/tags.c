/* SPDX-License-Identifier: MIT */
/* A set of ids: the rows that a person tagged. */
#include "magang/tui/widget/tags.h"

#include "magang/tui/widget/list.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

/* The first place whose id is not below. */
static size_t
place(const struct tags *tags, uint64_t id)
{
	size_t low = 0, high = tags->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (tags->ids[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
tags_has(const struct tags *tags, uint64_t id)
{
	size_t i = place(tags, id);

	return i < tags->n && tags->ids[i] == id;
}

bool
tags_toggle(struct tags *tags, uint64_t id)
{
	size_t i = place(tags, id);
	size_t behind = (tags->n - i) * sizeof(id);

	if (tags_has(tags, id)) {
		memmove(tags->ids + i, tags->ids + i + 1, behind - sizeof(id));
		tags->n--;
		return false;
	}
	VEC_GROW(tags->ids, tags->n, tags->cap);
	memmove(tags->ids + i + 1, tags->ids + i, behind);
	tags->ids[i] = id;
	tags->n++;
	return true;
}

static int
by_id(const void *a, const void *b)
{
	uint64_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

void
tags_add_many(struct tags *tags, const uint64_t *ids, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		VEC_GROW(tags->ids, tags->n, tags->cap);
		tags->ids[tags->n++] = ids[i];
	}
	if (tags->n > 1)
		qsort(tags->ids, tags->n, sizeof(*tags->ids), by_id);
	for (size_t i = 0; i < tags->n; i++)
		if (kept == 0 || tags->ids[kept - 1] != tags->ids[i])
			tags->ids[kept++] = tags->ids[i];
	tags->n = kept;
}

void
tags_remove_many(struct tags *tags, const uint64_t *ids, size_t n)
{
	struct tags gone = { 0 };
	size_t kept = 0;

	tags_add_many(&gone, ids, n);
	for (size_t i = 0; i < tags->n; i++)
		if (!tags_has(&gone, tags->ids[i]))
			tags->ids[kept++] = tags->ids[i];
	tags->n = kept;
	tags_release(&gone);
}

void
tags_clear(struct tags *tags)
{
	tags->n = 0;
}

void
tags_release(struct tags *tags)
{
	free(tags->ids);
	*tags = (struct tags){ 0 };
}
