/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 text from outside: checking, normal form, columns, safe printing.
 */
#ifndef MAGANG_BASE_UTF8_H
#define MAGANG_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/*
 * The code point at *p, which moves behind it. Overlong forms, surrogates and
 * anything above U+10FFFF are refused: then the result is -1 and *p moves by
 * one byte. *p < end.
 */
int32_t utf8_next(const char **p, const char *end);
size_t utf8_put(char out[4], uint32_t cp); /* bytes written */
/* As much of a text as has room in whole characters; ends in NUL. */
void utf8_copy(char *out, size_t size, const char *s);
/* Are all n bytes whole characters that utf8_next() takes? */
bool utf8_valid(const char *s, size_t n);

/* What a terminal does with a character. */
enum utf8_kind {
	UTF8_ORDINARY,
	UTF8_CONTROL,   /* C0, DEL, C1 */
	UTF8_BIDI,      /* U+061C U+200E-F U+202A-E U+2066-9 */
	UTF8_INVISIBLE, /* U+00AD U+200B-D U+2060-4 U+FEFF, tags, fillers */
	UTF8_MARK,      /* combining, width 0 */
};
enum utf8_kind utf8_kind(uint32_t cp);

/* Whose letters they are, for telling names of Japan from others; signs and
 * digits are common to all. */
enum utf8_script {
	SCRIPT_COMMON,
	SCRIPT_LATIN,
	SCRIPT_KANA, /* hiragana, katakana, half-width katakana */
	SCRIPT_HAN,
	SCRIPT_OTHER, /* Cyrillic, Greek, Arabic ... */
};
enum utf8_script utf8_script(uint32_t cp);

/* Columns on a terminal: 0, 1 or 2 (East Asian wide); ambiguous counts 1. */
int utf8_width(uint32_t cp);
int utf8_columns(const char *s);

/*
 * How many bytes of s fit into `columns`, never cutting a character from its
 * combining marks; *used is the columns they take.
 */
size_t utf8_fit(const char *s, int columns, int *used);

/* Bytes of as many parts of s as fit whole: they stand apart by two blanks or by
 * " | "; where not even the first fits, all of s. For hints, of which the first ones
 * matter most. */
size_t utf8_parts(const char *s, int columns);

/* How many bytes of s go on a line of `columns`: to a blank where there is a good
 * one, and not in the middle of a word. */
size_t utf8_line(const char *s, int columns);

/* NFC and full-width ASCII to ASCII (NFKC for those only). s is valid UTF-8.
 * Caller frees. */
char *utf8_normal(const char *s, size_t n);

/* Lower case, diacritics removed (for comparing, never for display). */
char *utf8_caseless(const char *s);

/* Is that the text of the label in one of the languages, whatever its case? */
struct label;
bool utf8_says(const struct label *label, const char *text);

/*
 * Appends s so that a terminal shows it and obeys none of it: invalid bytes,
 * controls become U+FFFD, the end of a line a blank; bidi and invisible characters are shown as <U+202E>;
 * more than 2 combining marks on one character are dropped. columns < 0: whole;
 * otherwise cut with "…" so that at most `columns` are used; blanks at the end are
 * cut without.
 * Returns the columns used.
 */
int utf8_print(struct buf *out, const char *s, int columns);

/* utf8_print, then blanks up to `columns`. */
void utf8_pad(struct buf *out, const char *s, int columns);

/* The first character of a text that a terminal or a reader could be fooled by: a
 * control, what turns the order, what is not to be seen; U+FFFD for bytes that are
 * no UTF-8. With `lines` it may have some. 0: none. */
uint32_t utf8_foul(const char *s, size_t n, bool lines);

#endif
