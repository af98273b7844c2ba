/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_sheet.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/casework/refusal.h"
#include "magang/casework/rolls.h"
#include "magang/casework/sheet_ask.h"
#include "magang/casework/task_make.h"
#include "magang/ops/op_run.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/sheet.h"
#include "magang/store/walk.h"

#include "many.h"
#include "op_parts.h"

/* ---- typed ---------------------------------------------------------------- */

static bool
is_between(char c)
{
	return c == ' ' || c == ',' || c == '\t' || c == '\n';
}

/* "11t"; behind it, or NULL. */
static const char *
read_one(const char *p, struct marks *out)
{
	unsigned long roll;
	char letter[2] = "a";
	char *end;

	if (!isdigit((unsigned char)*p))
		return NULL;
	roll = strtoul(p, &end, 10);
	if (isalpha((unsigned char)*end))
		letter[0] = (char)tolower((unsigned char)*end++);
	if ((*end && !is_between(*end)) || roll > UINT16_MAX ||
		marks_of(out, (uint16_t)roll) ||
		!marks_set(out, (uint16_t)roll, letter))
		return NULL;
	return end;
}

static int
say_no_mark(const char *word, int len, struct err *err)
{
	return err_set(err, MG_EUSAGE,
		_("'%.*s' is no mark; write a number of the roll, each once, "
		  "and one letter: h (present), a (absent, also without a "
		  "letter), t (late), s (sick), i (on leave), or one of its "
		  "program (cohorts: attendance: causes)"),
		len, word);
}

int
marks_typed(const char *text, struct marks *out, struct err *err)
{
	out->n = 0;
	for (const char *p = text, *next; *p; p = next) {
		if (is_between(*p)) {
			next = p + 1;
			continue;
		}
		next = read_one(p, out);
		if (!next)
			return say_no_mark(p, (int)strcspn(p, " ,\t\n"), err);
	}
	return 0;
}

/* "p" is "ip" where its program says that it is a kind of leave. */
static int
take_causes(const struct program *p, struct marks *m, struct err *err)
{
	for (size_t i = 0; i < m->n; i++) {
		char *mark = m->row[i].mark;
		const struct absence_cause *c;
		char word[16];

		if (sheet_mark(mark))
			continue;
		c = p && !mark[1] ? program_absence(p, *mark) : NULL;
		if (!c) {
			snprintf(word, sizeof(word), "%u%s", m->row[i].roll,
				mark);
			return say_no_mark(word, (int)strlen(word), err);
		}
		mark[1] = mark[0];
		mark[0] = c->letter;
		mark[2] = '\0';
	}
	return 0;
}

/* ---- marked --------------------------------------------------------------- */

struct sheet_marking {
	const struct marking *m;
	struct marked *out;
	struct record cohort, old, new;
};

/* As on the last day before it that somebody entered. */
static void
take_before(struct txn *txn, const struct sheet_marking *s, struct marks *out)
{
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	sheets_begin(&w, txn, s->m->cohort);
	while (walk_next(&w) && sheets_day(&w) < s->m->day)
		if (record_decode(r, walk_id(&w), w.value.p, w.value.n, 0) &&
			sheet_is_entered(r))
			sheet_marks(r, F_SHEET_MARKS, out);
	walk_end(&w);
	free(r);
}

/* Those of the day who are not named. */
static int
take_rest(struct office *office, struct txn *txn, const struct sheet_marking *s,
	struct marks *out, struct err *err)
{
	struct marks before = { 0 };
	struct rolls rolls;
	bool room = true;

	if (s->m->like_before)
		take_before(txn, s, &before);
	rolls_seen(&office->access, txn, s->m->cohort, ROLLS_EVER, &rolls);
	for (size_t i = 0; i < rolls.n; i++) {
		const uint16_t roll = rolls.rows[i].roll;
		const char *mark = s->m->like_before ? marks_of(&before, roll)
						     : s->m->rest;

		if (mark && roll_sits(&rolls.rows[i], s->m->day) &&
			!marks_of(out, roll))
			room &= marks_set(out, roll, mark);
	}
	rolls_release(&rolls);
	return room ? 0
		    : err_set(err, MG_EUSAGE, _("a sheet has at most %d marks"),
			      MARKS_MAX);
}

static void
clear(struct record *r, uint16_t field)
{
	const struct value none = value_none();

	record_set(r, field, &none);
}

/* Behind that of marks which wait already, once. */
static void
tell_why(struct change *c, struct sheet_marking *s)
{
	const struct value *was = record_get(&s->old, F_SHEET_LATE_WHY);
	struct buf why = BUF_INIT;

	if (record_has(&s->old, F_SHEET_LATE_BY) && was) {
		if (strstr(was->text, s->m->reason))
			return;
		buf_addf(&why, "%s; ", was->text);
	}
	buf_adds(&why, s->m->reason);
	record_set_text(&s->new, F_SHEET_LATE_WHY,
		arena_strndup(c->arena, buf_str(&why), why.len));
	buf_release(&why);
}

