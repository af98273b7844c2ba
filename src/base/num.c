/* SPDX-License-Identifier: MIT */
#include "magang/base/num.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "magang/base/mem.h"

#define PLACES 4 /* digits behind the point: DECIMAL_ONE is 10^PLACES */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits and nothing else, up to `end`. */
static bool
digits_value(const char *s, const char *end, uint64_t *out)
{
	uint64_t v = 0;

	if (s == end)
		return false;
	for (; s < end; s++) {
		if (!is_digit(*s) || __builtin_mul_overflow(v, 10U, &v) ||
			__builtin_add_overflow(v, (uint64_t)(*s - '0'), &v))
			return false;
	}
	*out = v;
	return true;
}

bool
num_u64(const char *s, uint64_t min, uint64_t max, uint64_t *out)
{
	uint64_t v;

	if (!digits_value(s, s + strlen(s), &v) || v < min || v > max)
		return false;
	*out = v;
	return true;
}

bool
num_i64(const char *s, int64_t min, int64_t max, int64_t *out)
{
	bool negative = *s == '-';
	uint64_t v;
	int64_t number;

	s += negative;
	if (!digits_value(s, s + strlen(s), &v) ||
		v > (uint64_t)INT64_MAX + negative)
		return false;
	number = negative ? (int64_t)(0 - v) : (int64_t)v;
	if (number < min || number > max)
		return false;
	*out = number;
	return true;
}

/* 1 to PLACES digits as ten-thousandths: "5" is 5000. */
static bool
fraction_value(const char *s, const char *end, uint64_t *out)
{
	uint64_t v;

	if (end - s > PLACES || !digits_value(s, end, &v))
		return false;
	for (ptrdiff_t i = end - s; i < PLACES; i++)
		v *= 10;
	*out = v;
	return true;
}

static bool
decimal_from(uint64_t whole, uint64_t fraction, bool negative, int64_t *out)
{
	uint64_t v;

	if (__builtin_mul_overflow(whole, (uint64_t)DECIMAL_ONE, &v) ||
		__builtin_add_overflow(v, fraction, &v) ||
		v > (uint64_t)DECIMAL_MAX)
		return false;
	*out = negative ? -(int64_t)v : (int64_t)v;
	return true;
}

bool
decimal_parse(const char *s, int64_t *out)
{
	bool negative = *s == '-';
	const char *end, *point;
	uint64_t whole, fraction = 0;

	s += negative;
	end = s + strlen(s);
	point = memchr(s, '.', (size_t)(end - s));
	if (!digits_value(s, point ? point : end, &whole))
		return false;
	if (point && !fraction_value(point + 1, end, &fraction))
		return false;
	return decimal_from(whole, fraction, negative, out);
}

