/* SPDX-License-Identifier: MIT */
/*
 * What comes by itself while nobody touches a key: 400 ms later the screen may
 * show more (the preview of a list); after some minutes names and NIKs go from
 * the screen; half an hour later so does the session, what was typed kept. The
 * minutes stand in magang.yaml.
 */
#ifndef MAGANG_TUI_UI_REST_H
#define MAGANG_TUI_UI_REST_H

#include <stdbool.h>
#include <stdint.h>

struct key_events;
struct ui;

struct rest {
	int64_t since; /* ms: the last key */
	bool done;     /* the screen had its turn since then */
	bool blank;
	bool left;
};

/* The longest that input may be waited for; -1: as long as it takes. */
int rest_wait(const struct ui *ui, int64_t quiet_ms);
/* What is due after that long without a key: REACT_DRAW, REACT_QUIT. */
unsigned rest_pass(struct ui *ui, int64_t quiet_ms);
/* Keys came. The one that lights a blank screen runs nothing, but what is typed
 * into a field is text. */
void rest_end(struct ui *ui, struct key_events *events);
/* The one sentence of a blank screen. */
void rest_draw(struct ui *ui);

#endif
