/* SPDX-License-Identifier: MIT */
/*
 * A value for any field of any program, from its definition alone. Names in the
 * tables below only make the values of our own programs more likely ones; a
 * field that no table knows gets some value inside its range.
 */
#include "demo_value.h"

#include "demo_data.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/field/type.h"

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
	{ "host_transferred", 0, 1 },
	{ "host_from_rural", 0, 1 },
	{ "months_first_host", 12, 30 },
	{ "year1_hours", 1760, 2080 },
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
	{ "placement_waived", 60 },
};

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
likely_text(const struct demo_filling *f, const struct fdef *field)
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

/* ---- chance ------------------------------------------------------------- */

static uint32_t
below(void *outside, size_t n)
{
	return rng_below(&((const struct demo_filling *)outside)->d->rng, n);
}

static int64_t
between(void *outside, int64_t lo, int64_t hi)
{
	return rng_between(
		&((const struct demo_filling *)outside)->d->rng, lo, hi);
}

/* Of organisations alone: nobody is the friend of somebody invented. */
static int64_t
refer(void *outside, const struct fdef *field)
{
	const struct demo_filling *f = outside;
	enum org_use use = f->route->abroad ? ORG_HOST_ABROAD : ORG_HOST_HERE;
	const struct ids *list;

	if (!field->to || strcmp(field->to, kind_organisation.name) != 0)
		return 0;
	if (strstr(field->name, "coop"))
		use = ORG_COOPERATIVE;
	list = &f->d->orgs[use];
	return list->n ? (int64_t)list->rows[rng_below(&f->d->rng, list->n)]
		       : 0;
}

static struct sampling
sampling(struct demo_filling *f)
{
	return (struct sampling){ .outside = f,
		.below = below,
		.between = between,
		.refer = refer,
		.arena = f->d->arena,
		.serial = f->d->next,
		.village = f->applicant->village->code,
		.from = f->from,
		.to = f->to,
		.bent = f->mood == MOOD_GOOD  ? 1
			: f->mood == MOOD_BAD ? -1
					      : 0 };
}

/* ---- what its name makes likely ----------------------------------------- */

static const char *
named_text(const struct demo_filling *f, const struct fdef *field)
{
	const char *text = likely_text(f, field);
	char name[NAME_TEXT];

	if (text || !name_ends(field, "mentor"))
		return text;
	words_name(&f->d->words, &f->d->rng, 'L', 1980, name);
	return demo_text(f->d, "%s", name);
}

static bool
named_number(
	const struct demo_filling *f, const struct fdef *field, int64_t *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(likely_numbers); i++)
		if (strcmp(likely_numbers[i].name, field->name) == 0) {
			*out = rng_between(&f->d->rng, likely_numbers[i].lo,
				       likely_numbers[i].hi) *
			       DECIMAL_ONE;
			return true;
		}
	for (size_t i = 0; i < ARRAY_SIZE(likely_answers); i++)
		if (strcmp(likely_answers[i].name, field->name) == 0) {
			*out = rng_chance(&f->d->rng, likely_answers[i].yes);
			return true;
		}
	return false;
}

static bool
named_date(const struct demo_filling *f, const struct fdef *field, int64_t *out)
{
	if (name_ends(field, "until"))
		*out = f->from + rng_between(&f->d->rng, 300, 1700);
	else if (name_ends(field, "end"))
		*out = f->to + rng_between(&f->d->rng, 150, 330);
	else
		return false;
	return true;
}

static bool
named_value(const struct demo_filling *f, const struct fdef *field,
	struct value *out)
{
	const char *text;
	int64_t number;

	switch (type_of(field)->meaning) {
	case XT_TEXT:
		text = named_text(f, field);
		if (text)
			*out = value_text(text);
		return text != NULL;
	case XT_NUMBER:
	case XT_MONEY:
	case XT_YESNO:
		if (!named_number(f, field, &number))
			return false;
		break;
	case XT_DATE:
		if (!named_date(f, field, &number))
			return false;
		break;
	default:
		return false;
	}
	*out = value_number(number);
	return true;
}

void
demo_value(const struct demo_filling *f, const struct fdef *field,
	struct value *out)
{
	struct demo_filling own = *f;
	struct sampling s = sampling(&own);
	/* These are drawn even where a likely one stands for them: the people
	 * of a seed stay who they are. */
	bool both = field->type == TYPE_DIGITS || field->type == TYPE_DATE;

	*out = value_none();
	if (both)
		type_of(field)->sample(&s, field, out);
	if (!named_value(f, field, out) && !both)
		type_of(field)->sample(&s, field, out);
}
