/* SPDX-License-Identifier: MIT */
/* The rows of a list counted by one of their fields, or two, with bars. */
#ifndef MAGANG_TUI_LIST_COUNT_SCREEN_H
#define MAGANG_TUI_LIST_COUNT_SCREEN_H

struct ui;

/* Asks by which field, on a list or on the table of one. */
unsigned browse_count(struct ui *ui);
/* On the table: the names behind a row, and all of it as CSV, to be fetched. */
unsigned count_names(struct ui *ui), count_write_out(struct ui *ui);

#endif
