/* SPDX-License-Identifier: MIT */
/* The tree as bytes. */
#ifndef MAGANG_YAML_YAML_PACK_H
#define MAGANG_YAML_YAML_PACK_H

#include <stddef.h>

struct arena;
struct node;

/* The same tree from bytes of yaml_pack(), which its texts are
 * pointers into; NULL: damaged. */
struct node *yaml_unpack(struct arena *nodes, const char *bytes, size_t n);

#endif
