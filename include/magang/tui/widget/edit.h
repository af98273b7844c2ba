/* SPDX-License-Identifier: MIT */
/*
 * The text editor of fields and prompts: one line, a pure model. It draws nothing;
 * edit_view() gives the text to be drawn.
 *
 * Invariants, after every call (edit_check() in the fuzzer):
 *  - text is valid NFC UTF-8 (utf8_normal() of it is itself), NUL-terminated;
 *  - it holds no control, no bidi and no invisible character, no U+FFFD, no
 *    mark without a letter before it and at most two on one;
 *  - at most rules.max characters (code points) and EDIT_BYTES bytes, unless it
 *    was set longer: then it can only shrink;
 *  - the cursor stands between two graphemes.
 *
 * A grapheme is a character with the combining marks behind it; moves and
 * deletions take whole ones. A mark that is typed joins the letter before the
 * cursor (e, then U+0301: one character).
 *
 * Keys: Left Right Home End ^A ^E Backspace Delete, ^K to the end, ^U all, ^W
 * word, ^_ undo. All others are EDIT_PASS.
 */
#ifndef MAGANG_TUI_WIDGET_EDIT_H
#define MAGANG_TUI_WIDGET_EDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/field/type.h"
#include "magang/tui/term/keys.h"

#define EDIT_BYTES 65536
#define EDIT_UNDO 16

/* What may be typed into it. */
struct edit_rules {
	enum type_chars filter;
	size_t max;  /* characters; 0: only EDIT_BYTES */
	bool masked; /* shown as '*': the blind second entry */
};

/* What became of a key. */
enum edit_result {
	EDIT_PASS,    /* not a key of the editor: yours */
	EDIT_SAME,    /* taken, nothing to do */
	EDIT_MOVED,   /* the cursor moved */
	EDIT_CHANGED, /* the text changed */
	EDIT_REFUSED, /* this character is not allowed here */
	EDIT_FULL,    /* no room for more characters */
};

struct edit {
	struct edit_rules rules;
	char *text; /* never NULL after edit_init */
	size_t len;
	size_t cursor; /* byte offset */
	bool fresh;    /* prefilled: the first character typed replaces it */
	size_t kept;   /* but for so many bytes */
	/* private */
	size_t left; /* first byte in view */
	bool gap;    /* a pasted newline waits to become a blank */
	int run; /* the kind of the last change: a run is one step of undo */
	size_t n_undo;
	struct edit_step {
		char *text;
		size_t cursor;
	} undo[EDIT_UNDO];
};

/* Empty; the rules are copied. edit_release() frees the text and what undo
 * holds. */
void edit_init(struct edit *e, const struct edit_rules *rules);
void edit_release(struct edit *e);

/* Another text (copied, cleaned as if pasted, but not cut), cursor at its end;
 * forgets the undo. prefilled: the first character typed replaces it, a blank
 * adds to it. */
void edit_set(struct edit *e, const char *text, bool prefilled);
const char *edit_text(const struct edit *e); /* borrowed until the next call */
bool edit_empty(const struct edit *e);       /* not even a blank */
size_t edit_chars(const struct edit *e); /* code points, as limits count them */
/* What is prefilled gives way but for its first n bytes. */
void edit_keep(struct edit *e, size_t n);
/* Does the next character replace anything of it? */
bool edit_gives_way(const struct edit *e);

/* One key of those above, or a character. */
enum edit_result edit_key(struct edit *e, const struct key_event *ev);

/* The same one by one, for callers with keys of their own. */
enum edit_result edit_insert(struct edit *e, uint32_t cp);
enum edit_result edit_undo(struct edit *e);

/* Asserts the invariants above; for tests. */
void edit_check(const struct edit *e);

#endif
