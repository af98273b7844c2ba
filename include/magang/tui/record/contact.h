/* SPDX-License-Identifier: MIT */
/* How it went to reach somebody, noted from any screen about a record. */
#ifndef MAGANG_TUI_RECORD_CONTACT_H
#define MAGANG_TUI_RECORD_CONTACT_H

struct ui;

/* Why there is nobody to reach here; NULL: there is. */
const char *contact_nobody(struct ui *ui);
/* A row for each way and result; one of them is the activity. */
unsigned contact_ask(struct ui *ui);

#endif
