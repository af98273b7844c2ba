/* SPDX-License-Identifier: MIT */
/*
 * Actions: keys, footer, help, palette and man/magang-keys.7 are rows of tables.
 * They stand where all screens are known (actions.c); here is what a row is and
 * what is done with them. Permissions only grey a row out; apply() decides.
 */
#ifndef MAGANG_TUI_UI_ACTION_H
#define MAGANG_TUI_UI_ACTION_H

#include "magang/tui/ui/screen.h"

struct buf;

/* What is special about an action. */
enum action_flags {
	ACTION_CHANGES = 1 << 0, /* a doubled key counts once */
	ACTION_QUIET = 1 << 1,   /* not in the palette: moves and the like */
	ACTION_ROW = 1 << 2,     /* about a row: 'd 3' in --linear */
};

struct action {
	const char *id;    /* stable name, also typed in the palette */
	const char *keys;  /* "n", "/", "^P", names of key_text(), by blanks */
	const char *label; /* N_(): footer; NULL: not there */
	const char *help;  /* N_(): one line */
	const char *words; /* more words for the palette, three languages */
	unsigned permission;
	unsigned places; /* enum place */
	unsigned flags;
	int rank; /* in the footer: 1 first; 0: not there */
	/* Why not now, translated; NULL: it can be done. */
	const char *(*why_not)(struct ui *ui);
	unsigned (*run)(struct ui *ui);
};

/* A table of them; all there are: tables up to a NULL, the first before. */
struct actions {
	const struct action *rows;
	size_t n;
};
/* The i-th row of all of them; NULL: there are no more. */
const struct action *action_at(const struct actions *const *all, size_t i);

/* Valid here, by its key; of several the one that can be done; NULL: none. */
const struct action *action_by_key(
	struct ui *ui, enum place place, const struct key_event *ev);
/* Valid here, by what a person types: a key, the id, its label or one of the
 * words; NULL: none, or several. */
const struct action *action_named(
	struct ui *ui, enum place place, const char *word);
/* Why not; NULL: it can be done now. */
const char *action_why_not(struct ui *ui, const struct action *a);
/* Does it, or says why not; returns what must follow. */
unsigned action_run(struct ui *ui, const struct action *a);
/* What can be done here now, as much as has room in so many columns. */
void action_footer(struct ui *ui, int columns, struct buf *out);
/* The section of man/magang-keys.7 that comes from the table. */
void actions_manual(const struct actions *const *all, struct buf *out);

#endif
