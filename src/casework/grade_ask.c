/* SPDX-License-Identifier: MIT */
#include "magang/casework/grade_ask.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/refusal.h"
#include "magang/casework/rolls.h"
#include "magang/program/program.h"
#include "magang/record/dict.h"
#include "magang/record/grade.h"
#include "magang/record/index.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"

struct grade_judging {
	const struct grade_asking *a;
	const struct unit *unit; /* NULL: it was taken out of the program */
	uint64_t cohort;
	unsigned attempt;
	struct marks was, is, beside; /* of the attempt before, or behind */
	struct rolls rolls;           /* those whom the caller sees */
	bool all;                     /* they are all there are */
	const char *why;
	uint16_t roll;
};

static int
refuse(struct grade_judging *j, int code, const char *why)
{
	j->why = why;
	return code;
}

static void
read_beside(struct grade_judging *j, uint16_t unit, unsigned attempt)
{
	struct record *r = xmalloc(sizeof(*r));

	j->beside.n = 0;
	if (record_load(j->a->txn, KIND_GRADE,
		    grade_id(j->cohort, unit, attempt), RECORD_UNCHECKED, r))
		sheet_marks(r, F_GRADE_MARKS, &j->beside);
	free(r);
}

static bool
same(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Does the attempt before leave something to repeat? */
static bool
may_repeat(const struct grade_judging *j, uint16_t roll)
{
	const char *before = marks_of(&j->beside, roll);
	int64_t v;

	return before && grade_number(before, &v) && v < j->unit->pass;
}

static int
check_mark(struct grade_judging *j, const struct mark *m)
{
	const struct enrolled *seat = roll_of(&j->rolls, m->roll);
	int64_t v;

	j->roll = m->roll;
	if (!grade_number(m->mark, &v) || v < 0 ||
		(j->unit && v > j->unit->most))
		return refuse(j, MG_EDATA, REFUSED_GRADE);
	if (j->a->back)
		return 0;
	if (!seat || seat->until == INT32_MIN)
		return refuse(j, MG_ENOENT, REFUSED_NO_ROLL);
	if (j->attempt > 1 && !may_repeat(j, m->roll))
		return refuse(j, MG_ENOTALLOWED, REFUSED_RESIT);
	return 0;
}

/* Those that were not so before. */
static int
check_given(struct grade_judging *j, uint16_t unit)
{
	int rc = 0;

	if (j->a->before)
		j->beside = *j->a->before;
	else if (j->attempt > 1)
		read_beside(j, unit, j->attempt - 1);
	for (size_t i = 0; !rc && i < j->is.n; i++)
		if (!same(marks_of(&j->was, j->is.row[i].roll),
			    j->is.row[i].mark))
			rc = check_mark(j, &j->is.row[i]);
	return rc;
}

/* Those whom the caller does not see stay as they are. */
static int
check_seen(struct grade_judging *j)
{
	const struct marks *given = j->a->given;

	for (size_t i = 0; i < j->was.n + (given ? given->n : 0); i++) {
		const bool was = i < j->was.n;
		const struct mark *m =
			was ? &j->was.row[i] : &given->row[i - j->was.n];

		if (roll_of(&j->rolls, m->roll) ||
			(was && same(marks_of(&j->is, m->roll), m->mark)))
			continue;
		j->roll = m->roll;
		return refuse(j, MG_ENOENT, REFUSED_NO_ROLL);
	}
	return 0;
}

static int
check_gone(struct grade_judging *j, uint16_t unit)
{
	read_beside(j, unit, j->attempt + 1);
	for (size_t i = 0; i < j->was.n; i++) {
		j->roll = j->was.row[i].roll;
		if (!marks_of(&j->is, j->roll) && marks_of(&j->beside, j->roll))
			return refuse(j, MG_EINUSE, REFUSED_RESIT);
	}
	return 0;
}

static int
find_unit(struct grade_judging *j, const struct record *new, uint16_t *number)
{
	const struct program *p;
	struct record *cohort = xmalloc(sizeof(*cohort));
	char name[DICT_NAME + 1];
	uint16_t program;
	bool there = record_load(
		j->a->txn, KIND_COHORT, j->cohort, RECORD_UNCHECKED, cohort);
	int i;

	program = (uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0);
	free(cohort);
	if (!there)
		return refuse(j, MG_ENOENT, "about");
	record_text(new, F_GRADE_UNIT, name, sizeof(name));
	*number = dict_number(j->a->txn, DICT_UNIT, program, name);
	p = rulebook_program(j->a->book, j->a->txn, program, 0);
	i = p ? program_unit(p, name) : -1;
	j->unit = i < 0 ? NULL : &p->units[i];
	if (!*number || (!j->unit && !j->a->back))
		return refuse(j, MG_ENOENT, REFUSED_UNIT);
	if (!j->a->back && j->attempt > (unsigned)j->unit->attempts)
		return refuse(j, MG_ENOTALLOWED, REFUSED_ATTEMPT);
	return 0;
}

static int
judge(struct grade_judging *j, const struct record *old,
	const struct record *new)
{
	uint16_t unit;
	int rc;

	j->cohort = (uint64_t)record_number(new, F_GRADE_COHORT, 0);
	j->attempt = grade_attempt(new->id);
	rc = find_unit(j, new, &unit);
	if (rc)
		return rc;
	if (!j->attempt || new->id != grade_id(j->cohort, unit, j->attempt) ||
		record_number(new, F_GRADE_ATTEMPT, 0) !=
			(int64_t)j->attempt * DECIMAL_ONE)
		return refuse(j, MG_EDAMAGED, "id");
	if (old)
		sheet_marks(old, F_GRADE_MARKS, &j->was);
	sheet_marks(new, F_GRADE_MARKS, &j->is);
	j->all = j->a->back || rolls_are_all(j->a->who, j->a->txn, j->cohort);
	rolls_seen(j->all ? NULL : j->a->who, j->a->txn, j->cohort, ROLLS_EVER,
		&j->rolls);
	rc = j->all ? 0 : check_seen(j);
	if (!rc)
		rc = check_given(j, unit);
	if (!rc)
		rc = check_gone(j, unit);
	rolls_release(&j->rolls);
	return rc;
}

int
grade_ask(const struct grade_asking *a, const struct record *old,
	const struct record *new, const char **why, uint16_t *roll)
{
	struct grade_judging *j = xcalloc(1, sizeof(*j));
	int rc;

	j->a = a;
	rc = judge(j, old, new);
	*why = j->why;
	*roll = j->roll;
	free(j);
	return rc;
}
