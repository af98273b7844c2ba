/* SPDX-License-Identifier: MIT */
/* Numbers that somebody gave: kept as text, zeros in front and all. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/identity/nik.h"

#include "typed.h"

/* ---- digits ------------------------------------------------------------- */

/* RT and RW are three digits, typed as one or two. */
static size_t
pad_three(const struct fdef *f, char *digits, size_t n)
{
	if (f->min != 3 || f->max != 3 || n == 0 || n >= 3)
		return n;
	memmove(digits + 3 - n, digits, n + 1);
	memset(digits, '0', 3 - n);
	return 3;
}

/* The digits of `text`, in out[40]. */
static int
take_digits(struct typed *t, const char *text, size_t len, char *digits)
{
	size_t n = 0;
	char rule[80];

	for (size_t i = 0; i < len; i++) {
		if (strchr(" .-'", text[i]))
			continue;
		if (!isdigit((unsigned char)text[i]) || n == 39)
			return typed_wrong(t, _("only digits"));
		digits[n++] = text[i];
	}
	digits[n] = '\0';
	n = pad_three(t->f, digits, n);
	if (!t->f->max || (n >= (size_t)t->f->min && n <= (size_t)t->f->max))
		return 0;
	if (t->f->min == t->f->max)
		snprintf(rule, sizeof(rule), _("must have %d digits, has %zu"),
			(int)t->f->min, n);
	else
		snprintf(rule, sizeof(rule),
			_("must have %d to %d digits, has %zu"), (int)t->f->min,
			(int)t->f->max, n);
	return typed_wrong(t, rule);
}

static int
parse_digits(struct typed *t)
{
	const char *slash =
		t->f->flags & FDEF_PAIR ? strchr(t->text, '/') : NULL;
	const size_t len = slash ? (size_t)(slash - t->text) : strlen(t->text);
	char digits[40], next[40], both[80];
	int rc = take_digits(t, t->text, len, digits);

	if (!rc && slash)
		rc = take_digits(t, slash + 1, strlen(slash + 1), next);
	if (rc)
		return rc;
	if (!slash)
		return typed_text(t, digits);
	snprintf(both, sizeof(both), "%s/%s", digits, next);
	return typed_text(t, both);
}

#define SAMPLE_DIGITS 33

static void
sample_digits(const struct sampling *s, const struct fdef *f, struct value *out)
{
	static const char invented[] = "9001";
	size_t n = f->max > 0 && f->max < SAMPLE_DIGITS ? (size_t)f->max : 10;
	char digits[SAMPLE_DIGITS];

	for (size_t i = 0; i < n; i++)
		digits[i] =
			i < strlen(invented)
				? invented[i]
				: (char)('0' + (int)s->below(s->outside, 10));
	digits[n] = '\0';
	*out = sample_format(s, "%s", digits);
}

TEXT_TYPE(digits_type, .type = TYPE_DIGITS,
	.takes = TAKES_LENGTH | TAKES_DIGITS, .parse = parse_digits,
	.mask = mask_open, .key = key_digits, .filter = FILTER_SAME,
	.chars = CHARS_DIGITS, .most = 39, .column = COLUMN_FIXED,
	.sample = sample_digits);

/* ---- the two cards of the state ----------------------------------------- */

static const char *const nik_fault_text[] = {
	[NIK_EMPTY] = N_("is empty"),
	[NIK_NOTATION] =
		N_("a spreadsheet has lost digits; take the number from "
		   "the card"),
	[NIK_LETTER] = N_("holds a letter; a NIK has 16 digits"),
	[NIK_LENGTH] = N_("a NIK has 16 digits"),
	[NIK_REGION] =
		N_("a province, regency or district of 00 does not exist"),
	[NIK_DATE] = N_("the birth date in it does not exist"),
	[NIK_SERIAL] = N_("a serial of 0000 is not issued"),
};

static int
parse_nik(struct typed *t)
{
	struct nik nik;
	enum nik_fault fault =
		nik_parse(t->text, DATE_NONE, t->ctx->today, &nik);

	if (fault == NIK_LETTER && nik.suggestion[0])
		return typed_wrongf(t, _("holds a letter; did you mean '%s'"),
			nik.suggestion);
	if (fault != NIK_OK)
		return typed_wrong(t, _(nik_fault_text[fault]));
	return typed_text(t, nik.digits);
}

