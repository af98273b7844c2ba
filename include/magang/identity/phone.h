/* SPDX-License-Identifier: MIT */
/* Telephone numbers. */
#ifndef MAGANG_IDENTITY_PHONE_H
#define MAGANG_IDENTITY_PHONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* What was found in a text. */
enum phone_result { PHONE_OK, PHONE_EMPTY, PHONE_INVALID, PHONE_AMBIGUOUS };
#define PHONE_TEXT 20

/* E.164 of the first number in s, "" unless PHONE_OK; *several:
 * there was another, *rest points to it inside s (else NULL). PHONE_EMPTY: no
 * digit in it. PHONE_AMBIGUOUS: Indonesian or Japanese, the country decides. */
enum phone_result phone_parse(
	const char *s, char out[PHONE_TEXT], bool *several, const char **rest);
/* Digits of an E.164 number as a key; 0 where it is none. */
uint64_t phone_key(const char *e164, size_t len);
/* "+62812****7890"; returns out. */
char *phone_mask(char out[PHONE_TEXT], const char *e164);
/* A text with the numbers in it masked: "Ibu Cucu, +62812****7890". */
void phones_mask(const char *s, size_t n, struct buf *out);

#endif
