/* SPDX-License-Identifier: MIT */
/*
 * The operations of an act turned round: old and new exchanged, newest first.
 * What somebody changed since stays and is named, and with it what came of it.
 */
#include "reverse.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/casework/tasks.h"
#include "magang/casework/waiting.h"
#include "magang/ops/history_entry.h"
#include "magang/ops/undo.h"
#include "magang/record/change_index.h"
#include "magang/record/op_merge.h"

#include "reverse_ask.h"
#include "reverse_lead.h"
#include "reverse_left.h"
#include "reverse_op.h"
#include "reverse_places.h"
#include "reverse_state.h"

/* What comes back of an operation and those that go with it, from `from` on:
 * without tasks whose lead stays, and with what follows now. */
static void
undo_follow(struct undoing *u, size_t from, size_t lead)
{
	struct change *out = u->out;
	size_t n = from;

	change_index_cut(&u->done, from);
	for (size_t i = from; i < out->n; i++) {
		if ((out->ops[i].kind == KIND_TASK ||
			    out->ops[i].kind == KIND_LETTER) &&
			undo_lead_stays(u, &out->ops[i], lead))
			free(out->ops[i].f);
		else
			out->ops[n++] = out->ops[i];
	}
	out->n = n;
	persons_ask_again(u->office, u->txn, out, from);
	n = out->n;
	/* what is new is known by its place */
	for (size_t i = from; i < n; i++)
		if (out->ops[i].verb == OP_CREATE && !(out->ops[i].id >> 32) &&
			out->ops[i].kind == KIND_DECISION)
			out->ops[i].id = i + 1;
	change_follow(&u->office->book, u->txn, out);
}

/* One operation; false: nothing comes back of it. */
static bool
undo_one(struct undoing *u, size_t i)
{
	const struct op *op = &u->ops->c->ops[i];

	u->now.n = 0;
	if (op->sealed)
		undo_say_left(u, op,
			op->lost ? _("the key is damaged")
				 : _("the data were erased"));
	else if (op_moves_up(op) && undo_lead_stays(u, op, i))
		undo_say_left(u, op,
			_("keeps its place: what made room for it stays"));
	else if (op->kind != KIND_LETTER || op->verb != OP_DELETE ||
		 !undo_lead_stays(u, op, i))
		return undo_op(u, op);
	return false;
}

/* What a seat follows from has to be seen before it. */
static void
undo_seats(struct undoing *u, size_t from, size_t end)
{
	for (size_t i = end; i-- > from;) {
		bool stays;

		if (undo_is_of_case(u, i, &stays))
			u->idle[i] = stays || !undo_one(u, i);
	}
}

/* What people count: no task, letter or score that follows from it. */
static bool
is_step(const struct op *op)
{
	return op->kind != KIND_TASK && op->kind != KIND_LETTER &&
	       !op_is_reckoned(op);
}

/* Whoever waits for it may have seen enough, while nothing has come back. */
static bool
goes_on(struct undoing *u, const struct op *op)
{
	const struct office_steps *steps = &u->office->steps;
	struct reversal *r = u->r;

	if (!steps->at || u->report != r->report)
		return true;
	if (r->at < r->all)
		r->at += is_step(op);
	r->stopped =
		r->at && !steps->at(steps->ctx, r->at, r->all) && !steps->firm;
	return !r->stopped;
}

/* What could be refused alone can be left alone, too. */
static void
undo_ops(struct undoing *u, const struct change *c)
{
	size_t from = 0, lead = 0, end = c->n;
	bool stays;

	for (size_t i = c->n; i-- > 0 && goes_on(u, &c->ops[i]);) {
		const struct op *op = &c->ops[i];

		/* what follows stands before it in what takes it back */
		if (!lead || (op->kind != KIND_TASK && op->kind != KIND_LETTER))
			lead = i;
		if (!undo_is_of_case(u, i, &stays))
			u->idle[i] = !undo_one(u, i);
		if (op->soft) {
			undo_seats(u, i, end);
			undo_follow(u, from, lead);
			change_soft(u->out, from);
			from = u->out->n;
			lead = 0;
			end = i;
		}
	}
	undo_seats(u, 0, end);
	if (from < u->out->n)
		undo_follow(u, from, lead);
}

