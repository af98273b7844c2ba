/* SPDX-License-Identifier: MIT */
/* What goes to the line. */
#ifndef MAGANG_TUI_TERM_TERM_SEND_H
#define MAGANG_TUI_TERM_TERM_SEND_H

#include <stdbool.h>
#include <stdint.h>

struct terminal;

/* Sends what changed: one write, none when nothing changed. Never blocks: what
 * the line does not take waits, and pictures should not be put behind it. */
void term_flush(struct terminal *t);

/* Is there something that waits for the line? */
bool term_waits(const struct terminal *t);
/* Writable when the line takes more of it; -1: nothing waits. */
int term_output_fd(const struct terminal *t);
/* As much of it as the line takes now. */
void term_send(struct terminal *t);

/* Bytes sent so far, for the meter; a headless terminal counts them as well. */
uint64_t term_sent(const struct terminal *t);

#endif
