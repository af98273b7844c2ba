/* SPDX-License-Identifier: MIT */
/*
 * Graphemes of text that is valid UTF-8: a character and the combining marks
 * behind it. Offsets are bytes.
 */
#ifndef TUI_WIDGET_EDIT_TEXT_H
#define TUI_WIDGET_EDIT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

size_t grapheme_next(const char *s, size_t len, size_t at); /* len at the end */
size_t grapheme_prev(const char *s, size_t len, size_t at); /* 0 at the start */
/* The first boundary that is not before `at`. */
size_t grapheme_snap(const char *s, size_t len, size_t at);
bool grapheme_boundary(const char *s, size_t len, size_t at);

/* Columns of s[from, to). */
int text_columns(const char *s, size_t from, size_t to);
size_t text_chars(const char *s, size_t len); /* code points */

/* May the code point stand in a text at all? */
bool text_may_hold(uint32_t cp);
/* No mark at the start, at most two on one letter. */
bool text_marks_fit(const char *s, size_t len);

/* NFC of the text without what may not stand in it; caller frees. */
char *text_clean(const char *s);

#endif
