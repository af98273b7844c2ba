/* SPDX-License-Identifier: MIT */
/* All that a user has in hand, to others: who would get what, then one act. */
#ifndef MAGANG_TUI_RECORD_HANDOVER_SCREEN_H
#define MAGANG_TUI_RECORD_HANDOVER_SCREEN_H

struct ui;

/* From the page of a user, or the row of one; NULL: it is. */
const char *handover_none(struct ui *ui);
/* Asks to whom, and shows what would go. */
unsigned handover_ask(struct ui *ui);

/* Actions of the screen: does it; by area or by load; to others. */
unsigned handover_do(struct ui *ui), handover_split(struct ui *ui),
	handover_whom(struct ui *ui);

#endif
