/* SPDX-License-Identifier: MIT */
/* Sections, fields, documents. */
#ifndef PROGRAM_LOAD_FIELDS_H
#define PROGRAM_LOAD_FIELDS_H

struct load;
struct move;
struct node;

/* load_fields.c, load_stages.c, load_score.c, load_more.c: raw rows to rows of
 * l->p. All that have names that expressions use go before load_moves(). */
void load_sections(struct load *l);
void load_fields(struct load *l);
void load_core(struct load *l);
void load_documents(struct load *l);
/* The causes of a move, codes with labels as the values of a choice. */
void load_causes(
	struct load *l, const struct node *n, const char *who, struct move *m);

#endif
