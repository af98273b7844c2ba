/* SPDX-License-Identifier: MIT */
/* The keys of this screen. */
#ifndef MAGANG_TUI_UI_HELPER_H
#define MAGANG_TUI_UI_HELPER_H

#include "magang/tui/ui/screen.h"

/* For ui_push(), which takes it over. */
struct screen *helper_new(enum place place);

#endif
