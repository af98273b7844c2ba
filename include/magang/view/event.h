/* SPDX-License-Identifier: MIT */
/* A row of the history in words: one line, and what unfolds below it. */
#ifndef MAGANG_VIEW_EVENT_H
#define MAGANG_VIEW_EVENT_H

#include "magang/view/when.h"

#include "magang/base/buf.h"
#include "magang/ops/history.h"

struct event {
	char day[WHEN_TEXT];      /* "24 Nov", "24-11-2025" */
	char hour[6];             /* "09:20" */
	char when[WHEN_TEXT + 6]; /* "24 Nov 09:20", "24-11-2025" */
	char at[DATE_TEXT + 6];   /* "24-11-2025 09:20" */
	char actor[40];
	const char *what; /* translated: "move" */
	struct buf text;  /* one line */
	struct buf more;  /* a line for each field, old and new */
	struct buf
		replaced; /* of those the ones that had another value before */
	struct buf about; /* "JP-000347-4 Onih Yuliani" */
};

/* Opens and ends its own look at the store. Release with event_release(). */
void event_make(struct office *office, const struct history_row *row,
	struct event *out);
void event_release(struct event *e);

#endif
