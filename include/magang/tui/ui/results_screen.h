/* SPDX-License-Identifier: MIT */
/* The screen of what became of each row of the last bulk (ui->results). */
#ifndef MAGANG_TUI_UI_RESULTS_SCREEN_H
#define MAGANG_TUI_UI_RESULTS_SCREEN_H

struct ui;

/* NULL: there are some; else why not. */
const char *results_none(struct ui *ui);
/* Opens it; on it, the record under the marker, and all of it as CSV to the
 * clipboard of the terminal, or kept to be fetched. */
unsigned results_open(struct ui *ui), results_row(struct ui *ui),
	results_copy(struct ui *ui), results_write(struct ui *ui);

#endif
