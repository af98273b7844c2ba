/* SPDX-License-Identifier: MIT */
/* The large places before the small ones: a name that several places have means
 * the one inside them. */
#include "magang/ops/settings_parse.h"

#include "magang/office/value_parse.h"
#include "magang/ops/ops.h"

#define LEVELS 5 /* none, and province to village */

/* The place known at each level; [0] stays empty. */
struct around {
	uint64_t at[LEVELS];
};

/* 0: it is no place. */
static size_t
level_of(const struct fdef *f)
{
	return f->type == TYPE_AREA ? (size_t)f->min : 0;
}

static void
know_record(struct around *a, const struct record *known)
{
	const struct kind_info *k = known ? kind_info(known->kind) : NULL;

	for (size_t i = 0; k && i < k->n_fields; i++)
		if (level_of(&k->fields[i]))
			a->at[level_of(&k->fields[i])] =
				(uint64_t)record_number(
					known, k->fields[i].id, 0);
}

/* What was known inside the place of before goes with it. */
static void
know_value(struct around *a, size_t level, const struct value *v)
{
	for (size_t i = level; level && i < LEVELS; i++)
		a->at[i] = 0;
	if (v->kind == VALUE_NUMBER)
		a->at[level] = level ? (uint64_t)v->number : 0;
}

static uint64_t
nearest(const struct around *a, size_t level)
{
	while (level > 0 && !a->at[level - 1])
		level--;
	return level ? a->at[level - 1] : 0;
}

int
settings_parse(struct office *office, const struct record *known,
	struct setting *rows, size_t n, struct arena *arena, struct err *err)
{
	struct around around = { { 0 } };
	int rc = 0;

	know_record(&around, known);
	for (size_t level = 0; level < LEVELS; level++)
		for (size_t i = 0; i < n && !rc; i++) {
			if (level_of(rows[i].field) != level)
				continue;
			rc = field_parse_within(office, rows[i].field,
				nearest(&around, level), rows[i].value.text,
				arena, &rows[i].value, err);
			if (!rc)
				know_value(&around, level, &rows[i].value);
		}
	return rc;
}
