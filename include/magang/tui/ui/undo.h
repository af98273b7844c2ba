/* SPDX-License-Identifier: MIT */
/* Actions that take back and do again. */
#ifndef MAGANG_TUI_UI_UNDO_H
#define MAGANG_TUI_UI_UNDO_H

struct ui;

unsigned undo_last(struct ui *ui), redo_last(struct ui *ui);

#endif