static int
reverse(struct reversal *r, struct txn *txn, uint64_t seq, struct change *out,
	bool plan, struct err *err)
{
	struct undoing *u = xcalloc(1, sizeof(*u));
	struct history_row row = { .seq = seq };
	struct undo_report unsaid = { 0 };
	struct meanwhile here = { NULL };
	struct change_index ops;
	struct change c;
	int rc;

	*u = (struct undoing){ .r = r,
		.office = r->office,
		.txn = txn,
		.out = out,
		.report = plan ? &unsaid : r->report };
	u->places = (struct places_back){ .office = r->office,
		.txn = txn,
		.out = out,
		.here = plan ? &r->planned : &here };
	verdict_init(&u->places.v);
	change_index_init(&u->done, out);
	change_init(&c, ACT_SET);
	rc = history_entry(r->office, txn, seq, NULL, NULL, &c, &row, err);
	change_index_init(&ops, &c);
	u->ops = &ops;
	u->idle = xcalloc(c.n + 1, sizeof(*u->idle));
	u->report->time = c.time; /* its first entry is the last to come */
	if (!rc && row.code == 0)
		undo_ops(u, &c);
	if (!rc && r->stopped)
		rc = err_set(
			err, MG_ESTOPPED, _("stopped; nothing was changed"));
	if (!rc && plan)
		undo_note_leads(u);
	u->report->waits += u->places.waits;
	free(u->idle);
	if (u->uses)
		uses_release(u->uses);
	free(u->uses);
	meanwhile_release(&here);
	verdict_release(&u->places.v);
	change_index_release(&u->done);
	change_index_release(&ops);
	change_release(&c);
	free(u);
	return rc;
}

int
reverse_entry(struct reversal *r, struct txn *txn, uint64_t seq,
	struct change *out, struct err *err)
{
	return reverse(r, txn, seq, out, false, err);
}

static bool
no_values(void *ctx, const struct op *op)
{
	(void)ctx;
	(void)op;
	return false;
}

static void
count_all(struct reversal *r, struct txn *txn)
{
	const struct office_steps *steps = &r->office->steps;

	for (size_t i = 0; steps->at && i < r->act->n; i++) {
		struct history_row row = { .seq = r->act->seqs[i] };
		struct err unread = ERR_INIT;
		struct change c;

		change_init(&c, ACT_SET);
		history_entry(r->office, txn, row.seq, no_values, NULL, &c,
			&row, &unread);
		for (size_t k = 0; k < c.n; k++)
			r->all += is_step(&c.ops[k]);
		change_release(&c);
	}
	if (steps->at)
		steps->at(steps->ctx, 0, r->all);
}

static bool
note_up(void *ctx, const struct op *op)
{
	*(bool *)ctx |= op_moves_up(op);
	return false;
}

/* Moves up are the last change of an act, of an undo the first. */
static bool
act_moves_up(struct reversal *r, struct txn *txn)
{
	const size_t n = r->act->n;
	bool found = false;

	for (size_t i = 0; i < n && !found; i += n - 1) {
		struct history_row row = { .seq = r->act->seqs[i] };
		struct err unread = ERR_INIT;
		struct change c;

		change_init(&c, ACT_SET);
		history_entry(r->office, txn, row.seq, note_up, &found, &c,
			&row, &unread);
		change_release(&c);
	}
	return found;
}

int
reverse_begin(struct reversal *r, struct txn *txn, struct err *err)
{
	struct change out;
	int rc = 0;

	count_all(r, txn);
	if (r->act->n < 2 || !act_moves_up(r, txn))
		return 0;
	change_init(&out, ACT_UNDO);
	out.date = r->office->today;
	for (size_t i = r->act->n; !rc && i-- > 0;)
		rc = reverse(r, txn, r->act->seqs[i], &out, true, err);
	change_release(&out);
	meanwhile_release(&r->planned);
	return rc;
}

void
reverse_release(struct reversal *r)
{
	free(r->leads);
	r->leads = NULL;
	r->n = r->cap = 0;
}

void
reverse_left(const struct reversal *r, struct txn *txn, const struct op *op,
	const char *what)
{
	struct undoing *u = xcalloc(1, sizeof(*u));

	u->office = r->office;
	u->report = r->report;
	u->txn = txn;
	record_load(txn, op->kind, op->id, 0, &u->now);
	undo_say_left(u, op, what);
	free(u);
}
