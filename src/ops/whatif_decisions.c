/* SPDX-License-Identifier: MIT */
#include "magang/ops/whatif_decisions.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/stages.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

void
whatif_decided_init(struct whatif_decided *d)
{
	d->arena = arena_new();
	verdict_init(&d->was);
	verdict_init(&d->would);
}

void
whatif_decided_release(struct whatif_decided *d)
{
	arena_free(d->arena);
	verdict_release(&d->was);
	verdict_release(&d->would);
}

/* A case as it stood before one of its decisions, and where that led. */
struct judging {
	enum asking who;
	bool blind; /* sees no health: nothing that hangs on it is told */
	struct case_facts was, would;
	int to, would_to;
};

static void
stand_before(
	struct record *kase, const struct record *decision, struct arena *arena)
{
	const int64_t nth = record_number(decision, F_DECISION_NTH, 0);

	while (nth > 0 && (int64_t)stage_entries(kase) > nth)
		case_go_back(kase, arena);
}

/* Does a hard rule, the line or a mark say no? */
static bool
anything_against(const struct verdict *v)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->node < 0 && row->answer == TRI_NO &&
			(row->what == VERDICT_SCORE ||
				row->what == VERDICT_MARK ||
				(row->what == VERDICT_RULE &&
					v->program->rules[row->which].level ==
						RULE_BLOCK)))
			return true;
	}
	return false;
}

/* By what the caller may know, so that the answer is the same whatever the health. */
static bool
rules_against(const struct judging *j, struct verdict *v)
{
	if (j->blind)
		verdict_close(v);
	return anything_against(v);
}

/* Did anything say no when it was made? */
static bool
was_against(struct judging *j, struct whatif_decided *d)
{
	return kept_read(j->was.book, j->was.txn, &d->decision, &d->was) ==
		       KEPT_READ &&
	       rules_against(j, &d->was);
}

/* The same of a move. */
static bool
is_refused(const struct judging *j, struct case_facts *f, int to,
	struct verdict *v)
{
	struct err unsaid = ERR_INIT;
	bool refused =
		case_move_check(f, "system", to, SAID_ALL, v, &unsaid) != 0;

	if (j->blind)
		verdict_close(v);
	return v->closed ? v->stops > 0 : refused;
}

static enum whatif_course
judge_decline(struct judging *j, struct whatif_decided *d)
{
	case_rules(&j->was, j->who, true, &d->was);
	if (!rules_against(j, &d->was))
		return was_against(j, d) ? COURSE_CHANGED : COURSE_SAME;
	case_rules(&j->would, j->who, true, &d->would);
	return rules_against(j, &d->would) ? COURSE_SAME : COURSE_GOES_ON;
}

static enum whatif_course
judge_move(struct judging *j, struct whatif_decided *d)
{
	j->was.roomy = j->would.roomy = true;
	if (is_refused(j, &j->was, j->to, &d->was))
		return COURSE_CHANGED;
	return is_refused(j, &j->would, j->would_to, &d->would) ? COURSE_REFUSED
								: COURSE_SAME;
}

static int
stage_of(const struct program *p, int64_t number)
{
	return program_stage_by_number(p, (uint8_t)number);
}

static enum whatif_course
judge_again(struct office *office, struct txn *txn,
	const struct tried_version *t, struct whatif_decided *d)
{
	const struct record *r = &d->decision;
	const int32_t date = (int32_t)record_number(r, F_DATE, DATE_NONE);
	const int32_t start =
		(int32_t)record_number(&d->kase, F_PLANNED_START, DATE_NONE);
	const int64_t to =
		record_number(r, F_MEANT, record_number(r, F_DECISION_TO, 0));
	const struct program *was = office_program(
		office, txn, t->number, (int)record_number(r, F_VERSION, 0));
	struct judging j = { .who = asking_of(office->access.permissions),
		.blind = !access_class(&office->access, PRIVACY_HEALTH) };

	if (!was || was->version == t->program->version ||
		!program_is_for(t->program, start, date))
		return COURSE_SAME;
	case_facts_under(
		&j.was, &office->book, txn, was, &d->kase, &d->person, date);
	case_facts_under(&j.would, &office->book, txn, t->program, &d->kase,
		&d->person, date);
	j.to = stage_of(was, to);
	j.would_to = stage_of(t->program, to);
	if (j.was.to < 0 || j.to < 0)
		return COURSE_SAME;
	if (j.would.to < 0 || j.would_to < 0)
		return COURSE_NO_STAGE;
	return was->stages[j.to].kind == STAGE_FAILED ? judge_decline(&j, d)
						      : judge_move(&j, d);
}

/* With the decision there: what it was made on, and what becomes of it. */
static bool
read_rest(struct office *office, struct txn *txn, const struct tried_version *t,
	struct whatif_decided *d)
{
	const uint64_t kase =
		(uint64_t)record_number(&d->decision, F_DECISION_CASE, 0);

	if (!office_sees(office, txn, KIND_CASE, kase, &d->kase) ||
		!record_load(txn, KIND_PERSON, record_owner(&d->kase),
			RECORD_UNCHECKED, &d->person) ||
		record_has(&d->person, F_ERASED))
		return false;
	arena_clear(d->arena);
	stand_before(&d->kase, &d->decision, d->arena);
	d->course = judge_again(office, txn, t, d);
	return true;
}

bool
whatif_decided_read(struct office *office, struct txn *txn,
	const struct tried_version *t, uint64_t id, struct whatif_decided *out)
{
	return office_sees(office, txn, KIND_DECISION, id, &out->decision) &&
	       read_rest(office, txn, t, out);
}

static void
look_through(struct office *office, struct txn *txn,
	const struct tried_version *t, struct whatif_decided *d,
	struct whatif_decisions *out)
{
	const uint8_t kind = KIND_DECISION;
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &kind, 1);
	while (walk_next(&w)) {
		if (!record_decode(&d->decision, walk_id(&w), w.value.p,
			    w.value.n, RECORD_UNCHECKED) ||
			record_number(&d->decision, F_PROGRAM_NO, 0) !=
				t->number ||
			record_has(&d->decision, F_APPEAL))
			continue;
		if (!read_rest(office, txn, t, d))
			continue;
		out->looked_at++;
		out->changed += d->course == COURSE_CHANGED;
		if (d->course <= COURSE_CHANGED)
			continue;
		VEC_GROW(out->ids, out->n, out->cap);
		out->ids[out->n++] = d->decision.id;
	}
	walk_end(&w);
}

int
whatif_decisions_run(struct office *office, const struct tried_version *t,
	struct whatif_decisions *out, struct err *err)
{
	struct whatif_decided *d;
	struct txn *txn;
	int rc = access_need(&office->access, PERM_READ, err);

	*out = (struct whatif_decisions){ .n = 0 };
	if (!rc)
		rc = office_look(office, &txn, err);
	if (rc)
		return rc;
	d = xcalloc(1, sizeof(*d));
	whatif_decided_init(d);
	look_through(office, txn, t, d, out);
	rc = txn_fault(txn, err);
	office_look_end(txn);
	whatif_decided_release(d);
	free(d);
	return rc;
}

void
whatif_decisions_release(struct whatif_decisions *w)
{
	free(w->ids);
	*w = (struct whatif_decisions){ .n = 0 };
}
