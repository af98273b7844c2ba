/* SPDX-License-Identifier: MIT */
/* Cases: moved, their checklist of documents. */
#include "magang/ops/ops_case.h"

#include "magang/ops/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/refusal.h"
#include "magang/casework/waiting.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/casework/verdict.h"
#include "magang/casework/stages.h"
#include "magang/store/journal.h"
#include "decide_build.h"
#include "many.h"
#include "op_parts.h"

static int
move_to(const struct office *office, const struct case_facts *f,
	const char *name, struct err *err)
{
	const struct program *p = f->program;
	const char *of = label_in(&p->label, office->lang, p->name);
	const char *names[RECORD_FIELDS];
	struct buf all = BUF_INIT;
	const char *near;
	size_t n = 0;
	int to = program_stage(p, name);

	if (to >= 0)
		return to;
	for (; n < p->n_stages && n < ARRAY_SIZE(names); n++) {
		names[n] = p->stages[n].name;
		buf_addf(&all, "%s%s", n ? ", " : "",
			label_in(&p->stages[n].label, office->lang, names[n]));
	}
	near = diag_nearest(name, names, n);
	if (near)
		err_set(err, MG_EUSAGE,
			_("'%s' has no stage '%s'; did you mean '%s'"), of,
			name, near);
	else
		err_set(err, MG_EUSAGE, _("'%s' has no stage '%s'; it has: %s"),
			of, name, buf_str(&all));
	buf_release(&all);
	return MG_EUSAGE;
}

struct moving {
	const struct decision *decision;
	struct waiting_turns *turns; /* who waits for a place */
	bool full; /* there is no room, as somebody has seen */
	uint64_t *
		began; /* the head of the log before the act; one alone: NULL */
	const struct many
		*all; /* who goes by the same act; NULL: nobody else */
};

/* "not_eligible (Not eligible), papers (Papers missing)" */
static void
say_causes(const struct move *move, enum lang lang, struct buf *out)
{
	for (size_t i = 0; i < move->n_causes; i++) {
		const char *code = move->causes[i].code;
		const char *label =
			label_in(&move->causes[i].label, lang, code);

		buf_addf(out, "%s%s", i ? ", " : "", code);
		if (strcmp(label, code) != 0)
			buf_addf(out, " (%s)", label);
	}
}

static int
check_cause(const struct case_facts *f, const struct decision *m, int to,
	enum lang lang, struct err *err)
{
	const struct move *move = program_move(f->program, f->to, to);
	struct buf all = BUF_INIT;

	if (!m->cause || !move || move_cause(move, m->cause))
		return 0;
	say_causes(move, lang, &all);
	err_set(err, MG_EUSAGE,
		_("'%s' is no cause of this move; there are: %s"), m->cause,
		all.len ? all.data : _("none"));
	buf_release(&all);
	return MG_EUSAGE;
}

static unsigned
said(const struct decision *m)
{
	return move_said(m->reason, m->cause);
}

/* Whoever is first goes first, and then it is the turn of the next: apply() knows.
 * One that the caller does not see stays where it is, whoever names it. */
static bool
goes_too(struct office *office, struct txn *txn, const struct moving *how,
	uint64_t id)
{
	struct record *r;
	bool goes = false;

	for (size_t i = 0; !goes && how->all && i < how->all->once; i++)
		goes = how->all->ids[i] == id;
	if (!goes)
		return false;
	r = xmalloc(sizeof(*r));
	goes = office_sees(office, txn, KIND_CASE, id, r);
	free(r);
	return goes;
}

/* What hangs on health stays open for who sees none. */
static int
blind_check(struct office *office, struct case_facts *f,
	const struct decision *m, int to, struct err *err)
{
	struct verdict *v = office->verdict;
	int rc = case_move_check(f, office->access.role, to, said(m), v, err);

	if (rc && rc != MG_ENOTALLOWED)
		return rc;
	verdict_close(v);
	if (!v->closed)
		return 0;
	err_set(err, MG_ENOTALLOWED, "%s",
		refusal_text(MG_ENOTALLOWED, REFUSED_HEALTH));
	if (v->stops && office->say_verdict)
		office->say_verdict(office, err);
	return MG_ENOTALLOWED;
}

