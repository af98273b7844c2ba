/* SPDX-License-Identifier: MIT */
/* Values and records as lists and pages of the screens say them. */
#ifndef MAGANG_VIEW_WORDS_H
#define MAGANG_VIEW_WORDS_H

#include "magang/view/columns.h"

struct office;
struct page;

/* "Garut", but "Kota Bandung": only the rarer
 * word tells something. */
const char *cell_area(const char *name);
/* The cell of an area: so, or its code where nobody has the name and in JSON. */
void page_area(struct page *p, const struct office *office, uint16_t code);
/* "Female", or, where a program reads it, its code; 0: nothing. */
void sex_word(struct office *office, bool code, uint8_t sex, struct buf *out);
/* The same as a cell. */
void page_sex(struct page *p, struct office *office, uint8_t sex);
/* Of the person, or of the organisation; false: there is none. */
bool cell_name(const struct row *row, struct buf *out);
/* A value of record `r` in the words of the reader: those of its program where
 * it is a code (codes.h), else text_value() as the screens show it, dates as
 * forms take them, likeness "87%". */
void record_cell(const struct style *style, const struct record *r,
	const struct fdef *f, const struct value *v, struct buf *out);
/* Those core fields of it that are filled, two blanks between them and before
 * the first, but for the beginning of a line. `r` NULL: nothing. */
void record_cells(const struct style *style, const struct record *r,
	const uint16_t *ids, size_t n, struct buf *out);
/* "JP-000347-4 Onih Yuliani"; the record is `r`, its person NULL for persons. */
void cell_who(const struct style *style, const struct record *r,
	const struct record *person, struct buf *out);
/* "1,204", or "1.204" as Indonesian has it; returns out. */
#define NUMBER_SHOWN 32
const char *words_number(enum lang lang, uint64_t n, char out[NUMBER_SHOWN]);

/* "women": whom a quota of one sex counts, or the others. */
const char *sex_words(const struct quota *q, bool other);
/* What the places of a quota are for: "women, at least 30 %"; `rest`: what a
 * floor for one sex leaves to the other. */
void quota_words(const struct quota *q, bool rest, struct buf *out);

#endif
