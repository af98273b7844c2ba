/* SPDX-License-Identifier: MIT */
#include "magang/view/grade_grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/office/office.h"
#include "magang/record/grade.h"
#include "magang/view/roll.h"

static void
read_rows(
	struct office *office, struct txn *txn, bool ever, struct grade_grid *g)
{
	struct rolls rolls;

	rolls_seen(&office->access, txn, g->cohort,
		ever ? ROLLS_EVER : ROLLS_ENROLLED, &rolls);
	g->rows = xcalloc(rolls.n + 1, sizeof(*g->rows));
	for (g->n = 0; g->n < rolls.n; g->n++) {
		struct grade_row *row = &g->rows[g->n];
		struct buf name = BUF_INIT;

		row->seat = rolls.rows[g->n];
		roll_name(office, txn, row->seat.id, &name);
		snprintf(row->name, sizeof(row->name), "%s", buf_str(&name));
		buf_release(&name);
	}
	rolls_release(&rolls);
}

static int
read_all(struct office *office, struct txn *txn, bool ever,
	struct grade_grid *g, struct err *err)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	const struct program *p = NULL;
	const bool there =
		office_sees(office, txn, KIND_COHORT, g->cohort, cohort);

	if (there) {
		record_text(cohort, F_COHORT_NAME, g->name, sizeof(g->name));
		p = office_program(office, txn,
			(uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0),
			0);
	}
	free(cohort);
	if (!there)
		return err_set(err, MG_ENOENT, _("this cohort is not there"));
	if (!p || !p->n_units)
		return err_set(err, MG_ENOENT,
			_("its program has no units to grade (cohorts: "
			  "units)"));
	g->units = p->units;
	g->n_units = p->n_units;
	read_rows(office, txn, ever, g);
	grades_read(txn, g->cohort, &g->grades);
	return 0;
}

int
grade_grid_read(struct office *office, uint64_t cohort, bool ever,
	struct grade_grid *out, struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	*out = (struct grade_grid){ .cohort = cohort };
	rc = read_all(office, txn, ever, out, err);
	office_look_end(txn);
	return rc;
}

void
grade_grid_release(struct grade_grid *g)
{
	free(g->rows);
	grades_release(&g->grades);
	g->rows = NULL;
	g->n = g->n_units = 0;
}

int
grade_grid_unit(const struct grade_grid *g, const char *name)
{
	for (size_t i = 0; i < g->n_units; i++)
		if (strcmp(g->units[i].name, name) == 0)
			return (int)i;
	return -1;
}

void
grade_marks(const struct grades *g, const struct unit *u, uint16_t roll,
	struct buf *out)
{
	for (unsigned i = 1; i <= (unsigned)u->attempts; i++) {
		const char *mark = grades_mark(g, u, i, roll);

		if (mark)
			buf_addf(out, "%s%s", out->len ? " " : "", mark);
	}
}

void
grade_cell(const struct grade_grid *g, size_t row, size_t unit, struct buf *out)
{
	grade_marks(&g->grades, &g->units[unit], g->rows[row].seat.roll, out);
}

enum tri
grade_passed(const struct grade_grid *g, size_t row, size_t unit)
{
	return grades_passed(
		&g->grades, &g->units[unit], g->rows[row].seat.roll);
}

const char *
unit_label(const struct office *office, const struct unit *u)
{
	return label_in(&u->label, office->lang, u->name);
}

const char *
unit_named(struct office *office, struct txn *txn, const struct record *cohort,
	const char *name)
{
	const struct program *p = office_program(office, txn,
		(uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0), 0);
	const int unit = p ? program_unit(p, name) : -1;

	return unit < 0 ? name : unit_label(office, &p->units[unit]);
}

void
grade_line(const struct unit *u, const struct marks *marks, struct buf *out)
{
	char pass[DECIMAL_TEXT];
	size_t below = 0;
	int64_t v;

	for (size_t i = 0; i < marks->n; i++)
		below += grade_number(marks->row[i].mark, &v) && v < u->pass;
	buf_addf(out, _("%zu marks, %zu below %s"), marks->n, below,
		decimal_format(pass, u->pass));
}
