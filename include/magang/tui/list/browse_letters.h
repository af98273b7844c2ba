/* SPDX-License-Identifier: MIT */
/* Letters sent from a list of them. */
#ifndef MAGANG_TUI_LIST_BROWSE_LETTERS_H
#define MAGANG_TUI_LIST_BROWSE_LETTERS_H

struct ui;

/* Why not, or NULL. */
const char *browse_no_publish(struct ui *ui);
/* Asks how many letters will be sent, of the tagged ones or of the list; sends
 * them where the answer is right. */
unsigned browse_publish(struct ui *ui);
/* Why not, or NULL: those that were sent are answered. */
const char *browse_no_reply(struct ui *ui);
/* Any may be withheld. */
const char *browse_no_withhold(struct ui *ui);
/* Asks why the tagged letters, or this one, are not to be sent. */
unsigned browse_withhold(struct ui *ui);
/* Asks what was answered to the tagged letters, or to this one. */
unsigned browse_reply(struct ui *ui);

#endif
