/* SPDX-License-Identifier: MIT */
#include "apply_scorecard.h"

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/casework/cards.h"
#include "magang/casework/refusal.h"
#include "magang/program/scorecard.h"
#include "magang/record/card_state.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "apply_refuse.h"

static uint64_t
case_of(const struct record *card)
{
	return (uint64_t)record_number(card, F_DECISION_CASE, 0);
}

/* The assessment of a card by the program that its case, in ap->child, is in. */
static const struct assessment *
assessment_of(struct applier *ap, const struct record *card)
{
	char name[64];
	const struct program *p;
	int i;

	if (!applier_load(ap, KIND_CASE, case_of(card), &ap->child))
		return NULL;
	p = rulebook_case_program(ap->book, ap->txn, &ap->child);
	record_text(card, F_CARD_OF, name, sizeof(name));
	i = p ? program_assessment(p, name) : -1;
	return i < 0 ? NULL : &p->assessments[i];
}

/* In data that is made up the cases went on long ago. */
static bool
is_invented(const struct applier *ap)
{
	return ap->c->kind == ACT_DEMO && ap->actor.permissions & PERM_ADMIN;
}

static int
check_points(struct applier *ap, const struct record *card,
	const struct assessment *a)
{
	const struct value *points = record_get(card, F_CARD_POINTS);
	size_t at;

	/* the key may be gone */
	if (!points || (points->kind == VALUE_TEXT &&
			       card_check(a, points->text, points->len, &at) ==
				       CARD_GOOD))
		return 0;
	return applier_refuse(ap, MG_EDATA, REFUSED_POINTS);
}

static int
check_filed(struct applier *ap, const struct record *card,
	const struct assessment *a)
{
	const uint64_t by = (uint64_t)record_number(card, F_CARD_BY, 0);

	if (record_has(card, F_CARD_STATE) ||
		record_number(card, F_DATE, 0) != ap->c->date ||
		(by != ap->c->actor && !is_invented(ap)))
		return applier_refuse(ap, MG_EDATA, "scorecard");
	return check_points(ap, card, a);
}

/* Of one that comes back, too: since it went he may have become a relative, or
 * filed another one. */
static int
check_assessor(struct applier *ap, const struct record *card,
	const struct assessment *a, const struct record *person)
{
	const struct program *p =
		rulebook_case_program(ap->book, ap->txn, &ap->child);

	const enum card_may may = card_may(ap->txn, p, a, &ap->child, person,
		(uint64_t)record_number(card, F_CARD_BY, 0));
	const char *word;
	const int code = card_refusal(may, &word);
	const bool past =
		is_invented(ap) || (applier_takes_back(ap) && !ap->fresh);

	if (!code || (may == CARD_ELSEWHERE && past))
		return 0;
	return applier_refuse(ap, code, "%s", word);
}

int
applier_check_scorecard(struct applier *ap, const struct judged *j)
{
	const struct record *card = j->new, *person = j->person;
	const struct assessment *a;
	int rc;

	if (j->old) /* none is changed */
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_FILED);
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	a = assessment_of(ap, card);
	if (!a)
		return applier_refuse(ap, MG_ENOENT, REFUSED_NOT_ASSESSED);
	rc = check_assessor(ap, card, a, person);
	return rc || (applier_takes_back(ap) && !ap->fresh)
		       ? rc
		       : check_filed(ap, card, a);
}

bool
applier_card_goes_along(const struct applier *ap, const struct op *op)
{
	enum kind kind;
	const uint64_t kase = op_about(op, &kind);

	if (op->kind != KIND_SCORECARD || !applier_takes_back(ap))
		return false;
	for (size_t i = 0; i < ap->c->n; i++)
		if (ap->c->ops[i].kind == KIND_CASE &&
			ap->c->ops[i].verb == op->verb &&
			ap->c->ops[i].id == kase)
			return true;
	return false;
}

/* Did this change take another one of the case away before? They were open
 * together then, and this one is blind for want of it. */
static bool
was_open(const struct applier *ap, const struct op *op)
{
	enum kind kind;
	const uint64_t kase = op_about(op, &kind);

	for (const struct op *o = ap->c->ops; o < op; o++)
		if (o->kind == KIND_SCORECARD && o->verb == OP_DELETE &&
			op_about(o, &kind) == kase)
			return true;
	return false;
}

