/* SPDX-License-Identifier: MIT */
/* The rows of actions by their screens; actions.c puts them together. */
#ifndef TUI_ACTION_ROWS_H
#define TUI_ACTION_ROWS_H

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/tui/ui/action.h"

extern const struct actions actions_list;
extern const struct actions actions_record;
extern const struct actions actions_work;
extern const struct actions actions_typed;

#endif