static int
may_move(struct office *office, struct case_facts *f, const struct moving *how,
	int *to, struct err *err)
{
	const struct decision *m = how->decision;
	uint64_t before;
	bool turn;
	int rc;

	if (*to == f->to)
		return err_set(err, MG_ENOENT,
			_("nothing to change: the case is in '%s' already"),
			m->stage);
	if (m->looks && op_is_blind(office)) {
		rc = blind_check(office, f, m, *to, err);
		if (rc)
			return rc;
	}
	how->turns->blind = m->looks && op_is_blind(office);
	before = waiting_before(how->turns, f, *to, 0);
	if (before && how->turns->open)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_HEALTH));
	turn = before && !goes_too(office, f->txn, how, before);
	rc = case_move_or_wait(f, office->access.role, to, how->full || turn,
		said(m), office->verdict, err);
	if (rc != MG_ENOTALLOWED)
		return rc;
	if (office->verdict->stops && office->say_verdict)
		office->say_verdict(office, err);
	else if (!office->verdict->stops && turn)
		err_set(err, rc, "%s", refusal_text(rc, REFUSED_TURN));
	return rc;
}

static int
move_check(struct office *office, struct txn *txn, const struct moving *how,
	const struct record *kase, const struct record *person,
	struct record *decision, struct err *err)
{
	const struct decision *m = how->decision;
	const struct move *move;
	struct case_facts f;
	int to, asked, rc;

	office_case_facts(office, txn, kase, person, &f);
	to = f.program ? move_to(office, &f, m->stage, err)
		       : err_set(err, MG_EDAMAGED, _("no program"));
	asked = to;
	rc = to < 0 ? to : check_cause(&f, m, to, office->lang, err);
	rc = rc ? rc : may_move(office, &f, how, &to, err);
	if (rc)
		return rc;
	decision_of(
		decision, kase, f.program->stages[to].number, office->today);
	if (office->access.user)
		record_set_number(
			decision, F_DECISION_BY, (int64_t)office->access.user);
	if (to != asked)
		record_set_number(
			decision, F_MEANT, f.program->stages[asked].number);
	if (m->cause)
		record_set_text(decision, F_DECISION_CAUSE, m->cause);
	if (said(m) & SAID_REASON)
		record_set_text(decision, F_DECISION_REASON, m->reason);
	move = program_move(f.program, f.to, to);
	if (move && move->second_person)
		decision_propose(decision);
	return 0;
}

/* Changed since it was looked at, and not by what the act has done before it? */
static bool
changed_since(const struct moving *how, const struct record *r)
{
	return how->began && r->seq > how->decision->since &&
	       r->seq <= *how->began;
}

/* Is it what was looked at? */
static int
check_seen(const struct moving *how, const struct record *old,
	const struct record *person, struct err *err)
{
	const struct decision *m = how->decision;

	if ((!m->seen || m->seen == old->seq) &&
		(!m->seen_person || m->seen_person == person->seq) &&
		!changed_since(how, old) && !changed_since(how, person))
		return 0;
	return err_set(err, MG_ECONFLICT,
		_("it was changed since you looked at it; look again, then "
		  "decide"));
}

/* The decision, and the person that it was made on. */
static int
move_one(struct office *office, struct txn *txn, struct change *c,
	const struct moving *how, const struct record *kase,
	struct record *decision, struct err *err)
{
	struct record *person = xmalloc(sizeof(*person));
	int rc = access_need(&office->access, PERM_MOVE, err);

	if (!rc &&
		!record_load(txn, KIND_PERSON, record_owner(kase), 0, person))
		rc = err_set(err, MG_ENOENT, _("its person is not there"));
	if (!rc)
		rc = check_seen(how, kase, person, err);
	if (!rc)
		rc = move_check(office, txn, how, kase, person, decision, err);
	if (!rc) {
		change_create(c, decision, person->id);
		kept_put(c, &c->ops[c->n - 1], office->verdict);
		change_expect(c, person);
	}
	free(person);
	return rc;
}

int
op_decide_build(struct office *office, struct txn *txn, struct change *c,
	const struct decision *d, struct err *err)
{
	struct waiting_turns turns = { 0 };
	const struct moving how = { d, &turns, false, NULL, NULL };
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc;

	verdict_begin(office->verdict, NULL, -1, -1);
	rc = office_load_in(
		office, txn, KIND_CASE, how.decision->id, c->arena, old, err);

	if (!rc)
		rc = move_one(office, txn, c, &how, old, new, err);
	waiting_turns_release(&turns);
	free(old);
	free(new);
	return rc;
}

static int
move_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	return op_decide_build(office, txn, c, ctx, err);
}

int
op_case_decide(struct office *office, const struct decision *d,
	struct receipt *out, struct err *err)
{
	struct decision own = *d;
	int rc = op_run(office, ACT_MOVE, move_build, &own, out, err);

	out->waits = !rc && op_case_list(office, d->stage);
	out->proposed = !rc && out->first[KIND_PROPOSAL];
	return rc;
}

