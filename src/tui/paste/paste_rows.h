/* SPDX-License-Identifier: MIT */
/* What becomes of each person of a note, a row each. */
#ifndef TUI_PASTE_PASTE_ROWS_H
#define TUI_PASTE_PASTE_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/exchange/import.h"
#include "magang/ops/draft.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/told.h"

#include "paste_text.h"

enum phase {
	PHASE_TEXT,   /* comes in */
	PHASE_REVIEW, /* read; nothing is changed yet */
	PHASE_DONE,
};

struct paste_screen {
	struct screen base;
	enum phase phase;
	struct paste_text in; /* dirty: not kept yet */
	int64_t kept;         /* ms */
	struct draft draft;
	struct lines lines;
	size_t persons;   /* rows so far */
	size_t lost;      /* rows that became neither person nor draft */
	size_t bad;       /* rows to be put right */
	int width;        /* of what unfolds below a row */
	uint32_t session; /* of the drafts that rows became */
	struct import_report report;
};

/* One more row of the screen: what import_file() says of a line. */
void paste_row(void *ctx, const struct import_line *line);

#endif
