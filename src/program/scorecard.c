/* SPDX-License-Identifier: MIT */
#include "magang/program/scorecard.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/program/program.h"

/* One of them; `name` is not ended. */
struct card_point {
	const char *name;
	size_t len;
	int64_t points;
};

/* Reads the point at *p and goes behind it; false: there is none. */
static bool
card_next(const char **p, const char *end, struct card_point *out)
{
	char number[DECIMAL_TEXT];
	const char *s = *p, *stop, *is;
	size_t n;

	while (s < end && *s == ' ')
		s++;
	is = s < end ? memchr(s, '=', (size_t)(end - s)) : NULL;
	stop = is ? memchr(is, ' ', (size_t)(end - is)) : NULL;
	stop = stop ? stop : end;
	n = is ? (size_t)(stop - is - 1) : 0;
	if (!is || is == s || n == 0 || n >= sizeof(number))
		return false;
	memcpy(number, is + 1, n);
	number[n] = '\0';
	*p = stop;
	*out = (struct card_point){ .name = s, .len = (size_t)(is - s) };
	return decimal_parse(number, &out->points);
}

int64_t
card_total(const char *text, size_t len)
{
	const char *p = text;
	struct card_point point;
	int64_t sum = 0;

	while (card_next(&p, text + len, &point))
		sum += point.points;
	return sum;
}

/* By its name, or as people call it, which may have blanks. */
static bool
names(const struct criterion *c, const char *text, size_t len)
{
	char *said;
	bool is;

	if (strlen(c->name) == len && memcmp(c->name, text, len) == 0)
		return true;
	said = xstrndup(text, len);
	is = utf8_says(&c->label, said);
	free(said);
	return is;
}

size_t
card_criterion(const struct assessment *a, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < a->n_criteria; i++)
		if (names(&a->criteria[i], text, len))
			break;
	return i;
}

static size_t
criterion_of(const struct assessment *a, const struct card_point *point)
{
	return card_criterion(a, point->name, point->len);
}

/* Up to a fault; `points` by place. */
static enum card_fault
read_points(const struct assessment *a, const char *text, size_t len,
	const struct card_point *points[CARD_POINTS],
	struct card_point room[CARD_POINTS], size_t *at)
{
	const char *p = text, *end = text + len;
	struct card_point point;

	while (card_next(&p, end, &point)) {
		const struct criterion *c;

		*at = criterion_of(a, &point);
		if (*at == a->n_criteria)
			return CARD_UNKNOWN;
		if (points[*at])
			return CARD_TWICE;
		c = &a->criteria[*at];
		if (point.points < c->min || point.points > c->max)
			return CARD_RANGE;
		room[*at] = point;
		points[*at] = &room[*at];
	}
	while (p < end && *p == ' ')
		p++;
	return p == end ? CARD_GOOD : CARD_BROKEN;
}

enum card_fault
card_check(const struct assessment *a, const char *text, size_t len, size_t *at)
{
	const struct card_point *points[CARD_POINTS] = { NULL };
	struct card_point room[CARD_POINTS];
	enum card_fault fault = read_points(a, text, len, points, room, at);

	if (fault)
		return fault;
	for (*at = 0; *at < a->n_criteria; ++*at)
		if (!points[*at])
			return CARD_MISSING;
	return CARD_GOOD;
}

void
card_write(const struct assessment *a, const char *text, size_t len,
	struct buf *out)
{
	const struct card_point *points[CARD_POINTS] = { NULL };
	struct card_point room[CARD_POINTS];
	char number[DECIMAL_TEXT];
	size_t at;

	read_points(a, text, len, points, room, &at);
	for (size_t i = 0; i < a->n_criteria; i++)
		if (points[i])
			buf_addf(out, "%s%s=%s", i ? " " : "",
				a->criteria[i].name,
				decimal_format(number, points[i]->points));
}

void
card_say(const struct assessment *a, const char *text, size_t len,
	enum lang lang, struct buf *out)
{
	const char *p = text, *end = text + len, *between = "";
	struct card_point point;
	char number[DECIMAL_TEXT];

	for (; card_next(&p, end, &point); between = ", ") {
		const size_t at = criterion_of(a, &point);

		buf_adds(out, between);
		if (at < a->n_criteria)
			buf_adds(out, label_in(&a->criteria[at].label, lang,
					      a->criteria[at].name));
		else
			buf_add(out, point.name, point.len);
		buf_addf(out, " %s", decimal_format(number, point.points));
	}
}
