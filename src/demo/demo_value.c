/* SPDX-License-Identifier: MIT */
/*
 * A value for any field of any program, from its definition alone. Names in the
 * tables below only make the values of our own programs more likely ones; a
 * field that no table knows gets some value inside its range.
 */
#include "demo_data.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

#define DIGITS_TEXT 33

static const struct {
	const char *name;
	int64_t lo, hi; /* in whole units */
} likely_numbers[] = {
	{ "trade_months", 8, 40 },
	{ "schooling_months", 0, 36 },
	{ "height_cm", 148, 184 },
	{ "weight_kg", 42, 88 },
	{ "jft", 150, 240 },
	{ "wage_hour_yen", 1122, 1400 },
	{ "min_wage_yen", 1080, 1122 },
	{ "host_staff", 31, 240 },
	{ "host_trainees", 1, 3 },
	{ "host_trainees_2", 0, 3 },
	{ "host_trainees_3", 0, 2 },
	{ "host_transferred", 0, 1 },
	{ "host_from_rural", 0, 1 },
	{ "months_first_host", 12, 30 },
	{ "year1_hours", 1760, 2080 },
	{ "host_workers", 45, 300 },
	{ "host_apprentices", 1, 8 },
	{ "hours_theory", 130, 200 },
	{ "hours_practice", 720, 1000 },
	{ "allowance_idr", 1200000, 2600000 },
	{ "business_years", 1, 6 },
	{ "planned_jobs", 2, 8 },
	{ "capital_idr", 5000000, 150000000 },
	{ "turnover_idr", 36000000, 900000000 },
	{ "sales_months", 6, 14 },
	{ "workers", 1, 9 },
};

static const struct {
	const char *name;
	unsigned yes; /* of 1000, where nothing hangs on it */
} likely_answers[] = {
	{ "tattoo", 40 },
	{ "transferred", 0 },
	{ "civil_servant", 10 },
	{ "returnee", 300 },
	{ "priority_group", 250 },
	{ "trained_before", 30 },
	{ "wage_equal", 990 },
	{ "no_deposit", 990 },
	{ "a2_offered", 900 },
	{ "host_excellent", 350 },
	{ "placement_waived", 60 },
};
#define OTHER_YES 150

static const struct {
	const char *name;
	const char *text;
} likely_texts[] = {
	{ "job_category", "Sousai seizougyou" },
	{ "return_job", "Usaha makanan olahan" },
	{ "business_name", "Dapur Sunda" },
	{ "business_name", "Keripik Neglasari" },
	{ "business_name", "Jahit Mandiri" },
	{ "business_name", "Kopi Pasirjati" },
	{ "business_name", "Tani Sukamaju" },
	{ "kbli", "10794" },
	{ "kbli", "56101" },
	{ "kbli", "14111" },
	{ "kbli", "47111" },
};

const char *
demo_text(struct demo *d, const char *fmt, ...)
{
	char text[256];
	va_list va;
	int n;

	va_start(va, fmt);
	n = vsnprintf(text, sizeof(text), fmt, va);
	va_end(va);
	if (n < 0)
		n = 0;
	if ((size_t)n >= sizeof(text))
		n = sizeof(text) - 1;
	return arena_strndup(d->arena, text, (size_t)n);
}

/* One of the texts of a field; NULL: none is known. */
static const char *
likely_text(const struct filling *f, const struct fdef *field)
{
	const char *found[ARRAY_SIZE(likely_texts)];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(likely_texts); i++)
		if (strcmp(likely_texts[i].name, field->name) == 0)
			found[n++] = likely_texts[i].text;
	return n ? found[rng_below(&f->d->rng, n)] : NULL;
}

static bool
name_ends(const struct fdef *field, const char *end)
{
	size_t n = strlen(field->name), len = strlen(end);

	return n >= len && strcmp(field->name + n - len, end) == 0;
}

/* ---- one function a type ------------------------------------------------ */

static void
fill_text(const struct filling *f, const struct fdef *field, struct value *out)
{
	const char *text = likely_text(f, field);

	if (!text && name_ends(field, "mentor")) {
		char name[NAME_TEXT];

		words_name(&f->d->words, &f->d->rng, 'L', 1980, name);
		text = demo_text(f->d, "%s", name);
	}
	if (!text)
		text = demo_text(
			f->d, "DEMO-%u", 10000 + rng_below(&f->d->rng, 90000));
	*out = value_text(text);
}

static void
fill_upper(const struct filling *f, const struct fdef *field, struct value *out)
{
	(void)f;
	(void)field;
	*out = value_text("DEMO");
}

static void
fill_kana(const struct filling *f, const struct fdef *field, struct value *out)
{
	(void)f;
	(void)field;
	*out = value_text("デモ");
}

static void
fill_digits(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	static const char invented[] = "9001";
	const char *text = likely_text(f, field);
	size_t n = field->max > 0 && field->max < DIGITS_TEXT
			   ? (size_t)field->max
			   : 10;
	char digits[DIGITS_TEXT];

	for (size_t i = 0; i < n; i++)
		digits[i] =
			i < strlen(invented)
				? invented[i]
				: (char)('0' + (int)rng_below(&f->d->rng, 10));
	digits[n] = '\0';
	*out = value_text(text ? text : demo_text(f->d, "%s", digits));
}

static void
fill_phone(const struct filling *f, const struct fdef *field, struct value *out)
{
	char phone[20];

	(void)field;
	demo_phone(f->d, DEMO_PEOPLE_MAX + f->d->next, phone);
	*out = value_text(demo_text(f->d, "%s", phone));
}

