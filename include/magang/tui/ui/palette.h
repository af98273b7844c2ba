/* SPDX-License-Identifier: MIT */
/* Commands by name. */
#ifndef MAGANG_TUI_UI_PALETTE_H
#define MAGANG_TUI_UI_PALETTE_H

struct ui;

/* Opens those of this screen, above it. */
unsigned palette_open(struct ui *ui);

#endif
