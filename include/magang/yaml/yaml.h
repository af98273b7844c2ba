/* SPDX-License-Identifier: MIT */
/* A text to a tree within limits. */
#ifndef MAGANG_YAML_YAML_H
#define MAGANG_YAML_YAML_H

#include <stddef.h>

struct arena;
struct diag_list;
struct node;

/*
 * The only document of the text; its nodes and their texts may have different
 * lives. Faults go to `diags`, and reading goes on where that makes sense, so
 * there may be a tree and faults. NULL: no tree. `file` NULL: packed.h.
 */
struct node *yaml_read(struct arena *nodes, struct arena *texts,
	const char *file, const char *text, size_t len,
	struct diag_list *diags);

/* The entry of a mapping, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

#endif
