/* SPDX-License-Identifier: MIT */
#include "import_sheets.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/rolls.h"
#include "magang/office/office.h"
#include "magang/ops/ops_grade.h"
#include "magang/ops/ops_sheet.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/dict.h"
#include "magang/record/grade.h"
#include "magang/record/index.h"
#include "magang/record/sheet.h"
#include "import_batch.h"

/* ---- which one ------------------------------------------------------------ */

/* *id: of the sheet that a row says; 0: it says none. */
typedef int (*sheet_said)(struct office *office, struct txn *txn,
	const struct record *said, struct arena *arena, uint64_t *id,
	struct err *err);

static uint64_t
cohort_of(const struct record *r)
{
	return (uint64_t)record_number(r, kind_info(r->kind)->about, 0);
}

/* As the caller may be told of it: no guess about others is right. */
static void
close_marks(struct office *office, struct txn *txn, struct record *old,
	struct arena *arena)
{
	static const uint16_t fields[] = { F_SHEET_MARKS, F_SHEET_LATE,
		F_GRADE_MARKS };
	struct marks *m = xmalloc(sizeof(*m));

	for (size_t i = 0; i < ARRAY_SIZE(fields); i++) {
		if (!record_has(old, fields[i]))
			continue;
		sheet_marks(old, fields[i], m);
		(old->kind == KIND_GRADE ? rolls_close : marks_close)(
			&office->access, txn, cohort_of_sheet(old->id), m);
		sheet_set_marks(old, fields[i], m, arena);
	}
	free(m);
}

static int
find_said(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, sheet_said says,
	struct err *err)
{
	struct txn *txn;
	uint64_t by_fields = 0;
	int rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	rc = says(im->office, txn, said, arena, &by_fields, err);
	if (by_fields)
		id = by_fields;
	*found = !rc && id && office_sees(im->office, txn, said->kind, id, old);
	if (*found) {
		record_own(old, arena);
		close_marks(im->office, txn, old, arena);
	}
	office_look_end(txn);
	return rc;
}

static int
day_said(struct office *office, struct txn *txn, const struct record *said,
	struct arena *arena, uint64_t *id, struct err *err)
{
	(void)office;
	(void)txn;
	(void)arena;
	(void)err;
	if (cohort_of(said) && record_has(said, F_SHEET_DAY))
		*id = sheet_id(cohort_of(said),
			(int32_t)record_number(said, F_SHEET_DAY, 0));
	return 0;
}

static unsigned
attempt_of(const struct record *r)
{
	return (unsigned)(record_number(r, F_GRADE_ATTEMPT, DECIMAL_ONE) /
			  DECIMAL_ONE);
}

static int
unit_said(struct office *office, struct txn *txn, const struct record *said,
	struct arena *arena, uint64_t *id, struct err *err)
{
	struct record *cohort;
	char name[DICT_NAME + 1];
	uint16_t unit;
	int rc;

	if (!cohort_of(said) || !record_has(said, F_GRADE_UNIT))
		return 0;
	cohort = xmalloc(sizeof(*cohort));
	rc = office_load_in(
		office, txn, KIND_COHORT, cohort_of(said), arena, cohort, err);
	record_text(said, F_GRADE_UNIT, name, sizeof(name));
	unit = rc ? 0
		  : dict_number(txn, DICT_UNIT,
			    (uint16_t)record_number(
				    cohort, F_COHORT_PROGRAM, 0),
			    name);
	if (unit)
		*id = grade_id(cohort_of(said), unit, attempt_of(said));
	free(cohort);
	return rc;
}

/* As it is kept beside what is there (NULL: nothing): "" is none. */
typedef void (*mark_kept)(const char *is, char mark[MARK_BYTES + 1]);

/* What marks become by those that are named; false: they are so already. */
static bool
put_named(struct marks *is, const struct marks *named, mark_kept kept)
{
	bool other = false;

	for (size_t i = 0; i < named->n; i++) {
		struct mark m = named->row[i];
		const char *was = marks_of(is, m.roll);

		kept(was, m.mark);
		other |= strcmp(was ? was : "", m.mark) != 0;
		marks_set(is, m.roll, m.mark);
	}
	return other;
}

/* ---- days of class -------------------------------------------------------- */

static bool
takes_day(const struct fdef *f)
{
	return f->id == F_SHEET_COHORT || f->id == F_SHEET_DAY ||
	       f->id == F_SHEET_MARKS || f->id == F_SHEET_EXTRA ||
	       f->id == F_SHEET_LATE || f->id == F_SHEET_LATE_WHY;
}

static int
find_day(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err)
{
	const int rc =
		find_said(im, id, said, arena, old, found, day_said, err);

	if (rc || *found || (cohort_of(said) && record_has(said, F_SHEET_DAY)))
		return rc;
	return err_set(err, MG_EDATA,
		_("a row is of a cohort and a day, or of the number of a sheet "
		  "that is there"));
}

/* A cause of its program may stand alone; so it is the one that is there. */
static void
mark_of_day(const char *is, char mark[MARK_BYTES + 1])
{
	if (sheet_mark(mark) == MARK_PRESENT)
		*mark = '\0';
	else if (is && !mark[1] && !sheet_mark(mark) &&
		 sheet_mark_cause(is) == *mark)
		memcpy(mark, is, strlen(is) + 1);
}

