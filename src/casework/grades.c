/* SPDX-License-Identifier: MIT */
#include "magang/casework/grades.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/cohort_sheet.h"
#include "magang/record/fields.h"
#include "magang/record/grade.h"
#include "magang/record/index.h"
#include "magang/record/sheet.h"
#include "magang/store/walk.h"

void
grades_read(struct txn *txn, uint64_t cohort, struct grades *out)
{
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	*out = (struct grades){ NULL, 0, 0 };
	cohort_sheets_begin(&w, txn, KIND_GRADE, cohort);
	while (walk_next(&w)) {
		if (!record_decode(r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED))
			continue;
		VEC_GROW(out->rows, out->n, out->cap);
		out->rows[out->n].unit = grade_unit(walk_id(&w));
		out->rows[out->n].attempt = grade_attempt(walk_id(&w));
		sheet_marks(r, F_GRADE_MARKS, &out->rows[out->n++].marks);
	}
	walk_end(&w);
	free(r);
}

void
grades_release(struct grades *g)
{
	free(g->rows);
	*g = (struct grades){ NULL, 0, 0 };
}

const char *
grades_mark(const struct grades *g, const struct unit *u, unsigned attempt,
	uint16_t roll)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->rows[i].unit == u->number &&
			g->rows[i].attempt == attempt)
			return marks_of(&g->rows[i].marks, roll);
	return NULL;
}

bool
grades_best(const struct grades *g, const struct unit *u, uint16_t roll,
	int64_t *out)
{
	bool there = false;

	for (size_t i = 0; i < g->n; i++) {
		const char *mark = g->rows[i].unit == u->number
					   ? marks_of(&g->rows[i].marks, roll)
					   : NULL;
		int64_t v;

		if (!mark || !grade_number(mark, &v))
			continue;
		if (!there || v > *out)
			*out = v;
		there = true;
	}
	return there;
}

enum tri
grades_passed(const struct grades *g, const struct unit *u, uint16_t roll)
{
	int64_t best;

	if (!grades_best(g, u, roll, &best))
		return TRI_UNKNOWN;
	return best >= u->pass ? TRI_YES : TRI_NO;
}

unsigned
grades_last(const struct grades *g, const struct unit *u, uint16_t roll)
{
	unsigned last = 0;

	for (size_t i = 0; i < g->n; i++)
		if (g->rows[i].unit == u->number && g->rows[i].attempt > last &&
			marks_of(&g->rows[i].marks, roll))
			last = g->rows[i].attempt;
	return last;
}
