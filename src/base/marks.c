/* SPDX-License-Identifier: MIT */
#include "magang/base/marks.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

/* Place of a roll, or where it would stand. */
static size_t
place_of(const struct marks *m, uint16_t roll)
{
	size_t low = 0, high = m->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (m->row[mid].roll < roll)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static bool
has(const struct marks *m, size_t at, uint16_t roll)
{
	return at < m->n && m->row[at].roll == roll;
}

const char *
marks_of(const struct marks *m, uint16_t roll)
{
	size_t at = place_of(m, roll);

	return has(m, at, roll) ? m->row[at].mark : NULL;
}

static size_t
mark_length(const char *text, size_t len)
{
	size_t n = 0;

	while (n < len && (isalnum((unsigned char)text[n]) || text[n] == '.'))
		n++;
	return n;
}

static void
take_out(struct marks *m, size_t at)
{
	m->n--;
	memmove(&m->row[at], &m->row[at + 1], (m->n - at) * sizeof(m->row[0]));
}

bool
marks_set(struct marks *m, uint16_t roll, const char *mark)
{
	size_t at = place_of(m, roll), len = strlen(mark);
	bool there = has(m, at, roll);

	if (len > MARK_BYTES || mark_length(mark, len) != len || !roll)
		return false;
	if (!len && there)
		take_out(m, at);
	if (!len)
		return true;
	if (!there && m->n == MARKS_MAX)
		return false;
	if (!there) {
		memmove(&m->row[at + 1], &m->row[at],
			(m->n - at) * sizeof(m->row[0]));
		m->n++;
		m->row[at].roll = roll;
	}
	memcpy(m->row[at].mark, mark, len + 1);
	return true;
}

/* ---- text --------------------------------------------------------------- */

static bool
is_gap(char c)
{
	return c == ' ' || c == ',' || c == '\t' || c == '\n';
}

/* "12" of "12:i"; 0: none. */
static uint16_t
take_roll(const char *text, size_t len, size_t *at)
{
	unsigned roll = 0;
	size_t digits = 0;

	while (*at < len && isdigit((unsigned char)text[*at]) && digits < 5) {
		roll = roll * 10 + (unsigned)(text[*at] - '0');
		digits++;
		++*at;
	}
	return *at < len && text[*at] == ':' && roll <= UINT16_MAX
		       ? (uint16_t)roll
		       : 0;
}

static enum marks_fault
take_mark(struct marks *m, const char *text, size_t len, size_t *at)
{
	char mark[MARK_BYTES + 1];
	uint16_t roll = take_roll(text, len, at);
	size_t n;

	if (!roll)
		return MARKS_FORM;
	if (marks_of(m, roll))
		return MARKS_TWICE;
	if (m->n == MARKS_MAX)
		return MARKS_MANY;
	++*at;
	n = mark_length(text + *at, len - *at);
	if (n == 0 || n > MARK_BYTES ||
		(*at + n < len && !is_gap(text[*at + n])))
		return MARKS_FORM;
	memcpy(mark, text + *at, n);
	mark[n] = '\0';
	*at += n;
	marks_set(m, roll, mark);
	return MARKS_OK;
}

enum marks_fault
marks_parse(const char *text, size_t len, struct marks *out, size_t *at)
{
	out->n = 0;
	for (*at = 0; *at < len;) {
		enum marks_fault fault;

		if (is_gap(text[*at])) {
			++*at;
			continue;
		}
		fault = take_mark(out, text, len, at);
		if (fault != MARKS_OK)
			return fault;
	}
	return MARKS_OK;
}

void
marks_print(const struct marks *m, struct buf *out)
{
	for (size_t i = 0; i < m->n; i++)
		buf_addf(out, "%s%u:%s", i ? " " : "", m->row[i].roll,
			m->row[i].mark);
}

/* ---- merging ------------------------------------------------------------ */

static bool
same(const struct marks *a, const struct marks *b, uint16_t roll)
{
	const char *x = marks_of(a, roll), *y = marks_of(b, roll);

	return x && y ? strcmp(x, y) == 0 : x == y;
}

/* What the rolls of one list become. */
static bool
merge_rolls(const struct marks *rolls, const struct marks *now,
	const struct marks *seen, const struct marks *wanted, struct marks *out,
	uint16_t *roll)
{
	for (size_t i = 0; i < rolls->n; i++) {
		uint16_t r = rolls->row[i].roll;
		const char *mark = marks_of(wanted, r);

		if (same(seen, wanted, r))
			continue; /* nothing is wanted here */
		if ((!same(now, seen, r) && !same(now, wanted, r)) ||
			!marks_set(out, r, mark ? mark : "")) {
			*roll = r;
			return false;
		}
	}
	return true;
}

bool
marks_merge(const struct marks *now, const struct marks *seen,
	const struct marks *wanted, struct marks *out, uint16_t *roll)
{
	struct marks *all = xmalloc(sizeof(*all));
	uint16_t first = 0;
	bool good;

	*all = *now;
	/* what goes first, so that there is room for what comes */
	good = merge_rolls(seen, now, seen, wanted, all, &first) &&
	       merge_rolls(wanted, now, seen, wanted, all, &first);
	if (good)
		*out = *all;
	else if (roll)
		*roll = first;
	free(all);
	return good;
}
