/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_grade.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/grade_ask.h"
#include "magang/casework/refusal.h"
#include "magang/casework/rolls.h"
#include "magang/casework/sheet_ask.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/grade.h"
#include "magang/record/index.h"
#include "magang/record/sheet.h"

#include "op_parts.h"

/* ---- typed ---------------------------------------------------------------- */

#define BETWEEN " ,;\t\n"
#define BEHIND_MARK " ;\t\n" /* a comma within one is that of a decimal */

/* The next word and where it ends; false: there is none. */
static bool
next_word(const char **p, const char *ends, const char **word, size_t *n)
{
	*word = *p + strspn(*p, BETWEEN);
	*n = strcspn(*word, ends);
	*p = *word + *n;
	return *n > 0;
}

bool
grade_typed(const char *word, size_t n, char out[MARK_BYTES + 1])
{
	char text[DECIMAL_TEXT], *comma;
	int64_t v;

	if (n == 1 && *word == '-') {
		memcpy(out, GRADE_GONE, sizeof(GRADE_GONE));
		return true;
	}
	if (n > MARK_BYTES)
		return false;
	memcpy(out, word, n);
	out[n] = '\0';
	comma = strchr(out, ',');
	if (comma)
		*comma = '.';
	if (!grade_number(out, &v) || v < 0)
		return false;
	decimal_format(text, v);
	memcpy(out, text, strlen(text) + 1);
	return true;
}

static bool
take_pair(const char **p, struct marks *out)
{
	const char *word;
	char roll[8], mark[MARK_BYTES + 1];
	uint64_t number;
	size_t n;

	if (!next_word(p, BETWEEN ":=", &word, &n) || n >= sizeof(roll))
		return false;
	memcpy(roll, word, n);
	roll[n] = '\0';
	if (!num_u64(roll, 1, UINT16_MAX, &number))
		return false;
	*p += **p == ':' || **p == '=';
	if (!next_word(p, BEHIND_MARK, &word, &n))
		return false;
	n -= word[n - 1] == ',';
	return grade_typed(word, n, mark) && !marks_of(out, (uint16_t)number) &&
	       marks_set(out, (uint16_t)number, mark);
}

int
grades_typed(const char *text, struct marks *out, struct err *err)
{
	out->n = 0;
	for (const char *p = text; *(p += strspn(p, BETWEEN));) {
		const char *at = p;

		if (!take_pair(&p, out))
			return err_set(err, MG_EUSAGE,
				_("'%.*s': write a number of the roll, each "
				  "once, and its mark: 4 78, 11 65.5; 4 - "
				  "takes one away"),
				(int)(p - at), at);
	}
	return 0;
}

/* ---- graded --------------------------------------------------------------- */

struct grade_making {
	const struct grading *columns, *g; /* all, and the one at hand */
	size_t n;
	const struct grades_told *told;
	struct graded *all, *out;
	const struct unit *unit;
	struct marks given; /* but for those that were left */
	struct record cohort, old, new;
};

static int
no_unit(const struct program *p, const char *name, struct err *err)
{
	struct buf all = BUF_INIT;

	for (size_t i = 0; p && i < p->n_units; i++)
		buf_addf(&all, "%s%s", i ? " " : "", p->units[i].name);
	err_set(err, MG_EUSAGE, _("there is no unit '%s'; there are: %s"), name,
		all.len ? buf_str(&all) : _("none"));
	buf_release(&all);
	return MG_EUSAGE;
}

static int
find_unit(struct office *office, struct txn *txn, struct grade_making *m,
	struct err *err)
{
	const struct program *p = office_program(office, txn,
		(uint16_t)record_number(&m->cohort, F_COHORT_PROGRAM, 0), 0);
	const int i = p ? program_unit(p, m->g->unit) : -1;

	if (i < 0)
		return no_unit(p, m->g->unit, err);
	m->unit = &p->units[i];
	return 0;
}

static int
load(struct office *office, struct txn *txn, struct change *c,
	struct grade_making *m, struct err *err)
{
	const struct grading *g = m->g;
	uint64_t id;
	int rc = find_unit(office, txn, m, err);

	if (rc)
		return rc;
	id = grade_id(g->cohort, m->unit->number, g->attempt);
	if (record_load(txn, KIND_GRADE, id, 0, &m->old)) {
		record_own(&m->old, c->arena);
		m->new = m->old;
	} else {
		record_init(&m->old, KIND_GRADE, id);
		grade_init(&m->new, g->cohort, m->unit->number, m->unit->name,
			g->attempt);
	}
	return 0;
}

/* As it is kept; "": none. */
static const char *
kept(const char *mark)
{
	return !mark || strcmp(mark, GRADE_GONE) == 0 ? "" : mark;
}

/* Neither as it was when this one was typed, nor what it is to be. */
static bool
was_changed(const struct grade_making *m, const struct mark *given)
{
	const char *now = kept(marks_of(&m->out->before, given->roll));
	const struct marks *seen = m->g->seen;

	return seen && strcmp(now, kept(marks_of(seen, given->roll))) != 0 &&
	       strcmp(now, kept(given->mark)) != 0;
}

static int
say_changed(
	const struct grade_making *m, const struct mark *given, struct err *err)
{
	const char *now = marks_of(&m->out->before, given->roll);

	if (!now)
		return op_say_roll(MG_ECONFLICT,
			_("its mark was taken away meanwhile; once more gives "
			  "it yours"),
			given->roll, err);
	return err_set(err, MG_ECONFLICT,
		_("%u: %s was entered meanwhile; once more puts %s in its "
		  "place"),
		given->roll, now, *kept(given->mark) ? given->mark : "-");
}

