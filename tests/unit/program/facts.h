/* SPDX-License-Identifier: MIT */
/* A case for the tests of expressions: fields and functions by name. */
#ifndef TEST_PROGRAM_FACTS_H
#define TEST_PROGRAM_FACTS_H

#include "magang/expr/expr.h"
#include "magang/expr/expr_parse.h"
#include "core.h"

static const struct choice levels[] = { CODE("none"), CODE("n5"), CODE("n4"),
	CODE("n3") };
static const struct choice other_levels[] = { CODE("n5"), CODE("n4") };
static const struct choice colours[] = { CODE("red"), CODE("blue"), CODE("no"),
	CODE("a2.1") };

static const struct fdef case_fields[] = {
	CODES("jlpt", TYPE_LEVEL, levels),
	CODES("old", TYPE_LEVEL, other_levels),
	CODES("colour", TYPE_CHOICE, colours),
	CODES("colours", TYPE_CHOICES, colours),
	{ .name = "math",
		.type = TYPE_NUMBER,
		.min = 0,
		.max = 20 * DECIMAL_ONE },
	FIELD("big", TYPE_NUMBER),
	FIELD("empty", TYPE_NUMBER),
	FIELD("zero", TYPE_NUMBER),
	FIELD("capital", TYPE_MONEY),
	FIELD("chosen", TYPE_YESNO),
	FIELD("blank", TYPE_YESNO),
	FIELD("refused", TYPE_YESNO),
	FIELD("until", TYPE_DATE),
	FIELD("start", TYPE_DATE),
	FIELD("birth_date", TYPE_DATE),
	FIELD("never", TYPE_DATE),
	FIELD("town", TYPE_TEXT),
	FIELD("regency", TYPE_AREA),
	FIELD("village", TYPE_AREA),
	{ .name = "fit", .type = TYPE_NUMBER, .privacy = PRIVACY_HEALTH },
	{ .name = "host", .type = TYPE_REF, .to = "organisation" },
	{ .name = "friend", .type = TYPE_REF, .to = "person" },
};

struct filled {
	const char *name;
	const char *text; /* NULL: the number */
	int64_t number;
};

static inline const struct filled *
case_values(size_t *n)
{
	static struct filled rows[] = {
		{ "jlpt", "n5", 0 },
		{ "old", "n4", 0 },
		{ "colour", "blue", 0 },
		{ "colours", "red a2.1", 0 },
		{ "math", NULL, 13 * DECIMAL_ONE },
		{ "big", NULL, DECIMAL_MAX },
		{ "zero", NULL, 0 },
		{ "capital", NULL, 1500000 * DECIMAL_ONE },
		{ "chosen", NULL, 1 },
		{ "refused", NULL, 0 },
		{ "until", NULL, 0 },
		{ "start", NULL, 0 },
		{ "birth_date", NULL, 0 },
		{ "town", "Garut", 0 },
		{ "regency", NULL, 3205 },
		{ "village", NULL, 3205121001 },
		{ "fit", NULL, 7 * DECIMAL_ONE },
	};

	rows[10].number = date_from_civil(2028, 5, 1);
	rows[11].number = date_from_civil(2027, 4, 1);
	rows[12].number = date_from_civil(2009, 4, 2);
	*n = ARRAY_SIZE(rows);
	return rows;
}

static inline void
case_field(void *ctx, const struct fdef *f, struct value *out)
{
	size_t i, n;
	const struct filled *rows = case_values(&n);

	(void)ctx;
	for (i = 0; i < n; i++) {
		if (strcmp(rows[i].name, f->name) != 0)
			continue;
		*out = (struct value){ .kind = VALUE_NUMBER,
			.number = rows[i].number };
		if (rows[i].text != NULL)
			*out = (struct value){ .kind = VALUE_TEXT,
				.text = rows[i].text,
				.len = strlen(rows[i].text) };
	}
}

static inline void
case_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	(void)ctx;
	if (arg != NULL && strcmp(arg, "late") == 0)
		return;
	out->kind = VALUE_NUMBER;
	out->number = DECIMAL_ONE;
	if (fact == FACT_ENTERED || fact == FACT_VALID_UNTIL)
		out->number = date_from_civil(2026, 12, 1);
	if (fact == FACT_HOURS)
		out->number = 120 * DECIMAL_ONE;
	if (fact == FACT_SCORE)
		out->number = (arg != NULL ? 80 : 62) * DECIMAL_ONE;
	if (fact == FACT_CONSENT || fact == FACT_HAS ||
		fact == FACT_QUOTA_LEFT || fact == FACT_NIK_VALID)
		out->number = 1;
}

static inline const struct fdef *
scope_find(const void *ctx, const char *name, size_t n)
{
	size_t i;

	(void)ctx;
	for (i = 0; i < ARRAY_SIZE(case_fields); i++)
		if (strlen(case_fields[i].name) == n &&
			memcmp(case_fields[i].name, name, n) == 0)
			return &case_fields[i];
	return NULL;
}

static const char *const case_names[] = { "contract", "late", "lang" };

static inline bool
scope_known(const void *ctx, enum fact fact, const char *name, size_t n)
{
	size_t i;

	(void)ctx;
	(void)fact;
	for (i = 0; i < ARRAY_SIZE(case_names); i++)
		if (strlen(case_names[i]) == n &&
			memcmp(case_names[i], name, n) == 0)
			return true;
	return false;
}

static inline size_t
scope_names(const void *ctx, int fact, const char **out, size_t max)
{
	size_t i, n = 0;

	(void)ctx;
	if (fact >= 0)
		for (i = 0; i < ARRAY_SIZE(case_names) && n < max; i++)
			out[n++] = case_names[i];
	else
		for (i = 0; i < ARRAY_SIZE(case_fields) && n < max; i++)
			out[n++] = case_fields[i].name;
	return n;
}

static inline const struct fdef *
scope_behind(const void *ctx, const struct fdef *via, size_t *n)
{
	(void)ctx;
	if (!via->to || strcmp(via->to, "organisation") != 0)
		return NULL;
	*n = ARRAY_SIZE(core_organisation);
	return core_organisation;
}

static const struct expr_scope case_scope = { NULL, scope_find, scope_known,
	scope_names, scope_behind };

/* The host has 30 people and no name. */
static inline void
case_step(void *ctx, const struct fdef *via, const struct fdef *f,
	struct value *out)
{
	(void)ctx;
	if (strcmp(via->name, "host") == 0 && strcmp(f->name, "staff") == 0)
		*out = (struct value){ .kind = VALUE_NUMBER,
			.number = 30 * DECIMAL_ONE };
}

static inline struct facts
case_facts(void)
{
	return (struct facts){ NULL, date_from_civil(2026, 11, 24), case_field,
		case_fact, case_step };
}

#endif
