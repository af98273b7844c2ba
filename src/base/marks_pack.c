/* SPDX-License-Identifier: MIT */
#include "magang/base/marks_pack.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/marks.h"

#define DIGITS 94
#define DIGIT_0 '!'
#define LETTERS 8  /* with more of them there is no room for two in a digit */
#define NUMBERS 93 /* in a row, and none */
#define NUMBER_CHARS 4
#define ROLL_MOST (4 * MARKS_MAX) /* beyond, the first is always the shortest */

/* A text that is read. */
struct packed {
	const char *p, *end;
};

static bool
next_is(const struct packed *t, char c)
{
	return t->p < t->end && *t->p == c;
}

/* A number without zeros before it; false: there is none. */
static bool
take_number(struct packed *t, unsigned most, unsigned *out)
{
	const char *from = t->p;

	for (*out = 0;
		t->p < t->end && isdigit((unsigned char)*t->p) && *out <= most;
		t->p++)
		*out = *out * 10 + (unsigned)(*t->p - '0');
	return t->p > from && *out <= most &&
	       (*from != '0' || t->p == from + 1);
}

/* ---- one after the other --------------------------------------------------- */

static bool
are_letters(const struct marks *m)
{
	size_t i = 0;

	while (i < m->n && isalpha((unsigned char)m->row[i].mark[0]) &&
		!m->row[i].mark[1])
		i++;
	return i == m->n;
}

static void
put_list(const struct marks *m, struct buf *out)
{
	const bool bare = are_letters(m);
	unsigned next = 1;

	for (size_t i = 0; i < m->n; i++) {
		const struct mark *row = &m->row[i];

		if (row->roll != next)
			buf_addf(out, "%s%u", i && !bare ? " " : "", row->roll);
		buf_addf(out, "%s%s", bare ? "" : ":", row->mark);
		next = row->roll + 1u;
	}
}

/* A letter, or what stands behind a colon; false: neither. */
static bool
take_mark(struct packed *t, char out[MARK_BYTES + 1])
{
	const bool bare = !next_is(t, ':');
	const size_t most = bare ? 1 : MARK_BYTES;
	size_t n = 0;

	t->p += !bare;
	while (n < most && t->p < t->end && !next_is(t, ':') &&
		!next_is(t, ' '))
		out[n++] = *t->p++;
	out[n] = '\0';
	return n > 0;
}

static bool
take_list(struct packed *t, struct marks *out)
{
	char mark[MARK_BYTES + 1];
	unsigned roll;

	for (unsigned next = 1; t->p < t->end; next = roll + 1) {
		t->p += out->n && next_is(t, ' ');
		roll = next;
		if (t->p < t->end && isdigit((unsigned char)*t->p) &&
			(!take_number(t, UINT16_MAX, &roll) || roll <= next))
			return false;
		if (!take_mark(t, mark) || roll > UINT16_MAX ||
			!marks_set(out, (uint16_t)roll, mark))
			return false;
	}
	return true;
}

/* ---- by digits ------------------------------------------------------------- */

/* What a mark is by its value from 1 on: a letter, or a number from `least` on. */
struct alphabet {
	char letters[LETTERS + 1]; /* ascending; "": numbers */
	unsigned least, n;
};

/* How many marks a digit holds, or none in their place. */
static unsigned
in_digit(const struct alphabet *a)
{
	unsigned n = 0;

	for (unsigned all = a->n + 1; all <= DIGITS; all *= a->n + 1)
		n++;
	return n;
}

static unsigned
value_of(const struct alphabet *a, const char *mark)
{
	if (*a->letters)
		return (unsigned)(strchr(a->letters, *mark) - a->letters) + 1;
	return (unsigned)atoi(mark) - a->least + 1;
}

static void
mark_of(const struct alphabet *a, unsigned value, char out[MARK_BYTES + 1])
{
	if (*a->letters)
		snprintf(out, MARK_BYTES, "%c", a->letters[value - 1]);
	else
		snprintf(out, MARK_BYTES, "%u", a->least + value - 1);
}

static bool
letters_of(const struct marks *m, struct alphabet *out)
{
	bool there[128] = { false };

	for (size_t i = 0; i < m->n; i++)
		there[m->row[i].mark[0] & 127] = true;
	for (size_t c = 0; c < sizeof(there); c++) {
		if (there[c] && out->n == LETTERS)
			return false;
		if (there[c])
			out->letters[out->n++] = (char)c;
	}
	return true;
}

