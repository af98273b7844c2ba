/* SPDX-License-Identifier: MIT */
/* Ids that were tagged. */
#ifndef MAGANG_TUI_WIDGET_TAGS_H
#define MAGANG_TUI_WIDGET_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tags;

/* Ids of any number, 0 is none. { 0 } is an empty set. */
bool tags_has(const struct tags *tags, uint64_t id);
bool tags_toggle(struct tags *tags, uint64_t id); /* true: is in now */
/* In any order; those that are in stay in once. */
void tags_add_many(struct tags *tags, const uint64_t *ids, size_t n);
/* In any order; those that are not in are passed. */
void tags_remove_many(struct tags *tags, const uint64_t *ids, size_t n);
/* Empty; the release frees the memory as well. */
void tags_clear(struct tags *tags);
/* Frees the memory as well. */
void tags_release(struct tags *tags);

#endif
