/* SPDX-License-Identifier: MIT */
/* The sixteen digits. */
#ifndef MAGANG_IDENTITY_NIK_H
#define MAGANG_IDENTITY_NIK_H

#include <stdbool.h>
#include <stdint.h>

struct areas;

#define NIK_DIGITS 16

/* Why sixteen digits are no NIK. */
enum nik_fault {
	NIK_OK,
	NIK_EMPTY,    /* nothing, "-", "belum ada" */
	NIK_NOTATION, /* 3.27305E+15: a spreadsheet lost the digits */
	NIK_LETTER,   /* a letter, O for 0: suggestion given */
	NIK_LENGTH,   /* not 16 digits */
	NIK_REGION,   /* a part of 00: never existed */
	NIK_DATE,     /* a day or month that cannot exist */
	NIK_SERIAL,   /* 0000 is not issued */
};

struct nik {
	char digits[NIK_DIGITS + 1];
	uint32_t district; /* 327305 */
	int32_t birth;     /* by the rule of the century below */
	char sex;          /* 'L' or 'P' */
	int serial;
	bool cleaned; /* blanks, dots, dashes or an apostrophe were dropped */
	char suggestion[NIK_DIGITS + 1]; /* NIK_LETTER: O as 0, l as 1; or "" */
};

/*
 * Reads a NIK as people and spreadsheets write it. The century: with `stated`
 * (a birth date given beside it, or DATE_NONE) the one that fits it, else the
 * latest year not after `today`. On a fault only
 * digits/suggestion are meaningful.
 */
enum nik_fault nik_parse(
	const char *s, int32_t stated, int32_t today, struct nik *out);

/* Is the district of a NIK in the table, in it as one that is gone, or not? */
enum nik_region { NIK_REGION_KNOWN, NIK_REGION_RETIRED, NIK_REGION_UNKNOWN };
enum nik_region nik_region(const struct areas *areas, uint32_t district);

/* "3204********0001" into out[NIK_DIGITS + 1]. */
char *nik_mask(char *out, const char *digits);
/* Do two NIKs differ in exactly one digit? */
bool nik_one_off(const char *a, const char *b);
/* Are they the same but for two neighbouring digits that changed places? */
bool nik_swapped(const char *a, const char *b);

#endif
