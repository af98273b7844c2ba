/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_version.h"

#include "magang/base/err.h"
#include "magang/office/office.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/dict.h"
#include "magang/rulebook/program_cache.h"

#include <stdlib.h>
#include <string.h>

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

/* ---- not wanted ------------------------------------------------------------ */

struct returning {
	uint64_t id;
	const char *reason;
};

static int
return_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	const struct returning *back = ctx;
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc = office_load_in(
		office, txn, KIND_PROGRAM, back->id, c->arena, old, err);

	if (!rc) {
		*new = *old;
		record_set_text(new, F_SET_RETURNED, back->reason);
		record_set_number(
			new, F_SET_RETURNED_BY, (int64_t)office->access.user);
		if (!change_update(c, old, new))
			rc = err_set(err, MG_EEXIST, "%s",
				refusal_text(MG_EEXIST, REFUSED_BACK));
	}
	free(old);
	free(new);
	return rc;
}

int
op_version_return(struct office *office, const struct program *version,
	const char *reason, struct receipt *out, struct err *err)
{
	struct returning back = { 0, reason };
	struct txn *txn;
	int rc;

	if (!reason[strspn(reason, " \t\r\n")])
		return err_set(err, MG_EUSAGE, _("say why it is returned"));
	rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	back.id = PROGRAM_ID(dict_number(txn, DICT_PROGRAM, 0, version->name),
		version->version);
	office_look_end(txn);
	return op_run(office, ACT_RETURN, return_build, &back, out, err);
}