static void
fill_email(const struct filling *f, const struct fdef *field, struct value *out)
{
	(void)field;
	*out = value_text(demo_text(f->d, "demo%zu@example.org", f->d->next));
}

static void
fill_passport(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	(void)field;
	*out = value_text(demo_text(f->d, "Z%08zu", f->d->next + 1));
}

static void
fill_rescard(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	(void)field;
	*out = value_text(demo_text(f->d, "ZZ%08zuZZ", f->d->next + 1));
}

static void
fill_date(const struct filling *f, const struct fdef *field, struct value *out)
{
	int64_t date = rng_between(&f->d->rng, f->from, f->to);

	if (name_ends(field, "until"))
		date = f->from + rng_between(&f->d->rng, 300, 1700);
	else if (name_ends(field, "end"))
		date = f->to + rng_between(&f->d->rng, 150, 330);
	*out = value_number(date);
}

static void
fill_number(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	int64_t lo = field->min / DECIMAL_ONE, hi = field->max / DECIMAL_ONE;

	if (hi <= lo)
		hi = lo + 100;
	for (size_t i = 0; i < ARRAY_SIZE(likely_numbers); i++)
		if (strcmp(likely_numbers[i].name, field->name) == 0) {
			*out = value_number(
				rng_between(&f->d->rng, likely_numbers[i].lo,
					likely_numbers[i].hi) *
				DECIMAL_ONE);
			return;
		}
	if (f->mood == MOOD_GOOD)
		lo += (hi - lo) * 7 / 10;
	else
		lo += (hi - lo) / 5;
	if (f->mood == MOOD_BAD)
		hi -= (hi - lo) / 2;
	*out = value_number(rng_between(&f->d->rng, lo, hi) * DECIMAL_ONE);
}

static void
fill_yesno(const struct filling *f, const struct fdef *field, struct value *out)
{
	unsigned yes = OTHER_YES;

	for (size_t i = 0; i < ARRAY_SIZE(likely_answers); i++)
		if (strcmp(likely_answers[i].name, field->name) == 0) {
			*out = value_number(
				rng_chance(&f->d->rng, likely_answers[i].yes));
			return;
		}
	if (f->mood == MOOD_GOOD)
		yes = 1000;
	else if (f->mood == MOOD_BAD)
		yes = 0;
	*out = value_number(rng_chance(&f->d->rng, yes));
}

/* The first is what most are: not colour blind, no work yet. */
static void
fill_choice(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	size_t at = rng_chance(&f->d->rng, 700)
			    ? 0
			    : rng_below(&f->d->rng, field->n_choices);

	if (field->n_choices)
		*out = value_text(field->choices[at].code);
}

static void
fill_level(const struct filling *f, const struct fdef *field, struct value *out)
{
	size_t n = field->n_choices, half = (n + 1) / 2;
	size_t at = rng_below(&f->d->rng, half);

	if (f->mood == MOOD_GOOD && n > 1)
		at = 1 + rng_below(&f->d->rng, half);
	if (n)
		*out = value_text(field->choices[at < n ? at : n - 1].code);
}

static void
fill_choices(
	const struct filling *f, const struct fdef *field, struct value *out)
{
	const char *text = "";
	size_t must = rng_below(&f->d->rng, field->n_choices);

	for (size_t i = 0; i < field->n_choices; i++)
		if (i == must || rng_chance(&f->d->rng, 250))
			text = demo_text(f->d, "%s%s%s", text, *text ? " " : "",
				field->choices[i].code);
	if (*text)
		*out = value_text(text);
}

static void
fill_area(const struct filling *f, const struct fdef *field, struct value *out)
{
	uint64_t code = f->applicant->village->code;
	int level = (int)field->max;

	if (level < AREA_REGENCY || level > AREA_VILLAGE)
		level = AREA_REGENCY;
	*out = value_number((int64_t)area_parent(code, (enum area_level)level));
}

static void
fill_ref(const struct filling *f, const struct fdef *field, struct value *out)
{
	enum org_use use = f->route->abroad ? ORG_HOST_ABROAD : ORG_HOST_HERE;
	const struct org_list *list;

	if (!(field->flags & FDEF_REF_ORGANISATION))
		return;
	if (strstr(field->name, "coop"))
		use = ORG_COOPERATIVE;
	list = &f->d->orgs[use];
	if (list->n)
		*out = value_number(
			(int64_t)list->ids[rng_below(&f->d->rng, list->n)]);
}

static void (*const fill[TYPE_COUNT])(const struct filling *f,
	const struct fdef *field, struct value *out) = {
	[TYPE_TEXT] = fill_text,
	[TYPE_NOTE] = fill_text,
	[TYPE_NAME] = fill_text,
	[TYPE_UPPER] = fill_upper,
	[TYPE_KATAKANA] = fill_kana,
	[TYPE_DIGITS] = fill_digits,
	[TYPE_PHONE] = fill_phone,
	[TYPE_EMAIL] = fill_email,
	[TYPE_PASSPORT] = fill_passport,
	[TYPE_RESCARD] = fill_rescard,
	[TYPE_DATE] = fill_date,
	[TYPE_NUMBER] = fill_number,
	[TYPE_MONEY] = fill_number,
	[TYPE_YESNO] = fill_yesno,
	[TYPE_CHOICE] = fill_choice,
	[TYPE_LEVEL] = fill_level,
	[TYPE_CHOICES] = fill_choices,
	[TYPE_AREA] = fill_area,
	[TYPE_REF] = fill_ref,
};

void
demo_value(const struct filling *f, const struct fdef *field, struct value *out)
{
	*out = value_none();
	if (fill[field->type])
		fill[field->type](f, field, out);
}