static void
tell_late(struct office *office, struct change *c, struct sheet_marking *s,
	const struct marks *given)
{
	struct marks late;

	sheet_marks(&s->old, F_SHEET_LATE, &late);
	for (size_t i = 0; i < given->n; i++)
		marks_set(&late, given->row[i].roll, given->row[i].mark);
	sheet_set_marks(&s->new, F_SHEET_LATE, &late, c->arena);
	record_set_number(
		&s->new, F_SHEET_LATE_BY, (int64_t)office->access.user);
	if (s->m->reason)
		tell_why(c, s);
	if (!s->out->there)
		record_set_text(&s->new, F_SHEET_STATE, "waiting");
	clear(&s->new, F_SHEET_RETURNED);
	clear(&s->new, F_SHEET_RETURNED_BY);
	s->out->after = late;
}

static int
ask(struct office *office, struct txn *txn, const struct sheet_marking *s,
	const struct marks *given, struct err *err)
{
	const struct sheet_asking a = { .book = &office->book,
		.txn = txn,
		.who = &office->access,
		.given = given,
		.actor = office->access.user,
		.may_approve = office->access.permissions & PERM_APPROVE,
		.today = office->today };
	const char *why;
	uint16_t roll;
	int rc = sheet_ask(&a, s->old.n ? &s->old : NULL, &s->new, &why, &roll);

	return rc ? op_say_roll(rc, refusal_text(rc, why), roll, err) : 0;
}

/* Three working days to ask why somebody does not come. */
#define WHY_DAYS 3

static void
ask_why(struct office *office, struct txn *txn, struct change *c,
	const struct enrolled *seat, uint64_t cohort)
{
	const struct span days = { WHY_DAYS, SPAN_WORKING_DAYS };
	const struct made_task why = { .rule = RULE_ABSENT,
		.number = cohort,
		.due = calendar_add(
			&office->book.calendar, office->today, days) };
	struct record *r = xmalloc(3 * sizeof(*r)); /* seat, person, case */

	if (office_sees(office, txn, KIND_SEAT, seat->id, r) &&
		office_sees_person(office, txn, r, r + 1) &&
		record_load(txn, KIND_CASE,
			(uint64_t)record_number(r, F_DECISION_CASE, 0), 0,
			r + 2))
		task_make_one(c, office->book.site.lang, r + 2, &why);
	free(r);
}

/* Who comes to be at risk by this. */
static void
ask_risks(struct office *office, struct txn *txn, struct change *c,
	const struct sheet_marking *s)
{
	const struct marks *is = &s->out->after;
	struct attending *a = xmalloc(2 * sizeof(*a)); /* before, after */
	struct attendance_of before, after;
	struct rolls rolls;

	rolls_read(txn, s->cohort.id, ROLLS_NOW, &rolls);
	if (!attending_begin(a, &office->book, txn, s->cohort.id))
		rolls.n = 0;
	a[1] = a[0];
	a[1].was = &s->out->before;
	a[1].is = is;
	a[1].day = (int32_t)record_number(&s->new, F_SHEET_DAY, 0);
	a[1].is_new = !s->out->there;
	for (size_t i = 0; i < rolls.n; i++) {
		if (!marks_of(is, rolls.rows[i].roll))
			continue;
		attendance_of(a, &rolls.rows[i], &before);
		attendance_of(a + 1, &rolls.rows[i], &after);
		if (after.at_risk && !before.at_risk)
			ask_why(office, txn, c, &rolls.rows[i], s->cohort.id);
	}
	rolls_release(&rolls);
	free(a);
}

static int
load(struct office *office, struct txn *txn, struct change *c, uint64_t cohort,
	int32_t day, struct sheet_marking *s, struct err *err)
{
	const uint64_t id = sheet_id(cohort, day);
	int rc = office_load_in(
		office, txn, KIND_COHORT, cohort, c->arena, &s->cohort, err);

	if (!rc && !id)
		rc = err_set(err, MG_EUSAGE, _("there are no such days"));
	if (rc)
		return rc;
	if (record_load(txn, KIND_SHEET, id, 0, &s->old)) {
		record_own(&s->old, c->arena);
		s->new = s->old;
	} else {
		record_init(&s->old, KIND_SHEET, id);
		sheet_init(&s->new, cohort, day);
	}
	return 0;
}

static int
mark_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct sheet_marking *s = ctx;
	const struct marking *m = s->m;
	struct marks given = *m->marks;
	int rc = access_need(&office->access, PERM_TEACH, err);

	if (!rc)
		rc = load(office, txn, c, m->cohort, m->day, s, err);
	if (!rc)
		rc = take_causes(cohort_program(&office->book, txn, &s->cohort),
			&given, err);
	if (rc)
		return rc;
	s->out->there = s->old.n && sheet_is_entered(&s->old);
	s->out->late = sheet_is_locked(
		&office->book, txn, &s->cohort, m->day, office->today);
	sheet_marks(&s->old, F_SHEET_MARKS, &s->out->before);
	if (!s->out->there)
		rc = take_rest(office, txn, s, &given, err);
	if (rc)
		return rc;
	if (m->extra)
		record_set_text(&s->new, F_SHEET_EXTRA, m->extra);
	if (s->out->late) {
		tell_late(office, c, s, &given);
	} else {
		s->out->after = s->out->before;
		sheet_with(&s->out->after, &given);
		sheet_set_marks(
			&s->new, F_SHEET_MARKS, &s->out->after, c->arena);
	}
	rc = ask(office, txn, s, &given, err);
	if (rc)
		return rc;
	op_put_given(c, &s->old, &s->new);
	if (c->n && !s->out->late)
		ask_risks(office, txn, c, s);
	rolls_close(&office->access, txn, m->cohort, &s->out->before);
	rolls_close(&office->access, txn, m->cohort, &s->out->after);
	return 0;
}

