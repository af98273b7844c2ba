/* SPDX-License-Identifier: MIT */
/*
 * The table of actions: keys, footer, help, palette and man/magang-keys.7 are
 * its rows. Permissions here only grey a row out; the domain decides.
 */
#ifndef MAGANG_TUI_ACTIONS_H
#define MAGANG_TUI_ACTIONS_H

#include "magang/tui/ui/screen.h"

struct buf;

enum action_flags {
	ACTION_CHANGES = 1 << 0, /* a doubled key counts once */
	ACTION_QUIET = 1 << 1,	 /* not in the palette: moves and the like */
	ACTION_ROW = 1 << 2,	 /* about a row: 'd 3' in --linear */
};

struct action {
	const char *id;	   /* stable name, also typed in the palette */
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

size_t action_rows(const struct action **out);
/* Valid here, by its key; NULL: none. */
const struct action *action_by_key(
	enum place place, const struct key_event *ev);
/* Valid here, by what a person types: a key, the id, its label or one of the
 * words; NULL: none, or several. */
const struct action *action_named(enum place place, const char *word);
/* Why not; NULL: it can be done now. */
const char *action_why_not(struct ui *ui, const struct action *a);
unsigned action_run(struct ui *ui, const struct action *a);
void action_footer(struct ui *ui, int columns, struct buf *out);
/* The screen below overlays. */
struct screen *action_screen(struct ui *ui);

/* What screens do for rows of the table (browse.c, dossier_acts.c ...). */
unsigned home_open(struct ui *ui), home_view(struct ui *ui),
	home_next_program(struct ui *ui);
unsigned browse_open(struct ui *ui), browse_filter(struct ui *ui),
	browse_clear(struct ui *ui), browse_sort(struct ui *ui),
	browse_tag(struct ui *ui), browse_tag_all(struct ui *ui),
	browse_untag(struct ui *ui), browse_view(struct ui *ui),
	browse_done(struct ui *ui), browse_move(struct ui *ui),
	browse_copy(struct ui *ui);
const char *browse_no_done(struct ui *ui), *browse_no_move(struct ui *ui),
	*browse_no_tags(struct ui *ui);
unsigned dossier_open(struct ui *ui), dossier_note(struct ui *ui),
	dossier_task(struct ui *ui), dossier_move(struct ui *ui),
	dossier_document(struct ui *ui), dossier_edit(struct ui *ui),
	dossier_view(struct ui *ui), dossier_next(struct ui *ui),
	dossier_prev(struct ui *ui), dossier_copy(struct ui *ui);
const char *dossier_no_case(struct ui *ui), *dossier_no_list(struct ui *ui),
	*dossier_no_edit(struct ui *ui);
unsigned show_today(struct ui *ui);
const char *no_form(struct ui *ui);
unsigned undo_last(struct ui *ui), redo_last(struct ui *ui);

#endif
