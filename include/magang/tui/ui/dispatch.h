/* SPDX-License-Identifier: MIT */
/* What an event does. */
#ifndef MAGANG_TUI_UI_DISPATCH_H
#define MAGANG_TUI_UI_DISPATCH_H

#include <stdbool.h>

struct key_event;
struct ui;

/* A key, or what an action gave; false: the end. */
bool ui_handle(struct ui *ui, const struct key_event *ev);
bool ui_react(struct ui *ui, unsigned react);

#endif
