/* SPDX-License-Identifier: MIT */
/* Clipboard and bell. */
#ifndef MAGANG_TUI_TERM_TERM_COPY_H
#define MAGANG_TUI_TERM_TERM_COPY_H

#define TERM_COPY_MAX 65536 /* bytes; terminals take about 75,000 */

struct terminal;

/* "Copy": sends OSC 52 with the text in base64 (inside tmux's wrapping when
 * TERM says so). The text is shown to the person as well, for terminals that
 * ignore it. At most TERM_COPY_MAX bytes. */
void term_copy(struct terminal *t, const char *text);
/* A byte with the next picture, no write of its own. */
void term_bell(struct terminal *t);

#endif
