/* SPDX-License-Identifier: MIT */
/*
 * Numbers from text, always between given bounds. Decimals are exact: an
 * int64_t counts ten-thousandths (DECIMAL_ONE is 1), so 1.5 is 15000.
 */
#ifndef MAGANG_BASE_NUM_H
#define MAGANG_BASE_NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DECIMAL_ONE ((int64_t)10000)
#define DECIMAL_MAX (INT64_MAX / 4) /* |value| of anything stored */
#define DECIMAL_TEXT 32

/* Decimal digits and nothing else, within min and max; num_i64() takes a '-'
 * before them. *out is set on true only. */
bool num_u64(const char *s, uint64_t min, uint64_t max, uint64_t *out);
bool num_i64(const char *s, int64_t min, int64_t max, int64_t *out);

/* Plain form: optional -, digits, optional '.' and 1-4 digits. */
bool decimal_parse(const char *s, int64_t *out);
char *decimal_format(char out[DECIMAL_TEXT], int64_t v); /* "1.5", "20" */

/*
 * Amounts as offices write them: 1.000.000,00  1,000,000.00  1000000
 * "Rp 1.500.000"  "1,5 juta"  "2 M" (miliar)  "500 rb". One separator followed
 * by exactly three digits is a thousands separator.
 */
bool money_parse(const char *s, int64_t *out);
char *money_format(char out[DECIMAL_TEXT], int64_t v); /* 1.500.000 */

/*
 * Damm check digit (quasigroup of order 10, H. M. Damm, 2004) of a string of
 * decimal digits: finds all single-digit errors and adjacent transpositions.
 */
char damm_digit(const char *digits);

#endif
