/* SPDX-License-Identifier: MIT */
#include "magang/office/again.h"

#include "magang/office/asking.h"
#include "magang/office/office.h"
#include "magang/record/index.h"

bool
office_again(struct office *office, struct txn *txn, const struct program *by,
	bool told, struct again *a)
{
	const struct record *r = &a->decision;

	if (!by)
		by = office_program(office, txn,
			(uint16_t)record_number(r, F_PROGRAM_NO, 0), 0);
	if (!by ||
		!office_sees(office, txn, KIND_CASE,
			(uint64_t)record_number(r, F_DECISION_CASE, 0),
			&a->kase) ||
		!record_load(txn, KIND_PERSON, record_owner(&a->kase),
			RECORD_UNCHECKED, &a->person) ||
		record_has(&a->person, F_ERASED))
		return false;
	again_judge(a, &office->book, txn, by,
		told ? office_asking(office, txn, &a->kase)
		     : asking_of(office->access.permissions));
	return true;
}
