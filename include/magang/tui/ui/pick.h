/* SPDX-License-Identifier: MIT */
/* A few rows to choose from. */
#ifndef MAGANG_TUI_UI_PICK_H
#define MAGANG_TUI_UI_PICK_H

#include <stddef.h>

struct screen;
struct ui;

/* A few rows over the lower part of the screen below; digits choose, too,
 * and letters go to the row that has them. The
 * rows are copied. `done` runs with the asking screen uppermost again. */
typedef unsigned (*pick_done)(struct ui *ui, size_t index);
struct screen *pick_new(
	const char *title, const char *const *rows, size_t n, pick_done done);

/* Words are an answer, too: this row, and any letter, which is the first of
 * them, close the rows and ask for them. */
void pick_words(
	struct screen *pick, size_t row, unsigned (*ask)(struct ui *ui));

#endif
