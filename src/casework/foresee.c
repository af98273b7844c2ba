/* SPDX-License-Identifier: MIT */
#include "magang/casework/foresee.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/record/change_index.h"
#include "magang/record/record.h"

void
foresee_fields(const struct op *op, struct record *out)
{
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_told(op->f[i].id) &&
			(out->n < RECORD_FIELDS ||
				record_has(out, op->f[i].id)))
			record_set(out, op->f[i].id, &op->f[i].new);
}

/* What is contested when a decision is made, or has gone. */
static struct value
appeal_of(struct txn *txn, const struct op *op, const struct record *kase)
{
	struct value v = value_none();
	struct record *before;

	if (op->verb == OP_CREATE)
		return op_sets(op, F_APPEAL)
			       ? value_number(op_number(op, F_APPEAL))
			       : v;
	before = xmalloc(sizeof(*before));
	if (case_decision(
		    txn, kase->id, (int64_t)stage_entries(kase) - 1, before) &&
		record_has(before, F_APPEAL))
		v = value_number(record_number(before, F_APPEAL, 0));
	free(before);
	return v;
}

/* Decisions of the change about a case, in their turn. */
static void
foresee_decisions(struct txn *txn, struct change_index *ix, struct record *kase)
{
	struct value appeal;
	uint32_t at = change_first_about(ix, KIND_CASE, kase->id);

	for (; at; at = change_next(ix, at)) {
		const struct op *op = &ix->c->ops[change_place(ix, at)];

		if (op->kind != KIND_DECISION)
			continue;
		if (op->verb == OP_CREATE)
			case_enter(kase, (uint8_t)op_number(op, F_DECISION_TO),
				(int32_t)op_number(op, F_DATE), ix->c->arena);
		else
			case_go_back(kase, ix->c->arena);
		appeal = appeal_of(txn, op, kase);
		record_set(kase, F_APPEALED, &appeal);
	}
}

bool
change_foresee(struct txn *txn, struct change_index *ix, enum kind kind,
	uint64_t id, struct record *out)
{
	bool there = change_foresee_itself(txn, ix, kind, id, out);

	while (there && kind_is_owner(kind) && record_has(out, F_MERGED))
		there = change_foresee_itself(txn, ix, kind,
			(uint64_t)record_number(out, F_MERGED, 0), out);
	return there;
}

bool
change_foresee_itself(struct txn *txn, struct change_index *ix, enum kind kind,
	uint64_t id, struct record *out)
{
	bool there = record_load(
		txn, kind, id, RECORD_UNCHECKED | RECORD_ITSELF, out);
	uint32_t at = ix ? change_first(ix, kind, id) : 0;

	for (; at; at = change_next(ix, at)) {
		const struct op *op = &ix->c->ops[change_place(ix, at)];

		if (op->verb == OP_CREATE)
			record_init(out, kind, id);
		if (op->verb == OP_CREATE || op->verb == OP_DELETE)
			there = op->verb == OP_CREATE;
		if (there && (op->verb == OP_CREATE || op->verb == OP_SET))
			foresee_fields(op, out);
		if (there && op->verb == OP_ERASE)
			record_set_number(out, F_ERASED, ix->c->date);
	}
	if (ix && there && kind == KIND_CASE)
		foresee_decisions(txn, ix, out);
	return there;
}
