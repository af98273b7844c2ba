/* SPDX-License-Identifier: MIT */
/* What a decision is for, chosen from what its move lists. */
#ifndef MAGANG_TUI_UI_CAUSE_H
#define MAGANG_TUI_UI_CAUSE_H

#include <stdbool.h>

#include "magang/tui/ui/pick.h"

struct verdict;

/* Rows as why_causes() has them; `done` gets the row. false: there are none, and
 * nothing is asked. */
bool cause_ask(struct ui *ui, const struct verdict *v, pick_done done);

#endif
