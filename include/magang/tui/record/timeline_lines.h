/* SPDX-License-Identifier: MIT */
/* The history of a record as lines: when, who, what. */
#ifndef MAGANG_TUI_RECORD_TIMELINE_LINES_H
#define MAGANG_TUI_RECORD_TIMELINE_LINES_H

#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct lines;
struct ui;

/* Added to `out`, the newest first; each unfolds. */
int timeline_lines(struct ui *ui, enum kind kind, uint64_t id,
	struct lines *out, struct err *err);

#endif
