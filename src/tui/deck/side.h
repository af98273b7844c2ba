/* SPDX-License-Identifier: MIT */
/* Columns of text in the making, which stand side by side or one below the other. */
#ifndef TUI_DECK_SIDE_H
#define TUI_DECK_SIDE_H

#include "magang/tui/term/term.h"
#include "magang/tui/widget/lines.h"

struct buf;

struct side {
	struct {
		char *text, *more; /* more: what is cut of it, or NULL */
		enum term_role role;
		bool head;
	} row[64];
	size_t n;
	int width;
};

/* A row of what is in the buffer, which is empty then. */
void side_put(struct side *c, enum term_role role, bool head, struct buf *b);
/* A text as long as it is; of a head that is its first line. */
void side_folded(
	struct side *out, enum term_role role, bool head, const char *text);
/* "ok  label      tail": cut where it has no room, and whole by a key. */
void side_cut(struct side *out, enum term_role role, const char *before,
	const char *label, int room, const char *tail);
/* The same where the label goes on below. */
void side_whole(struct side *out, enum term_role role, const char *before,
	const char *label, int room, const char *tail);
/* One that stands for more, which a key shows below it. */
void side_more(struct side *out, enum term_role role, const char *text,
	const char *more);
/* The rows of `from` move below those of `to`. */
void side_take(struct side *to, struct side *from);
/* Frees what it holds; the width stays. */
void side_clear(struct side *c);

/* The column as lines. */
void side_lines(struct lines *out, struct side *c);
/* Both side by side; a line is as grave as the left of it. */
void side_beside(struct lines *out, struct side *left, struct side *right);

#endif
