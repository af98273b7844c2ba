/* SPDX-License-Identifier: MIT */
/* The tables of actions: the one place that names what every screen can do. */
#ifndef MAGANG_TUI_ACTIONS_H
#define MAGANG_TUI_ACTIONS_H

#include "magang/tui/ui/action.h"

/* Footer, help, palette, --linear and the manual page read it. */
extern const struct actions *const tui_actions[];

#endif
