/* SPDX-License-Identifier: MIT */
/* The screen of one record, as its parts share it. */
#ifndef MAGANG_TUI_RECORD_DOSSIER_H
#define MAGANG_TUI_RECORD_DOSSIER_H

#include "magang/casework/judge.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"
#include "magang/tui/widget/lines.h"
#include "magang/tui/ui/screen.h"
#include "magang/ops/merge.h"
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
	size_t view;              /* of those of the kind */
	struct lines lines, side; /* side: the second column of wide windows */
	/* what a chain of questions has gathered so far */
	struct activity_kind noting;
	char *text, *stage, *cause;
	size_t to; /* its row of `moves` */
	const char *stage_label;
	const struct fdef *field;
	bool of_person;
	struct case_moves moves;
	struct verdict rules; /* as they are where the case stands */
	struct papers papers;
	struct merge_plan merge; /* of a pair; n 0: they are not to be merged */
};

/* For ui_push(), which takes it over; whether the caller may see it shows when
 * it is entered. */
struct screen *dossier_new(int kind, uint64_t id);
/* The uppermost record screen. */
struct dossier *dossier_here(struct ui *ui);

/* Actions: the next view of the record, the next and the one before in the list
 * below, its number to the clipboard; and why there is no list, NULL: there is.
 */
unsigned dossier_view(struct ui *ui);
unsigned dossier_next(struct ui *ui);
unsigned dossier_prev(struct ui *ui);
unsigned dossier_copy(struct ui *ui);
const char *dossier_no_list(struct ui *ui);

#endif
