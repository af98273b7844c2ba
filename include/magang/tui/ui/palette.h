/* SPDX-License-Identifier: MIT */
/* Commands by name. */
#ifndef MAGANG_TUI_UI_PALETTE_H
#define MAGANG_TUI_UI_PALETTE_H

struct screen;
struct ui;

/* For ui_push(), which takes it over. */
struct screen *palette_new(struct ui *ui);

#endif
