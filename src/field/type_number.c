/* SPDX-License-Identifier: MIT */
/* Amounts, days and answers. */
#include <stdio.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/field/day.h"
#include "magang/field/merge.h"

#include "typed.h"

/* ---- numbers ------------------------------------------------------------ */

static int
take_amount(struct typed *t, bool good, int64_t v)
{
	char low[DECIMAL_TEXT], high[DECIMAL_TEXT], rule[120];

	if (!good)
		return typed_wrong(t, _("is no number"));
	if (!fdef_count_fits(t->f, v))
		return typed_wrong(t, _("must be a whole number"));
	if ((t->f->min || t->f->max) && (v < t->f->min || v > t->f->max)) {
		snprintf(rule, sizeof(rule), _("must be between %s and %s"),
			decimal_format(low, t->f->min),
			decimal_format(high, t->f->max));
		return typed_wrong(t, rule);
	}
	return typed_number(t, v);
}

/* Money and number are written alike: "1.050", "1,5", "1,5 juta". */
static int
parse_amount(struct typed *t)
{
	int64_t v = 0;
	bool good = money_parse(t->text, &v);

	return take_amount(t, good, v);
}

/* For reading: a score has as many digits as it has. */
static void
print_number(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char text[DECIMAL_TEXT];

	(void)ctx;
	(void)f;
	buf_adds(out, decimal_format(text, v->number));
}

/* Three digits behind the mark would be read as thousands. */
static void
write_number(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	bool three = v->number % 10 == 0 && v->number % 100 != 0;
	char text[DECIMAL_TEXT];

	(void)ctx;
	(void)f;
	buf_adds(out, decimal_format(text, v->number));
	if (three)
		buf_adds(out, "0");
}

/* As money is written; what is written is read back as it was. */
static void
print_money(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char text[DECIMAL_TEXT];

	(void)ctx;
	(void)f;
	buf_adds(out, money_format(text, v->number));
}

static void
sample_number(const struct sampling *s, const struct fdef *f, struct value *out)
{
	int64_t lo = f->min / DECIMAL_ONE, hi = f->max / DECIMAL_ONE;

	if (hi <= lo)
		hi = lo + 100;
	if (s->bent > 0)
		lo += (hi - lo) * 7 / 10;
	else
		lo += (hi - lo) / 5;
	if (s->bent < 0)
		hi -= (hi - lo) / 2;
	*out = value_number(s->between(s->outside, lo, hi) * DECIMAL_ONE);
}

FIELD_TYPE(number_type,
	.type = TYPE_NUMBER,
	.kept = VALUE_NUMBER,
	.takes = TAKES_RANGE,
	.parse = parse_amount,
	.print = print_number,
	.write = write_number,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_NUMBER,
	.filter = FILTER_AMOUNT,
	.chars = CHARS_NUMBER,
	.most = 24,
	.list = LIST_NONE,
	.column = COLUMN_NUMBER,
	.sample = sample_number);

FIELD_TYPE(money_type,
	.type = TYPE_MONEY,
	.kept = VALUE_NUMBER,
	.takes = TAKES_RANGE,
	.parse = parse_amount,
	.print = print_money,
	.write = write_number,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_MONEY,
	.filter = FILTER_AMOUNT,
	.chars = CHARS_ANY,
	.most = 32,
	.list = LIST_NONE,
	.column = COLUMN_NUMBER,
	.sample = sample_number);

/* ---- days --------------------------------------------------------------- */

static int
parse_date(struct typed *t)
{
	const int32_t today = t->ctx->today;
	const struct day_rules rules = { today, t->f->flags, t->ctx->after,
		t->ctx->outside };
	int32_t date;

	switch (day_read(t->text, &rules, &date)) {
	case DATE_OK:
		if (!fdef_day_fits(t->f, date, today))
			return typed_wrong(
				t, _("is a day to come, or before 1900"));
		return typed_number(t, date);
	case DATE_IMPOSSIBLE:
		return typed_wrong(t, _("there is no such day"));
	default:
		return typed_wrong(
			t, _("is no date; write 1998-03-12 or 12-3-1998"));
	}
}

static void
write_date(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char date[DATE_TEXT];

	(void)ctx;
	(void)f;
	buf_adds(out, date_format(date, (int32_t)v->number));
}

static void
sample_date(const struct sampling *s, const struct fdef *f, struct value *out)
{
	(void)f;
	*out = value_number(s->between(s->outside, s->from, s->to));
}

FIELD_TYPE(date_type,
	.type = TYPE_DATE,
	.kept = VALUE_NUMBER,
	.takes = TAKES_NOTHING,
	.parse = parse_date,
	.print = write_date,
	.write = write_date,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_DATE,
	.filter = FILTER_DAYS,
	.chars = CHARS_DATE,
	.most = 24,
	.list = LIST_NONE,
	.column = COLUMN_FIXED,
	.sample = sample_date);

/* ---- yes and no --------------------------------------------------------- */

static bool
is_one_of(const char *const *words, size_t n, const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

static int
parse_yesno(struct typed *t)
{
	static const char *const yes[] = { "yes", "y", "ya", "1", "はい",
		"true", "○", "〇", "◯" };
	static const char *const no[] = { "no", "n", "tidak", "tdk", "0",
		"いいえ", "false", "×", "✕" };

	if (is_one_of(yes, ARRAY_SIZE(yes), t->text))
		return typed_number(t, 1);
	if (is_one_of(no, ARRAY_SIZE(no), t->text))
		return typed_number(t, 0);
	return typed_wrong(t, _("must be yes or no"));
}

static void
print_yesno(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)ctx;
	(void)f;
	buf_adds(out, v->number ? _("yes") : _("no"));
}

static void
write_yesno(const struct field_context *ctx, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	(void)ctx;
	(void)f;
	buf_adds(out, v->number ? "yes" : "no");
}

#define SAMPLE_YES 150

static void
sample_yesno(const struct sampling *s, const struct fdef *f, struct value *out)
{
	unsigned yes = s->bent > 0 ? 1000 : s->bent < 0 ? 0 : SAMPLE_YES;

	(void)f;
	*out = value_number(sample_chance(s, yes));
}

FIELD_TYPE(yesno_type,
	.type = TYPE_YESNO,
	.kept = VALUE_NUMBER,
	.takes = TAKES_NOTHING,
	.parse = parse_yesno,
	.print = print_yesno,
	.write = write_yesno,
	.mask = mask_open,
	.key = key_none,
	.merge = merge_whole,
	.meaning = XT_YESNO,
	.filter = FILTER_NUMBER,
	.chars = CHARS_ANY,
	.most = 12,
	.list = LIST_YESNO,
	.column = COLUMN_YESNO,
	.sample = sample_yesno);
