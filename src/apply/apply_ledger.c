/* SPDX-License-Identifier: MIT */
/* What can stand in the ledger of a case. */
#include "apply_ledger.h"

#include "apply_check.h"
#include "apply_refuse.h"

#include "magang/base/err.h"
#include "magang/casework/refusal.h"
#include "magang/program/program.h"
#include "magang/record/ledger_state.h"
#include "magang/rulebook/program_cache.h"

int
applier_check_ledger(struct applier *ap, const struct judged *j)
{
	const struct record *new = j->new;
	const uint64_t of = (uint64_t)record_number(new, F_DECISION_CASE, 0);
	const uint16_t odd = ledger_odd(new);
	const struct program *p;

	if (odd && !j->op->sealed) /* what was sealed was there */
		return applier_refuse(
			ap, MG_EDATA, REFUSED_LEDGER_ODD " %u", odd);
	if (!record_load(
		    ap->txn, KIND_CASE, of, RECORD_UNCHECKED, &ap->child) ||
		!record_same(&ap->child, new, F_PROGRAM_NO))
		return applier_refuse(ap, MG_EDAMAGED, "about");
	p = rulebook_case_program(ap->book, ap->txn, &ap->child);
	return !ledger_is_yen(new) || (p && p->protection.yen)
		       ? 0
		       : applier_refuse(ap, MG_EDATA, REFUSED_LEDGER_YEN);
}