static int
put_all(struct change *c, struct grade_making *m, struct err *err)
{
	const struct marks *given = &m->given;
	bool room = true;

	sheet_marks(&m->old, F_GRADE_MARKS, &m->out->before);
	m->out->after = m->out->before;
	for (size_t i = 0; i < given->n; i++) {
		if (was_changed(m, &given->row[i]))
			return say_changed(m, &given->row[i], err);
		room &= marks_set(&m->out->after, given->row[i].roll,
			kept(given->row[i].mark));
	}
	sheet_set_marks(&m->new, F_GRADE_MARKS, &m->out->after, c->arena);
	return room ? 0
		    : err_set(err, MG_EUSAGE, _("a sheet has at most %d marks"),
			      MARKS_MAX);
}

/* Of the attempt before, where it is in the same change. */
static const struct marks *
given_before(const struct grade_making *m)
{
	for (const struct grading *g = m->columns; g < m->g; g++)
		if (g->attempt + 1 == m->g->attempt &&
			strcmp(g->unit, m->g->unit) == 0)
			return &m->all[g - m->columns].after;
	return NULL;
}

/* The mark stays as it was. */
static void
leave(struct change *c, struct grade_making *m, uint16_t roll, const char *why)
{
	const char *was = marks_of(&m->out->before, roll);

	m->told->told(m->told->ctx, m->g, roll, why);
	marks_set(&m->given, roll, "");
	marks_set(&m->out->after, roll, was ? was : "");
	sheet_set_marks(&m->new, F_GRADE_MARKS, &m->out->after, c->arena);
}

/* With the most that a mark of the unit can be. */
static const char *
refused(struct office *office, struct txn *txn, struct change *c,
	const struct grade_making *m, int rc, const char *why)
{
	const struct program *p =
		cohort_program(&office->book, txn, &m->cohort);
	const int unit = p ? program_unit(p, m->g->unit) : -1;
	struct buf text = BUF_INIT;
	char most[DECIMAL_TEXT];
	const char *said;

	if (unit < 0 || !refusal_is(why, REFUSED_GRADE))
		return refusal_text(rc, why);
	buf_addf(&text,
		_("a mark of this unit is a number from 0 to %s, with two "
		  "digits behind a point at most"),
		decimal_format(most, p->units[unit].most));
	said = arena_strndup(c->arena, buf_str(&text), text.len);
	buf_release(&text);
	return said;
}

static int
ask(struct office *office, struct txn *txn, struct change *c,
	struct grade_making *m, struct err *err)
{
	const struct grade_asking a = { .book = &office->book,
		.txn = txn,
		.who = &office->access,
		.given = &m->given,
		.before = given_before(m) };
	const char *why;
	uint16_t roll;
	int rc;

	while ((rc = grade_ask(&a, m->old.n ? &m->old : NULL, &m->new, &why,
			&roll)) != 0 &&
		roll && m->told)
		leave(c, m, roll, refused(office, txn, c, m, rc, why));
	return rc ? op_say_roll(
			    rc, refused(office, txn, c, m, rc, why), roll, err)
		  : 0;
}

static int
put_column(struct office *office, struct txn *txn, struct change *c,
	struct grade_making *m, struct err *err)
{
	int rc = load(office, txn, c, m, err);

	if (!rc)
		rc = put_all(c, m, err);
	if (!rc)
		rc = ask(office, txn, c, m, err);
	if (!rc && (m->old.n || m->out->after.n))
		op_put_given(c, &m->old, &m->new);
	rolls_close(&office->access, txn, m->g->cohort, &m->out->before);
	rolls_close(&office->access, txn, m->g->cohort, &m->out->after);
	return rc;
}

static int
grade_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct grade_making *m = ctx;
	int rc = access_need(&office->access, PERM_TEACH, err);

	if (!rc)
		rc = office_load_in(office, txn, KIND_COHORT,
			m->columns->cohort, c->arena, &m->cohort, err);
	for (size_t i = 0; !rc && i < m->n; i++) {
		m->g = &m->columns[i];
		m->out = &m->all[i];
		m->given = *m->g->marks;
		rc = put_column(office, txn, c, m, err);
	}
	return rc;
}

int
op_cohort_grades(struct office *office, const struct grading *columns, size_t n,
	const struct grades_told *told, struct graded *out,
	struct receipt *receipt, struct err *err)
{
	struct grade_making *m = xcalloc(1, sizeof(*m));
	const struct op_job job = { .kind = ACT_MARK,
		.act = columns->act,
		.build = grade_build,
		.ctx = m,
		.try = columns->try };
	int rc;

	memset(out, 0, n * sizeof(*out));
	m->columns = columns;
	m->n = n;
	m->told = told;
	m->all = out;
	rc = op_run_job(office, &job, receipt, err);
	free(m);
	if (!rc && !columns->try && !receipt->act)
		rc = err_set(err, MG_ENOENT, _("it is marked so already"));
	return rc;
}

int
op_cohort_grade(struct office *office, const struct grading *g,
	struct graded *out, struct receipt *receipt, struct err *err)
{
	return op_cohort_grades(office, g, 1, NULL, out, receipt, err);
}
