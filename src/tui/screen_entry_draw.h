/* SPDX-License-Identifier: MIT */
/* The screen of the form, as its two files share it. */
#ifndef MAGANG_TUI_SCREEN_ENTRY_DRAW_H
#define MAGANG_TUI_SCREEN_ENTRY_DRAW_H

#include "entry.h"
#include "screen.h"

struct entry_screen {
	struct screen base;
	enum kind kind;
	const struct program *program; /* or NULL */
	uint64_t id;			/* of the record; 0: a new one */
	struct draft resume;		/* n_rows 0: none */
	struct entry_form form;
	bool dirty, left; /* something to keep; a field was left */
	int64_t kept;	  /* ms */
	size_t saved;	  /* since the form was opened */
};

void entry_draw(struct ui *ui, struct screen *s);

#endif
