/* SPDX-License-Identifier: MIT */
/* The list screen, as its parts share it. */
#ifndef MAGANG_TUI_LIST_BROWSE_H
#define MAGANG_TUI_LIST_BROWSE_H

#include "magang/tui/list/rows.h"
#include "magang/tui/ui/screen.h"

#include "magang/tui/list/bulk.h"

struct browse {
	struct screen base;
	enum kind kind;
	char *title;
	char *filter;      /* without the order */
	char *opened;      /* the filter that the title is about */
	const char *order; /* "sort:name", of the table; "": the usual */
	char *typed; /* what the prompt holds, not yet asked for; NULL: nothing */
	bool unread; /* it could not be read as a filter */
	char *before; /* while the prompt is open: filter and row to go back to */
	uint64_t before_id;
	size_t back; /* which earlier filter the prompt shows; 0: none */
	char *shown; /* as it was put there: as long as nothing is typed */
	struct rows rows;
	struct vlist list;
	struct tags tags;
	uint64_t all; /* rows of the kind */
	bool loaded;
	bool reorder; /* the order was changed */
	bool preview;
	bool preview_set; /* the person chose */
	char *preview_text;
	uint64_t preview_id;
	uint64_t *chosen; /* the rows that an act is about (browse_chosen.h) */
	size_t n_chosen, chosen_cap;
	size_t hidden;    /* tagged rows that the filter hid then */
	struct bulk bulk; /* what is moved, and where it may go ... */
	char *stage;      /* ... and what was chosen */
	char *cause;      /* NULL: none */
	uint64_t *
		spent; /* the tagged rows of the last act, which u takes back */
	size_t n_spent;
	uint64_t spent_by;
	uint64_t since; /* the head of the log with which it was looked at */
	char *set;      /* fields and values that rows get, as typed */
};

/* Of struct browse, as a screen on the stack. */
extern const struct screen_ops browse_ops;
/* Rows of a filter; title is translated and copied. */
struct screen *browse_new(int kind, const char *filter, const char *title);
/* The list that has the keys, below overlays. */
struct browse *browse_here(struct ui *ui);

#endif
