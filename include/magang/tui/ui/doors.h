/* SPDX-License-Identifier: MIT */
/*
 * How a screen opens another: it knows none but asks for a record, a list, a
 * form, a pasted note. The table stands where all screens are known (loop.c).
 */
#ifndef MAGANG_TUI_UI_DOORS_H
#define MAGANG_TUI_UI_DOORS_H

#include <stdint.h>

#include "magang/tui/term/term.h"

struct buf;
struct draft;
struct entry_subject;
struct row;
struct screen;
struct style;
struct ui;

struct doors {
	struct screen *(*record)(int kind, uint64_t id);
	struct screen *(*list)(int kind, const char *filter, const char *title);
	struct screen *(*deck)(
		const char *filter, const uint64_t *ids, size_t n);
	struct screen *(*form)(const struct entry_subject *what);
	struct screen *(*paste)(const struct draft *d);
	struct screen *(*grades)(uint64_t cohort);
	struct screen *(*grid)(uint64_t cohort, int32_t day);
	/* Drafts are chosen, and gone on with, in the form. */
	unsigned (*drafts)(struct ui *ui);
	unsigned (*draft)(struct ui *ui, uint32_t session, uint16_t form);
	/* The heads of a list, and the cells of a row as its list has them, in `width` columns. */
	void (*heads)(const struct style *style, int kind, enum size_class size,
		int width, int32_t today, struct buf *out);
	void (*cells)(enum size_class size, int width, const struct row *row,
		struct buf *out);
};

/* Each pushes the screen and returns what follows. */
unsigned open_record(struct ui *ui, int kind, uint64_t id);
/* Rows of a filter; title is translated and copied. */
unsigned open_list(
	struct ui *ui, int kind, const char *filter, const char *title);
/* Cases of a filter one after the other, or these (n > 0). */
unsigned open_deck(
	struct ui *ui, const char *filter, const uint64_t *ids, size_t n);
/* The subject is copied. */
unsigned open_form(struct ui *ui, const struct entry_subject *what);
/* The text of a note that was not read yet, copied; or NULL. */
unsigned open_paste(struct ui *ui, const struct draft *d);
/* Of a cohort, with what was typed and not saved. */
unsigned open_grades(struct ui *ui, uint64_t cohort);
/* The attendance of a cohort at one of its days; DATE_NONE: the last. */
unsigned open_grid(struct ui *ui, uint64_t cohort, int32_t day);

#endif
