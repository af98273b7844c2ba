/* SPDX-License-Identifier: MIT */
/* What is to be seen, and done, while a long act runs. */
#ifndef MAGANG_TUI_UI_BUSY_H
#define MAGANG_TUI_UI_BUSY_H

#include <stdbool.h>

struct key_events;
struct ui;

/* From here on; on a terminal that is drawn on. */
void busy_watch(struct ui *ui);
/* What was typed meanwhile, in place of what is in *out; false: nothing. */
bool busy_typed(struct ui *ui, struct key_events *out);

#endif
