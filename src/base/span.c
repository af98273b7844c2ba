/* SPDX-License-Identifier: MIT */
/* Spans of time as people write them, and as they are printed. */
#include "magang/base/span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

#define SPAN_MAX 100000 /* days; 273 years */

struct unit_word {
	const char *word;
	enum span_unit unit;
	int times; /* how many of the unit */
};

/* those of program files */
static const struct unit_word file_words[] = {
	{ "day", SPAN_DAYS, 1 },
	{ "days", SPAN_DAYS, 1 },
	{ "working day", SPAN_WORKING_DAYS, 1 },
	{ "working days", SPAN_WORKING_DAYS, 1 },
	{ "week", SPAN_DAYS, 7 },
	{ "weeks", SPAN_DAYS, 7 },
	{ "month", SPAN_MONTHS, 1 },
	{ "months", SPAN_MONTHS, 1 },
	{ "year", SPAN_YEARS, 1 },
	{ "years", SPAN_YEARS, 1 },
};

/* and those that people type, too */
static const struct unit_word typed_words[] = {
	{ "hari", SPAN_DAYS, 1 },
	{ "hr", SPAN_DAYS, 1 },
	{ "hari kerja", SPAN_WORKING_DAYS, 1 },
	{ "minggu", SPAN_DAYS, 7 },
	{ "bulan", SPAN_MONTHS, 1 },
	{ "tahun", SPAN_YEARS, 1 },
	{ "日", SPAN_DAYS, 1 },
	{ "日後", SPAN_DAYS, 1 },
	{ "営業日", SPAN_WORKING_DAYS, 1 },
	{ "営業日後", SPAN_WORKING_DAYS, 1 },
	{ "週間", SPAN_DAYS, 7 },
	{ "週間後", SPAN_DAYS, 7 },
	{ "か月", SPAN_MONTHS, 1 },
	{ "か月後", SPAN_MONTHS, 1 },
	{ "年", SPAN_YEARS, 1 },
	{ "年後", SPAN_YEARS, 1 },
};

/* The number at *s, which moves behind it; -1: none, or one too long. */
static int
take_amount(const char **s)
{
	size_t n = 0;
	int amount = 0;

	while ((*s)[n] >= '0' && (*s)[n] <= '9' && n < 6)
		amount = amount * 10 + ((*s)[n++] - '0');
	*s += n;
	return n ? amount : -1;
}

static bool
span_of(const struct unit_word *words, size_t n, const char *word, size_t len,
	int amount, struct span *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct unit_word *w = &words[i];

		if (strlen(w->word) != len || memcmp(w->word, word, len) != 0)
			continue;
		if (amount > SPAN_MAX / w->times)
			return false;
		out->amount = amount * w->times;
		out->unit = w->unit;
		return true;
	}
	return false;
}

bool
span_parse(const char *s, struct span *out)
{
	static const char before[] = " before";
	const size_t tail = sizeof(before) - 1;
	int amount = take_amount(&s);
	size_t len = strlen(s);
	bool back;

	if (amount < 0 || *s != ' ')
		return false;
	back = len > tail && strcmp(s + len - tail, before) == 0;
	if (!span_of(file_words, ARRAY_SIZE(file_words), s + 1,
		    len - 1 - (back ? tail : 0), amount, out))
		return false;
	if (back)
		out->amount = -out->amount;
	return true;
}

bool
span_word(const char *word, size_t len, struct span *out)
{
	return span_of(file_words, ARRAY_SIZE(file_words), word, len, 1, out);
}

/* "3 hari lalu": cuts what says that it is behind. */
static bool
cut_ago(const char *word, size_t *n)
{
	static const char *const ago[] = { " yang lalu", " lalu", " ago",
		"前" };

	for (size_t i = 0; i < ARRAY_SIZE(ago); i++) {
		const size_t len = strlen(ago[i]);

		if (*n > len && memcmp(word + *n - len, ago[i], len) == 0) {
			*n -= len;
			return true;
		}
	}
	return false;
}

bool
span_read(const char *s, struct span *out)
{
	char word[32];
	size_t n = 0;
	int amount;
	bool good, back;

	s += strspn(s, " +");
	amount = take_amount(&s);
	for (s += strspn(s, " "); *s && n < sizeof(word); s++)
		word[n++] = *s >= 'A' && *s <= 'Z' ? (char)(*s | 0x20) : *s;
	if (amount < 0 || *s)
		return false;
	while (n > 0 && word[n - 1] == ' ')
		n--;
	back = cut_ago(word, &n);
	good = span_of(file_words, ARRAY_SIZE(file_words), word, n, amount,
		       out) ||
	       span_of(typed_words, ARRAY_SIZE(typed_words), word, n, amount,
		       out);
	if (good && back)
		out->amount = -out->amount;
	return good;
}

/* one, many, before; in the order of enum lang */
static const char *const unit_text[][LANG_COUNT][2] = {
	[SPAN_NONE] = { { "", "" }, { "", "" }, { "", "" } },
	[SPAN_DAYS] = { { "hari", "hari" }, { "day", "days" }, { "日", "日" } },
	[SPAN_WORKING_DAYS] = { { "hari kerja", "hari kerja" },
		{ "working day", "working days" }, { "営業日", "営業日" } },
	[SPAN_MONTHS] = { { "bulan", "bulan" }, { "month", "months" },
		{ "か月", "か月" } },
	[SPAN_YEARS] = { { "tahun", "tahun" }, { "year", "years" },
		{ "年", "年" } },
};

void
span_format(struct buf *out, struct span span, enum lang lang)
{
	static const char *const before[LANG_COUNT] = { " sebelumnya",
		" before", "前" };
	const int n = abs(span.amount);

	if (span.unit == SPAN_NONE)
		return;
	buf_addf(out, "%d%s%s", n, lang == LANG_JA ? "" : " ",
		unit_text[span.unit][lang][n != 1]);
	if (span.amount < 0)
		buf_adds(out, before[lang]);
}

int64_t
area_code(const char *s)
{
	/* 32.05.12.1001: two digits three times, then four */
	static const size_t width[] = { 2, 2, 2, 4 };
	int64_t v = 0;
	size_t part, i;

	for (part = 0; part < ARRAY_SIZE(width); part++) {
		for (i = 0; i < width[part]; i++, s++) {
			if (*s < '0' || *s > '9')
				return 0;
			v = v * 10 + (*s - '0');
		}
		if (*s == '\0')
			return v;
		if (*s++ != '.')
			return 0;
	}
	return 0;
}
