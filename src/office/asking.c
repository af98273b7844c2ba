/* SPDX-License-Identifier: MIT */
#include "magang/office/asking.h"

#include "magang/base/err.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/program/score.h"
#include "magang/record/index.h"

bool
office_tells_health(
	struct office *office, struct txn *txn, const struct record *kase)
{
	const struct program *p = NULL;

	if (asking_of(office->access.permissions) == ASK_HEALTH &&
		kase->kind == KIND_CASE)
		p = case_program(office, txn, kase);
	for (size_t i = 0; p && i < p->n_rules; i++)
		if (rule_reads(&p->rules[i]) & READS_HEALTH)
			return true;
	return false;
}

enum asking
office_asking(struct office *office, struct txn *txn, const struct record *kase)
{
	struct err limit = ERR_INIT;

	return office_tells_health(office, txn, kase) &&
			       !office_read(office, READ_HEALTH,
				       record_owner(kase), 0, &limit)
		       ? ASK_HEALTH
		       : ASK_NOW;
}
