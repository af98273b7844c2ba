/* SPDX-License-Identifier: MIT */
/*
 * Bytes from the line become events: a pure state machine, no curses, no clock.
 *
 * Promise: no byte is lost and none is waited for longer than a second; a bad
 * byte costs one U+FFFD and nothing behind it; what is split over packets comes
 * out as if it had not been.
 *
 * Time comes in as an argument (monotonic milliseconds):
 *
 *	for each byte:	keys_feed(&keys, byte, now, &events);
 *	wait at most keys_wait(&keys, now) ms (-1: no timer), then
 *			keys_tick(&keys, now, &events);
 *
 * Escape: a lone Esc is Esc after 100 ms. The tail of an arrow ("[A", "OA") that
 * comes within a second after it is still that arrow. Esc followed by
 * another key in one packet is Esc, then that key: there is no Alt.
 * Paste: between ESC[200~ and ESC[201~ everything is text, without a timer;
 * controls but newline and tab are dropped; CR and CRLF are a newline. A paste may
 * hold an end mark itself, so that what stands behind it would run as keys: what
 * comes within 250 ms behind an end mark waits until then, and is one more paste
 * where another end mark comes, or more than anybody types.
 */
#ifndef MAGANG_TUI_TERM_KEYS_H
#define MAGANG_TUI_TERM_KEYS_H

#include "magang/tui/term/key_event.h"

#include <stddef.h>

/* A growing list; life: { 0 } -> keys_* add -> events_release. */
struct key_events {
	struct key_event *v;
	size_t n, cap;
};
void events_add(struct key_events *events, struct key_event ev);
void events_clear(struct key_events *events); /* keeps the memory */
void events_release(struct key_events *events);

#define KEYS_PENDING 48

struct keys {
	int state; /* private, as the rest */
	bool in_paste;
	bool told_esc; /* K_ESC was sent, the tail may still come */
	bool paste_cr; /* the last pasted byte was CR */
	int64_t since; /* when the Esc came */
	int64_t last;  /* when the last byte came */
	size_t n;      /* bytes of a sequence or a character so far */
	unsigned char pending[KEYS_PENDING];
	size_t utf_n;
	unsigned char utf[4];
	unsigned char held[512]; /* came right behind a paste */
	size_t n_held;
	int64_t held_until;
};

/* Nothing is pending. There is nothing to release. */
void keys_init(struct keys *k);
/* One byte; what it completes is added to `out`. */
void keys_feed(struct keys *k, unsigned char byte, int64_t now,
	struct key_events *out);
/* What time alone decides: adds an Esc that nothing followed. */
void keys_tick(struct keys *k, int64_t now, struct key_events *out);
int keys_wait(const struct keys *k, int64_t now); /* ms until the tick, or -1 */
/* The line ends: what is pending comes out, a paste ends. */
void keys_finish(struct keys *k, int64_t now, struct key_events *out);

#endif
