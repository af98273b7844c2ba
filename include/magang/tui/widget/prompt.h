/* SPDX-License-Identifier: MIT */
/*
 * Messages and one-line prompts.
 *
 * A prompt takes the row for messages, the one above the footer: about 30 bytes
 * (over the footer it would be 100, in a box 900). A message never takes a key
 * and goes away with the first change.
 */
#ifndef MAGANG_TUI_WIDGET_PROMPT_H
#define MAGANG_TUI_WIDGET_PROMPT_H

#include <stdbool.h>

#include "magang/tui/term/term_draw.h"
#include "magang/tui/widget/edit.h"
#include "magang/tui/term/keys.h"

/* --- messages ------------------------------------------------------------ */

/* The sentence that is shown, if any. */
struct message {
	char *text; /* owned; NULL: none */
	enum term_role role;
};

/* Replaces what is there; any bytes, the terminal cleans them. */
void message_set(struct message *m, enum term_role role, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void message_clear(struct message *m); /* also releases */

/* --- prompts ------------------------------------------------------------- */

/* A line to be typed, or one key. */
enum prompt_kind {
	PROMPT_TEXT,
	PROMPT_YES, /* one key: y 1 は is yes; t n 2 Enter and others: no */
};

/* What became of a key. */
enum prompt_result {
	PROMPT_MORE,      /* goes on; draw it when `changed` */
	PROMPT_DONE,      /* Enter: prompt_text(); PROMPT_YES: yes */
	PROMPT_CANCELLED, /* Esc, ^C; PROMPT_YES: no */
};

struct prompt {
	enum prompt_kind kind;
	char *label; /* owned; in the person's language */
	struct edit edit;
};

/* rules NULL: any text. text NULL: empty; otherwise prefilled. */
void prompt_open(struct prompt *p, const char *label, const char *text,
	const struct edit_rules *rules);
void prompt_open_yes(struct prompt *p, const char *label);
void prompt_release(struct prompt *p);

/* *edited (may be NULL): the text changed, for live filters. Up, Down, Tab and
 * others come back as PROMPT_MORE with *passed = true: yours. */
enum prompt_result prompt_key(struct prompt *p, const struct key_event *ev,
	bool *edited, bool *passed);
const char *prompt_text(const struct prompt *p);

/* Draws it in `row` and parks the cursor at the caret. */
void prompt_draw(struct prompt *p, struct terminal *t, int row);

#endif