int
op_cohort_mark(struct office *office, const struct marking *m,
	struct marked *out, struct receipt *receipt, struct err *err)
{
	struct sheet_marking *s = xcalloc(1, sizeof(*s));
	const struct op_job job = { .kind = ACT_MARK,
		.act = m->act,
		.build = mark_build,
		.ctx = s,
		.try = m->try };
	int rc;

	*out = (struct marked){ 0 };
	s->m = m;
	s->out = out;
	rc = op_run_job(office, &job, receipt, err);
	free(s);
	if (!rc && !m->try && !receipt->act)
		rc = err_set(err, MG_ENOENT, _("it is marked so already"));
	return rc;
}

/* ---- approved, returned ---------------------------------------------------- */

struct sheet_answer {
	const char *returned; /* why; NULL: they are approved */
};

static int
load_late(struct office *office, struct txn *txn, struct change *c,
	struct sheet_marking *s, const struct record *old, struct err *err)
{
	const uint64_t cohort = (uint64_t)record_number(old, F_SHEET_COHORT, 0);
	int rc = access_need(&office->access, PERM_TEACH, err);

	if (!rc)
		rc = load(office, txn, c, cohort,
			(int32_t)record_number(old, F_SHEET_DAY, 0), s, err);
	if (!rc && !record_has(&s->old, F_SHEET_LATE_BY))
		rc = err_set(err, MG_ENOENT,
			_("no late marks of that day wait for approval"));
	if (rc)
		return rc;
	s->out->there = sheet_is_entered(&s->old);
	sheet_marks(&s->old, F_SHEET_MARKS, &s->out->before);
	s->out->after = s->out->before;
	clear(&s->new, F_SHEET_LATE);
	clear(&s->new, F_SHEET_LATE_BY);
	return 0;
}

static void
approve(struct office *office, struct change *c, struct sheet_marking *s)
{
	struct marks late;

	sheet_marks(&s->old, F_SHEET_LATE, &late);
	sheet_with(&s->out->after, &late);
	sheet_set_marks(&s->new, F_SHEET_MARKS, &s->out->after, c->arena);
	record_set_text(&s->new, F_SHEET_STATE, "approved");
	record_set_number(
		&s->new, F_SHEET_APPROVED, (int64_t)office->access.user);
}

/* A day that nobody had entered is none; of another its marks stay. */
static void
give_back(struct office *office, struct sheet_marking *s, const char *why)
{
	if (!s->out->there)
		record_set_text(&s->new, F_SHEET_STATE, "returned");
	record_set_text(&s->new, F_SHEET_RETURNED, why);
	record_set_number(
		&s->new, F_SHEET_RETURNED_BY, (int64_t)office->access.user);
}

static int
answer_sheet(struct office *office, struct txn *txn, struct change *c,
	const struct sheet_answer *a, const struct record *old,
	struct sheet_marking *s, struct err *err)
{
	int rc = load_late(office, txn, c, s, old, err);

	if (rc)
		return rc;
	if (a->returned)
		give_back(office, s, a->returned);
	else
		approve(office, c, s);
	rc = ask(office, txn, s, NULL, err);
	if (rc)
		return rc;
	change_update(c, &s->old, &s->new);
	if (!a->returned)
		ask_risks(office, txn, c, s);
	return 0;
}

static int
answer_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	struct sheet_marking *s = xcalloc(1, sizeof(*s));
	int rc;

	(void)new;
	s->out = xcalloc(1, sizeof(*s->out));
	rc = answer_sheet(office, txn, c, m->ctx, old, s, err);
	free(s->out);
	free(s);
	return rc;
}

int
op_sheets_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *returned, struct receipt *out, struct err *err)
{
	const struct sheet_answer a = { returned };
	struct many sheets = { .kind = KIND_SHEET,
		.act = returned ? ACT_RETURN : ACT_MARK,
		.each = answer_each,
		.ctx = &a,
		.chosen = ids,
		.n = n };
	int rc = access_need(&office->access,
		PERM_TEACH | (returned ? 0 : PERM_APPROVE), err);

	if (!rc && returned && !returned[strspn(returned, " \t\r\n")])
		rc = err_set(err, MG_EUSAGE, _("say why it is returned"));
	return rc ? rc : op_many(office, &sheets, out, err);
}