/* Late marks are told as all others: which are late the day says. */
static void
told_marks(const struct record *r, struct marks *out)
{
	struct marks *late = xcalloc(1, sizeof(*late));

	sheet_marks(r, F_SHEET_MARKS, out);
	sheet_marks(r, F_SHEET_LATE, late);
	for (size_t i = 0; i < late->n; i++)
		marks_set(out, late->row[i].roll, late->row[i].mark);
	free(late);
}

static bool
day_differs(const struct record *old, const struct record *said,
	struct arena *arena, struct record *out)
{
	struct marks *m = xcalloc(2, sizeof(*m)); /* now, told */
	bool other;

	*out = *old;
	told_marks(old, &m[1]);
	put_named(&m[0], &m[1], mark_of_day);
	told_marks(said, &m[1]);
	other = put_named(&m[0], &m[1], mark_of_day);
	if (other)
		sheet_set_marks(out,
			record_has(old, F_SHEET_LATE) ? F_SHEET_LATE
						      : F_SHEET_MARKS,
			&m[0], arena);
	free(m);
	if (record_has(said, F_SHEET_EXTRA))
		record_set(out, F_SHEET_EXTRA, record_get(said, F_SHEET_EXTRA));
	return other || !record_same(old, out, F_SHEET_EXTRA);
}

static const char *
text_said(const struct record *said, uint16_t field)
{
	const struct value *v = record_get(said, field);

	return v ? v->text : NULL;
}

static int
enter_day(struct import *im, const struct record *said,
	const struct record *old, struct receipt *out, struct err *err)
{
	const struct record *of = old ? old : said;
	struct marks *marks = xcalloc(1, sizeof(*marks));
	struct marked *is = xcalloc(1, sizeof(*is));
	const struct marking m = {
		.cohort = cohort_of(of),
		.day = (int32_t)record_number(of, F_SHEET_DAY, 0),
		.marks = marks,
		.extra = text_said(said, F_SHEET_EXTRA),
		.reason = text_said(said, F_SHEET_LATE_WHY),
		.act = im->act,
		.try = im->opt->dry_run,
	};
	int rc;

	told_marks(said, marks);
	rc = op_cohort_mark(im->office, &m, is, out, err);
	free(is);
	free(marks);
	return rc;
}

const struct told_kind sheet_rows = {
	.kind = KIND_SHEET,
	.takes = takes_day,
	.find = find_day,
	.differs = day_differs,
	.enter = enter_day,
};

/* ---- grades --------------------------------------------------------------- */

static bool
takes_grade(const struct fdef *f)
{
	return !(f->flags & FDEF_INNER);
}

static int
find_grade(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err)
{
	const int rc =
		find_said(im, id, said, arena, old, found, unit_said, err);

	if (rc || *found || (cohort_of(said) && record_has(said, F_GRADE_UNIT)))
		return rc;
	return err_set(err, MG_EDATA,
		_("a row is of a cohort and a unit, or of the number of grades "
		  "that are there"));
}

/* "078" is 78; what is none stays, to be refused by its name. */
static void
grade_kept(const char *is, char mark[MARK_BYTES + 1])
{
	char kept[MARK_BYTES + 1];

	(void)is;
	if (strcmp(mark, GRADE_GONE) == 0)
		*mark = '\0';
	else if (grade_typed(mark, strlen(mark), kept))
		memcpy(mark, kept, strlen(kept) + 1);
}

static bool
grade_differs(const struct record *old, const struct record *said,
	struct arena *arena, struct record *out)
{
	struct marks *m = xcalloc(2, sizeof(*m)); /* now, told */
	bool other;

	*out = *old;
	sheet_marks(old, F_GRADE_MARKS, &m[0]);
	sheet_marks(said, F_GRADE_MARKS, &m[1]);
	other = put_named(&m[0], &m[1], grade_kept);
	if (other)
		sheet_set_marks(out, F_GRADE_MARKS, &m[0], arena);
	free(m);
	return other;
}

static int
enter_grade(struct import *im, const struct record *said,
	const struct record *old, struct receipt *out, struct err *err)
{
	const struct record *of = old ? old : said;
	struct marks *marks = xcalloc(1, sizeof(*marks));
	struct graded *is = xcalloc(1, sizeof(*is));
	char unit[DICT_NAME + 1];
	const struct grading g = {
		.cohort = cohort_of(of),
		.unit = record_text(of, F_GRADE_UNIT, unit, sizeof(unit)),
		.attempt = attempt_of(of),
		.marks = marks,
		.act = im->act,
		.try = im->opt->dry_run,
	};
	int rc;

	sheet_marks(said, F_GRADE_MARKS, marks);
	for (size_t i = 0; i < marks->n; i++)
		if (strcmp(marks->row[i].mark, GRADE_GONE) != 0)
			grade_kept(NULL, marks->row[i].mark);
	rc = op_cohort_grade(im->office, &g, is, out, err);
	free(is);
	free(marks);
	return rc;
}

const struct told_kind grade_rows = {
	.kind = KIND_GRADE,
	.takes = takes_grade,
	.find = find_grade,
	.differs = grade_differs,
	.enter = enter_grade,
};
