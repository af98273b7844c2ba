/* SPDX-License-Identifier: MIT */
#include "magang/identity/nik.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/identity/area.h"
#include "magang/identity/sex.h"

/*
 * PPKKCC DDMMYY SSSS: province, regency and district of the first registration,
 * birth date (women: day + 40), serial. It never changes after issue, not with
 * a move nor with a corrected birth date or sex (PP 40/2019 art. 30, PP 37/2007
 * art. 37), so a disagreement with the stated facts is no fault of the number.
 * There is no check digit.
 */

/* 32.04 lost Bandung Barat in 2007 and 32.07 lost Pangandaran in 2012; people
 * registered before carry districts that no table has any more. */
static const uint32_t split_regencies[] = { 3204, 3207 };

enum glyph { GLYPH_DIGIT, GLYPH_DROPPED, GLYPH_LETTER };

/* What people and spreadsheets put between the digits. */
static bool
is_filler(int32_t cp)
{
	static const int32_t fillers[] = { ' ', '\t', '\r', '\n', '.', '-',
		'\'', 0xa0, 0x2019, 0x2018, 0x2010, 0x2011, 0x2013, 0x3000 };

	for (size_t i = 0; i < ARRAY_SIZE(fillers); i++)
		if (cp == fillers[i])
			return true;
	return cp > 0 && utf8_kind((uint32_t)cp) == UTF8_INVISIBLE;
}

/* *digit: the digit it is, or (GLYPH_LETTER) the one it looks like, or 0. */
static enum glyph
glyph_kind(int32_t cp, char *digit)
{
	*digit = 0;
	if (cp >= '0' && cp <= '9') {
		*digit = (char)cp;
		return GLYPH_DIGIT;
	}
	if (cp >= 0xff10 && cp <= 0xff19) { /* full-width */
		*digit = (char)('0' + (cp - 0xff10));
		return GLYPH_DIGIT;
	}
	if (is_filler(cp))
		return GLYPH_DROPPED;
	if (cp == 'O' || cp == 'o')
		*digit = '0';
	else if (cp == 'l' || cp == 'I')
		*digit = '1';
	return GLYPH_LETTER;
}

/* Words in place of a number that the person has not (yet): letters only. */
static const char *const absent_words[] = { "belumada", "belumpunya", "blmada",
	"tidakada", "tdkada", "takada", "menyusul", "nihil", "kosong", "none",
	"na", "なし", "無し" };

static bool
is_absent(const char *s)
{
	char key[16];
	size_t n = 0;

	for (; *s && n + 1 < sizeof(key); s++) {
		unsigned char c = (unsigned char)*s;

		if (c >= 0x80 || isalnum(c))
			key[n++] = (char)tolower(c);
	}
	key[n] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(absent_words); i++)
		if (!*s && strcmp(key, absent_words[i]) == 0)
			return true;
	return false;
}

/* 3.27305E+15, 3,27305E+15: the digits behind are lost, nothing to suggest. */
static bool
is_notation(const char *s)
{
	s += strspn(s, " \t'");
	size_t mantissa = strspn(s, "0123456789.,");
	const char *e = s + mantissa;

	if (mantissa == 0 || (*e != 'E' && *e != 'e'))
		return false;
	e++;
	if (*e == '+' || *e == '-')
		e++;
	else if (mantissa > 8) /* 327701120498E015: a typing slip */
		return false;
	size_t exponent = strspn(e, "0123456789");
	return exponent > 0 && exponent <= 3 &&
	       e[exponent + strspn(e + exponent, " \t")] == '\0';
}

/* The digits of s into n->digits, with its letters read as digits into
 * n->suggestion. Returns how many digits there were, or NIK_LETTER as < 0. */
