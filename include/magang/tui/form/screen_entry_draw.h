/* SPDX-License-Identifier: MIT */
/* The screen of the form, as its two files share it. */
#ifndef MAGANG_TUI_FORM_SCREEN_ENTRY_DRAW_H
#define MAGANG_TUI_FORM_SCREEN_ENTRY_DRAW_H

#include "magang/tui/form/entry.h"
#include "magang/tui/ui/screen.h"

struct buf;

/* The form on the stack, with what goes on around it. */
struct entry_screen {
	struct screen base;
	struct entry_subject what; /* as it was opened */
	struct draft resume;       /* n_rows 0: none */
	struct entry_form form;
	char receipt
		[120]; /* of the one saved last, until the next one is begun */
	bool once;     /* back after saving */
	bool dirty, left; /* something to keep; a field was left */
	int64_t kept;     /* ms */
	size_t saved;     /* since the form was opened */
	size_t aside;     /* drafts with errors, since then */
	bool refused;     /* it was not saved, and may go on with the next */
	int64_t shown;    /* ms, that was drawn; 0: not yet */
	/* of the record that is being typed, for struct speed */
	int64_t begun; /* ms, its first key; 0: none yet */
	size_t keys, other;
};

/* Parts of the picture, for linear_form.c: title, name of a page, and the i-th
 * line of what speaks against the record as a whole (false: no more). */
void entry_title(struct ui *ui, const struct entry_screen *es, struct buf *out);
const char *entry_page_name(
	const struct ui *ui, const struct entry_form *e, size_t page);
bool entry_about(const struct ui *ui, const struct entry_form *e, size_t i,
	struct buf *out);

/* The whole picture, in a window of any size. */
void entry_draw(struct ui *ui, struct screen *s);

#endif
