/* SPDX-License-Identifier: MIT */
/*
 * Folding of Indonesian names to match keys: Muhammad = Moh. = Mochamad,
 * Syarif = Sarip, Soekarno = Sukarno, Dedy = Dedi. A key is for finding and
 * comparing, never for display. Titles (H., Dra., S.Pd.) are taken off by
 * name_split() (identity/name.h) before.
 *
 * Rules: spelling before 1972 (Van Ophuijsen 1901, Soewandi 1947, EYD 1972),
 * then Sundanese f/v = p and z = j, doubled letters and final h, in the order
 * of fold.c's table. Before all of them a letter of another alphabet, or one with
 * a stroke, is the one it looks like (Cyrillic С = C, ı = i).
 */
#ifndef MAGANG_BASE_FOLD_H
#define MAGANG_BASE_FOLD_H

#include <stddef.h>

#define FOLD_WORD 24  /* bytes of a folded word with its NUL */
#define FOLD_WORDS 12 /* words of one name */

/* A name as words to compare. */
struct fold_name {
	char word[FOLD_WORDS][FOLD_WORD]; /* in the order of the name */
	size_t n;
};

/* How the words are to be taken. */
enum fold_flags {
	/* The last word may go on: rules for the end of a word are left out. */
	FOLD_PREFIX = 1 << 0,
};

/* Folds the words of `text` (valid UTF-8); words beyond FOLD_WORDS are left
 * out, longer ones cut at a character boundary. Equal words stand once. */
void fold_name(struct fold_name *out, const char *text, int flags);

/* Bytes that word `i` has in common, at its beginning, with a word of the name that
 * is less: by a longer beginning the name is met at this word first, in the order
 * of words. */
size_t fold_shared(const struct fold_name *name, size_t i);

/* "muhamad ridwan": the words joined by one blank. */
void fold_join(char *out, size_t size, const struct fold_name *name);

#endif
