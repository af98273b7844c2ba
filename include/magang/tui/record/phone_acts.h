/* SPDX-License-Identifier: MIT */
/* The telephone of whom the row or page is of. */
#ifndef MAGANG_TUI_RECORD_PHONE_ACTS_H
#define MAGANG_TUI_RECORD_PHONE_ACTS_H

struct ui;

/* Why there is none to show; NULL: there may be one. */
const char *phone_none(struct ui *ui);
/* Says it, and that it was read is noted. */
unsigned phone_show(struct ui *ui);

#endif
