/* SPDX-License-Identifier: MIT */
/* Actions that take back and do again. */
#ifndef MAGANG_TUI_UI_UNDO_H
#define MAGANG_TUI_UI_UNDO_H

#include <stdint.h>

struct receipt;
struct ui;

/* The act of the row under the marker, where the screen has such rows, or the last
 * act of this session, without a question; else the caller's last one, which is
 * asked about. */
unsigned undo_last(struct ui *ui), redo_last(struct ui *ui);

/* An act of this session, by the receipt of its op; 0: none was made. */
void ui_did(struct ui *ui, uint64_t act);
/* Behind the message that tells of it: who moved up from a waiting list. */
void ui_told_up(struct ui *ui, const struct receipt *receipt);

#endif
