/* SPDX-License-Identifier: MIT */
#include "magang/ops/history_acts.h"

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/ops/history.h"
#include "magang/ops/history_entry.h"
#include "magang/ops/history_told.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/store/journal.h"
#include "magang/store/txn.h"

/* One operation of an entry. */
struct nth {
	size_t wanted, seen;
};

static bool
op_is_nth(void *ctx, const struct op *op)
{
	struct nth *nth = ctx;

	(void)op;
	return nth->seen++ == nth->wanted;
}

/* What an entry is about: its first operation. An undo goes backwards; the one
 * that the act began with is its last. */
static int
visit_chief(struct office *office, uint64_t seq, history_visit visit, void *ctx,
	struct err *err)
{
	struct history_row row = { .seq = seq };
	struct nth nth = { 0 };
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	row.change = &c;
	rc = history_read(office, op_is_nth, &nth, &c, &row, err);
	if (!rc && c.kind == ACT_UNDO && c.n > 1) {
		nth = (struct nth){ .wanted = c.n - 1 };
		rc = history_read(office, op_is_nth, &nth, &c, &row, err);
	}
	if (!rc && c.n && history_tells(office, &c.ops[nth.wanted], row.code)) {
		history_actor(office, &row);
		row.op = &c.ops[nth.wanted];
		rc = visit(ctx, &row, err);
	}
	change_release(&c);
	return rc;
}

/* The newest changes of a user, or of all (0), one by one. */
struct newest {
	struct txn *txn;
	struct trace t;
	uint64_t actor, seq;
};

static void
newest_begin(struct newest *n, struct txn *txn, uint64_t actor)
{
	struct log_head head;

	n->txn = txn;
	n->actor = actor;
	if (actor) {
		trace_of_actor(&n->t, txn, actor);
	} else {
		journal_head(txn, &head);
		n->seq = head.seq + 1;
	}
}

static bool
newest_next(struct newest *n, uint64_t *seq)
{
	if (n->actor)
		return trace_next(&n->t, seq);
	*seq = n->seq ? --n->seq : 0;
	return *seq != 0;
}

static void
newest_end(struct newest *n)
{
	if (n->actor)
		trace_end(&n->t);
}

/* Whoever is bound sees his own acts only, and is told so when he asks for those
 * of somebody else. */
static int
whose_acts(const struct access *a, uint64_t *actor, struct err *err)
{
	if (!access_bound(a))
		return 0;
	if (*actor && *actor != a->user)
		return err_set(err, MG_EACCESS,
			_("your role sees your own acts only: magang log"));
	*actor = a->user;
	return 0;
}

/* Newest ones, or newest acts, of a user or of all; those that are hidden do not
 * count. */
struct newest_told {
	uint64_t actor;
	size_t max;
	/* Up to `max` that come before a change, 0: before none. */
	void (*list)(struct txn *txn, uint64_t actor, uint64_t before,
		size_t max, struct ids *out);
	int (*one)(struct newest_told *of, uint64_t seq, struct err *err);
	struct office *office;
	history_visit visit;
	void *ctx;
	bool all;  /* records of an act */
	bool said; /* of the one at hand */
};

static int
say(void *ctx, const struct history_row *row, struct err *err)
{
	struct newest_told *of = ctx;

	of->said = true;
	return of->visit(of->ctx, row, err);
}

static int
tell_newest(struct newest_told *of, struct err *err)
{
	struct office *office = of->office;
	struct ids some = { NULL, 0, 0 };
	uint64_t before = 0;
	struct txn *txn;
	int rc = whose_acts(&office->access, &of->actor, err);

	do {
		some.n = 0;
		if (!rc)
			rc = txn_read(office->store, &txn, err);
		if (rc)
			break;
		of->list(txn, of->actor, before, of->max, &some);
		rc = txn_fault(txn, err);
		txn_abort(txn);
		for (size_t i = 0; !rc && i < some.n; i++) {
			before = some.rows[i];
			of->said = false;
			rc = of->one(of, before, err);
			of->max -= of->said;
		}
	} while (some.n && of->max);
	ids_release(&some);
	return rc;
}

static void
list_changes(struct txn *txn, uint64_t actor, uint64_t before, size_t max,
	struct ids *out)
{
	struct newest all;
	uint64_t seq;

	newest_begin(&all, txn, actor);
	while (out->n < max && newest_next(&all, &seq))
		if (!before || seq < before)
			ids_add(out, seq);
	newest_end(&all);
}

static int
tell_change(struct newest_told *of, uint64_t seq, struct err *err)
{
	return visit_chief(of->office, seq, say, of, err);
}

int
history_changes(struct office *office, uint64_t actor, size_t max,
	history_visit visit, void *ctx, struct err *err)
{
	struct newest_told of = { .actor = actor,
		.max = max,
		.list = list_changes,
		.one = tell_change,
		.office = office,
		.visit = visit,
		.ctx = ctx };

	return tell_newest(&of, err);
}

