/* SPDX-License-Identifier: MIT */
/* Text as one writes it by hand. */
#ifndef MAGANG_BASE_UTF8_BY_HAND_H
#define MAGANG_BASE_UTF8_BY_HAND_H

/* As one writes it by hand: NFKC, so that half-width katakana and full-width letters
 * and digits are what they stand for, the dashes of all keyboards '-', the waves
 * '~', blanks squeezed. For comparing, and for what is no text. s is valid UTF-8.
 * Caller frees. */
char *utf8_by_hand(const char *s);

#endif
