/* SPDX-License-Identifier: MIT */
/*
 * Who makes room moves the next one up, whoever that is: of another area, of a
 * stage that is for others to decide. So such a move is judged as the office's
 * own, and may be nothing but that.
 */
#include "apply_up.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/casework/waiting.h"
#include "magang/record/change_read.h"
#include "magang/record/fields.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"

#include "apply_refuse.h"

const struct op *
applier_up(const struct applier *ap, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (op_moves_up(&ap->c->ops[i]))
			return &ap->c->ops[i];
	return NULL;
}

struct act_search {
	bool (*is)(const struct op *op, const void *ctx);
	const void *ctx;
	bool found;
};

static bool
note_op(void *ctx, const struct op *op)
{
	struct act_search *l = ctx;

	l->found |= l->is(op, l->ctx);
	return false;
}

bool
applier_act_has(struct applier *ap,
	bool (*is)(const struct op *op, const void *ctx), const void *ctx)
{
	struct act_search l = { is, ctx, false };
	struct trace_act act;

	trace_act(ap->txn, ap->c->undoes, &act);
	for (size_t i = 0; !l.found && i < act.n; i++) {
		struct buf hold = BUF_INIT;
		struct err unused = ERR_INIT;
		struct log_entry e;
		struct change c;

		change_init(&c, ACT_SET);
		if (journal_read(ap->txn, act.seqs[i], &hold, &e))
			change_decode_some(&c, ap->book->store, &e.change,
				note_op, &l, &unused);
		change_release(&c);
		buf_release(&hold);
	}
	trace_act_release(&act);
	return l.found;
}

static bool
moves_it_up(const struct op *op, const void *ctx)
{
	return op_moves_up(op) && op->id == *(const uint64_t *)ctx;
}

int
applier_check_up(
	struct applier *ap, const struct op *up, size_t from, size_t end)
{
	bool good = true;

	for (size_t i = from; good && i < end; i++) {
		const struct op *op = &ap->c->ops[i];

		good = op == up || (op->owner == up->owner &&
					   (op->kind == KIND_TASK ||
						   op->kind == KIND_LETTER ||
						   op_is_reckoned(op)));
	}
	if (good && !ap->recorded && applier_takes_back(ap))
		good = applier_act_has(ap, moves_it_up, &up->id);
	return good ? 0 : applier_refuse(ap, MG_EDATA, "up");
}

int
applier_check_turn(struct applier *ap, const struct case_facts *f, int to)
{
	/* what moves up by itself must be the one whose turn it is */
	const bool good =
		ap->up ? waiting_first(&ap->turns, ap->book, ap->txn, f->c,
				 ap->c->act, ap->c->date) == f->c->id
		       : !waiting_before(&ap->turns, f, to, ap->c->act);

	return good ? 0 : applier_refuse(ap, MG_ENOTALLOWED, REFUSED_TURN);
}
