/* SPDX-License-Identifier: MIT */
/* One event: what it is, how it is looked at, what it is called. */
#ifndef MAGANG_TUI_TERM_KEY_EVENT_H
#define MAGANG_TUI_TERM_KEY_EVENT_H

#include <stdbool.h>
#include <stdint.h>

/* What came from the line, or happened to it. */
enum event_type {
	EV_NONE,
	EV_CHAR,    /* cp: a character; U+FFFD for a bad byte */
	EV_KEY,     /* key: a named key */
	EV_CONTROL, /* cp: 'A'..'Z' and @ \ ] ^ _ of a Ctrl key; never H I J M
			   [ , which are Backspace Tab Enter Enter Esc */
	EV_PASTE_BEGIN,
	EV_PASTE, /* cp: a character of the paste, '\n', '\t' */
	EV_PASTE_END,
	/* from input.c */
	EV_RESIZE,  /* lay out anew, draw everything */
	EV_REDRAW,  /* the process was continued: draw everything */
	EV_SUSPEND, /* somebody sent SIGTSTP: save the draft, term_suspend() */
	EV_LEAVE,   /* SIGTERM, SIGINT: save the draft and end */
	EV_GONE,    /* the line is gone: save the draft, draw no more, end */
};

/* Keys that have names, whichever bytes the terminal sends. */
enum term_key {
	K_NONE,
	K_UP,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PGUP,
	K_PGDN,
	K_ENTER,
	K_TAB,
	K_BACKTAB,
	K_BACKSPACE,
	K_DELETE,
	K_INSERT,
	K_ESC,
	K_F1,
	K_F10,
	K_OTHER, /* a sequence that means nothing here: ignore it */
};

/* One event. */
struct key_event {
	enum event_type type;
	enum term_key key;
	uint32_t cp;
	int64_t at; /* ms; for "the same decision key within 0.4 s" */
};

/*
 * For BROWSE, where letters are commands: full-width ASCII (an input method
 * left on) becomes ASCII, the middle dot '/', the ideographic space a blank.
 * Not done when decoding, because a key of the same batch may change the mode.
 */
struct key_event key_browse(struct key_event ev);
/* A kana or kanji arrived where a command was expected: say "IME is on". */
bool key_is_ime(const struct key_event *ev);

/* Does the event carry this control letter / named key? */
bool key_is_control(const struct key_event *ev, char letter);
bool key_is(const struct key_event *ev, enum term_key key);

/* "Up", "^R", "a", "Space": for tests, logs and the help; out has 16 bytes. */
const char *key_text(const struct key_event *ev, char out[16]);

#endif