const struct stage *
op_case_list(const struct office *office, const char *stage)
{
	const struct verdict *v = office->verdict;

	return v->program && v->to >= 0 &&
			       strcmp(v->program->stages[v->to].name, stage)
		       ? &v->program->stages[v->to]
		       : NULL;
}

int
op_case_move_check(
	struct office *office, const struct decision *d, struct err *err)
{
	struct decision own = *d;
	struct receipt nothing;

	own.looks = true;

	return op_try(office, ACT_MOVE, move_build, &own, &nothing, err);
}

static int
move_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct moving *all = m->ctx;
	/* once more: apply() had no room for it at its place */
	const struct moving how = { all->decision, all->turns, m->again,
		all->began, m };
	struct log_head head;

	if (how.began && !*how.began) {
		journal_head(txn, &head);
		*how.began = head.seq;
	}
	return move_one(office, txn, c, &how, old, new, err);
}

static bool
no_room(const struct op *op)
{
	return refusal_is_room(op->why);
}

static bool
on_list(const struct op *op)
{
	return op_sets(op, F_MEANT) != NULL;
}

/* All are looked at as they stand now; apply() decides each after the ones
 * before it, so that the last place of a quota goes to one of them. */
static int
move_many(struct office *office, bool try, const uint64_t *ids, size_t n,
	const struct decision *to, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err)
{
	struct waiting_turns turns = { 0 };
	uint64_t began = 0;
	const struct moving how = { to, &turns, false,
		to->since ? &began : NULL, NULL };
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_MOVE,
		.each = move_each,
		.sort = waiting_sort,
		.tries_again = no_room,
		.instead = on_list,
		.ctx = &how,
		.try = try,
		.chosen = ids,
		.n = n };
	int rc = op_many_left(office, &cases, out, err);

	*n_left = cases.n_left;
	if (cases.n_left)
		memcpy(left, cases.left, cases.n_left * sizeof(*left));
	if (cases.n_listed)
		memcpy(left + cases.n_left, cases.listed,
			cases.n_listed * sizeof(*left));
	waiting_turns_release(&turns);
	many_release(&cases);
	return rc;
}

int
op_cases_move(struct office *office, const uint64_t *ids, size_t n,
	const struct decision *to, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err)
{
	return move_many(office, false, ids, n, to, left, n_left, out, err);
}

int
op_cases_try(struct office *office, const uint64_t *ids, size_t n,
	const struct decision *to, uint64_t *left, size_t *n_left,
	struct receipt *out, struct err *err)
{
	return move_many(office, true, ids, n, to, left, n_left, out, err);
}

static int
document_find(struct office *office, struct txn *txn, const struct record *c,
	const char *name, const struct fdef **out, struct err *err)
{
	const struct program *p = case_program(office, txn, c);
	int i = p ? program_document(p, name) : -1;
	struct buf names = BUF_INIT;

	if (i >= 0) {
		*out = &p->documents[i].date;
		return 0;
	}
	for (size_t d = 0; p && d < p->n_documents; d++)
		buf_addf(&names, "%s%s", d ? " " : "", p->documents[d].name);
	err_set(err, MG_EUSAGE, _("there is no document '%s'; there are: %s"),
		name, buf_str(&names));
	buf_release(&names);
	return MG_EUSAGE;
}

struct paper_setting {
	uint64_t id; /* of the case */
	const char *name;
	struct value date;
};

static int
document_set(struct office *office, struct txn *txn, struct change *c,
	const struct paper_setting *paper, const struct record *old,
	struct record *new, struct err *err)
{
	const struct fdef *f;
	int rc = document_find(office, txn, old, paper->name, &f, err);

	if (!rc)
		rc = access_field(&office->access, f, err);
	if (rc)
		return rc;
	*new = *old;
	record_set(new, f->id, &paper->date);
	if (!change_update(c, old, new))
		return err_set(err, MG_ENOENT, _("nothing to change"));
	return 0;
}

static int
document_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	const struct paper_setting *paper = ctx;
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc = office_load_in(
		office, txn, KIND_CASE, paper->id, c->arena, old, err);

	if (!rc)
		rc = document_set(office, txn, c, paper, old, new, err);
	free(old);
	free(new);
	return rc;
}

int
op_case_document(struct office *office, uint64_t id, const char *document,
	int32_t date, struct receipt *out, struct err *err)
{
	struct paper_setting paper = { id, document,
		date == DATE_NONE ? value_none() : value_number(date) };

	return op_run(office, ACT_SET, document_build, &paper, out, err);
}
