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
settle_place(struct places_back *b, struct case_facts *f, int to)
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
	list_instead(b, f, to);
	return false;
}

bool
places_settle(struct places_back *b, const struct op *op)
{
	const struct op_field *stage =
		op_sets(op, op->verb == OP_CREATE && !op_sets(op, F_PROPOSAL)
				    ? F_DECISION_FROM
				    : F_DECISION_TO);
	struct record *kase = xmalloc(2 * sizeof(*kase)), *person = kase + 1;
	struct case_facts f;
	enum kind kind;
	bool good = true;
	int64_t to;

	if (op->kind == KIND_DECISION && stage &&
		record_load(b->txn, KIND_CASE, op_about(op, &kind), 0, kase) &&
		record_load(
			b->txn, KIND_PERSON, record_owner(kase), 0, person)) {
		to = (op->verb == OP_CREATE ? &stage->new : &stage->old)
			     ->number;
		case_facts_init(&f, &b->office->book, b->txn, kase, person,
			b->office->today);
		good = settle_place(b, &f,
			f.program ? program_stage_by_number(
					    f.program, (uint8_t)to)
				  : -1);
	}
	free(kase);
	return good;
}
