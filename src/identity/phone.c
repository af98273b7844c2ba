/* SPDX-License-Identifier: MIT */
#include "magang/identity/phone.h"

#include <ctype.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

/*
 * Numbering of Indonesia (country code 62) and Japan (81) after the data of
 * python-phonenumbers. Kept as E.164.
 *
 * A mobile number is 8[1-35-9] and 7-10 more digits. Area codes below are those
 * of West Java and its neighbour Jakarta; a number of ten digits under another
 * area code without a country code could as well be Japanese (075-123-4567).
 */
#define DIGITS_MAX 24

/* Without the 0. */
static const char *const area_codes[] = {
	"21",  /* Jakarta, Bekasi, Depok, part of Bogor */
	"22",  /* Bandung, Cimahi, Bandung Barat */
	"231", /* Cirebon */
	"232", /* Kuningan */
	"233", /* Majalengka */
	"234", /* Indramayu */
	"251", /* Bogor */
	"260", /* Subang */
	"261", /* Sumedang */
	"262", /* Garut */
	"263", /* Cianjur */
	"264", /* Purwakarta, Karawang */
	"265", /* Tasikmalaya, Ciamis, Banjar */
	"266", /* Sukabumi */
	"267", /* Karawang */
};

/* One run of digits as a person would dial it. */
struct dialled {
	char digit[DIGITS_MAX + 1];
	size_t n;  /* more than DIGITS_MAX: too long for anything */
	bool plus; /* + or 00 stood before */
};

static bool
is_mobile(const char *national, size_t n)
{
	return n >= 9 && n <= 12 && national[0] == '8' && national[1] != '0' &&
	       national[1] != '4';
}

static bool
is_fixed(const char *national, size_t n)
{
	for (size_t i = 0; i < ARRAY_SIZE(area_codes); i++) {
		size_t len = strlen(area_codes[i]);

		if (strncmp(national, area_codes[i], len) == 0)
			return n >= len + 5 && n <= len + 8;
	}
	return false;
}

/* Behind +62 the country is known: any area code will do. */
static bool
is_fixed_abroad(const char *national, size_t n)
{
	return n >= 7 && n <= 11 && national[0] >= '2' && national[0] != '8';
}

static bool
is_japanese(const char *national, size_t n)
{
	if (n == 10)
		return national[0] >= '7' && national[1] == '0';
	return n == 9 && national[0] != '0';
}

static enum phone_result
put(char out[PHONE_TEXT], const char *country, const char *national)
{
	size_t n = strlen(country);

	memcpy(out, country, n);
	memcpy(out + n, national, strlen(national) + 1);
	return PHONE_OK;
}

static enum phone_result
indonesian(const char *national, size_t n, bool sure, char out[PHONE_TEXT])
{
	if (is_mobile(national, n) || is_fixed(national, n) ||
		(sure && is_fixed_abroad(national, n)))
		return put(out, "+62", national);
	return !sure && is_japanese(national, n) ? PHONE_AMBIGUOUS
						 : PHONE_INVALID;
}

/* What a whole run of digits is. */
static enum phone_result
judge(const struct dialled *d, char out[PHONE_TEXT])
{
	const char *s = d->digit;
	size_t n = d->n;
	bool plus = d->plus;

	if (n > DIGITS_MAX)
		return PHONE_INVALID;
	if (!plus && strncmp(s, "00", 2) == 0) {
		plus = true;
		s += 2, n -= 2;
	}
	bool zero = n > 2 && s[2] == '0'; /* +62 0812: the 0 is too much */
	if (plus && strncmp(s, "81", 2) == 0)
		return is_japanese(s + 2 + zero, n - 2 - zero)
			       ? put(out, "+81", s + 2 + zero)
			       : PHONE_INVALID;
	if (strncmp(s, "62", 2) == 0)
		return indonesian(s + 2 + zero, n - 2 - zero, true, out);
	if (plus)
		return PHONE_INVALID;
	if (s[0] == '0')
		return indonesian(s + 1, n - 1, false, out);
	/* a spreadsheet ate the 0 */
	return is_mobile(s, n) ? put(out, "+62", s) : PHONE_INVALID;
}

