/* SPDX-License-Identifier: MIT */
/*
 * A cohort is completed: who passed, has a resit, is out, and why, before anything
 * is decided; then one act.
 */
#ifndef MAGANG_TUI_RECORD_COMPLETE_SCREEN_H
#define MAGANG_TUI_RECORD_COMPLETE_SCREEN_H

struct ui;

/* On the page of a cohort: shows what becomes of whom. */
unsigned complete_look(struct ui *ui);
/* NULL: it can be asked; else why not. */
const char *complete_none(struct ui *ui);

/* The action on it. */
unsigned complete_do(struct ui *ui);

#endif
