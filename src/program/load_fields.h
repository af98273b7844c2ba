/* SPDX-License-Identifier: MIT */
/* Sections, fields, documents. */
#ifndef PROGRAM_LOAD_FIELDS_H
#define PROGRAM_LOAD_FIELDS_H

#include <stddef.h>

struct choice;
struct load;
struct node;

/* load_fields.c, load_stages.c, load_score.c, load_more.c: raw rows to rows of
 * l->p. All that have names that expressions use go before load_moves(). */
void load_sections(struct load *l);
void load_fields(struct load *l);
void load_core(struct load *l);
void load_documents(struct load *l);
/* Causes, codes with labels as the values of a choice; NULL: none. */
void load_causes(struct load *l, const struct node *n, const char *who,
	const struct choice **rows, size_t *count);

#endif
