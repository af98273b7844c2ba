/* SPDX-License-Identifier: MIT */
#include "demo_class.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/marks.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/rolls.h"
#include "magang/office/office.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_complete.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/fields.h"
#include "magang/record/grade.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"
#include "magang/store/walk.h"

#include "demo_data.h"

/* ---- grades --------------------------------------------------------------- */

enum fate { PASSES, PASSES_AGAIN, MAY_REPEAT, FAILS };

static enum fate
fate_of(struct demo *d, const struct enrolled *e)
{
	struct record *seat = xmalloc(sizeof(*seat));
	const bool through =
		record_load(d->txn, KIND_SEAT, e->id, RECORD_UNCHECKED, seat) &&
		seat_state(seat) == SEAT_DONE;

	free(seat);
	if (through)
		return e->roll % 4 == 0 ? PASSES_AGAIN : PASSES;
	return e->roll % 3 == 1   ? MAY_REPEAT
	       : e->roll % 3 == 2 ? PASSES_AGAIN
				  : FAILS;
}

/* In whole points over what passes; false: there is no such mark. */
static bool
points_of(enum fate fate, uint16_t roll, size_t unit, int attempt, int *out)
{
	const bool weak = unit == roll % 2u || (fate >= MAY_REPEAT && unit < 2);

	*out = (int)((roll * 7u + unit * 11u) % 25);
	if (fate == PASSES || !weak)
		return attempt == 1;
	*out = attempt == 1 ? -6 - *out / 2 : *out / 3;
	if (attempt > 1 && fate == FAILS)
		*out = -4 - roll % 5;
	return attempt == 1 || fate == FAILS ||
	       (attempt == 2 && fate == PASSES_AGAIN);
}

static void
grade_column(struct demo *d, uint64_t cohort, const struct rolls *rolls,
	const struct unit *u, size_t nth, int attempt)
{
	struct record *none = xmalloc(2 * sizeof(*none)), *grade = none + 1;
	struct marks marks = { .n = 0 };
	char text[DECIMAL_TEXT];
	int over;

	for (size_t i = 0; i < rolls->n; i++) {
		const struct enrolled *e = &rolls->rows[i];

		if (e->until == INT32_MAX &&
			points_of(fate_of(d, e), e->roll, nth, attempt, &over))
			marks_set(&marks, e->roll,
				decimal_format(
					text, u->pass + over * DECIMAL_ONE));
	}
	grade_init(grade, cohort, u->number, u->name, (unsigned)attempt);
	sheet_set_marks(grade, F_GRADE_MARKS, &marks, d->change->arena);
	record_init(none, KIND_GRADE, grade->id);
	if (marks.n)
		op_differences(d->change,
			change_op(
				d->change, OP_CREATE, KIND_GRADE, grade->id, 0),
			none, grade);
	free(none);
}

void
demo_class_grades(
	struct demo *d, const struct record *cohort, const struct rolls *rolls)
{
	const struct program *p = office_program(d->office, d->txn,
		(uint16_t)record_number(cohort, F_COHORT_PROGRAM, 0), 0);

	for (size_t i = 0; p && i < p->n_units; i++)
		for (int attempt = 1; attempt <= p->units[i].attempts;
			attempt++)
			grade_column(
				d, cohort->id, rolls, &p->units[i], i, attempt);
}

/* ---- the end -------------------------------------------------------------- */

static void
list_finished(struct txn *txn, uint64_t cohort, struct ids *cases)
{
	struct record *seat = xmalloc(sizeof(*seat));
	struct rolls rolls;

	rolls_read(txn, cohort, ROLLS_ENROLLED, &rolls);
	for (size_t i = 0; i < rolls.n; i++)
		if (record_load(txn, KIND_SEAT, rolls.rows[i].id,
			    RECORD_UNCHECKED, seat) &&
			seat_state(seat) == SEAT_DONE)
			ids_add(cases, (uint64_t)record_number(
					       seat, F_DECISION_CASE, 0));
	rolls_release(&rolls);
	free(seat);
}

/* The one for who has passed; NULL: its program gives none. */
static const char *
certificate_for(struct office *office, struct txn *txn, uint64_t cohort)
{
	struct record *r = xmalloc(sizeof(*r));
	const struct program *p =
		record_load(txn, KIND_COHORT, cohort, RECORD_UNCHECKED, r)
			? office_program(office, txn,
				  (uint16_t)record_number(
					  r, F_COHORT_PROGRAM, 0),
				  0)
			: NULL;

	free(r);
	for (size_t i = 0; p && i < p->n_certificates; i++)
		for (size_t k = 0; k < p->certificates[i].n_on; k++)
			if (p->certificates[i].on[k] == p->complete.passed)
				return p->certificates[i].name;
	return NULL;
}

/* The last third is still to be printed. */
static void
list_certificates(
	struct txn *txn, const struct ids *cases, struct ids *certificates)
{
	struct walk w;

	for (size_t i = 0; i < cases->n; i++) {
		members_begin(
			&w, txn, KIND_CASE, cases->rows[i], KIND_CERTIFICATE);
		while (walk_next(&w))
			ids_add(certificates, walk_id(&w));
		walk_end(&w);
	}
	certificates->n -= certificates->n / 3;
}

/* What an op refuses here is nobody's fault: a program without a rule, without
 * certificates, a class in which nobody is left. */
void
demo_class_end(struct demo *d, uint64_t cohort)
{
	const struct complete_order order = { .cohort = cohort };
	struct ids cases = { 0 }, certificates = { 0 };
	struct giving giving = { 0 };
	struct receipt receipt = { 0 };
	struct err none = ERR_INIT;
	struct txn *txn;

	op_cohort_complete(d->office, &order, &receipt, &none);
	if (office_look(d->office, &txn, &none) != 0)
		return;
	list_finished(txn, cohort, &cases);
	giving.name = certificate_for(d->office, txn, cohort);
	office_look_end(txn);
	giving.cases = cases.rows;
	giving.n = cases.n;
	if (giving.name && giving.n)
		op_certificates_give(d->office, &giving, &receipt, &none);
	if (office_look(d->office, &txn, &none) == 0) {
		list_certificates(txn, &cases, &certificates);
		office_look_end(txn);
	}
	if (certificates.n)
		op_certificates_print(d->office, certificates.rows,
			certificates.n, NULL, &receipt, &none);
	ids_release(&cases);
	ids_release(&certificates);
}
