/* SPDX-License-Identifier: MIT */
/*
 * What a person has chosen for the screens stands in the own user record, so it
 * is the same at the next start and on the next machine.
 */
#ifndef MAGANG_TUI_UI_PREFS_H
#define MAGANG_TUI_UI_PREFS_H

struct ui;

/* Sets the switches of `ui` as the caller's user record has them. */
void prefs_load(struct ui *ui);
/* As they are now; what cannot be kept is said. */
void prefs_save_switches(struct ui *ui);
/* The language alone, in the same way. */
void prefs_save_language(struct ui *ui);

#endif
