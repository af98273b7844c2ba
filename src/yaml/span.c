/* SPDX-License-Identifier: MIT */
/* Spans of time as people write them, and as they are printed. */
#include "magang/yaml/span.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

#define SPAN_MAX 100000 /* days; 273 years */

/* word, unit, how many of the unit */
static const struct {
	const char *word;
	enum span_unit unit;
	int times;
} span_words[] = {
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

bool
span_parse(const char *s, struct span *out)
{
	static const char before[] = " before";
	const size_t tail = sizeof(before) - 1;
	size_t i, n = 0, len = strlen(s);
	int amount = 0, sign = 1;

	while (s[n] >= '0' && s[n] <= '9' && n < 6)
		amount = amount * 10 + (s[n++] - '0');
	if (n == 0 || s[n] != ' ')
		return false;
	n++;
	if (len > tail && strcmp(s + len - tail, before) == 0) {
		sign = -1;
		len -= tail;
	}
	for (i = 0; i < ARRAY_SIZE(span_words); i++) {
		const char *w = span_words[i].word;

		if (len < n || strlen(w) != len - n ||
			strncmp(w, s + n, len - n) != 0)
			continue;
		if (amount * span_words[i].times > SPAN_MAX)
			return false;
		out->amount = sign * amount * span_words[i].times;
		out->unit = span_words[i].unit;
		return true;
	}
	return false;
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
