/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_complete.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/class_of.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seats_follow.h"
#include "magang/ops/ops_case.h"
#include "magang/record/index.h"

#include "decide_build.h"
#include "many.h"

struct complete_run {
	const struct complete_order *c;
	struct completing completing;
	struct completed is;
	struct class_of class;
	struct buf why;
};

/* ---- one case ------------------------------------------------------------- */

static int
judge(struct complete_run *run, struct office *office, struct txn *txn,
	const struct record *kase, struct err *err)
{
	const char *why;
	int rc = MG_ENOENT;

	if (!class_of(txn, kase->id, &run->class) ||
		run->class.cohort != run->c->cohort)
		return err_set(err, rc, _("it has no seat in this cohort"));
	rc = completing_begin(&run->completing, &office->book, txn,
		run->c->cohort, office->today, &why);
	if (rc)
		return err_set(err, rc, "%s", refusal_text(rc, why));
	completed(&run->completing, &run->class.seat, &run->is);
	buf_clear(&run->why);
	completed_say(&run->completing, &run->class.seat, &run->is,
		office->lang, &run->why);
	return 0;
}

/* Where the program sends him; NULL: nowhere. */
static const char *
stage_of(const struct complete_run *run)
{
	const struct program *p = run->completing.program;
	const int stages[OUTCOME_COUNT] = { -1, p->complete.passed,
		p->complete.resit, p->complete.out };
	const int stage = stages[run->is.outcome];

	return stage < 0 ? NULL : p->stages[stage].name;
}

/* Of those that the move lists; NULL: none of them. */
static const char *
cause_of(struct office *office, struct txn *txn, const struct record *kase,
	const struct complete_run *run, const char *stage)
{
	const struct program *p = case_program(office, txn, kase);
	const char *cause = run->is.too_absent ? "attendance" : "units";
	const int from = p ? program_stage_by_number(p,
				     (uint8_t)record_number(kase, F_STAGE, 0))
			   : -1;
	const int to = p ? program_stage(p, stage) : -1;
	const struct move *move =
		from < 0 || to < 0 ? NULL : program_move(p, from, to);

	return run->is.outcome == OUTCOME_OUT && move && move_cause(move, cause)
		       ? cause
		       : NULL;
}

static void
tell(const struct complete_run *run, uint64_t kase, const char *stage,
	const char *hinders)
{
	const struct complete_told t = { .kase = kase,
		.roll = run->class.seat.roll,
		.outcome = run->is.outcome,
		.stage = stage,
		.why = buf_str(&run->why),
		.hinders = hinders };

	if (run->c->told)
		run->c->told(run->c->ctx, &t);
}

static int
complete_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *kase, struct record *new,
	struct err *err)
{
	struct complete_run *run = *(struct complete_run *const *)m->ctx;
	const char *stage;
	int rc = judge(run, office, txn, kase, err);

	(void)new;
	if (!rc) {
		stage = stage_of(run);
		const struct decision d = { .id = kase->id,
			.stage = stage,
			.reason = buf_str(&run->why),
			.cause = stage ? cause_of(office, txn, kase, run, stage)
				       : NULL };

		rc = stage ? op_decide_build(office, txn, c, &d, err)
			   : err_set(err, MG_ENOTALLOWED, "%s",
				     buf_str(&run->why));
		tell(run, kase->id, rc ? NULL : stage,
			rc && stage ? err->text : NULL);
	}
	completing_end(&run->completing);
	return rc;
}

/* ---- all of them ---------------------------------------------------------- */

/* What apply() refused. */
static void
tell_left(const void *ctx, uint64_t id, const char *why)
{
	const struct complete_run *run = *(struct complete_run *const *)ctx;
	const struct complete_told t = { .kase = id, .hinders = why };

	if (run->c->told)
		run->c->told(run->c->ctx, &t);
}

/* Nothing has become of the seat yet, nor has its case gone on or come to its end. One
 * that the program sends nowhere from where it stands is among them: it is told. */
static bool
is_undecided(struct office *office, struct txn *txn, const struct record *seat,
	struct record *kase)
{
	const uint64_t id = (uint64_t)record_number(seat, F_DECISION_CASE, 0);

	return record_load(txn, KIND_CASE, id, 0, kase) &&
	       seat_stays(&office->book, txn, kase, SEAT_WAITING) &&
	       !seat_finishes(&office->book, txn, kase, seat);
}

static void
list_cases(struct office *office, struct txn *txn, const struct completing *c,
	struct ids *out)
{
	struct record *seat = xmalloc(sizeof(*seat));
	struct record *kase = xmalloc(sizeof(*kase));
	struct rolls rolls;

	rolls_seen(&office->access, txn, c->attending.cohort.id, ROLLS_NOW,
		&rolls);
	for (size_t i = 0; i < rolls.n; i++)
		if (record_load(txn, KIND_SEAT, rolls.rows[i].id,
			    RECORD_UNCHECKED, seat) &&
			is_undecided(office, txn, seat, kase))
			ids_add(out, kase->id);
	rolls_release(&rolls);
	free(seat);
	free(kase);
}

/* Of who sits in it those that nothing is decided of, by the roll. */
static int
read_cases(struct office *office, struct complete_run *run, struct ids *out,
	struct err *err)
{
	struct completing *c = &run->completing;
	struct record *cohort;
	struct txn *txn;
	const char *why;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	cohort = xmalloc(sizeof(*cohort));
	rc = MG_ENOENT;
	if (!office_sees(office, txn, KIND_COHORT, run->c->cohort, cohort))
		err_set(err, rc, _("this cohort is not there"));
	else if ((rc = completing_begin(c, &office->book, txn, run->c->cohort,
			  office->today, &why)) != 0)
		err_set(err, rc, "%s", refusal_text(rc, why));
	else
		list_cases(office, txn, c, out);
	completing_end(c);
	office_look_end(txn);
	free(cohort);
	if (!rc && !out->n)
		rc = err_set(err, MG_ENOENT,
			_("nobody has a seat in it who is not decided of"));
	return rc;
}

int
op_cohort_complete(struct office *office, const struct complete_order *c,
	struct receipt *out, struct err *err)
{
	struct complete_run *run = xcalloc(1, sizeof(*run));
	struct ids ids = { 0 };
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_MOVE,
		.each = complete_one,
		.told = tell_left,
		.ctx = &run,
		.try = c->try };
	int rc = access_need(&office->access, PERM_MOVE, err);

	run->c = c;
	run->why = (struct buf)BUF_INIT;
	if (!rc)
		rc = read_cases(office, run, &ids, err);
	cases.chosen = ids.rows;
	cases.n = ids.n;
	if (!rc)
		rc = op_many(office, &cases, out, err);
	buf_release(&run->why);
	ids_release(&ids);
	free(run);
	return rc;
}
