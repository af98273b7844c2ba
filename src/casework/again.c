/* SPDX-License-Identifier: MIT */
#include "magang/casework/again.h"

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/casework/kept.h"
#include "magang/casework/stages.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"

void
again_init(struct again *a)
{
	a->arena = arena_new();
	verdict_init(&a->was);
	verdict_init(&a->would);
}

void
again_release(struct again *a)
{
	arena_free(a->arena);
	verdict_release(&a->was);
	verdict_release(&a->would);
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
was_against(struct judging *j, struct again *a)
{
	return kept_read(j->was.book, j->was.txn, &a->decision, &a->was) ==
		       KEPT_READ &&
	       rules_against(j, &a->was);
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

static enum decision_course
judge_decline(struct judging *j, struct again *a)
{
	case_rules(&j->was, j->who, true, &a->was);
	if (!rules_against(j, &a->was))
		return was_against(j, a) ? COURSE_CHANGED : COURSE_SAME;
	case_rules(&j->would, j->who, true, &a->would);
	return rules_against(j, &a->would) ? COURSE_SAME : COURSE_GOES_ON;
}

static enum decision_course
judge_move(struct judging *j, struct again *a)
{
	j->was.roomy = j->would.roomy = true;
	if (is_refused(j, &j->was, j->to, &a->was))
		return COURSE_CHANGED;
	return is_refused(j, &j->would, j->would_to, &a->would) ? COURSE_REFUSED
								: COURSE_SAME;
}

void
again_judge(struct again *a, struct rulebook *book, struct txn *txn,
	const struct program *by, enum asking who)
{
	const struct record *r = &a->decision;
	const int32_t date = (int32_t)record_number(r, F_DATE, DATE_NONE);
	const int32_t start =
		(int32_t)record_number(&a->kase, F_PLANNED_START, DATE_NONE);
	const int64_t to =
		record_number(r, F_MEANT, record_number(r, F_DECISION_TO, 0));
	const struct program *was = rulebook_program(book, txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0),
		(int)record_number(r, F_VERSION, 0));
	struct judging j = { .who = who, .blind = who != ASK_HEALTH };

	a->course = COURSE_SAME;
	arena_clear(a->arena);
	stand_before(&a->kase, r, a->arena);
	if (!was || was->version == by->version || record_has(r, F_APPEAL) ||
		!program_is_for(by, start, date))
		return;
	case_facts_under(&j.was, book, txn, was, &a->kase, &a->person, date);
	case_facts_under(&j.would, book, txn, by, &a->kase, &a->person, date);
	j.to = program_stage_by_number(was, (uint8_t)to);
	j.would_to = program_stage_by_number(by, (uint8_t)to);
	if (j.was.to < 0 || j.to < 0)
		return;
	if (j.would.to < 0 || j.would_to < 0)
		a->course = COURSE_NO_STAGE;
	else if (was->stages[j.to].kind == STAGE_FAILED)
		a->course = judge_decline(&j, a);
	else
		a->course = judge_move(&j, a);
}