/* "3204********0001"; what is no card number shows nothing of itself. */
static void
mask_card(const struct value *v, struct buf *out)
{
	char digits[NIK_DIGITS + 1], masked[NIK_DIGITS + 1];

	if (v->len != NIK_DIGITS) {
		mask_whole(v, out);
		return;
	}
	memcpy(digits, v->text, NIK_DIGITS);
	digits[NIK_DIGITS] = '\0';
	buf_adds(out, nik_mask(masked, digits));
}

/* A day of birth that exists, in a district that does not. */
static void
sample_nik(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "329999%02d%02d%02d%04zu",
		1 + (int)s->below(s->outside, 28),
		1 + (int)s->below(s->outside, 12),
		(int)s->below(s->outside, 100), 1 + s->serial % 9999);
}

TEXT_TYPE(nik_type, .type = TYPE_NIK, .takes = TAKES_NOTHING,
	.parse = parse_nik, .mask = mask_card, .key = key_digits,
	.filter = FILTER_SAME, .chars = CHARS_DIGITS, .most = NIK_DIGITS,
	.column = COLUMN_FIXED, .sample = sample_nik);

/* The number of a family card is built like a NIK, but of no birth. */
static int
parse_kk(struct typed *t)
{
	struct fdef card = *t->f;
	struct typed inner = *t;

	card.min = card.max = NIK_DIGITS;
	inner.f = &card;
	return parse_digits(&inner);
}

static void
sample_kk(const struct sampling *s, const struct fdef *f, struct value *out)
{
	struct fdef card = *f;

	card.max = NIK_DIGITS;
	sample_digits(s, &card, out);
}

TEXT_TYPE(kk_type, .type = TYPE_KK, .takes = TAKES_NOTHING, .parse = parse_kk,
	.mask = mask_card, .key = key_digits, .filter = FILTER_SAME,
	.chars = CHARS_DIGITS, .most = NIK_DIGITS, .column = COLUMN_FIXED,
	.sample = sample_kk);

/* ---- papers of a journey ------------------------------------------------ */

/* Upper case without blanks and dashes. */
static bool
squeeze_upper(const char *s, char *out, size_t size)
{
	size_t n = 0;

	for (; *s; s++) {
		if (*s == ' ' || *s == '-')
			continue;
		if (!isalnum((unsigned char)*s) || n + 1 >= size)
			return false;
		out[n++] = (char)toupper((unsigned char)*s);
	}
	out[n] = '\0';
	return n > 0;
}

static int
parse_passport(struct typed *t)
{
	char no[24];
	size_t n;

	/* No official form is published: 6 to 9 letters and digits. */
	if (!squeeze_upper(t->text, no, sizeof(no)))
		return typed_wrong(t, _("only letters and digits"));
	n = strlen(no);
	if (n < 6 || n > 9)
		return typed_wrong(t,
			_("a passport number has 6 to 9 letters and digits"));
	return typed_text(t, no);
}

/* The text and its end, so that a longer one is another. */
static size_t
key_text(const struct value *v, uint8_t out[TYPE_KEY])
{
	size_t n = v->len < TYPE_KEY - 1 ? v->len : TYPE_KEY - 1;

	if (n == 0)
		return 0;
	memcpy(out, v->text, n);
	out[n] = '\0';
	return n + 1;
}

static void
sample_passport(
	const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "Z%08zu", s->serial + 1);
}

TEXT_TYPE(passport_type, .type = TYPE_PASSPORT, .takes = TAKES_NOTHING,
	.parse = parse_passport, .mask = mask_whole, .key = key_text,
	.filter = FILTER_SAME, .chars = CHARS_CODE, .most = 12,
	.column = COLUMN_FLOW, .sample = sample_passport);

static int
parse_rescard(struct typed *t)
{
	char no[24];
	bool good = squeeze_upper(t->text, no, sizeof(no)) && strlen(no) == 12;

	for (int i = 0; good && i < 12; i++)
		good = i < 2 || i > 9 ? isalpha((unsigned char)no[i])
				      : isdigit((unsigned char)no[i]);
	if (!good)
		return typed_wrong(
			t, _("a residence card number is 2 letters, 8 "
			     "digits, 2 letters"));
	return typed_text(t, no);
}

static void
sample_rescard(
	const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = sample_format(s, "ZZ%08zuZZ", s->serial + 1);
}

TEXT_TYPE(rescard_type, .type = TYPE_RESCARD, .takes = TAKES_NOTHING,
	.parse = parse_rescard, .mask = mask_whole, .key = key_text,
	.filter = FILTER_SAME, .chars = CHARS_CODE, .most = 16,
	.column = COLUMN_FLOW, .sample = sample_rescard);
