/* SPDX-License-Identifier: MIT */
/* Several acts of one key. */
#ifndef MAGANG_TUI_UI_BATCH_H
#define MAGANG_TUI_UI_BATCH_H

struct ui;

/* How often others' changes are looked for. */
#define UI_LOOK_MS 3000

/* The input is drained. */
void ui_settle(struct ui *ui);
/* What was read has left its trace, or that it has not is said. Before it is seen. */
void ui_keep_reads(struct ui *ui);
/* ms until the first of the forms has to be kept; -1: none has. */
int ui_keep_ms(const struct ui *ui);
/* The clock of the office goes on with that of the session. */
void ui_tick(struct ui *ui);
/* Time went by: the clock goes on, others' changes are looked for. */
void ui_catch_up(struct ui *ui);

#endif
