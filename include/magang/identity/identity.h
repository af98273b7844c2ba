/* SPDX-License-Identifier: MIT */
/*
 * What can be read from identity numbers, phones and names, without a store:
 * text in, values out. Facts and sources: domain.md sections 2.1-2.5 became
 * the comments of identity.c, phone.c and name.c.
 */
#ifndef MAGANG_DOMAIN_IDENTITY_H
#define MAGANG_DOMAIN_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/fold.h"

#define NIK_DIGITS 16

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
 * latest year not after `today` (domain.md 2.1). On a fault only
 * digits/suggestion are meaningful.
 */
enum nik_fault nik_parse(
	const char *s, int32_t stated, int32_t today, struct nik *out);

/*
 * Is the district one that a person may have been registered in? Unknown ones
 * in 32.04 and 32.07 are no doubt, because both regencies were divided
 * (domain.md 2.1).
 */
struct areas;
enum nik_region { NIK_REGION_KNOWN, NIK_REGION_RETIRED, NIK_REGION_UNKNOWN };
enum nik_region nik_region(const struct areas *areas, uint32_t district);

/* "3204********0001" into out[NIK_DIGITS + 1]. */
char *nik_mask(char *out, const char *digits);
/* Do two NIKs differ in exactly one digit? */
bool nik_one_off(const char *a, const char *b);
/* Are they the same but for two neighbouring digits that changed places? */
bool nik_swapped(const char *a, const char *b);

enum phone_result { PHONE_OK, PHONE_EMPTY, PHONE_INVALID, PHONE_AMBIGUOUS };
#define PHONE_TEXT 20

/* E.164 of the first number in s (domain.md 2.3), "" unless PHONE_OK; *several:
 * there was another, *rest points to it inside s (else NULL). PHONE_EMPTY: no
 * digit in it. PHONE_AMBIGUOUS: Indonesian or Japanese, the country decides. */
enum phone_result phone_parse(
	const char *s, char out[PHONE_TEXT], bool *several, const char **rest);
/* Digits of an E.164 number as a key; 0 where it is none. */
uint64_t phone_key(const char *e164, size_t len);
char *phone_mask(char *out, const char *e164); /* +62812****7890 */

/*
 * A name apart from its titles (H., Dra., S.Pd. ...). The spelling is kept as
 * written, blanks are squeezed.
 */
struct name_parts {
	char name[256];  /* without titles, blanks squeezed */
	char titles[64]; /* as written, joined by a blank: "H. S.Pd." */
	bool invisible;  /* invisible or bidirectional characters dropped */
	bool mixed;      /* two scripts in one name */
	bool control;    /* a control character or broken encoding */
};
void name_split(const char *s, struct name_parts *out);

enum sex { SEX_UNKNOWN = 0, SEX_MALE = 'L', SEX_FEMALE = 'P' };
/* L, Lk, Laki-laki, Pria, M, male, 男 / P, Pr, Perempuan, Wanita, F, 女 */
enum sex sex_parse(const char *s);

#endif
