/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_proposal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/refusal.h"
#include "magang/casework/task_make.h"
#include "magang/casework/verdict.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/proposal_state.h"
#include "many.h"
#include "op_parts.h"

#define RETURNED_DAYS 3 /* to look at it again */

/* A proposal with its case and person. */
struct proposed {
	const struct answer *answer;
	struct record kase, person, decision;
};

static int
load_case(struct office *office, struct txn *txn, struct change *c,
	const struct record *proposal, struct proposed *p, struct err *err)
{
	if (proposal_state(proposal) != PROPOSAL_OPEN)
		return err_set(err, MG_ECONFLICT, "%s",
			refusal_text(MG_ECONFLICT, REFUSED_ANSWERED));
	if (!record_load(
		    txn, KIND_PERSON, record_owner(proposal), 0, &p->person))
		return err_set(err, MG_ENOENT, _("its person is not there"));
	return office_load_in(office, txn, KIND_CASE,
		(uint64_t)record_number(proposal, F_DECISION_CASE, 0), c->arena,
		&p->kase, err);
}

/* It is judged anew: the facts may be others by now. What differs is seen before
 * it stands. */
static int
judge(struct office *office, struct txn *txn, const struct proposed *p,
	const struct record *proposal, struct err *err)
{
	struct buf rows = BUF_INIT;
	struct case_facts f;
	int to, rc;

	office_case_facts(office, txn, &p->kase, &p->person, &f);
	f.approving = true;
	to = f.program ? program_stage_by_number(
				 f.program, (uint8_t)record_number(
						    proposal, F_DECISION_TO, 0))
		       : -1;
	rc = case_move_check(&f, "system", to, decision_said(proposal),
		office->verdict, err);
	if (rc == MG_ENOTALLOWED && office->say_verdict)
		office->say_verdict(office, err);
	if (!rc && !p->answer->anew &&
		kept_compare(proposal, office->verdict, &rows)) {
		verdict_parse(
			office->verdict, f.program, buf_str(&rows), rows.len);
		rc = err_set(err, MG_ECONFLICT,
			_("the answers differ from those that it was proposed "
			  "on; look at it, then approve it anew, or return "
			  "it"));
	}
	buf_release(&rows);
	return rc;
}

static int
approve(struct office *office, struct txn *txn, struct change *c,
	struct proposed *p, const struct record *proposal, struct err *err)
{
	int rc = judge(office, txn, p, proposal, err);

	if (rc)
		return rc;
	decision_approve(&p->decision, proposal, &p->kase, office->today);
	if (office->access.user)
		record_set_number(&p->decision, F_DECISION_SECOND,
			(int64_t)office->access.user);
	change_create(c, &p->decision, p->person.id);
	kept_put(c, &c->ops[c->n - 1], office->verdict);
	change_expect(c, &p->person);
	return 0;
}

/* Whoever proposed it has it before him once more. */
static void
add_task(struct office *office, struct change *c, struct proposed *p,
	const struct record *proposal)
{
	const int64_t by = record_number(proposal, F_DECISION_BY, 0);
	const struct made_task t = { RULE_RETURNED, proposal->id,
		office->today + RETURNED_DAYS, NULL };

	if (!by || (uint64_t)by == office->access.user)
		return;
	record_set_number(&p->kase, F_OFFICER, by);
	task_make_one(c, office->book.site.lang, &p->kase, &t);
}

static void
give_back(struct office *office, struct change *c, struct proposed *p,
	const struct record *old, struct record *new)
{
	*new = *old;
	record_set_text(new, F_STANDING, "returned");
	record_set_text(new, F_RETURNED, p->answer->reason);
	if (office->access.user)
		record_set_number(
			new, F_DECISION_SECOND, (int64_t)office->access.user);
	change_update(c, old, new);
	add_task(office, c, p, old);
}

static int
answer_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	struct proposed *p = xmalloc(sizeof(*p));
	int rc;

	p->answer = m->ctx;
	rc = load_case(office, txn, c, old, p, err);
	if (!rc && p->answer->reason)
		give_back(office, c, p, old, new);
	else if (!rc)
		rc = approve(office, txn, c, p, old, err);
	free(p);
	return rc;
}

int
op_proposals_answer(struct office *office, const struct answer *a,
	struct receipt *out, struct err *err)
{
	struct many proposals = { .kind = KIND_PROPOSAL,
		.act = a->reason ? ACT_RETURN : ACT_APPROVE,
		.each = answer_each,
		.ctx = a,
		.try = a->try,
		.chosen = a->ids,
		.n = a->n };
	int rc = 0;

	if (a->reason && !a->reason[strspn(a->reason, " \t\r\n")])
		return err_set(err, MG_EUSAGE, _("say why it is returned"));
	if (!a->reason)
		rc = access_need(&office->access, PERM_APPROVE, err);
	return rc ? rc : op_many(office, &proposals, out, err);
}
