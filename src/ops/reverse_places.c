/* SPDX-License-Identifier: MIT */
#include "reverse_places.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/kept.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/office/office.h"
#include "magang/program/score.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"

#include "reverse_proposed.h"

static void
list_instead(struct places_back *b, const struct case_facts *f, int to)
{
	const struct program *p = f->program;
	const int list = list_of_place(p, to);
	struct record *decision;

	if (list < 0 || list == f->to)
		return;
	decision = xmalloc(sizeof(*decision));
	free(b->out->ops[--b->out->n].f);
	decision_of(decision, f->c, p->stages[list].number, b->office->today);
	record_set_number(decision, F_MEANT, p->stages[to].number);
	if (b->office->access.user)
		record_set_number(decision, F_DECISION_BY,
			(int64_t)b->office->access.user);
	change_create(b->out, decision, f->person->id);
	b->waits +=
		office_sees(b->office, b->txn, KIND_CASE, f->c->id, decision);
	free(decision);
}

static bool
settle_place(struct places_back *b, struct case_facts *f, int to, bool proposal)
{
	const struct program *p = f->program;
	struct err unsaid = ERR_INIT;

	if (!p || f->to < 0 || to < 0 ||
		holds_place(p, f->seat) == holds_place(p, to))
		return true;
	if (holds_place(p, f->seat)) {
		meanwhile_add(b->here, f, -1);
		return true;
	}
	if (!case_regain(f, to, b->out->act, b->here, &b->v, &unsaid)) {
		meanwhile_add(b->here, f, 1);
		return true;
	}
	if (!proposal)
		list_instead(b, f, to);
	return false;
}

/* The stage by which a case has a place behind what takes a decision back. */
static int64_t
decided_back(const struct op *op)
{
	const bool back = op->verb == OP_DELETE || op_sets(op, F_PROPOSAL);
	const struct op_field *stage =
		op_sets(op, back ? F_DECISION_TO : F_DECISION_FROM);

	if (!stage)
		return -1;
	return (op->verb == OP_CREATE ? &stage->new : &stage->old)->number;
}

/* The same of a proposal: one that is open again holds its place. */
static int64_t
proposed_back(struct txn *txn, const struct op *op, const struct record *kase)
{
	struct record *r;
	int64_t to;

	if (op->verb == OP_DELETE)
		return decided_back(op);
	if (!proposal_reopens(op))
		return record_number(kase, F_STAGE, -1);
	r = xmalloc(sizeof(*r));
	to = record_load(txn, KIND_PROPOSAL, op->id, RECORD_UNCHECKED, r)
		     ? record_number(r, F_DECISION_TO, -1)
		     : -1;
	free(r);
	return to;
}

bool
places_settle(struct places_back *b, const struct op *op)
{
	const bool proposal = op->kind == KIND_PROPOSAL;
	struct record *kase, *person;
	struct case_facts f;
	enum kind kind;
	bool good = true;
	int64_t to;

	if (op->kind != KIND_DECISION && !proposal)
		return true;
	kase = xmalloc(2 * sizeof(*kase));
	person = kase + 1;
	if (record_load(b->txn, KIND_CASE, op_subject(op, &kind), 0, kase) &&
		record_load(
			b->txn, KIND_PERSON, record_owner(kase), 0, person)) {
		to = proposal ? proposed_back(b->txn, op, kase)
			      : decided_back(op);
		case_facts_init(&f, &b->office->book, b->txn, kase, person,
			b->office->today);
		good = settle_place(b, &f,
			f.program ? program_stage_by_number(
					    f.program, (uint8_t)to)
				  : -1,
			proposal);
	}
	free(kase);
	return good;
}