int
applier_check_scorecard_goes(struct applier *ap, const struct judged *j)
{
	const struct record *card = j->old;

	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_FILED);
	if (card_is_open(card) || was_open(ap, j->op))
		return ap->actor.permissions & PERM_ADMIN
			       ? 0
			       : applier_refuse(
					 ap, MG_ENOTALLOWED, REFUSED_OPEN);
	return access_has_hand(&ap->actor, card) ||
			       applier_card_goes_along(ap, j->op)
		       ? 0
		       : applier_refuse(ap, MG_ENOENT, "record");
}

/* It keeps its version: nobody has changed it. */
static void
set_open(struct applier *ap, uint64_t id, const struct value *name, bool open)
{
	const struct value *of;
	const struct record *person;

	if (!applier_load(ap, KIND_SCORECARD, id, &ap->old))
		return;
	of = record_get(&ap->old, F_CARD_OF);
	if (!of || !value_equal(of, name) ||
		(record_has(&ap->old, F_CARD_STATE) &&
			card_is_open(&ap->old) == open))
		return;
	person = applier_person(ap, &ap->old);
	ap->new = ap->old;
	card_set_open(&ap->new, open);
	applier_write(ap, &ap->old, &ap->new, person, person);
}

/* Those of one assessment of the case in ap->child, which is not there by its
 * program where `a` is NULL. What was seen stays seen, but where that is undone. */
static void
judge_cards(struct applier *ap, const struct assessment *a, const char *name)
{
	const uint64_t kase = ap->child.id;
	const struct value of = value_text(name);
	struct ids ids = { NULL, 0, 0 };
	struct cards cards;
	struct walk w;
	bool open;

	case_cards(ap->txn, kase, name, &cards);
	open = a &&
	       (cards.n >= a->assessors || cards_closed(&ap->child, name) ||
		       (cards.open && !applier_takes_back(ap)));
	members_begin(&w, ap->txn, KIND_CASE, kase, KIND_SCORECARD);
	while (walk_next(&w))
		ids_add(&ids, walk_id(&w));
	walk_end(&w);
	for (size_t i = 0; i < ids.n; i++)
		set_open(ap, ids.rows[i], &of, open);
	ids_release(&ids);
}

void
applier_filed(struct applier *ap, const struct record *card, bool goes)
{
	const struct assessment *a = assessment_of(ap, card);
	char name[64];

	(void)goes;
	judge_cards(ap, a, record_text(card, F_CARD_OF, name, sizeof(name)));
}

void
applier_case_cards(struct applier *ap, uint64_t kase)
{
	const struct program *p;

	if (!applier_load(ap, KIND_CASE, kase, &ap->child))
		return;
	p = rulebook_case_program(ap->book, ap->txn, &ap->child);
	for (size_t i = 0; p && i < p->n_assessments; i++)
		judge_cards(ap, &p->assessments[i], p->assessments[i].name);
}

/* One of the stage where the case stands, and not all cards of it are in? */
static bool
closes_one(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const struct program *p = rulebook_case_program(ap->book, ap->txn, new);
	const int stage = p ? program_stage_by_number(p,
				      (uint8_t)record_number(new, F_STAGE, 0))
			    : -1;
	size_t closed = 0;

	for (size_t i = 0; p && i < p->n_assessments; i++) {
		const struct assessment *a = &p->assessments[i];
		struct cards cards;

		if (cards_closed(old, a->name) || !cards_closed(new, a->name))
			continue;
		case_cards(ap->txn, new->id, a->name, &cards);
		if (cards.open || a->stage != stage)
			return false;
		closed++;
	}
	return closed == 1;
}

/* Whose cards are asked for is said by who plans the work. */
static int
check_named(
	struct applier *ap, const struct record *old, const struct record *new)
{
	return ap->actor.permissions & PERM_PLAN ||
			       record_same(old, new, F_ASSESSORS)
		       ? 0
		       : applier_refuse(ap, MG_EACCESS, "permission %x",
				 (unsigned)PERM_PLAN);
}

int
applier_check_assessing(struct applier *ap, const struct op *op,
	const struct record *old, const struct record *new)
{
	const int rc = check_named(ap, old, new);

	if (rc || record_same(old, new, F_CARDS_CLOSED))
		return rc;
	if (applier_takes_back(ap))
		return ap->actor.permissions & PERM_ADMIN
			       ? 0
			       : applier_refuse(
					 ap, MG_ENOTALLOWED, REFUSED_OPEN);
	if (!(ap->actor.permissions & PERM_MOVE))
		return applier_refuse(
			ap, MG_EACCESS, "permission %x", (unsigned)PERM_MOVE);
	if (!closes_one(ap, old, new))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_ASSESSED);
	return op_sets(op, F_REASON)
		       ? 0
		       : applier_refuse(ap, MG_EDATA, "empty %u", F_REASON);
}
