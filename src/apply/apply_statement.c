/* SPDX-License-Identifier: MIT */
#include "apply_statement.h"

#include "magang/base/err.h"
#include "magang/casework/refusal.h"
#include "magang/casework/statement.h"
#include "magang/record/fields.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

/* Who is bound to areas would give away the figures of others. */
int
applier_check_statement(struct applier *ap, const struct judged *j)
{
	const struct record *r = j->new;
	const int64_t day = record_number(r, F_DATE, 0);

	if (ap->recorded || j->old)
		return 0;
	if (ap->actor.n_areas)
		return applier_refuse(ap, MG_EACCESS, REFUSED_STATEMENT_AREAS);
	if (day > ap->c->date)
		return applier_refuse(ap, MG_EDATA, REFUSED_STATEMENT_DAY);
	return record_number(r, F_STATEMENT_MADE, 0) == ap->c->date &&
			       record_number(r, F_STATEMENT_KNOWN, 0) <=
				       ap->c->date &&
			       (uint64_t)record_number(r, F_STATEMENT_BY, 0) ==
				       ap->c->actor &&
			       statement_is_whole(ap->book, ap->txn, r)
		       ? 0
		       : applier_refuse(ap, MG_EDATA, REFUSED_STATEMENT);
}

int
applier_check_statement_goes(struct applier *ap, const struct judged *j)
{
	(void)j;
	return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_STATEMENT_OUT);
}
