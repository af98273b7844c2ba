/* SPDX-License-Identifier: MIT */
/* Where things stand in a window. */
#ifndef MAGANG_TUI_UI_FRAME_H
#define MAGANG_TUI_UI_FRAME_H

#include "magang/tui/term/term.h"
#include "magang/tui/term/term_draw.h"

struct err;
struct ui;
struct verdict;

/* The sentence above the footer: any, that of an error, of an answer that is not
 * taken (its question stays, with its text), what stops a move. They return
 * REACT_DRAW. */
unsigned ui_say(struct ui *ui, enum term_role role, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
unsigned ui_fail(struct ui *ui, const struct err *err);
unsigned ui_fail_again(struct ui *ui, const struct err *err);
unsigned ui_refused(struct ui *ui, const struct verdict *v);

/* Rows of the parts of a window. */
struct layout {
	int columns, rows;
	enum size_class size;
	int body; /* first row below the title */
	int body_rows;
	int message; /* row */
	int footer;  /* row, -1: no room */
};
/* Of the window as it is now. */
struct layout ui_layout(const struct ui *ui);

/* Title, message and footer; `what` stands behind the name of the program. */
void ui_frame(struct ui *ui, const char *what);
/* A text at a place, cut or filled with blanks to `width` columns. */
void ui_put(struct ui *ui, int row, int col, int width, enum term_role role,
	const char *fmt, ...) __attribute__((format(printf, 6, 7)));
/* Lines of a text (lines_fold) one below the other, at most `rows` of them; how
 * many it took. */
int ui_put_lines(struct ui *ui, int row, int col, int rows, enum term_role role,
	const char *lines);
/* A text that is cut where it has `room` columns, as lines of this window (caller
 * frees them); NULL: it is not cut. *n: how many. */
char *ui_whole(const struct ui *ui, const char *text, int room, int *n);
/* "-- text ----------" */
void ui_rule(struct ui *ui, int row, int col, int width, const char *text);
/* To the clipboard of the terminal, and said. */
unsigned ui_copy(struct ui *ui, const char *text);
/* Put by, to be fetched by 'magang out get' (ops/aside.h), and said; the words of a
 * command, without "magang", go to the clipboard, too. */
unsigned ui_put_by(
	struct ui *ui, const char *base, const char *what, bool text);

#endif
