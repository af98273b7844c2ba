/* SPDX-License-Identifier: MIT */
/* What the newest version of a program would do to the cases in older ones. */
#ifndef MAGANG_TUI_HOME_WHATIF_SCREEN_H
#define MAGANG_TUI_HOME_WHATIF_SCREEN_H

struct program;
struct screen;
struct ui;

/* For ui_push(), which takes it over; the program is borrowed from the office. */
struct screen *whatif_screen_new(const struct program *program);

/* Actions; those of a list are about the program of the case at hand. */
unsigned whatif_open(struct ui *ui), whatif_move(struct ui *ui),
	whatif_return(struct ui *ui), whatif_decisions(struct ui *ui),
	whatif_of_case(struct ui *ui);
/* Why there is nothing to ask of the row at hand; NULL: there is. */
const char *whatif_no_case(struct ui *ui);
/* Says where a version that is not installed is asked about. */
unsigned whatif_file(struct ui *ui);

#endif
