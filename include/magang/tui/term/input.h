/* SPDX-License-Identifier: MIT */
/*
 * The only place that waits for a key.
 *
 * Promise: returns everything that is there (type-ahead is sacred: drained,
 * never flushed), so that the caller draws once. Waits with a closed store: a
 * read transaction open here is a fault of ours and aborts.
 *
 * An end of the line (EOF, EIO, hang-up, SIGHUP) comes as EV_GONE, behind the
 * keys that arrived before it, and again at every later call: a loop that
 * forgets it does not spin on the processor with old keys.
 */
#ifndef MAGANG_TUI_TERM_INPUT_H
#define MAGANG_TUI_TERM_INPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/tui/term/keys.h"

struct terminal;
struct input;

/* true: something is open that must not be held while waiting. */
typedef bool (*input_busy)(void *ctx);

/* busy may be NULL. The terminal is borrowed and must live longer. */
struct input *input_new(struct terminal *t, input_busy busy, void *ctx);
void input_free(struct input *in);

/*
 * Waits for events; timeout_ms < 0: as long as it takes. They replace what was
 * in *out. Returns their number; 0 when the time was up, or when the line has
 * taken the last of what waited for it: time to draw.
 * One call returns at most about 64 KiB of keys; the rest comes next.
 * EV_RESIZE comes at most ten times a second; term_resize() was called already.
 */
size_t input_wait(struct input *in, int timeout_ms, struct key_events *out);

/* Is there something already? For work that gives way to a key. */
bool input_waits(struct input *in);

int64_t input_now(void); /* monotonic milliseconds */

#endif
