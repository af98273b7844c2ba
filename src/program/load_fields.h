/* SPDX-License-Identifier: MIT */
/* Sections, fields, documents. */
#ifndef PROGRAM_LOAD_FIELDS_H
#define PROGRAM_LOAD_FIELDS_H

struct load;

/* load_fields.c, load_stages.c, load_score.c, load_more.c: raw rows to rows of
 * l->p. All that have names that expressions use go before load_moves(). */
void load_sections(struct load *l);
void load_fields(struct load *l);
void load_core(struct load *l);
void load_documents(struct load *l);

#endif
