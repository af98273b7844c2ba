/* SPDX-License-Identifier: MIT */
/*
 * Numbers on paper that anybody can check. Two check digits over a number and a
 * date are worked out by hand: ISO/IEC 7064, MOD 97-10, with letters as two digits
 * from A = 10 on, as ISO 13616 (IBAN) and ISO 17442 (LEI) have it; every digit that
 * is wrong and nearly every two that are exchanged are found. Behind them stand
 * eight characters (base 32, without I, L, O and U) of a keyed hash, which only
 * whoever has the key can check: they cannot be made up.
 *
 *	JP-2026-00017-45-7Q4M-2XKD
 *
 * Capitals, hyphens and blanks make no difference to who reads it.
 */
#ifndef MAGANG_IDENTITY_VERIFY_H
#define MAGANG_IDENTITY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VERIFY_NUMBER 41 /* a number, and the end of the text */
#define VERIFY_CODE (VERIFY_NUMBER + 13)
#define VERIFY_MARK 5 /* bytes of a hash */

/* Letters as capitals and digits alone, as numbers are compared; returns how many
 * there are, at most VERIFY_NUMBER - 1. */
size_t verify_plain(char out[VERIFY_NUMBER], const char *number);
/* The two check digits, 02 to 98. */
int verify_digits(const char *number, int32_t date);
/* The code as it is printed. */
void verify_format(char out[VERIFY_CODE], const char *number, int32_t date,
	const uint8_t mark[VERIFY_MARK]);

/* A code in its parts. */
struct verify_code {
	char number[VERIFY_NUMBER]; /* as verify_plain() has it */
	int digits;
	uint8_t mark[VERIFY_MARK];
};
/* false: it is none. */
bool verify_read(const char *text, struct verify_code *out);

#endif
