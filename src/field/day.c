/* SPDX-License-Identifier: MIT */
#include "magang/field/day.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/field/fdef.h"

#define AHEAD_YEARS 20   /* for years of two digits */
#define BEHIND_MONTHS -2 /* for days without a year */

static const struct {
	const char *word; /* lower case */
	int days;
} words[] = {
	{ "hari ini", 0 },
	{ "today", 0 },
	{ "今日", 0 },
	{ "本日", 0 },
	{ "besok", 1 },
	{ "esok", 1 },
	{ "tomorrow", 1 },
	{ "明日", 1 },
	{ "lusa", 2 },
	{ "明後日", 2 },
	{ "kemarin", -1 },
	{ "yesterday", -1 },
	{ "昨日", -1 },
	{ "minggu depan", 7 },
	{ "next week", 7 },
	{ "来週", 7 },
};

static bool
read_word(const char *text, const struct day_rules *rules, int32_t *out)
{
	char *low = utf8_caseless(text);
	bool found = false;

	for (size_t i = 0; !found && i < ARRAY_SIZE(words); i++) {
		found = strcmp(words[i].word, low) == 0;
		if (found)
			*out = rules->today + words[i].days;
	}
	free(low);
	/* nobody was born tomorrow */
	return found && !(rules->flags & FDEF_BIRTH && *out > rules->today);
}

static bool
is_behind(const struct day_rules *rules)
{
	return rules->flags & (FDEF_PAST | FDEF_BIRTH);
}

static bool
read_span(const char *text, const struct day_rules *rules, int32_t *out)
{
	struct span span;
	int32_t day;

	if (!rules->after || !span_read(text, &span))
		return false;
	day = rules->after(rules->outside, rules->today, span);
	if (day != DATE_NONE)
		*out = day;
	return day != DATE_NONE;
}

/* The 29th of February is that of a year that has one. */
static bool
read_yearless(const char *text, const struct day_rules *rules, int32_t *out)
{
	int32_t last = is_behind(rules)
			       ? date_add_months(rules->today, -12)
			       : date_add_months(rules->today, BEHIND_MONTHS);
	int year, month, day, from, m, d;

	if (rules->flags & FDEF_BIRTH || !date_yearless(text, &month, &day))
		return false;
	date_to_civil(last, &from, &m, &d);
	for (year = from; year < from + 9; year++) {
		*out = date_from_civil(year, month, day);
		if (*out != DATE_NONE && *out > last)
			return true;
	}
	return false;
}

enum date_result
day_read(const char *text, const struct day_rules *rules, int32_t *out)
{
	const int32_t pivot = is_behind(rules) ? rules->today
					       : date_add_months(rules->today,
							 12 * AHEAD_YEARS);
	char *clean = utf8_normal(text, strlen(text));
	enum date_result result = DATE_OK;

	if (!read_word(clean, rules, out) &&
		!date_short(clean, rules->today, out)) {
		result = date_parse(clean, pivot, out);
		if (result == DATE_UNREADABLE &&
			(read_yearless(clean, rules, out) ||
				read_span(clean, rules, out)))
			result = DATE_OK;
	}
	free(clean);
	return result;
}
