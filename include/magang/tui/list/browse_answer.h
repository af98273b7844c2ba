/* SPDX-License-Identifier: MIT */
/* Proposals answered from their list. */
#ifndef MAGANG_TUI_LIST_BROWSE_ANSWER_H
#define MAGANG_TUI_LIST_BROWSE_ANSWER_H

struct ui;

/* Actions on the tagged rows, or the one under the marker, and why not now. */
unsigned browse_approve(struct ui *ui);
unsigned browse_return(struct ui *ui);
const char *browse_no_proposal(struct ui *ui);

#endif
