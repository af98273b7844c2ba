/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_version.h"

#include "magang/base/err.h"
#include "magang/office/office.h"
#include "magang/record/change_build.h"

#include "many.h"

/* Whatever else is asked of it, apply() asks. */
static int
version_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct program *to = m->ctx;

	(void)office;
	(void)txn;
	record_set_number(new, F_VERSION, to->version);
	return change_update(c, old, new)
		       ? 0
		       : err_set(err, MG_ENOENT,
				 _("is in this version already"));
}

int
op_cases_version(struct office *office, bool try, const struct program *to,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err)
{
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_SET,
		.each = version_each,
		.ctx = to,
		.try = try,
		.chosen = ids,
		.n = n };
	int rc = access_need(&office->access, PERM_EDIT | PERM_PLAN, err);

	if (rc)
		return rc;
	return op_many(office, &cases, out, err);
}
