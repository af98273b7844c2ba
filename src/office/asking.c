/* SPDX-License-Identifier: MIT */
#include "magang/office/asking.h"

#include "magang/base/err.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/program/score.h"
#include "magang/record/index.h"

bool
rules_read_health(const struct program *p)
{
	for (size_t i = 0; p && i < p->n_rules; i++)
		if (rule_reads(&p->rules[i]) & READS_HEALTH)
			return true;
	return false;
}

bool
office_tells_health(
	struct office *office, struct txn *txn, const struct record *kase)
{
	return asking_of(office->access.permissions) == ASK_HEALTH &&
	       kase->kind == KIND_CASE &&
	       rules_read_health(case_program(office, txn, kase));
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
