/* SPDX-License-Identifier: MIT */
/* Screens on each other. */
#ifndef MAGANG_TUI_UI_STACK_H
#define MAGANG_TUI_UI_STACK_H

#include "magang/tui/ui/screen.h"

/* Takes over the screen; when it cannot be entered it is freed and *err is
 * shown as a message. */
unsigned ui_push(struct ui *ui, struct screen *s);
/* The uppermost screen leaves and is freed. */
void ui_pop(struct ui *ui);
/* The screen below overlays, and what an action on it is about. */
struct screen *ui_screen(const struct ui *ui);
/* All zeros where there is nothing. */
struct here ui_here(const struct ui *ui);

/* A prompt in the row for messages; the screen that asked is ui->top in each call. */
struct ask_ops {
	struct edit_rules rules;
	bool yes; /* one key: yes or no; done gets "" */
	unsigned (*done)(struct ui *ui, const char *text);
	unsigned (*edited)(struct ui *ui, const char *text); /* or NULL */
	unsigned (*cancelled)(struct ui *ui);                /* or NULL */
	/* Fills in what a form goes on with where the session ends before the
	 * answer is given; or NULL: that little is typed anew */
	void (*draft)(struct ui *ui, const char *text, struct draft *out);
	/* keys that the editor does not take: Up, Down; or NULL */
	unsigned (*passed)(struct ui *ui, const struct key_event *ev);
};

/* Opens a prompt with a label, and a text to begin with (NULL: empty); `ops`
 * must live as long. ui_ask_end() closes it without an answer. */
void ui_ask(struct ui *ui, const struct ask_ops *ops, const char *label,
	const char *text);
void ui_ask_end(struct ui *ui);

/* The answer is given, or not wanted: what was kept of it goes. */
void ui_answered(struct ui *ui);

/* Every screen keeps what was typed, the question its answer. */
void ui_keep(struct ui *ui);
/* After an op of our own: everything that is shown is read again. */
void ui_changed(struct ui *ui);
/* What is shown is read again; below an overlay or a prompt when that is gone. */
void ui_refresh(struct ui *ui);
/* A screen that has `read` is read again, whatever lies above it. */
void ui_read(struct ui *ui, struct screen *s);
/* true: the log is longer than what the screens show. */
bool ui_log_moved(struct ui *ui);

#endif
