/* SPDX-License-Identifier: MIT */
/* A text to a tree within limits. */
#ifndef MAGANG_YAML_YAML_H
#define MAGANG_YAML_YAML_H

#include <stdbool.h>
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

/*
 * What is too large to stand as a tree: each entry at the left edge, and before
 * it each entry of a mapping that stands there, is handed out once it is whole
 * and then forgotten. The mapping itself comes without them. That a key is
 * there twice is told at the left edge only.
 */
struct yaml_entries {
	size_t max_bytes, max_events; /* for YAML_MAX_BYTES, YAML_MAX_EVENTS */
	/* `section` is what the entry stands in; NULL: at the left edge. */
	void (*take)(void *ctx, const struct node *section,
		const struct node *entry);
	void *ctx;
};
/* false: not to the end; faults go to `diags` as above. */
bool yaml_read_entries(const char *text, size_t len,
	const struct yaml_entries *entries, struct diag_list *diags);

/* The entry of a mapping, or NULL. */
const struct node *node_get(const struct node *map, const char *key);

#endif
