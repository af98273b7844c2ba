/* SPDX-License-Identifier: MIT */
#include "counter_family.h"

#include <string.h>

#include "magang/record/certificate_state.h"
#include "magang/record/counted.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/record/ledger_state.h"
#include "magang/record/letter_state.h"
#include "magang/record/outcome_state.h"
#include "magang/record/proposal_state.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"

static bool
once(const struct record *r, size_t i, struct counted *of)
{
	(void)r;
	(void)of;
	return i == 0;
}

static bool
by_stage(const struct record *c, size_t i, struct counted *of)
{
	of->stage = (uint16_t)record_number(c, F_STAGE, 0);
	return i == 0;
}

static bool
by_intake(const struct record *c, size_t i, struct counted *of)
{
	of->intake = (uint64_t)record_number(c, F_INTAKE, 0);
	return by_stage(c, i, of) && of->intake;
}

static bool
by_reach(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && record_has(c, F_UNREACHED);
}

static bool
by_cap(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && record_has(c, F_OVER_CAP);
}

static bool
by_followup(const struct record *c, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(c, F_FOLLOWUP, 0));
	return i == 0 && record_has(c, F_FOLLOWUP);
}

static bool
by_return(const struct record *c, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(c, F_RETURN_DUE, 0));
	return i == 0 && record_has(c, F_RETURN_DUE);
}

static bool
by_kept(const struct record *c, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(c, F_KEPT_UNTIL, 0));
	return i == 0 && record_has(c, F_KEPT_UNTIL);
}

static bool
by_licence(const struct record *o, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(o, F_ORG_LICENCE_UNTIL, 0));
	return i == 0 && record_has(o, F_ORG_LICENCE_UNTIL);
}

static bool
by_short(const struct record *o, size_t i, struct counted *of)
{
	of->day = DATE_KEY(record_number(o, F_ORG_SHORT, 0));
	return i == 0 && record_has(o, F_ORG_SHORT);
}

static bool
by_sender(const struct record *c, size_t i, struct counted *of)
{
	of->in = (uint64_t)record_number(c, F_SENT_BY, 0);
	of->day = DATE_KEY(record_number(c, F_PLANNED_START, 0));
	return i == 0 && of->in && record_has(c, F_PLANNED_START);
}

static bool
by_week(const struct record *c, size_t i, struct counted *of)
{
	int64_t opened = record_number(c, F_OPENED, -1);

	of->week = COUNT_WEEK(opened);
	return i == 0 && opened >= 0;
}

/* First any, then the words that stand there. */
static bool
by_rule(const struct record *c, size_t i, struct counted *of)
{
	const struct value *v = record_get(c, F_FAILS);
	const char *p = v && v->kind == VALUE_TEXT ? v->text : "", *blank;
	const char *end = p + (*p ? v->len : 0);
	size_t n;

	of->stage = (uint16_t)record_number(c, F_STAGE, 0);
	if (i == 0) {
		strcpy(of->rule, COUNT_ANY);
		return p < end;
	}
	for (i--; i > 0 && p < end; i--) {
		blank = memchr(p, ' ', (size_t)(end - p));
		p = blank ? blank + 1 : end;
	}
	if (p >= end)
		return false;
	blank = memchr(p, ' ', (size_t)(end - p));
	n = (size_t)((blank ? blank : end) - p);
	if (n >= sizeof(of->rule))
		n = sizeof(of->rule) - 1;
	memcpy(of->rule, p, n);
	of->rule[n] = '\0';
	return true;
}

static bool
by_cause(const struct record *d, size_t i, struct counted *of)
{
	of->stage = (uint16_t)record_number(d, F_DECISION_TO, 0);
	record_text(d, F_DECISION_CAUSE, of->rule, sizeof(of->rule));
	return i == 0;
}

static bool
by_done(const struct record *t, size_t i, struct counted *of)
{
	of->state = record_has(t, F_DONE) ? TASK_DONE : TASK_OPEN;
	return i == 0;
}

/* Up to three times; a task that warns when it is due no more never does. */
static bool
by_due(const struct record *t, size_t i, struct counted *of)
{
	const int64_t from = record_number(t, F_WARN, 0),
		      due = record_number(t, F_DUE, 0);
	const bool warns = record_has(t, F_WARN) && from <= due;

	of->state = (uint16_t)(DUE_ON + i);
	of->day = DATE_KEY(of->state == DUE_WARNS ? from : due);
	return i < (warns ? 3 : 1) && !record_has(t, F_DONE);
}

static bool
by_answer(const struct record *d, size_t i, struct counted *of)
{
	of->state = (uint16_t)doubt_state(d);
	return i == 0;
}

