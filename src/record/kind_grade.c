/* SPDX-License-Identifier: MIT */
/* Grades: the marks of a cohort in a unit (grade.h). */
#include "magang/record/grade.h"

#include <string.h>

#include "magang/record/cohort_sheet.h"
#include "magang/record/sheet.h"
#include "kind_rows.h"

#define TOLD .flags = FDEF_CLEAR | FDEF_HIDDEN
#define UNIT_NAME 40

static const struct fdef grade_fields[] = {
	{ F_GRADE_COHORT, "cohort", L("Angkatan", "Cohort", "クラス"), TYPE_REF,
		.required = "", KNOWN_BY, .to = "cohort" },
	{ F_GRADE_UNIT, "unit", L("Unit", "Unit", "単元"), TYPE_TEXT, 1,
		UNIT_NAME, .required = "", KNOWN_BY },
	{ F_GRADE_ATTEMPT, "attempt", L("Ujian ke-", "Attempt", "回"),
		TYPE_NUMBER, .required = "",
		.flags = FDEF_CLEAR | FDEF_HIDDEN | FDEF_FIXED | FDEF_WHOLE },
	{ F_GRADE_MARKS, "marks", L("Nilai", "Marks", "点数"), TYPE_MARKS,
		TOLD },
};

#define ATTEMPT_BITS 8

uint64_t
grade_id(uint64_t cohort, uint16_t unit, unsigned attempt)
{
	return cohort_sheet_id(
		cohort, (uint32_t)unit << ATTEMPT_BITS | (uint8_t)attempt);
}

uint16_t
grade_unit(uint64_t id)
{
	return (uint16_t)(id >> ATTEMPT_BITS);
}

unsigned
grade_attempt(uint64_t id)
{
	return (uint8_t)id;
}

static void
grade_says(uint64_t id, int64_t out[KIND_SAID])
{
	out[0] = (int64_t)cohort_of_sheet(id);
	out[1] = (int64_t)grade_attempt(id) * DECIMAL_ONE;
}

void
grade_init(struct record *g, uint64_t cohort, uint16_t unit, const char *name,
	unsigned attempt)
{
	record_init(g, KIND_GRADE, grade_id(cohort, unit, attempt));
	record_say(g);
	record_set_text(g, F_GRADE_UNIT, name);
}

void
grade_bare(struct record *out, const struct record *g)
{
	const struct value none = value_none();

	*out = *g;
	record_set(out, F_GRADE_MARKS, &none);
}

bool
grade_number(const char *mark, int64_t *out)
{
	const char *point = strchr(mark, '.');

	return (!point || strlen(point + 1) <= 2) && decimal_parse(mark, out);
}

KIND_ROW(GRADE, grade, "NL", L("Nilai", "Grades", "成績"), grade_fields,
	PERM_TEACH, PERM_TEACH, PERM_READ, 0, NULL, .about = F_GRADE_COHORT,
	.said = { F_GRADE_COHORT, F_GRADE_ATTEMPT }, .say = grade_says,
	.flags = KIND_WITHIN | KIND_GIVEN);
