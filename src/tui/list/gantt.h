/* SPDX-License-Identifier: MIT */
/*
 * The days of a cohort as a bar over months, three columns a month: '=' was or is,
 * '-' is to come, '|' today, 'x' cancelled, '<' and '>' where it goes on beyond the
 * months that there is room for.
 */
#ifndef TUI_LIST_GANTT_H
#define TUI_LIST_GANTT_H

#include "magang/tui/list/cell.h"

#define GANTT_MONTH 3
#define GANTT_SHORT (4 * GANTT_MONTH)
#define GANTT_LONG (11 * GANTT_MONTH)

/* One month before this one and two after; three before and seven after. */
extern const struct cell_chart gantt_short, gantt_long;

#endif
