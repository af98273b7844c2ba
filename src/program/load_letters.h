/* SPDX-License-Identifier: MIT */
/* Letters: when they are written, and what may stand in them. */
#ifndef PROGRAM_LOAD_LETTERS_H
#define PROGRAM_LOAD_LETTERS_H

#include "magang/yaml/node.h"

struct load;

/* When moves and fields are there. */
void load_letters(struct load *l);

/* Where a place of the text of a node stands in the file, as far as that is known. */
struct node load_text_place(const struct node *n, const char *p);

#endif
