/* SPDX-License-Identifier: MIT */
/* Home: figures of the day; each opens the names behind it. */
#ifndef MAGANG_TUI_HOME_HOME_H
#define MAGANG_TUI_HOME_HOME_H

struct screen;
struct ui;

/* For ui_push(), which takes it over. */
struct screen *home_new(void);

/* Actions. */
unsigned home_open(struct ui *ui), home_view(struct ui *ui),
	home_next_program(struct ui *ui), home_whatif(struct ui *ui);

#endif