static int
collect(const char *s, struct nik *n)
{
	const char *end = s + strlen(s);
	size_t digits = 0, guess = 0;
	bool letter = false, hopeless = false;

	while (s < end) {
		char digit;
		enum glyph kind = glyph_kind(utf8_next(&s, end), &digit);

		if (kind == GLYPH_DROPPED) {
			n->cleaned = true;
			continue;
		}
		letter |= kind == GLYPH_LETTER;
		hopeless |= !digit;
		if (kind == GLYPH_DIGIT && digits < NIK_DIGITS)
			n->digits[digits] = digit;
		digits += kind == GLYPH_DIGIT;
		if (digit && guess < NIK_DIGITS)
			n->suggestion[guess] = digit;
		guess += digit != 0;
	}
	if (!letter || hopeless || guess != NIK_DIGITS)
		memset(n->suggestion, 0, sizeof(n->suggestion));
	return letter ? -1 : (int)(digits < 1000 ? digits : 1000);
}

static int
number(const char *digits, size_t at, size_t n)
{
	int v = 0;

	for (size_t i = at; i < at + n; i++)
		v = v * 10 + (digits[i] - '0');
	return v;
}

/*
 * YY alone: of the centuries that have this date and are not in the future, the
 * one nearest the stated date, else the latest. A baby and a
 * person of 100 share their number's date.
 */
static int32_t
birth_date(const char *digits, int32_t stated, int32_t today)
{
	static const int centuries[] = { 2000, 1900 };
	int day = number(digits, 6, 2) % 40, month = number(digits, 8, 2);
	int32_t best = DATE_NONE;

	if (number(digits, 6, 2) > 71)
		return DATE_NONE;
	for (size_t i = 0; i < 2; i++) {
		int year = centuries[i] + number(digits, 10, 2);
		int32_t date = date_from_civil(year, month, day);

		if (date == DATE_NONE || (today != DATE_NONE && date > today))
			continue;
		if (best == DATE_NONE ||
			(stated != DATE_NONE &&
				llabs((long long)date - stated) <
					llabs((long long)best - stated)))
			best = date;
	}
	return best;
}

static enum nik_fault
take_apart(struct nik *n, int32_t stated, int32_t today)
{
	for (size_t part = 0; part < 6; part += 2)
		if (number(n->digits, part, 2) == 0)
			return NIK_REGION;
	n->birth = birth_date(n->digits, stated, today);
	if (n->birth == DATE_NONE)
		return NIK_DATE;
	n->serial = number(n->digits, 12, 4);
	if (n->serial == 0)
		return NIK_SERIAL;
	n->district = (uint32_t)number(n->digits, 0, 6);
	n->sex = number(n->digits, 6, 2) > 40 ? SEX_FEMALE : SEX_MALE;
	return NIK_OK;
}

enum nik_fault
nik_parse(const char *s, int32_t stated, int32_t today, struct nik *out)
{
	*out = (struct nik){ .birth = DATE_NONE };
	if (is_notation(s))
		return NIK_NOTATION;
	int digits = collect(s, out);
	if (digits == 0 || is_absent(s))
		return NIK_EMPTY;
	if (digits < 0)
		return NIK_LETTER;
	if (digits != NIK_DIGITS)
		return NIK_LENGTH;
	return take_apart(out, stated, today);
}

enum nik_region
nik_region(const struct areas *areas, uint32_t district)
{
	struct area area;

	if (area_find(areas, district, &area))
		return area.retired ? NIK_REGION_RETIRED : NIK_REGION_KNOWN;
	for (size_t i = 0; i < ARRAY_SIZE(split_regencies); i++)
		if (district / 100 == split_regencies[i])
			return NIK_REGION_KNOWN;
	return NIK_REGION_UNKNOWN;
}

char *
nik_mask(char *out, const char *digits)
{
	size_t n = strnlen(digits, NIK_DIGITS);

	memcpy(out, digits, n);
	out[n] = '\0';
	for (size_t i = 4; i < n && i < NIK_DIGITS - 4; i++)
		out[i] = '*';
	return out;
}

bool
nik_one_off(const char *a, const char *b)
{
	size_t differ = 0, i = 0;

	for (; a[i] && b[i]; i++)
		differ += a[i] != b[i];
	return a[i] == b[i] && differ == 1;
}

bool
nik_swapped(const char *a, const char *b)
{
	size_t n = strlen(a), i = 0;

	if (strlen(b) != n)
		return false;
	while (i < n && a[i] == b[i])
		i++;
	return i + 1 < n && a[i] == b[i + 1] && a[i + 1] == b[i] &&
	       strcmp(a + i + 2, b + i + 2) == 0;
}
