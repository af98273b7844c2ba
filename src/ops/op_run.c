/* SPDX-License-Identifier: MIT */
#include "magang/ops/op_run.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/ops/submit.h"
#include "magang/base/mem.h"
#include "magang/record/change_read.h"
#include "magang/store/broken.h"
#include "magang/store/gate.h"
#include "magang/store/txn.h"
#include "move_up.h"

/* There to be read only: by the journal, as it stands now. */
static int
only_to_read(struct office *office, struct txn *txn, struct err *err)
{
	if (office->broken || store_is_broken(office->store))
		return err_set(err, MG_EDAMAGED, "%s", _(OFFICE_BROKEN));
	if (store_is_newer(txn))
		return err_set(err, MG_EVERSION, "%s", _(OFFICE_NEWER));
	return 0;
}

static int
look_and_build(struct office *office, const struct op_job *job,
	struct change *c, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);
	int fault;

	if (rc)
		return rc;
	c->date = office->today; /* for what follows by a date */
	rc = only_to_read(office, txn, err);
	if (!rc)
		rc = job->build(office, txn, c, job->ctx, err);
	/* what is damaged is found nowhere */
	fault = rc < 0 && rc != MG_ENOENT ? 0 : txn_fault(txn, err);
	txn_abort(txn);
	return fault ? fault : rc;
}

/* Of pairs with somebody outside not even their number is told. */
static bool
is_told(struct office *office, const struct op *doubt)
{
	struct err unread = ERR_INIT;
	struct record *r;
	struct txn *txn;
	bool told;

	if (txn_read(office->store, &txn, &unread))
		return false;
	r = xmalloc(sizeof(*r));
	told = office_sees(office, txn, KIND_DOUBT, doubt->id, r);
	txn_abort(txn);
	free(r);
	return told;
}

static void
add_to_receipt(
	struct office *office, struct receipt *out, const struct change *c)
{
	out->act = c->act;
	out->seq = c->seq;
	out->waiting |= !c->seq;
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		enum kind kind;
		uint64_t id;

		if (op->refused || op->verb == OP_EXPECT)
			continue;
		id = op_subject(op, &kind);
		if (!out->id)
			out->id = id;
		if (!out->first[kind])
			out->first[kind] = id;
		if (!out->first[op->kind])
			out->first[op->kind] = op->id;
		out->doubts += op->kind == KIND_DOUBT && is_told(office, op);
	}
}

struct trying_run {
	struct office *office;
	struct receipt *out;
};

static void
foresee_up(void *ctx, struct txn *txn, const struct freed_list *freed)
{
	const struct trying_run *t = ctx;

	move_up_foresee(t->office, txn, freed, t->out);
}

/* OP_MORE, 0 or a code. */
static int
run_one(struct office *office, const struct op_job *job, struct change *c,
	struct freed_list *freed, struct receipt *out, struct err *err)
{
	int more = look_and_build(office, job, c, err);
	struct trying_run trying = { office, out };
	int rc = more < 0 ? more : 0;

	if (rc || !c->n)
		return more;
	/* the next one has to see what this one leaves */
	if (job->try && !job->apart && more == OP_MORE &&
		!trial_is_on(office->store))
		rc = trial_begin(office->store, err);
	if (!rc)
		rc = job->try && !trial_is_on(office->store)
			     ? submit_try(office, c, foresee_up, &trying, err)
			     : submit(office, c, freed, err);
	if (rc && c->seq && job->refused && job->refused(job->ctx, c, err)) {
		c->act = out->act ? out->act : job->act;
		return more;
	}
	if (rc)
		return rc;
	if (!job->try)
		add_to_receipt(office, out, c);
	if (job->done)
		job->done(job->ctx, c);
	return job->more && job->more(job->ctx) ? OP_MORE : more;
}

/* It is over: who would move up now? */
static void
end_trial(struct office *office, const struct freed_list *freed,
	struct receipt *out)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (freed->n && txn_read(office->store, &txn, &unread) == 0) {
		move_up_foresee(office, txn, freed, out);
		txn_abort(txn);
	}
	trial_end(office->store);
}

static int
run_inside(struct office *office, const struct op_job *job, struct receipt *out,
	struct err *err)
{
	struct freed_list freed = { NULL, 0, 0 };
	struct change c;
	int rc;

	change_init(&c, job->kind);
	c.act = job->act;
	do {
		change_clear(&c);
		rc = run_one(office, job, &c, &freed, out, err);
	} while (rc == OP_MORE);
	change_release(&c);
	if (out->act)
		move_up(office, &freed, out);
	if (trial_is_on(office->store))
		end_trial(office, &freed, out);
	free(freed.rows);
	return rc;
}

int
op_run_job(struct office *office, const struct op_job *job, struct receipt *out,
	struct err *err)
{
	bool inside = gate_inside(office->store);
	int rc = inside ? 0 : gate_enter(office->store, err);

	memset(out, 0, sizeof(*out));
	if (rc)
		return rc;
	rc = run_inside(office, job, out, err);
	if (!inside)
		gate_leave(office->store);
	return rc;
}

int
op_run(struct office *office, enum act_kind kind, op_build build, void *ctx,
	struct receipt *out, struct err *err)
{
	const struct op_job job = { .kind = kind, .build = build, .ctx = ctx };

	return op_run_job(office, &job, out, err);
}

int
op_try(struct office *office, enum act_kind kind, op_build build, void *ctx,
	struct receipt *out, struct err *err)
{
	const struct op_job job = {
		.kind = kind, .build = build, .ctx = ctx, .try = true
	};

	return op_run_job(office, &job, out, err);
}
