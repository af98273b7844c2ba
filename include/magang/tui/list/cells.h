/* SPDX-License-Identifier: MIT */
/* The columns of a list of each kind, and its orders: tables. */
#ifndef MAGANG_TUI_LIST_CELLS_H
#define MAGANG_TUI_LIST_CELLS_H

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

struct sorting {
	const char *label; /* N_() */
	const char *sort;  /* "sort:name"; "": the usual order */
};

const struct sorting *sortings_of(enum kind kind, size_t *n);

/* The heads, or the cells of a row, aligned to `width` columns. */
void cells_head(
	enum kind kind, enum size_class size, int width, struct buf *out);
void cells_row(enum size_class size, int width, const struct row *row,
	struct buf *out);

#endif
