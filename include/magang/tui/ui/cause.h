/* SPDX-License-Identifier: MIT */
/* What a decision is for: a cause that its move lists, or words. */
#ifndef MAGANG_TUI_UI_CAUSE_H
#define MAGANG_TUI_UI_CAUSE_H

#include "magang/tui/ui/pick.h"

struct verdict;

/* Who answers. */
struct cause_ops {
	pick_done chosen;                 /* a row but that of the words */
	unsigned (*words)(struct ui *ui); /* asks for them; NULL: none do */
};

/* Borrowed while it is asked. */
struct cause_rows {
	const char **v;
	size_t n;
};

/*
 * The causes, the row for words, then the rows of `more`: a digit means the same
 * whatever speaks against a case. A letter begins the words at once, so that who
 * types ahead need not know whether there are causes. Where there is neither
 * cause nor `more`, words are asked for.
 */
unsigned cause_ask(struct ui *ui, const char *title,
	const struct cause_ops *ops, const struct cause_rows *causes,
	const struct cause_rows *more);
/* With those that the move lists, and nothing else where it needs one of them. */
unsigned cause_ask_move(struct ui *ui, const struct verdict *v,
	const struct cause_ops *ops, const struct cause_rows *more);

#endif
