/* SPDX-License-Identifier: MIT */
/* A list of numbers: of records, of changes. */
#ifndef MAGANG_BASE_IDS_H
#define MAGANG_BASE_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ids {
	uint64_t *rows;
	size_t n, cap;
};

/* At the end; a list begins as { 0 }. */
void ids_add(struct ids *list, uint64_t id);
/* Looks through all of them: for a few. */
bool ids_has(const struct ids *list, uint64_t id);
/* Ascending, each once. */
void ids_sort(struct ids *list);
/* Of a list that is so: for many. */
bool ids_sorted_has(const struct ids *list, uint64_t id);
/* Empty again, and nothing of it is kept. */
void ids_release(struct ids *list);

#endif
