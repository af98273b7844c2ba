/* SPDX-License-Identifier: MIT */
/* The spelling of one word of a name. */
#ifndef BASE_FOLD_WORD_H
#define BASE_FOLD_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FOLD_MUHAMAD "muhamad" /* what its many forms become */
#define FOLD_RAW 48            /* bytes of a word that are looked at */
#define FOLD_WORK 128          /* room for a word in work: x becomes ks */

struct fold_word {
	char s[FOLD_WORK];
	size_t n;
	uint32_t letters; /* bits of letters that may be in s; never too few */
	bool old;
	bool open; /* nothing stands behind it: with FOLD_PREFIX it may go on */
};

/* The caller has set s, n and open, s with a NUL; it has none behind. leading: it
 * is the first word of the name. */
void fold_word(struct fold_word *w, bool leading);

#endif
