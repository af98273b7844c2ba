/* SPDX-License-Identifier: MIT */
/* A text that is pasted, or typed where there is no other way. */
#ifndef TUI_PASTE_PASTE_TEXT_H
#define TUI_PASTE_PASTE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/base/buf.h"
#include "magang/tui/term/keys.h"

struct layout;
struct ui;

struct paste_text {
	struct buf text; /* begins as BUF_INIT */
	size_t most;     /* bytes; what comes behind them is dropped */
	bool read;       /* to be read when the input is drained */
	bool dirty;      /* came since somebody looked */
};

/* A character of a paste, a typed one, the end of a line, what rubs one out, and ^X
 * or ^S, which end it as the end of a paste does. false: another key. */
bool paste_text_key(struct paste_text *t, const struct key_event *ev);
/* How many lines there are, and the end of the last one; `hint` above. */
void paste_text_draw(struct ui *ui, const struct paste_text *t,
	const struct layout *l, const char *hint);

#endif