/* Bytes of a separator inside a number at s, 0: none. */
static size_t
separator(const char *s)
{
	static const char *const wide[] = { "\u00a0", "\u2010", "\u2011",
		"\u2013", "\u3000", "\u2212", "\uff0d", "\uff08", "\uff09" };

	if (*s && strchr(" -.()\t", *s))
		return 1;
	for (size_t i = 0; i < ARRAY_SIZE(wide); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return strlen(wide[i]);
	return 0;
}

/* A digit at s, ASCII or full-width (U+FF10-19: EF BC 90-99). */
static size_t
digit_at(const char *s, char *digit)
{
	if (*s >= '0' && *s <= '9') {
		*digit = *s;
		return 1;
	}
	unsigned char third = 0;
	if (strncmp(s, "\xef\xbc", 2) == 0)
		third = (unsigned char)s[2];
	if (third < 0x90 || third > 0x99)
		return 0;
	*digit = (char)('0' + (third - 0x90));
	return 3;
}

/* The first digit or + of s; *glued: an o or l stands right before it, where a
 * digit was meant. */
static const char *
number_begin(const char *s, bool *glued)
{
	const char *begin = s;
	char digit;

	while (*s && *s != '+' && !digit_at(s, &digit))
		s++;
	*glued = s > begin && *s && strchr("oOlI", s[-1]) &&
		 (s - 1 == begin || !isalpha((unsigned char)s[-2]));
	return s;
}

/* Reads digits and what stands between them, at most `groups` groups. Returns
 * where it stopped. */
static const char *
read_number(const char *s, size_t groups, struct dialled *d)
{
	*d = (struct dialled){ .plus = *s == '+' };
	s += d->plus;
	for (;;) {
		char digit;
		size_t used = digit_at(s, &digit), blank = separator(s);

		if (used && d->n < DIGITS_MAX)
			d->digit[d->n] = digit;
		d->n += used > 0;
		if (blank && d->n > 0 && (used = digit_at(s + blank, &digit)))
			if (--groups == 0)
				return s;
		if (!used && !blank)
			return s;
		s += blank ? blank : used;
	}
}

/* 0812 34o5: an o where a digit was meant. */
static bool
letter_inside(const char *s)
{
	char digit;

	return *s && strchr("oOlI", *s) && digit_at(s + 1, &digit);
}

/* 0812118871"41: a sign that no number has, and the rest of the digits. */
static bool
broken_inside(const char *s)
{
	struct dialled d;
	char digit;

	if (!*s || isalpha((unsigned char)*s) || !digit_at(s + 1, &digit))
		return false;
	read_number(s + 1, SIZE_MAX, &d);
	return d.n < 6;
}

/*
 * Two numbers with nothing but a blank between: the fewest groups that are a
 * number and leave one.
 */
static enum phone_result
read_pair(const char *s, char out[PHONE_TEXT], const char **rest)
{
	struct dialled d;
	char second[PHONE_TEXT];

	for (size_t groups = 1; groups < 8; groups++) {
		const char *end = read_number(s, groups, &d);

		end += separator(end);
		if (judge(&d, out) != PHONE_OK)
			continue;
		read_number(end, SIZE_MAX, &d);
		if (judge(&d, second) != PHONE_OK)
			continue;
		*rest = end;
		return PHONE_OK;
	}
	return PHONE_INVALID;
}

/* Another number behind the first? Six digits make one, right or wrong. */
static const char *
find_rest(const char *s)
{
	struct dialled d;
	bool glued;

	for (s = number_begin(s, &glued); *s; s = number_begin(s, &glued)) {
		const char *end = read_number(s, SIZE_MAX, &d);

		if (d.n >= 6)
			return s;
		s = end;
	}
	return NULL;
}

enum phone_result
phone_parse(
	const char *s, char out[PHONE_TEXT], bool *several, const char **rest)
{
	struct dialled d;
	bool glued;

	out[0] = '\0';
	*several = false;
	*rest = NULL;
	s = number_begin(s, &glued);
	if (!*s)
		return PHONE_EMPTY;
	const char *end = read_number(s, SIZE_MAX, &d);
	enum phone_result result = judge(&d, out);
	if (glued || letter_inside(end) || broken_inside(end))
		result = PHONE_INVALID;
	if (result == PHONE_INVALID && !glued && d.n >= 18)
		result = read_pair(s, out, rest);
	if (!*rest)
		*rest = find_rest(end);
	*several = *rest != NULL;
	if (result != PHONE_OK)
		out[0] = '\0';
	return result;
}

uint64_t
phone_key(const char *e164, size_t len)
{
	uint64_t key = 0;

	if (len < 8 || len > 16 || e164[0] != '+')
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (e164[i] < '0' || e164[i] > '9')
			return 0;
		key = key * 10 + (uint64_t)(e164[i] - '0');
	}
	return key;
}

char *
phone_mask(char out[PHONE_TEXT], const char *e164)
{
	size_t n = strnlen(e164, PHONE_TEXT - 1);
	size_t head = n > 11 ? 6 : 3, tail = n > 11 ? 4 : 2;

	memcpy(out, e164, n);
	out[n] = '\0';
	for (size_t i = head; i + tail < n; i++)
		out[i] = '*';
	return out;
}

/* Of a number as people write it: digits, and what stands between them. */
static size_t
number_length(const char *s, size_t n, size_t *digits)
{
	size_t len = 0;

	*digits = 0;
	for (size_t i = 0; i < n && s[i] && strchr("0123456789+-./() ", s[i]);
		i++)
		if (isdigit((unsigned char)s[i])) {
			len = i + 1;
			++*digits;
		}
	return len;
}

/* A house has fewer digits than a telephone. */
#define DIGITS_LEAST 6

void
phones_mask(const char *s, size_t n, struct buf *out)
{
	while (n) {
		size_t digits, at = 0, len = number_length(s, n, &digits);
		const size_t head = digits > 9 ? 5 : 2;
		const size_t tail = digits > 9 ? 4 : 2;
		const bool masked = digits >= DIGITS_LEAST;

		for (size_t i = 0; i < (len ? len : 1); i++) {
			const bool digit = isdigit((unsigned char)s[i]);

			at += digit;
			buf_addc(out, masked && digit && at > head &&
						      at + tail <= digits
					      ? '*'
					      : s[i]);
		}
		s += len ? len : 1;
		n -= len ? len : 1;
	}
}
