/* SPDX-License-Identifier: MIT */
#include "magang/ops/retention.h"

#include "magang/base/err.h"
#include "magang/record/change_build.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"
#include "many.h"

static int
propose_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct expiring *x = m->ctx;
	const struct value none = value_none();

	(void)txn;
	if (!office->access.user)
		return err_set(err, MG_ENOTALLOWED,
			_("this office has no users, and it takes two of them: "
			  "magang user add NAME"));
	if (x->withdraw == !record_has(old, F_ERASE_BY))
		return 0;
	*new = *old;
	if (x->withdraw)
		record_set(new, F_ERASE_BY, &none);
	else
		record_set_number(
			new, F_ERASE_BY, (int64_t)office->access.user);
	change_update(c, old, new);
	return 0;
}

int
op_expire_propose(struct office *office, const struct expiring *x,
	struct receipt *out, struct err *err)
{
	struct many persons = { .kind = KIND_PERSON,
		.act = ACT_EXPIRE,
		.each = propose_each,
		.ctx = x,
		.try = x->try,
		.chosen = x->ids,
		.n = x->n,
		.most = MANY_APART };
	int rc = access_need(&office->access, PERM_APPROVE, err);

	return rc ? rc : op_many(office, &persons, out, err);
}
