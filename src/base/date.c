/* SPDX-License-Identifier: MIT */
#include "magang/base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"

/*
 * Days are counted in eras of 400 years from 1 March, so that the odd day of
 * February comes last; the arithmetic is Howard Hinnant's ("chrono-compatible
 * low-level date algorithms").
 */
#define ERA_DAYS 146097
#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */
#define YEAR_MIN 1000
#define YEAR_MAX 9999

static int
month_days(int year, int month)
{
	static const signed char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30,
		31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return days[month - 1] + (month == 2 && leap);
}

bool
date_exists(int year, int month, int day)
{
	return year >= YEAR_MIN && year <= YEAR_MAX && month >= 1 &&
	       month <= 12 && day >= 1 && day <= month_days(year, month);
}

int32_t
date_from_civil(int year, int month, int day)
{
	int era, of_era, of_year;

	if (!date_exists(year, month, day))
		return DATE_NONE;
	year -= month <= 2;
	era = year / 400;
	of_era = year % 400;
	of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - EPOCH;
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

void
date_to_civil(int32_t date, int *year, int *month, int *day)
{
	int64_t days = (int64_t)date + EPOCH;
	int64_t era = floor_div(days, ERA_DAYS);
	int of_era = (int)(days - era * ERA_DAYS);
	int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		365;
	int of_year = of_era - (365 * y + y / 4 - y / 100);
	int m = (5 * of_year + 2) / 153;

	*year = *month = *day = 0;
	if (date == DATE_NONE)
		return;
	*day = of_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = (int)(era * 400) + y + (*month <= 2);
}

int
date_weekday(int32_t date)
{
	int64_t days = (int64_t)date + 3; /* 1970-01-01 was a Thursday */

	return (int)(days - floor_div(days, 7) * 7);
}

int32_t
date_add_months(int32_t date, int months)
{
	int year, month, day, last;
	int64_t all;

	if (date == DATE_NONE)
		return DATE_NONE;
	date_to_civil(date, &year, &month, &day);
	all = (int64_t)year * 12 + month - 1 + months;
	if (all < YEAR_MIN * 12 || all >= (YEAR_MAX + 1) * 12)
		return DATE_NONE;
	year = (int)(all / 12);
	month = (int)(all % 12) + 1;
	last = month_days(year, month);
	return date_from_civil(year, month, day < last ? day : last);
}

int32_t
date_year_after(int32_t date)
{
	int year, month, day;

	date_to_civil(date, &year, &month, &day);
	return date_from_civil(year + 1, 1, 1);
}

int
date_months_between(int32_t from, int32_t to)
{
	int y1, m1, d1, y2, m2, d2, months;

	if (from == DATE_NONE || to == DATE_NONE)
		return 0;
	if (to < from)
		return -date_months_between(to, from);
	date_to_civil(from, &y1, &m1, &d1);
	date_to_civil(to, &y2, &m2, &d2);
	months = (y2 - y1) * 12 + m2 - m1;
	/* not whole yet, unless the 31st had to become the 30th */
	if (d2 < d1 && d2 < month_days(y2, m2))
		months--;
	return months;
}

int
date_age(int32_t birth, int32_t on)
{
	int y1, m1, d1, y2, m2, d2;

	if (birth == DATE_NONE || on == DATE_NONE)
		return -1;
	date_to_civil(birth, &y1, &m1, &d1);
	date_to_civil(on, &y2, &m2, &d2);
	return y2 - y1 - (m2 < m1 || (m2 == m1 && d2 < d1));
}

/* --- reading ------------------------------------------------------------- */

enum word_kind { WORD_MONTH, WORD_ERA, WORD_NOISE };

struct date_word {
	const char *text;
	enum word_kind kind;
	int value; /* month; or the year before an era's first */
};

/* Lower case; Indonesian as written today and before 1972, English. */
static const struct date_word words[] = {
	{ "januari", WORD_MONTH, 1 },
	{ "january", WORD_MONTH, 1 },
	{ "djanuari", WORD_MONTH, 1 },
	{ "jan", WORD_MONTH, 1 },
	{ "februari", WORD_MONTH, 2 },
	{ "february", WORD_MONTH, 2 },
	{ "pebruari", WORD_MONTH, 2 },
	{ "feb", WORD_MONTH, 2 },
	{ "peb", WORD_MONTH, 2 },
	{ "maret", WORD_MONTH, 3 },
	{ "march", WORD_MONTH, 3 },
	{ "mar", WORD_MONTH, 3 },
	{ "mrt", WORD_MONTH, 3 },
	{ "april", WORD_MONTH, 4 },
	{ "apr", WORD_MONTH, 4 },
	{ "mei", WORD_MONTH, 5 },
	{ "may", WORD_MONTH, 5 },
	{ "juni", WORD_MONTH, 6 },
	{ "june", WORD_MONTH, 6 },
	{ "djuni", WORD_MONTH, 6 },
	{ "jun", WORD_MONTH, 6 },
	{ "juli", WORD_MONTH, 7 },
	{ "july", WORD_MONTH, 7 },
	{ "djuli", WORD_MONTH, 7 },
	{ "jul", WORD_MONTH, 7 },
	{ "agustus", WORD_MONTH, 8 },
	{ "august", WORD_MONTH, 8 },
	{ "aug", WORD_MONTH, 8 },
	{ "agu", WORD_MONTH, 8 },
	{ "ags", WORD_MONTH, 8 },
	{ "agt", WORD_MONTH, 8 },
	{ "agst", WORD_MONTH, 8 },
	{ "agus", WORD_MONTH, 8 },
	{ "september", WORD_MONTH, 9 },
	{ "sept", WORD_MONTH, 9 },
	{ "sep", WORD_MONTH, 9 },
	{ "oktober", WORD_MONTH, 10 },
	{ "october", WORD_MONTH, 10 },
	{ "okt", WORD_MONTH, 10 },
	{ "oct", WORD_MONTH, 10 },
	{ "november", WORD_MONTH, 11 },
	{ "nopember", WORD_MONTH, 11 },
	{ "nov", WORD_MONTH, 11 },
	{ "nop", WORD_MONTH, 11 },
	{ "desember", WORD_MONTH, 12 },
	{ "december", WORD_MONTH, 12 },
	{ "des", WORD_MONTH, 12 },
	{ "dec", WORD_MONTH, 12 },
	{ "r", WORD_ERA, 2018 },
	{ "h", WORD_ERA, 1988 },
	{ "s", WORD_ERA, 1925 },
	{ "st", WORD_NOISE, 0 },
	{ "nd", WORD_NOISE, 0 },
	{ "rd", WORD_NOISE, 0 },
	{ "th", WORD_NOISE, 0 },
};

enum date_token_kind { TOKEN_NUMBER = 'n', TOKEN_MONTH = 'm', TOKEN_ERA = 'e' };

struct date_token {
	char kind;
	int value;
	int digits; /* of a number */
};

#define TOKENS_MAX 4 /* era, year, month, day */

struct tokens {
	struct date_token row[TOKENS_MAX];
	size_t n;
	bool year_first;  /* the first number had 年 behind it */
	bool month_first; /* it had 月 */
};

static bool
tokens_add(struct tokens *t, enum date_token_kind kind, int value, int digits)
{
	if (t->n == TOKENS_MAX)
		return false;
	t->row[t->n++] = (struct date_token){ (char)kind, value, digits };
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_latin(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
read_number(struct tokens *t, const char **s)
{
	int value = 0, digits = 0;

	for (; is_digit(**s) && digits < 5; (*s)++, digits++)
		value = value * 10 + (**s - '0');
	return digits <= 4 && tokens_add(t, TOKEN_NUMBER, value, digits);
}

static const struct date_word *
find_word(const char *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		const char *text = words[i].text;

		if (strlen(text) == n && strncasecmp(text, s, n) == 0)
			return &words[i];
	}
	return NULL;
}

static bool
read_latin(struct tokens *t, const char **s)
{
	const char *start = *s;
	const struct date_word *word;

	while (is_latin(**s))
		(*s)++;
	word = find_word(start, (size_t)(*s - start));
	if (!word)
		return false;
	if (word->kind == WORD_NOISE)
		return t->n > 0;
	return tokens_add(t, word->kind == WORD_ERA ? TOKEN_ERA : TOKEN_MONTH,
		word->value, 0);
}

struct date_sign {
	const char *text;
	enum { SIGN_ERA, SIGN_FIRST, SIGN_YEAR, SIGN_MONTH, SIGN_NOTHING } kind;
	int value;
};

static const struct date_sign signs[] = {
	{ "令和", SIGN_ERA, 2018 },
	{ "平成", SIGN_ERA, 1988 },
	{ "昭和", SIGN_ERA, 1925 },
	{ "元", SIGN_FIRST, 1 },
	{ "年", SIGN_YEAR, 0 },
	{ "月", SIGN_MONTH, 0 },
	{ "日", SIGN_NOTHING, 0 },
	{ "、", SIGN_NOTHING, 0 },
};

static bool
apply_sign(struct tokens *t, const struct date_sign *sign)
{
	size_t era = t->n > 0 && t->row[0].kind == TOKEN_ERA;

	switch (sign->kind) {
	case SIGN_ERA:
		return tokens_add(t, TOKEN_ERA, sign->value, 0);
	case SIGN_FIRST:
		return tokens_add(t, TOKEN_NUMBER, sign->value, 2);
	case SIGN_YEAR:
		t->year_first = t->n == era + 1;
		return t->year_first;
	case SIGN_MONTH:
		t->month_first = t->n == 1;
		break;
	case SIGN_NOTHING:
		break;
	}
	return t->n > 0;
}

static bool
read_sign(struct tokens *t, const char **s)
{
	for (size_t i = 0; i < ARRAY_SIZE(signs); i++) {
		size_t n = strlen(signs[i].text);

		if (strncmp(*s, signs[i].text, n) == 0) {
			*s += n;
			return apply_sign(t, &signs[i]);
		}
	}
	return false;
}

/* A time of day behind the date, as spreadsheets export it, says nothing. */
static bool
is_time(const char *s)
{
	size_t n;

	s += *s == 'T' || *s == ' ';
	n = strspn(s, "0123456789:.");
	return n >= 4 && s[n] == '\0' && memchr(s, ':', n);
}

static bool
read_tokens(struct tokens *t, const char *s)
{
	bool ok = true;

	while (*s && ok) {
		if (t->n == 3 && is_time(s))
			return true;
		if (strchr(" \t-/.,", *s))
			s++;
		else if (is_digit(*s))
			ok = read_number(t, &s);
		else if (is_latin(*s))
			ok = read_latin(t, &s);
		else
			ok = read_sign(t, &s);
	}
	return ok;
}

/*
 * The shapes, by kind of token ('y' a number that must be the year): which one
 * is the year, the month and the day.
 */
struct shape {
	const char *kinds;
	signed char year, month, day;
};

static const struct shape shapes[] = {
	{ "ynn", 0, 1, 2 },
	{ "nny", 2, 1, 0 },
	{ "nnn", 2, 1, 0 },
	{ "nmy", 2, 1, 0 },
	{ "nmn", 2, 1, 0 },
	{ "ymn", 0, 1, 2 },
	{ "mny", 2, 0, 1 },
	{ "mnn", 2, 0, 1 },
	{ "ennn", 1, 2, 3 },
};

static const struct shape *
find_shape(const struct tokens *t)
{
	char kinds[TOKENS_MAX + 1] = "";

	for (size_t i = 0; i < t->n; i++)
		kinds[i] = t->row[i].digits == 4 ? 'y' : t->row[i].kind;
	if (t->year_first && kinds[0] == 'n')
		kinds[0] = 'y';
	for (size_t i = 0; i < ARRAY_SIZE(shapes); i++)
		if (strcmp(shapes[i].kinds, kinds) == 0)
			return &shapes[i];
	return NULL;
}

/* 0 where the digits are no year. */
static int
full_year(const struct tokens *t, const struct date_token *year, int32_t today)
{
	int now, month, day, full;

	if (t->row[0].kind == TOKEN_ERA)
		return year->value > 0 && year->digits <= 2
			       ? t->row[0].value + year->value
			       : 0;
	if (year->digits == 4)
		return year->value;
	if (year->digits != 2 || today == DATE_NONE)
		return 0;
	date_to_civil(today, &now, &month, &day);
	full = now - now % 100 + year->value;
	return full > now ? full - 100 : full;
}

static enum date_result
read_date(const char *s, int32_t today, int32_t *out)
{
	struct tokens t = { .n = 0 };
	const struct shape *shape;
	const struct date_token *month, *day, *years;
	int year;

	if (!read_tokens(&t, s))
		return DATE_UNREADABLE;
	shape = find_shape(&t);
	if (!shape)
		return DATE_UNREADABLE;
	years = &t.row[shape->year];
	month = &t.row[shape->month];
	day = &t.row[shape->day];
	if (month->digits > 2 || day->digits > 2)
		return DATE_UNREADABLE;
	year = full_year(&t, years, today);
	if (year == 0 && years->value != 0)
		return DATE_UNREADABLE;
	if (!date_exists(year, month->value, day->value))
		return DATE_IMPOSSIBLE;
	*out = date_from_civil(year, month->value, day->value);
	return DATE_OK;
}

enum date_result
date_parse(const char *s, int32_t today, int32_t *out)
{
	char *text = utf8_normal(s, strlen(s));
	const char *start = text + strspn(text, " \t");
	enum date_result result =
		*start ? read_date(start, today, out) : DATE_EMPTY;

	free(text);
	return result;
}

bool
date_yearless(const char *s, int *month, int *day)
{
	char *text = utf8_normal(s, strlen(s));
	struct tokens t = { .n = 0 };
	const bool good =
		read_tokens(&t, text) && t.n == 2 && t.row[1].digits <= 2 &&
		t.row[0].digits <= 2 &&
		(t.month_first || (t.row[0].kind == TOKEN_NUMBER &&
					  t.row[1].kind == TOKEN_MONTH));

	free(text);
	if (!good)
		return false;
	*month = t.row[!t.month_first].value;
	*day = t.row[t.month_first].value;
	return date_exists(2000, *month, *day);
}

/* --- showing ------------------------------------------------------------- */

char *
date_format(char out[DATE_TEXT], int32_t date)
{
	int year, month, day;

	out[0] = '\0';
	date_to_civil(date, &year, &month, &day);
	if (date_exists(year, month, day))
		snprintf(out, DATE_TEXT, "%04u-%02u-%02u",
			(unsigned)year % 10000, (unsigned)month % 100,
			(unsigned)day % 100);
	return out;
}

char *
date_format_time(char out[DATE_TIME_TEXT], int64_t seconds, int offset)
{
	int64_t minutes = floor_div(seconds, 60) + offset;
	int64_t days = floor_div(minutes, 24 * 60);
	int of_day = (int)(minutes - days * 24 * 60);
	char date[DATE_TEXT] = "";

	out[0] = '\0';
	if (days > INT32_MIN && days <= INT32_MAX)
		date_format(date, (int32_t)days);
	if (date[0])
		snprintf(out, DATE_TIME_TEXT, "%s %02u:%02u", date,
			(unsigned)of_day / 60 % 24, (unsigned)of_day % 60);
	return out;
}

static bool
digits_date(const char *s, int32_t today, int32_t *out)
{
	size_t n = strlen(s);
	char text[16];

	if ((n != 6 && n != 8) || strspn(s, "0123456789") != n)
		return false;
	snprintf(text, sizeof(text), "%.2s-%.2s-%.4s", s, s + 2, s + 4);
	return date_parse(text, today, out) == DATE_OK;
}

bool
date_short(const char *s, int32_t today, int32_t *out)
{
	int64_t days;

	if (digits_date(s, today, out))
		return true;
	if (strcasecmp(s, "h") == 0 || strcasecmp(s, "k") == 0) {
		*out = today - (*s == 'k' || *s == 'K');
		return true;
	}
	if (*s != '+' && *s != '-')
		return false;
	if (!num_i64(s + (*s == '+'), -9999, 9999, &days))
		return false;
	*out = today + (int32_t)days;
	return true;
}
