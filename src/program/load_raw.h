/* SPDX-License-Identifier: MIT */
/* The tree to raw rows. */
#ifndef PROGRAM_LOAD_RAW_H
#define PROGRAM_LOAD_RAW_H

struct load;
struct node;

void load_raw(struct load *l, const struct node *root);

#endif
