/* SPDX-License-Identifier: MIT */
/* Whether an undo, or a redo, is one: of an act of the same user, and of what this
 * act touched or made follow. */
#include "apply_undo.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/log/given.h"
#include "magang/record/change.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"

#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_write.h"

bool
applier_comes_back(const struct applier *ap, const struct op *op)
{
	return applier_takes_back(ap) &&
	       op->id <= given_last(ap->txn, (uint8_t)op->kind,
				 (uint32_t)(op->id >> 32));
}

static bool
pair_follows(
	struct applier *ap, const struct trace_act *act, const struct op *op)
{
	struct record *pair = &ap->child;
	char answer[16];

	if (op->verb == OP_CREATE)
		return trace_act_touched(act, ap->txn, KIND_PERSON,
			(uint64_t)op_number(op, F_FIRST));
	/* nobody has answered it, and one of the two goes */
	return op->verb == OP_DELETE &&
	       record_load(
		       ap->txn, KIND_DOUBT, op->id, RECORD_UNCHECKED, pair) &&
	       strcmp(record_text(pair, F_ANSWER, answer, sizeof(answer)),
		       "open") == 0 &&
	       (trace_act_touched(act, ap->txn, KIND_PERSON,
			(uint64_t)record_number(pair, F_FIRST, 0)) ||
		       trace_act_touched(act, ap->txn, KIND_PERSON,
			       (uint64_t)record_number(pair, F_SECOND, 0)));
}

/* What is due for all at a host: who is there comes back, or goes. */
static bool
host_follows(const struct applier *ap, const struct op *op)
{
	const struct change *c = ap->c;
	bool found = false;

	for (size_t i = 0; !found && i < c->n; i++)
		found = applier_is_of_host(ap, &c->ops[i], op);
	return found;
}

/* A task that an undone act's record asks for, or does not any more; the doubt
 * whether its person is there already; the letter of the waiting list that a case
 * comes back to. */
static bool
undo_follows(
	struct applier *ap, const struct trace_act *act, const struct op *op)
{
	enum kind kind = (enum kind)op_number(op, F_ABOUT_KIND);
	uint64_t about = (uint64_t)op_number(op, F_ABOUT);
	bool rule = op_sets(op, F_RULE) != NULL;
	struct record *t = &ap->child;

	if (op->kind == KIND_DOUBT)
		return pair_follows(ap, act, op);
	if (op->kind == KIND_LETTER && op->verb == OP_CREATE)
		return trace_act_touched(act, ap->txn, KIND_CASE,
			(uint64_t)op_number(op, F_DECISION_CASE));
	if (op->kind != KIND_TASK ||
		(op->verb != OP_CREATE && op->verb != OP_SET))
		return false;
	if (op->verb == OP_SET &&
		record_load(ap->txn, KIND_TASK, op->id, RECORD_UNCHECKED, t)) {
		kind = record_about(t);
		about = (uint64_t)record_number(t, F_ABOUT, 0);
		rule = record_has(t, F_RULE);
	}
	return rule &&
	       (trace_act_touched(act, ap->txn, kind, about) ||
		       host_follows(ap, op) ||
		       trace_act_touched(act, ap->txn, KIND_PERSON, op->owner));
}

/*
 * An undo passes by the guards, so it is one: of an act of the same user (or by
 * the administrator), and of records that this act touched. Who is erased does not
 * come back, so what followed for others, as a place that became free, stands.
 */
int
applier_check_undo(struct applier *ap)
{
	const struct change *c = ap->c;
	struct trace_act act;
	int rc = 0;

	if (c->kind != ACT_UNDO && c->kind != ACT_REDO)
		return 0;
	trace_act(ap->txn, c->undoes, &act);
	if (act.kind == ACT_ERASE)
		rc = applier_refuse(ap, MG_ENOTALLOWED, REFUSED_ERASURE);
	else if (!access_takes_back(&ap->actor, act.actor, act.kind))
		rc = applier_refuse(ap, MG_EACCESS, "undo");
	for (size_t i = 0; !rc && i < c->n; i++)
		if (!op_is_reckoned(&c->ops[i]) &&
			!trace_act_touched_by(&act, ap->txn, &c->ops[i]) &&
			!undo_follows(ap, &act, &c->ops[i]))
			rc = applier_refuse(ap, MG_ENOTALLOWED, "undo");
	trace_act_release(&act);
	return rc;
}