/* The changes of an act, what it began with first; of a change that was refused
 * that one alone. */
static void
seqs_of_act(struct txn *txn, uint64_t seq, struct ids *out)
{
	struct trace_act a;
	uint64_t act = trace_act_of(txn, seq);

	out->n = 0;
	if (!act || !trace_act(txn, act, &a)) {
		ids_add(out, seq);
		return;
	}
	for (size_t i = 0; i < a.n; i++)
		ids_add(out, a.seqs[a.kind == ACT_UNDO ? a.n - 1 - i : i]);
	trace_act_release(&a);
}

/* Newest changes of acts: where each ends. */
static void
last_of_acts(struct txn *txn, uint64_t actor, uint64_t before, size_t max,
	struct ids *out)
{
	struct ids act = { NULL, 0, 0 };
	struct newest all;
	uint64_t seq, newest;

	newest_begin(&all, txn, actor);
	while (out->n < max && newest_next(&all, &seq)) {
		if (before && seq >= before)
			continue;
		seqs_of_act(txn, seq, &act);
		newest = act.rows[0] > act.rows[act.n - 1]
				 ? act.rows[0]
				 : act.rows[act.n - 1];
		if (seq == newest)
			ids_add(out, seq);
	}
	newest_end(&all);
	ids_release(&act);
}

static bool
op_unread(void *ctx, const struct op *op)
{
	(void)ctx;
	(void)op;
	return false;
}

/* Goes over the operations of an act, the chief's change first: counts them, or
 * visits those beside the chief that may be told. */
struct act_visit {
	struct office *office;
	const struct ids *seqs;
	const struct op *chief; /* a copy of what it says */
	history_visit visit;
	void *ctx;
	size_t records;
};

static int
visit_others(struct act_visit *a, struct history_row *row, struct change *c,
	struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if ((op->kind == a->chief->kind && op->id == a->chief->id) ||
			!history_tells(a->office, op, row->code))
			continue;
		row->op = op;
		rc = a->visit(a->ctx, row, err);
	}
	return rc;
}

/* chief NULL: they are counted. */
static int
over_act(struct act_visit *a, const struct history_row *of, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < a->seqs->n; i++) {
		struct history_row row = *of;
		struct change c;

		change_init(&c, ACT_SET);
		row.seq = a->seqs->rows[i];
		row.change = &c;
		rc = history_read(a->office, op_unread, NULL, &c, &row, err);
		for (size_t o = 0; !rc && !a->chief && o < c.n; o++)
			a->records += history_counts(a->office, &c.ops[o]);
		if (!rc && a->chief)
			rc = visit_others(a, &row, &c, err);
		change_release(&c);
	}
	return rc;
}

struct act_row {
	struct act_visit all;
	bool every;
};

static int
visit_act(void *ctx, const struct history_row *chief, struct err *err)
{
	struct act_row *r = ctx;
	struct history_row row = *chief;
	int rc = over_act(&r->all, chief, err);

	row.records = r->all.records;
	if (!rc)
		rc = r->all.visit(r->all.ctx, &row, err);
	r->all.chief = row.op;
	row.records = 0;
	return !rc && r->every ? over_act(&r->all, &row, err) : rc;
}

static int
tell_act(struct newest_told *of, uint64_t seq, struct err *err)
{
	struct ids seqs = { NULL, 0, 0 };
	struct act_row row = { { of->office, &seqs, NULL, say, of, 0 },
		of->all };
	struct txn *txn;
	int rc = txn_read(of->office->store, &txn, err);

	if (rc)
		return rc;
	seqs_of_act(txn, seq, &seqs);
	txn_abort(txn);
	rc = visit_chief(of->office, seqs.rows[0], visit_act, &row, err);
	ids_release(&seqs);
	return rc;
}

int
history_acts(struct office *office, const struct acts_wanted *want,
	history_visit visit, void *ctx, struct err *err)
{
	struct newest_told of = { .actor = want->actor,
		.max = want->max,
		.list = last_of_acts,
		.one = tell_act,
		.office = office,
		.visit = visit,
		.ctx = ctx,
		.all = want->all };

	return tell_newest(&of, err);
}

int
history_act(struct office *office, uint64_t act, history_visit visit, void *ctx,
	struct err *err)
{
	struct ids seqs = { NULL, 0, 0 };
	struct trace_act a;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	if (trace_act(txn, act, &a))
		seqs_of_act(txn, a.seqs[0], &seqs);
	trace_act_release(&a);
	txn_abort(txn);
	if (seqs.n)
		rc = visit_chief(office, seqs.rows[0], visit_act,
			&(struct act_row){
				{ office, &seqs, NULL, visit, ctx, 0 }, false },
			err);
	ids_release(&seqs);
	return rc;
}
