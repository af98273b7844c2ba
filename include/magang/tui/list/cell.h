/* SPDX-License-Identifier: MIT */
/* One cell of a list, and what is worked out for it. */
#ifndef MAGANG_TUI_LIST_CELL_H
#define MAGANG_TUI_LIST_CELL_H

#include "magang/view/words.h"
#include "magang/tui/term/term.h"

struct cell {
	const char *head; /* N_() */
	int width;        /* columns; 0: takes what is left */
	unsigned sizes;   /* 1 << enum size_class */
	bool right;
	uint16_t field; /* shown as it is; 0: worked out */
	bool of_person;
	bool (*work)(const struct row *row, struct buf *out);
};

/* An order that S offers. */
struct sorting {
	const char *label; /* N_() */
	const char *sort;  /* "sort:name"; "": the usual order */
};

/* By number, and the other way round. */
extern const struct sorting orders_as_made[2];

/* Cells that are worked out; false: there is nothing. */
bool cell_sex(const struct row *row, struct buf *out); /* one letter */
bool cell_sex_age(const struct row *row, struct buf *out);
bool cell_regency(const struct row *row, struct buf *out);
bool cell_letters(const struct row *row, struct buf *out); /* "GRT" */
bool cell_waiting(const struct row *row, struct buf *out); /* in the stage */
bool cell_score(const struct row *row, struct buf *out);
bool cell_late(const struct row *row, struct buf *out);
bool cell_first(const struct row *row, struct buf *out);
bool cell_second(const struct row *row, struct buf *out);
bool cell_likeness(const struct row *row, struct buf *out);

#endif
