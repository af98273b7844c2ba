/* SPDX-License-Identifier: MIT */
/* Keys as they come from the line. */
#ifndef TEST_TUI_TYPING_H
#define TEST_TUI_TYPING_H

#include <stddef.h>

#include "magang/tui/term/keys.h"

#define UP "\x1B[A"
#define DOWN "\x1B[B"
#define PGUP "\x1B[5~"
#define PGDN "\x1B[6~"
#define HOME "\x1B[H"
#define END "\x1B[F"
#define CTRL(c) ((char[]){ (char)((c)&31), '\0' })

/* The events of these bytes, for events_release(). */
static inline struct key_events
typed(const char *bytes)
{
	struct key_events events = { 0 };
	struct keys keys;

	keys_init(&keys);
	for (; *bytes; bytes++)
		keys_feed(&keys, (unsigned char)*bytes, 0, &events);
	keys_finish(&keys, 0, &events);
	return events;
}

/* Calls `each` for every event of these bytes. */
static inline void
typing(const char *bytes, void (*each)(const struct key_event *ev, void *ctx),
	void *ctx)
{
	struct key_events events = typed(bytes);

	for (size_t i = 0; i < events.n; i++)
		each(&events.v[i], ctx);
	events_release(&events);
}

#endif