/* In the stage of its proposal and in its own, of all intakes and of its own. */
static bool
by_held(const struct record *c, size_t i, struct counted *of)
{
	const uint64_t intake = (uint64_t)record_number(c, F_INTAKE, 0);

	of->state = i % 2 ? HELD_FROM : HELD_IN;
	of->stage = (uint16_t)record_number(
		c, of->state == HELD_IN ? F_HELD : F_STAGE, 0);
	of->intake = i < 2 ? 0 : intake;
	return record_has(c, F_HELD) && (i < 2 || (intake && i < 4));
}

static bool
by_standing(const struct record *p, size_t i, struct counted *of)
{
	of->state = (uint16_t)proposal_state(p);
	of->user = of->state == PROPOSAL_OPEN
			   ? (uint64_t)record_number(p, F_DECISION_BY, 0)
			   : 0;
	return i == 0;
}

static bool
by_officer(const struct record *c, size_t i, struct counted *of)
{
	return by_stage(c, i, of) && of->user;
}

static bool
by_offer(const struct record *c, size_t i, struct counted *of)
{
	of->user = (uint64_t)record_number(c, F_OFFERED, 0);
	return i == 0 && of->user;
}

static bool
by_hand(const struct record *t, size_t i, struct counted *of)
{
	return i == 0 && of->user && !record_has(t, F_DONE);
}

static bool
by_letter_state(const struct record *l, size_t i, struct counted *of)
{
	of->state = (uint16_t)letter_state(l);
	return i == 0;
}

static bool
by_certificate_state(const struct record *r, size_t i, struct counted *of)
{
	of->state = (uint16_t)certificate_state(r);
	return i == 0;
}

static bool
by_ledger(const struct record *r, size_t i, struct counted *of)
{
	of->state = (uint16_t)ledger_state(r);
	return i == 0;
}

static bool
by_outcome(const struct record *r, size_t i, struct counted *of)
{
	of->state = (uint16_t)outcome_state(r);
	return i == 0;
}

/* Each stretch twice, the one that never ends once. It has an area of its own. */
static bool
by_counted(const struct record *person, size_t i, struct counted *of)
{
	const struct value *v = record_get(person, F_COUNTED);
	struct counted_span s;
	size_t n = 0;

	if (!v || v->kind != VALUE_TEXT)
		return false;
	for (const char *at = v->text, *end = at + v->len;
		counted_next(&at, end, &s);)
		for (unsigned ends = 0;
			ends < (s.until == COUNTED_OPEN ? 1 : 2); ends++) {
			if (n++ < i)
				continue;
			of->area = s.area;
			of->program = s.program;
			of->target = s.target;
			of->state = (uint16_t)(2 * s.grade + ends);
			of->sex = s.sex == '-' ? 0 : (uint8_t)s.sex;
			of->day = DATE_KEY(ends ? s.until : s.from);
			return true;
		}
	return false;
}

static bool
by_seat(const struct record *s, size_t i, struct counted *of)
{
	const struct seat_giver *in = seat_into(s, &of->in);

	of->kind = in ? (uint8_t)in->kind : 0;
	of->state = (uint16_t)seat_state(s);
	return in && i == 0;
}

static bool
by_risk(const struct record *s, size_t i, struct counted *of)
{
	seat_into(s, &of->in);
	of->state = (uint16_t)seat_state(s);
	return i == 0 && record_has(s, F_SEAT_RISK);
}

static bool
by_seat_cause(const struct record *s, size_t i, struct counted *of)
{
	record_text(s, F_SEAT_CAUSE, of->rule, sizeof(of->rule));
	return by_seat(s, i, of) && *of->rule;
}

static bool
by_sheet(const struct record *s, size_t i, struct counted *of)
{
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	return i == 0 && sheet_is_entered(s);
}

static bool
by_late_marks(const struct record *s, size_t i, struct counted *of)
{
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	of->user = (uint64_t)record_number(s, F_SHEET_LATE_BY, 0);
	return i == 0 && of->user;
}

/* Who is not marked was there. */
static bool
by_mark(const struct record *s, size_t i, struct counted *of)
{
	struct marks marks;

	sheet_marks(s, F_SHEET_MARKS, &marks);
	if (i >= marks.n)
		return false;
	of->in = (uint64_t)record_number(s, F_SHEET_COHORT, 0);
	of->roll = marks.row[i].roll;
	of->state = MARK_COUNTED(sheet_mark(marks.row[i].mark),
		sheet_mark_cause(marks.row[i].mark));
	return true;
}

