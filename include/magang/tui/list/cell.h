/* SPDX-License-Identifier: MIT */
/* One cell of a list, and what is worked out for it. */
#ifndef MAGANG_TUI_LIST_CELL_H
#define MAGANG_TUI_LIST_CELL_H

#include "magang/view/words.h"
#include "magang/tui/term/term.h"

/* A picture in a cell: its head is a scale, as of today; and in words, for who
 * has it read out. */
struct cell_chart {
	void (*scale)(int32_t today, struct buf *out);
	bool (*work)(const struct row *row, struct buf *out);
	bool (*told)(const struct row *row, struct buf *out);
};

struct cell {
	const char *head; /* N_() */
	int width;        /* columns; 0: takes what is left */
	unsigned sizes;   /* 1 << enum size_class */
	bool right;
	uint16_t field; /* shown as it is; 0: worked out */
	bool of_person;
	bool (*work)(const struct row *row, struct buf *out);
	const struct cell_chart *chart;
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
bool cell_answer(const struct row *row, struct buf *out);

#endif
