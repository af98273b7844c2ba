/* SPDX-License-Identifier: MIT */
/* The screen of one record, as its parts share it. */
#ifndef MAGANG_TUI_DOSSIER_H
#define MAGANG_TUI_DOSSIER_H

#include "magang/view/codes.h"
#include "magang/view/words.h"
#include "magang/tui/widget/lines.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/why.h"

#include "magang/view/why.h"

struct arena;

struct dossier {
	struct screen base;
	enum kind kind;
	uint64_t id;
	struct arena *arena;
	struct record *record, *person; /* person kind KIND_NONE: none */
	char number[NUMBER_TEXT];
	char *title, *path, *who; /* the lines above the page */
	size_t view;  /* of those of the kind */
	struct lines lines, side; /* side: the second column of wide windows */
	/* what a chain of questions has gathered so far */
	struct activity_kind noting;
	char *text, *stage;
	const char *stage_label;
	const struct fdef *field;
	bool of_person;
	struct case_moves moves;
	struct verdict rules; /* as they are where the case stands */
	struct papers papers;
};

/* One part of a record. Opens and ends its own looks at the store. */
struct dossier_view {
	const char *name; /* N_() */
	bool (*on)(enum kind kind);
	int (*make)(struct ui *ui, struct dossier *d, struct lines *out,
		struct err *err);
};
/* The index-th of the kind; NULL: no more. */
const struct dossier_view *dossier_view_at(enum kind kind, size_t index);

/* Columns of a view: in a wide window another one stands beside. */
int dossier_columns(const struct ui *ui);
/* What a filter finds, below a head; nothing where there is nothing. */
int dossier_list(struct ui *ui, enum kind kind, const char *filter,
	const char *head, struct lines *out, struct err *err);
/* The view of growth_lines.c. */
int growth_make(struct ui *ui, struct dossier *d, struct lines *out,
	struct err *err);

/* Title, path and the line about the person, with the style's look open. */
void dossier_heads(struct dossier *d, const struct style *style);
const struct record *dossier_person(const struct dossier *d); /* or NULL */

struct screen *dossier_new(int kind, uint64_t id);
/* The uppermost record screen. */
struct dossier *dossier_here(struct ui *ui);

/* Actions, and why not now. */
unsigned dossier_open(struct ui *ui), dossier_note(struct ui *ui),
	dossier_task(struct ui *ui), dossier_move(struct ui *ui),
	dossier_document(struct ui *ui), dossier_edit(struct ui *ui),
	dossier_view(struct ui *ui), dossier_next(struct ui *ui),
	dossier_prev(struct ui *ui), dossier_copy(struct ui *ui);
const char *dossier_no_case(struct ui *ui), *dossier_no_list(struct ui *ui),
	*dossier_no_edit(struct ui *ui);

#endif
