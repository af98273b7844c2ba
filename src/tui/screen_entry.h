/* SPDX-License-Identifier: MIT */
/* The form as a screen. */
#ifndef MAGANG_TUI_SCREEN_ENTRY_H
#define MAGANG_TUI_SCREEN_ENTRY_H

#include <stdint.h>

struct program;
struct screen;
struct ui;

/* A new record of a kind (program: a case of it, too; or NULL), or the one with
 * this id. */
struct screen *entry_screen_new(
	int kind, const struct program *program, uint64_t id);

/* Actions: c, the whole form of a record, kept drafts. */
unsigned create_record(struct ui *ui), edit_record(struct ui *ui),
	open_drafts(struct ui *ui);
/* At the start: offers what was kept, if anything was. */
void offer_drafts(struct ui *ui);

#endif