static uint64_t
magnitude(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

char *
decimal_format(char out[DECIMAL_TEXT], int64_t v)
{
	uint64_t all = magnitude(v);
	uint64_t fraction = all % (uint64_t)DECIMAL_ONE;
	int n = snprintf(out, DECIMAL_TEXT, "%s%" PRIu64, v < 0 ? "-" : "",
		all / (uint64_t)DECIMAL_ONE);

	if (fraction) {
		n += snprintf(out + n, DECIMAL_TEXT - (size_t)n, ".%04" PRIu64,
			fraction);
		while (out[n - 1] == '0')
			out[--n] = '\0';
	}
	return out;
}

struct scale {
	const char *word;
	uint64_t by;
};

/* In Indonesia M is miliar (10^9); million is juta. */
static const struct scale scales[] = {
	{ "", 1 },
	{ ",-", 1 }, /* Rp 1.500.000,- */
	{ ".-", 1 },
	{ ",--", 1 },
	{ "rb", 1000 },
	{ "ribu", 1000 },
	{ "jt", 1000000 },
	{ "juta", 1000000 },
	{ "m", 1000000000 },
	{ "mil", 1000000000 },
	{ "miliar", 1000000000 },
	{ "milyar", 1000000000 },
	{ "t", 1000000000000 },
	{ "triliun", 1000000000000 },
	{ "trilyun", 1000000000000 },
	{ "thousand", 1000 },
	{ "million", 1000000 },
	{ "billion", 1000000000 },
	{ "万", 10000 },
	{ "億", 100000000 },
};

static const char *const currencies[] = { "rp.", "rp", "idr" };

static const char *
skip_blanks(const char *s)
{
	while (*s == ' ' || *s == '\t')
		s++;
	return s;
}

static const char *
skip_currency(const char *s)
{
	for (size_t i = 0; i < ARRAY_SIZE(currencies); i++) {
		size_t n = strlen(currencies[i]);

		if (strncasecmp(s, currencies[i], n) == 0)
			return skip_blanks(s + n);
	}
	return s;
}

/* The rest of the text after the figures; a dot may end an abbreviation. */
static bool
scale_value(const char *s, uint64_t *by)
{
	size_t n;

	s = skip_blanks(s);
	n = strlen(s);
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	if (n > 1 && s[n - 1] == '.')
		n--;
	for (size_t i = 0; i < ARRAY_SIZE(scales); i++)
		if (strlen(scales[i].word) == n &&
			strncasecmp(s, scales[i].word, n) == 0) {
			*by = scales[i].by;
			return true;
		}
	return false;
}

static bool
is_figure(const char *s)
{
	return is_digit(*s) || ((*s == '.' || *s == ',') && is_digit(s[1]));
}

/*
 * Where the decimal mark stands in s..end, or `end`. Two kinds of mark: the
 * last is it. One mark alone is it unless exactly three digits follow that make
 * sense as thousands ("0,125" has none). Twice the same: thousands.
 */
static const char *
decimal_mark(const char *s, const char *end)
{
	const char *last = end, *first = end;

	for (const char *p = s; p < end; p++)
		if (!is_digit(*p)) {
			first = first == end ? p : first;
			last = p;
		}
	if (first != last)
		return *first == *last ? end : last;
	if (last != end && end - last - 1 == 3 && !(last == s + 1 && *s == '0'))
		return end;
	return last;
}

/* Digits in groups: 1 to 3, then threes behind one and the same mark; or no
 * mark at all. */
static bool
grouped_value(const char *s, const char *end, uint64_t *out)
{
	char digits[24], mark = '\0';
	size_t n = 0, group = 0;

	for (const char *p = s; p < end; p++) {
		if (is_digit(*p)) {
			if (n == sizeof(digits))
				return false;
			digits[n++] = *p;
			group++;
			continue;
		}
		if ((mark && (*p != mark || group != 3)) || group < 1 ||
			group > 3)
			return false;
		mark = *p;
		group = 0;
	}
	return (!mark || group == 3) && digits_value(digits, digits + n, out);
}

bool
money_parse(const char *s, int64_t *out)
{
	uint64_t whole, fraction = 0, by, v;
	const char *end, *mark;
	bool negative;

	s = skip_currency(skip_blanks(s));
	negative = *s == '-';
	s = skip_currency(skip_blanks(s + negative));
	for (end = s; is_figure(end);)
		end++;
	mark = decimal_mark(s, end);
	if (!grouped_value(s, mark, &whole) || !scale_value(end, &by))
		return false;
	if (mark < end && !fraction_value(mark + 1, end, &fraction))
		return false;
	if (__builtin_mul_overflow(fraction, by, &fraction) ||
		__builtin_mul_overflow(whole, by, &v))
		return false;
	return decimal_from(v, fraction, negative, out);
}

/* A fraction shows two or four digits, never three: those would be read back
 * as thousands. */
char *
money_format(char out[DECIMAL_TEXT], int64_t v)
{
	char plain[DECIMAL_TEXT];
	uint64_t all = magnitude(v);
	uint64_t fraction = all % (uint64_t)DECIMAL_ONE;
	int len = snprintf(
		plain, sizeof(plain), "%" PRIu64, all / (uint64_t)DECIMAL_ONE);
	size_t n = 0;

	if (v < 0)
		out[n++] = '-';
	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			out[n++] = '.';
		out[n++] = plain[i];
	}
	out[n] = '\0';
	if (fraction)
		snprintf(out + n, DECIMAL_TEXT - n,
			fraction % 100 ? ",%04" PRIu64 : ",%02" PRIu64,
			fraction % 100 ? fraction : fraction / 100);
	return out;
}

/* Totally anti-symmetric: row = digit so far, column = next digit. */
static const char damm[10][10] = {
	{ 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 },
	{ 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
	{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 },
	{ 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 },
	{ 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
	{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 },
	{ 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 },
	{ 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
	{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 },
	{ 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 },
};

char
damm_digit(const char *digits)
{
	int at = 0;

	for (; is_digit(*digits); digits++)
		at = damm[at][*digits - '0'];
	return (char)('0' + at);
}
