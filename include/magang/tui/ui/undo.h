/* SPDX-License-Identifier: MIT */
/* Actions that take back and do again. */
#ifndef MAGANG_TUI_UI_UNDO_H
#define MAGANG_TUI_UI_UNDO_H

#include <stdint.h>

struct err;
struct receipt;
struct ui;

/* The act of the row under the marker, where the screen has such rows, or the last
 * act of this session; else the caller's last one. One key takes back what was done
 * in this session and is of few records; all else is named and asked about. */
unsigned undo_last(struct ui *ui), redo_last(struct ui *ui);

/* An act of this session, by the receipt of its op; 0: none was made. */
void ui_did(struct ui *ui, uint64_t act);
/* After an op that leaves the screen where it is: the fault, or everything is read
 * again and what was done is said, "SAID (act). u takes it back.", with who moved
 * up by it. */
unsigned ui_act_done(struct ui *ui, int rc, const struct receipt *receipt,
	const struct err *err, const char *said);
/* Behind the message that tells of it: who moved up from a waiting list. */
void ui_told_up(struct ui *ui, const struct receipt *receipt);

#endif
