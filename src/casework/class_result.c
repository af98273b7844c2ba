/* SPDX-License-Identifier: MIT */
#include "magang/casework/class_result.h"

#include "magang/casework/seats_told.h"
#include "magang/casework/stages.h"
#include "magang/program/program.h"
#include "magang/record/record.h"

bool
class_result(struct class_result *out, struct rulebook *book, struct txn *txn,
	const struct record *kase)
{
	*out = (struct class_result){ 0 };
	if (!class_of(txn, kase->id, &out->in) ||
		!attending_begin(
			&out->of.attending, book, txn, out->in.cohort) ||
		!out->of.attending.program)
		return false;
	out->of.program = out->of.attending.program;
	grades_read(txn, out->in.cohort, &out->of.grades);
	completed(&out->of, &out->in.seat, &out->is);
	out->ruled = out->of.program->complete.passed >= 0;
	out->ready = out->in.finished && case_is_active(book, txn, kase) &&
		     !seat_of_case(txn, kase->id, KIND_SLOT);
	return true;
}

void
class_result_release(struct class_result *r)
{
	completing_end(&r->of);
}
