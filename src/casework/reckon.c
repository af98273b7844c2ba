/* SPDX-License-Identifier: MIT */
#include "magang/casework/reckon.h"

#include "magang/casework/foresee.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/program/score.h"
#include "magang/record/index.h"
#include "magang/casework/contact.h"
#include "magang/casework/followups.h"
#include "magang/casework/judge.h"
#include "magang/casework/protection.h"
#include "magang/casework/retention.h"
#include "magang/casework/verdict.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

const uint16_t reckoned_fields[RECKONED] = { F_SCORE, F_FAILS, F_UNANSWERED,
	F_WARNS, F_TRIES, F_TRIED, F_UNREACHED, F_ASKED, F_PAID, F_OVER_CAP,
	F_RETURN_DUE, F_SENT_BY, F_SEEN, F_FOLLOWUP, F_KEPT_UNTIL };

bool
field_is_reckoned(uint16_t id)
{
	for (size_t i = 0; i < RECKONED; i++)
		if (reckoned_fields[i] == id)
			return true;
	return false;
}

bool
field_is_rules(uint16_t id)
{
	return id == F_FAILS || id == F_UNANSWERED || id == F_WARNS;
}

bool
op_is_reckoned(const struct op *op)
{
	if (op->verb != OP_SET || op->kind != KIND_CASE)
		return false;
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_reckoned(op->f[i].id))
			return false;
	return true;
}

bool
op_asks_tasks(const struct op *op)
{
	return !op_is_reckoned(op) || op_sets(op, F_TRIED) ||
	       op_sets(op, F_UNREACHED) || op_sets(op, F_SEEN) ||
	       op_sets(op, F_RETURN_DUE);
}

/* ---- one case ------------------------------------------------------------ */

/* Sets of rules: names joined by a blank, in the order of the file. */
struct answers {
	struct buf fails, unknown, warns;
};

static void
note_answer(struct answers *a, const struct verdict *v,
	const struct verdict_row *row)
{
	const bool rule = row->what == VERDICT_RULE;
	const char *name = verdict_name(v, row);
	struct buf *set = &a->fails;

	if (row->answer == TRI_YES || row->what == VERDICT_VALID)
		return;
	if (row->answer == TRI_UNKNOWN)
		set = &a->unknown;
	else if (rule && v->program->rules[row->which].level == RULE_WARN)
		set = &a->warns;
	buf_addf(set, "%s%s%s%s", set->len ? " " : "", rule ? "" : RULE_SCORE,
		name && !rule ? "." : "", name ? name : "");
}

static struct value
set_value(struct arena *arena, struct buf *set)
{
	struct value v = value_none();

	if (set->len)
		v = value_text(arena_strndup(arena, set->data, set->len));
	buf_release(set);
	return v;
}

void
case_answers(struct case_facts *f, enum asking who, struct arena *arena,
	struct value out[RECKONED])
{
	struct answers a = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct verdict v;
	int64_t total;

	verdict_init(&v);
	case_rules(f, who, false, &v);
	for (size_t i = 0; i < v.n; i++)
		note_answer(&a, &v, &v.rows[i]);
	out[0] = value_none();
	if (f->program && f->program->n_parts &&
		score_total(f->program, &f->facts, &total))
		out[0] = value_number(total);
	out[1] = set_value(arena, &a.fails);
	out[2] = set_value(arena, &a.unknown);
	out[3] = set_value(arena, &a.warns);
	case_contact(f, &out[4]);
	case_protection(f, &out[4 + CONTACT_FIELDS]);
	case_followups(f, &out[4 + CONTACT_FIELDS + PROTECTION_FIELDS]);
	out[RECKONED - 1] = case_kept_until(f);
	verdict_release(&v);
}

void
case_answer_now(struct case_facts *f, enum asking who, struct arena *arena,
	struct record *c)
{
	struct value v[RECKONED];

	case_answers(f, who, arena, v);
	for (size_t i = 0; i < RECKONED; i++)
		record_set(c, reckoned_fields[i], &v[i]);
}

/* ---- the cases of a change ----------------------------------------------- */

struct cases {
	struct txn *txn;
	struct record about;
	struct ids *out;
};

static void
add_case(struct cases *cases, uint64_t id)
{
	if (!ids_has(cases->out, id))
		ids_add(cases->out, id);
}

