/* SPDX-License-Identifier: MIT */
#include "magang/base/ids.h"

#include <stdlib.h>

#include "magang/base/mem.h"

void
ids_add(struct ids *list, uint64_t id)
{
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n++] = id;
}

bool
ids_has(const struct ids *list, uint64_t id)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i] == id)
			return true;
	return false;
}

static int
ascending(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

void
ids_sort(struct ids *list)
{
	size_t n = 0;

	if (list->n)
		qsort(list->rows, list->n, sizeof(*list->rows), ascending);
	for (size_t i = 0; i < list->n; i++)
		if (n == 0 || list->rows[n - 1] != list->rows[i])
			list->rows[n++] = list->rows[i];
	list->n = n;
}

bool
ids_sorted_has(const struct ids *list, uint64_t id)
{
	return list->n &&
	       bsearch(&id, list->rows, list->n, sizeof(id), ascending);
}

void
ids_release(struct ids *list)
{
	free(list->rows);
	*list = (struct ids){ 0 };
}
