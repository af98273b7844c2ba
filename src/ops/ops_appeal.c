/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_appeal.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/appeal.h"
#include "magang/casework/kept.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/office/office.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

#include "appeal_build.h"

int
op_appeal_build(struct office *office, struct txn *txn, struct change *c,
	const struct appealing *a, struct err *err)
{
	struct record *kase = xmalloc(3 * sizeof(*kase)), *d = kase + 1,
		      *appeal = kase + 2;
	int rc = access_need(&office->access, PERM_MOVE, err);

	if (!rc)
		rc = office_load_in(
			office, txn, KIND_CASE, a->kase, c->arena, kase, err);
	if (!rc && !case_last_decision(txn, kase->id, d))
		rc = err_set(err, MG_ENOENT,
			_("nothing was decided of this case yet"));
	if (!rc) {
		decision_of(appeal, kase,
			(uint8_t)record_number(d, F_DECISION_FROM, 0),
			office->today);
		record_set_number(appeal, F_APPEAL,
			(int64_t)(a->decision ? a->decision : d->id));
		record_set_text(appeal, F_DECISION_REASON, a->reason);
		if (office->access.user)
			record_set_number(appeal, F_DECISION_BY,
				(int64_t)office->access.user);
		change_create(c, appeal, record_owner(kase));
	}
	free(kase);
	return rc;
}

static int
appeal_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	return op_appeal_build(office, txn, c, ctx, err);
}

int
op_case_appeal(struct office *office, uint64_t kase, uint64_t decision,
	const char *reason, struct receipt *out, struct err *err)
{
	struct appealing a = { kase, decision, reason };

	if (!reason || !reason[strspn(reason, " \t\r\n")])
		return err_set(err, MG_EUSAGE,
			_("say what the appeal is about: --reason"));
	return op_run(office, ACT_APPEAL, appeal_build, &a, out, err);
}

const char *
appeal_none(struct office *office, uint64_t kase)
{
	struct record *r = xmalloc(2 * sizeof(*r));
	const char *word = REFUSED_NO_APPEAL;
	struct err unread = ERR_INIT;
	const struct program *p;
	int code = MG_ENOTALLOWED;
	struct txn *txn;
	int32_t until;

	if (office_look(office, &txn, &unread) == 0) {
		p = office_sees(office, txn, KIND_CASE, kase, r)
			    ? case_program(office, txn, r)
			    : NULL;
		if (p && case_last_decision(txn, kase, r + 1))
			code = appeal_refusal(
				appeal_may(&office->book, txn, p, r + 1,
					office->today, &until),
				&word);
		office_look_end(txn);
	}
	free(r);
	return code ? refusal_text(code, word) : NULL;
}
