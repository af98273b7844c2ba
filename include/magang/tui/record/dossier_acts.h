/* SPDX-License-Identifier: MIT */
/* What its keys do. */
#ifndef MAGANG_TUI_RECORD_DOSSIER_ACTS_H
#define MAGANG_TUI_RECORD_DOSSIER_ACTS_H

struct ui;

/* Actions, and why not now. */
unsigned dossier_open(struct ui *ui);
unsigned dossier_note(struct ui *ui);
unsigned dossier_task(struct ui *ui);
unsigned dossier_move(struct ui *ui);
unsigned dossier_document(struct ui *ui);
unsigned dossier_edit(struct ui *ui);
const char *dossier_no_case(struct ui *ui);
const char *dossier_no_topic(struct ui *ui);
const char *dossier_no_edit(struct ui *ui);

#endif