/* As they are written by mark_of(). */
static bool
numbers_of(const struct marks *m, struct alphabet *out)
{
	unsigned most = 0, n;

	out->least = UINT16_MAX;
	for (size_t i = 0; i < m->n; i++) {
		const char *mark = m->row[i].mark;
		struct packed t = { mark, mark + strlen(mark) };

		if (strlen(mark) > NUMBER_CHARS ||
			!take_number(&t, UINT16_MAX, &n) || t.p < t.end)
			return false;
		most = n > most ? n : most;
		out->least = n < out->least ? n : out->least;
	}
	out->n = most - out->least + 1;
	return out->n <= NUMBERS;
}

static bool
alphabet_of(const struct marks *m, struct alphabet *out)
{
	*out = (struct alphabet){ .n = 0 };
	if (!m->n || m->row[m->n - 1].roll > ROLL_MOST)
		return false;
	return are_letters(m) ? letters_of(m, out) : numbers_of(m, out);
}

static void
put_digits(const struct marks *m, const struct alphabet *a, struct buf *out)
{
	const unsigned each = in_digit(a), last = m->row[m->n - 1].roll;

	if (*a->letters)
		buf_addf(out, "%s=", a->letters);
	else
		buf_addf(out, "%u-%u=", a->least, a->least + a->n - 1);
	for (unsigned roll = 1; roll <= last; roll += each) {
		unsigned digit = 0;

		for (unsigned i = each; i-- > 0;) {
			const char *mark = marks_of(m, (uint16_t)(roll + i));

			digit = digit * (a->n + 1) +
				(mark ? value_of(a, mark) : 0);
		}
		buf_addf(out, "%c", (char)(DIGIT_0 + digit));
	}
}

static bool
take_letters(struct packed *t, struct alphabet *out)
{
	for (; out->n < LETTERS && t->p < t->end &&
		isalpha((unsigned char)*t->p);
		t->p++)
		out->letters[out->n++] = *t->p;
	return out->n > 0;
}

static bool
take_numbers(struct packed *t, struct alphabet *out)
{
	unsigned most;

	if (!take_number(t, UINT16_MAX, &out->least) || !next_is(t, '-'))
		return false;
	t->p++;
	if (!take_number(t, UINT16_MAX, &most) || most < out->least)
		return false;
	out->n = most - out->least + 1;
	return out->n <= NUMBERS;
}

static bool
take_alphabet(struct packed *t, struct alphabet *out)
{
	const bool letters = isalpha((unsigned char)*t->p);

	*out = (struct alphabet){ .n = 0 };
	if (!(letters ? take_letters(t, out) : take_numbers(t, out)) ||
		!next_is(t, '='))
		return false;
	t->p++;
	return true;
}

static bool
take_digits(struct packed *t, struct marks *out)
{
	char mark[MARK_BYTES + 1];
	struct alphabet a;
	unsigned roll = 1;

	if (!take_alphabet(t, &a))
		return false;
	for (; t->p < t->end; t->p++) {
		unsigned digit = (unsigned)*t->p - DIGIT_0;

		for (unsigned i = in_digit(&a); i > 0; i--, roll++) {
			const unsigned value = digit % (a.n + 1);

			digit /= a.n + 1;
			if (!value)
				continue;
			mark_of(&a, value, mark);
			if (roll > UINT16_MAX ||
				!marks_set(out, (uint16_t)roll, mark))
				return false;
		}
		if (digit)
			return false;
	}
	return out->n > 0;
}

/* ---- the shortest ---------------------------------------------------------- */

void
marks_pack(const struct marks *m, struct buf *out)
{
	struct buf list = BUF_INIT, digits = BUF_INIT;
	struct alphabet a;

	put_list(m, &list);
	if (alphabet_of(m, &a))
		put_digits(m, &a, &digits);
	if (digits.len && digits.len < list.len)
		buf_add(out, digits.data, digits.len);
	else if (list.len)
		buf_add(out, list.data, list.len);
	buf_release(&list);
	buf_release(&digits);
}

bool
marks_unpack(const char *text, size_t len, struct marks *out)
{
	struct packed t = { text, text + len };
	bool good;

	out->n = 0;
	good = memchr(text, '=', len) ? take_digits(&t, out)
				      : take_list(&t, out);
	if (!good)
		out->n = 0;
	return good;
}