static void
add_cases_of(struct cases *cases, uint64_t person)
{
	struct walk w;

	members_begin(&w, cases->txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		add_case(cases, walk_id(&w));
	walk_end(&w);
}

/* Somebody is reached for all of his cases. */
static void
add_subject(struct cases *cases, const struct record *r)
{
	const uint64_t about =
		(uint64_t)record_number(r, kind_info(r->kind)->about, 0);

	if (!about) /* the change does not name it anew */
		return;
	switch (record_about(r)) {
	case KIND_CASE:
		add_case(cases, about);
		break;
	case KIND_PERSON:
		add_cases_of(cases, about);
		break;
	default:
		break;
	}
}

/* What a record was about, and what it is about now. */
static void
add_about(struct cases *cases, const struct op *op)
{
	struct record *r = &cases->about;

	if (record_load(cases->txn, op->kind, op->id, RECORD_UNCHECKED, r))
		add_subject(cases, r);
	record_init(r, op->kind, op->id);
	foresee_fields(op, r);
	add_subject(cases, r);
}

static void
add_touched(struct cases *cases, const struct op *op)
{
	const struct op_field *merged;
	enum kind about;

	switch (op->kind) {
	case KIND_CASE:
		add_case(cases, op->id);
		break;
	case KIND_PERSON:
		if (op->verb == OP_SET)
			add_cases_of(cases, op->id);
		merged = op_sets(op, F_MERGED);
		if (merged)
			add_cases_of(cases, (uint64_t)op_number(op, F_MERGED));
		break;
	case KIND_ACTIVITY:
	case KIND_LEDGER:
		add_about(cases, op);
		break;
	case KIND_OUTCOME:
		add_cases_of(cases, op->owner);
		add_case(cases, op_about(op, &about));
		break;
	case KIND_DECISION:
	case KIND_SCORECARD:
		add_case(cases, op_about(op, &about));
		break;
	default:
		break;
	}
}

void
change_cases(
	struct txn *txn, const struct change *c, size_t from, struct ids *out)
{
	struct cases *cases = xcalloc(1, sizeof(*cases));

	cases->txn = txn;
	cases->out = out;
	for (size_t i = from; i < c->n; i++)
		add_touched(cases, &c->ops[i]);
	free(cases);
}

/* ---- what follows from a change ------------------------------------------- */

struct reckoning {
	struct rulebook *book;
	struct txn *txn;
	struct change *c;
	struct change_index *ops;
	struct record kase, person, before;
};

static struct op *
op_of_case(struct reckoning *r, uint64_t id)
{
	uint32_t at = change_first(r->ops, KIND_CASE, id);

	for (; at; at = change_next(r->ops, at)) {
		struct op *op = &r->c->ops[change_place(r->ops, at)];

		if (op->verb == OP_CREATE || op->verb == OP_SET)
			return op;
	}
	return NULL;
}

/* Does an operation bring one of them? */
static bool
op_reckons(const struct op *op)
{
	if (op->kind != KIND_CASE ||
		(op->verb != OP_CREATE && op->verb != OP_SET))
		return false;
	for (size_t i = 0; i < op->n; i++)
		if (field_is_reckoned(op->f[i].id))
			return true;
	return false;
}

/* Or assessed. */
static bool
is_decided(struct reckoning *r, uint64_t id)
{
	uint32_t at = change_first_about(r->ops, KIND_CASE, id);

	for (; at; at = change_next(r->ops, at)) {
		const enum kind kind = r->c->ops[change_place(r->ops, at)].kind;

		if (kind == KIND_DECISION || kind == KIND_SCORECARD)
			break;
	}
	return at;
}

static void
put_values(struct reckoning *r, uint64_t id, const struct value v[RECKONED])
{
	struct op *op = op_of_case(r, id);
	bool mine = !op;

	if (op && op_reckons(op)) /* by hand: apply() will judge it */
		return;
	if (mine && is_decided(r, id)) /* apply() works it out in any case */
		return;
	if (!record_load(r->txn, KIND_CASE, id, RECORD_UNCHECKED, &r->before))
		record_init(&r->before, KIND_CASE, id);
	if (mine) {
		op = change_op(
			r->c, OP_SET, KIND_CASE, id, record_owner(&r->kase));
		op->base = r->before.seq;
	}
	for (size_t i = 0; i < RECKONED; i++)
		op_set(r->c, op, reckoned_fields[i],
			record_get(&r->before, reckoned_fields[i]), &v[i]);
	if (mine && !op->n)
		change_cut(r->c, r->c->n - 1);
}

static void
reckon_one(struct reckoning *r, uint64_t id)
{
	struct value v[RECKONED];
	struct case_facts f;

	if (!change_foresee(r->txn, r->ops, KIND_CASE, id, &r->kase) ||
		!change_foresee(r->txn, r->ops, KIND_PERSON,
			record_owner(&r->kase), &r->person) ||
		record_has(&r->person, F_ERASED))
		return;
	case_facts_init(&f, r->book, r->txn, &r->kase, &r->person, DATE_NONE);
	f.change = r->ops;
	case_answers(&f, ASK_KEPT, r->c->arena, v);
	put_values(r, id, v);
}

void
change_reckon(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops)
{
	struct reckoning *r = xcalloc(1, sizeof(*r));
	struct ids cases = { 0 };

	change_cases(txn, c, c->reckoned, &cases);
	r->book = book;
	r->txn = txn;
	r->c = c;
	r->ops = ops;
	for (size_t i = 0; i < cases.n; i++)
		reckon_one(r, cases.rows[i]);
	ids_release(&cases);
	free(r);
}