const struct family_row family_rows[COUNT_FAMILIES] = {
	[COUNT_PERSONS] = { KIND_PERSON, once, { PART_SEX } },
	[COUNT_ORGANISATIONS] = { KIND_ORGANISATION, once, { PART_END } },
	[COUNT_CASES] = { KIND_CASE, by_stage,
		{ PART_PROGRAM, PART_STAGE, PART_SEX } },
	[COUNT_TASKS] = { KIND_TASK, by_done, { PART_PROGRAM, PART_STATE } },
	[COUNT_ACTIVITIES] = { KIND_ACTIVITY, once, { PART_PROGRAM } },
	[COUNT_DOUBTS] = { KIND_DOUBT, by_answer, { PART_STATE } },
	[COUNT_OPENED] = { KIND_CASE, by_week, { PART_PROGRAM, PART_WEEK } },
	[COUNT_FAILED] = { KIND_CASE, by_rule,
		{ PART_PROGRAM, PART_STAGE, PART_RULE } },
	[COUNT_PLACES] = { KIND_CASE, by_intake,
		{ PART_PROGRAM, PART_INTAKE, PART_STAGE, PART_SEX } },
	[COUNT_DECISIONS] = { KIND_DECISION, by_cause,
		{ PART_PROGRAM, PART_STAGE, PART_RULE } },
	[COUNT_HELD] = { KIND_CASE, by_officer,
		{ PART_USER, PART_PROGRAM, PART_STAGE } },
	[COUNT_HAND] = { KIND_TASK, by_hand, { PART_USER, PART_PROGRAM } },
	[COUNT_OFFERED] = { KIND_CASE, by_offer, { PART_USER, PART_PROGRAM } },
	[COUNT_RESERVED] = { KIND_CASE, by_held,
		{ PART_PROGRAM, PART_INTAKE, PART_STAGE, PART_STATE,
			PART_SEX } },
	[COUNT_PROPOSALS] = { KIND_PROPOSAL, by_standing,
		{ PART_PROGRAM, PART_STATE, PART_USER } },
	[COUNT_LETTERS] = { KIND_LETTER, by_letter_state,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_SEATS] = { KIND_SEAT, by_seat,
		{ PART_PROGRAM, PART_KIND, PART_IN, PART_STATE, PART_SEX } },
	[COUNT_UNREACHED] = { KIND_CASE, by_reach,
		{ PART_PROGRAM, PART_STAGE } },
	[COUNT_CERTIFICATES] = { KIND_CERTIFICATE, by_certificate_state,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_SHEETS] = { KIND_SHEET, by_sheet, { PART_IN } },
	[COUNT_MARKS] = { KIND_SHEET, by_mark,
		{ PART_IN, PART_ROLL, PART_STATE }, 4 },
	[COUNT_LEDGER] = { KIND_LEDGER, by_ledger,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_OVER_CAP] = { KIND_CASE, by_cap, { PART_PROGRAM, PART_STAGE } },
	[COUNT_FOLLOWUPS] = { KIND_CASE, by_followup,
		{ PART_PROGRAM, PART_DAY } },
	[COUNT_RETURNS] = { KIND_CASE, by_return, { PART_PROGRAM, PART_DAY } },
	[COUNT_KEPT] = { KIND_CASE, by_kept, { PART_PROGRAM, PART_DAY } },
	[COUNT_LICENCES] = { KIND_ORGANISATION, by_licence, { PART_DAY } },
	[COUNT_DUES] = { KIND_TASK, by_due,
		{ PART_PROGRAM, PART_STATE, PART_DAY } },
	[COUNT_LATE_MARKS] = { KIND_SHEET, by_late_marks,
		{ PART_IN, PART_USER } },
	[COUNT_OUTCOMES] = { KIND_OUTCOME, by_outcome,
		{ PART_PROGRAM, PART_STATE } },
	[COUNT_COUNTED] = { KIND_PERSON, by_counted,
		{ PART_PROGRAM, PART_TARGET, PART_STATE, PART_SEX, PART_DAY } },
	[COUNT_RISKS] = { KIND_SEAT, by_risk,
		{ PART_PROGRAM, PART_IN, PART_STATE, PART_SEX } },
	[COUNT_SHORT] = { KIND_ORGANISATION, by_short, { PART_DAY } },
	[COUNT_SENT] = { KIND_CASE, by_sender, { PART_IN, PART_DAY } },
	[COUNT_CAUSES] = { KIND_SEAT, by_seat_cause,
		{ PART_PROGRAM, PART_KIND, PART_IN, PART_STATE, PART_RULE } },
};
