/* SPDX-License-Identifier: MIT */
/* Two persons who may be one, side by side. */
#ifndef MAGANG_TUI_RECORD_COMPARE_H
#define MAGANG_TUI_RECORD_COMPARE_H

/* Of the lines of fields; apart from those of other views. */
#define COMPARE_KEY 5000000

struct dossier;
struct err;
struct lines;
struct ui;

/* The view of a possible duplicate. */
int compare_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err);

/* Actions on a list of them and on one: remembered, and taken back with u. */
unsigned answer_same(struct ui *ui), answer_different(struct ui *ui);
const char *no_answer(struct ui *ui);

#endif
