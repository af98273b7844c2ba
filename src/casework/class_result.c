/* SPDX-License-Identifier: MIT */
#include "magang/casework/class_result.h"

#include "magang/casework/seats_told.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"

bool
class_result(struct class_result *out, struct rulebook *book, struct txn *txn,
	const struct record *kase)
{
	const struct program *p;

	*out = (struct class_result){ 0 };
	if (!class_of(txn, kase->id, &out->in) ||
		!attending_begin(
			&out->of.attending, book, txn, out->in.cohort) ||
		!out->of.attending.program)
		return false;
	p = out->of.program = out->of.attending.program;
	grades_read(txn, out->in.cohort, &out->of.grades);
	completed(&out->of, &out->in.seat, &out->is);
	out->ruled = p->complete.passed >= 0;
	out->ready = out->in.finished && out->ruled &&
		     record_number(kase, F_STAGE, 0) ==
			     p->stages[p->complete.passed].number &&
		     !seat_of_case(txn, kase->id, KIND_SLOT);
	return true;
}

void
class_result_release(struct class_result *r)
{
	completing_end(&r->of);
}
