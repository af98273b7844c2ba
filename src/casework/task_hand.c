/* SPDX-License-Identifier: MIT */
#include "magang/casework/task_hand.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/casework/reckon.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/record/change_index.h"
#include "magang/record/index.h"
#include "magang/record/skips.h"
#include "magang/record/trace.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/journal.h"

void
task_place(const struct record *task, struct task_place *out)
{
	*out = (struct task_place){ .task = task->id,
		.about = (uint64_t)record_number(task, F_ABOUT, 0),
		.person = record_owner(task),
		.about_kind = record_about(task) };
}

/* Decisions change their case, scorecards what it waits for. */
static bool
is_decided(struct change_index *ops, enum kind kind, uint64_t id)
{
	uint32_t at = change_first_about(ops, kind, id);

	for (; at; at = change_next(ops, at)) {
		const struct op *op = &ops->c->ops[change_place(ops, at)];

		if ((op->kind == KIND_DECISION || op->kind == KIND_SCORECARD) &&
			!op->refused)
			return true;
	}
	return false;
}

/* Of what decides who is at a host. */
static bool
is_of_people(const struct op *op)
{
	return !op->refused &&
	       (op->kind == KIND_SEAT || op->kind == KIND_DECISION ||
		       ((op->kind == KIND_CASE || op->kind == KIND_PERSON) &&
			       op_asks_tasks(op)));
}

/* A task of a host may follow from any of them. */
static bool
leads_host(const struct change *c, const struct task_place *of)
{
	bool found = false;

	for (size_t i = 0;
		of->about_kind == KIND_ORGANISATION && i < c->n && !found; i++)
		found = is_of_people(&c->ops[i]);
	return found;
}

static bool
leads(struct change_index *ops, enum kind kind, uint64_t id)
{
	uint32_t at = change_first(ops, kind, id);

	for (; at; at = change_next(ops, at)) {
		const struct op *op = &ops->c->ops[change_place(ops, at)];

		if (!op->refused && op_asks_tasks(op) &&
			(op->verb == OP_CREATE || op->verb == OP_SET))
			return true;
	}
	return is_decided(ops, kind, id);
}

enum task_said
task_said(struct change_index *ops, const struct task_place *of, uint16_t field)
{
	enum task_said said = TASK_UNSAID;
	uint32_t at = change_first(ops, KIND_TASK, of->task);

	for (; at; at = change_next(ops, at)) {
		const struct op *op = &ops->c->ops[change_place(ops, at)];

		if (!op->refused && op_sets(op, field))
			said = op->verb == OP_CREATE && field == F_DONE
				       ? TASK_BY_HAND
				       : TASK_FOLLOWED;
	}
	if (said != TASK_FOLLOWED || leads(ops, of->about_kind, of->about) ||
		leads(ops, KIND_PERSON, of->person) || leads_host(ops->c, of))
		return said;
	return TASK_BY_HAND;
}

/* ---- by the journal ----------------------------------------------------- */

/* Was the task ever changed together with a record, after it was made? */
static bool
goes_with(struct txn *txn, uint64_t task, enum kind kind, uint64_t id)
{
	struct trace mine, its;
	uint64_t a, b;
	bool more, same;

	trace_of_record(&mine, txn, KIND_TASK, task);
	trace_of_record(&its, txn, kind, id);
	more = trace_next(&mine, &a) && trace_next(&its, &b);
	while (more && a != b)
		more = a > b ? trace_next(&mine, &a) : trace_next(&its, &b);
	same = more && trace_next(&mine, &a);
	trace_end(&mine);
	trace_end(&its);
	return same;
}

static bool
concerns(void *ctx, const struct op *op)
{
	const struct task_place *of = ctx;
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	return (op->kind == KIND_TASK && op->id == of->task) ||
	       (of->about_kind == KIND_ORGANISATION && is_of_people(op)) ||
	       (kind == of->about_kind && id == of->about) ||
	       (op->kind == KIND_PERSON && op->id == of->person);
}

static enum task_said
entry_says(struct rulebook *book, struct task_place *of,
	const struct log_entry *e, uint16_t field)
{
	enum task_said said = TASK_UNSAID;
	struct err unread = ERR_INIT;
	struct change_index ops;
	struct change c;

	change_init(&c, ACT_SET);
	if (!change_decode_some(
		    &c, book->store, &e->change, concerns, of, &unread)) {
		change_mark(&c, e->detail, e->detail_len);
		change_index_init(&ops, &c);
		said = task_said(&ops, of, field);
		change_index_release(&ops);
	}
	change_release(&c);
	return said;
}

bool
task_lapsed(struct rulebook *book, struct txn *txn, const struct record *task)
{
	enum task_said said = TASK_UNSAID;
	struct buf hold = BUF_INIT;
	struct task_place of;
	struct log_entry e;
	struct trace t;
	uint64_t seq;

	task_place(task, &of);
	if (of.about_kind != KIND_ORGANISATION &&
		!goes_with(txn, of.task, of.about_kind, of.about) &&
		!goes_with(txn, of.task, KIND_PERSON, of.person))
		return false;
	trace_of_record(&t, txn, KIND_TASK, of.task);
	while (said == TASK_UNSAID && trace_next(&t, &seq) &&
		journal_read(txn, seq, &hold, &e))
		said = entry_says(book, &of, &e, F_DONE);
	trace_end(&t);
	buf_release(&hold);
	return said == TASK_FOLLOWED;
}
