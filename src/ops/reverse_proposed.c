/* SPDX-License-Identifier: MIT */
#include "reverse_proposed.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/record/fields.h"
#include "magang/record/proposal_state.h"

uint64_t
told_number(const struct op *op, uint16_t id)
{
	const struct op_field *f = op_sets(op, id);

	if (!f)
		return 0;
	return (uint64_t)(f->new.kind == VALUE_NUMBER ? &f->new : &f->old)
		->number;
}

/* Of a case with an open proposal nothing else is decided. */
static const char *
open_hinders(const struct record *kase)
{
	return record_has(kase, F_PROPOSED)
		       ? refusal_text(MG_EEXIST, REFUSED_PROPOSED)
		       : NULL;
}

static const char *
of_case(struct txn *txn, uint64_t id)
{
	struct record *kase = xmalloc(sizeof(*kase));
	const char *why =
		record_load(txn, KIND_CASE, id, RECORD_UNCHECKED, kase)
			? open_hinders(kase)
			: NULL;

	free(kase);
	return why;
}

/* An approval comes back to the proposal that it approves. */
static const char *
of_approval(struct txn *txn, uint64_t proposal)
{
	struct record *r = xmalloc(sizeof(*r));
	const bool open = record_load(txn, KIND_PROPOSAL, proposal,
				  RECORD_UNCHECKED, r) &&
			  proposal_state(r) == PROPOSAL_OPEN;

	free(r);
	return !open ? refusal_text(MG_ECONFLICT, REFUSED_ANSWERED) : NULL;
}

const char *
proposal_hinders(struct txn *txn, const struct op *op)
{
	const bool back = op->verb == OP_DELETE;
	const uint64_t approves = told_number(op, F_PROPOSAL);
	enum kind kind;

	if (op->kind != KIND_DECISION && (op->kind != KIND_PROPOSAL || !back))
		return NULL;
	return back && approves ? of_approval(txn, approves)
				: of_case(txn, op_about(op, &kind));
}

bool
proposal_reopens(const struct op *op)
{
	const struct op_field *standing = op_sets(op, F_STANDING);
	const struct value open = value_text("open");

	return op->kind == KIND_PROPOSAL && op->verb == OP_SET && standing &&
	       value_equal(&standing->old, &open);
}

const char *
reopening_hinders(
	struct txn *txn, const struct op *op, const struct record *proposal)
{
	struct record *kase;
	const char *why = NULL;

	if (!proposal_reopens(op) ||
		proposal_state(proposal) != PROPOSAL_RETURNED)
		return NULL;
	kase = xmalloc(sizeof(*kase));
	if (record_load(txn, KIND_CASE,
		    (uint64_t)record_number(proposal, F_DECISION_CASE, 0),
		    RECORD_UNCHECKED, kase))
		why = decision_follows(proposal, kase)
			      ? open_hinders(kase)
			      : _("was moved on since; it stays");
	free(kase);
	return why;
}
