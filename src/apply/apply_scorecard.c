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
#include "magang/rulebook/second.h"
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

static bool
stands_before(struct applier *ap, const struct assessment *a)
{
	const struct program *p =
		rulebook_case_program(ap->book, ap->txn, &ap->child);

	return program_stage_by_number(p, (uint8_t)record_number(&ap->child,
						  F_STAGE, 0)) == a->stage;
}

/* Has this human filed one from another account? */
static bool
filed_already(struct applier *ap, const struct record *card)
{
	const struct value *name = record_get(card, F_CARD_OF);
	const uint64_t by = (uint64_t)record_number(card, F_CARD_BY, 0);
	struct record *other = &ap->parent;
	bool found = false;
	struct walk w;

	members_begin(&w, ap->txn, KIND_CASE, case_of(card), KIND_SCORECARD);
	while (!found && walk_next(&w)) {
		const struct value *of;

		if (!record_load(ap->txn, KIND_SCORECARD, walk_id(&w),
			    RECORD_UNCHECKED, other))
			continue;
		of = record_get(other, F_CARD_OF);
		found = of && value_equal(of, name) &&
			second_is_same(ap->txn,
				(uint64_t)record_number(other, F_CARD_BY, 0),
				by);
	}
	walk_end(&w);
	return found;
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
	const bool demo =
		ap->c->kind == ACT_DEMO && ap->actor.permissions & PERM_ADMIN;

	if (record_has(card, F_CARD_STATE) ||
		record_number(card, F_DATE, 0) != ap->c->date ||
		(by != ap->c->actor && !demo))
		return applier_refuse(ap, MG_EDATA, "scorecard");
	if (!stands_before(ap, a))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_NOT_ASSESSED);
	return check_points(ap, card, a);
}

/* Whose it is, of one that comes back, too: since it went he may have become a
 * relative, or filed another one. */
static int
check_assessor(struct applier *ap, const struct record *card,
	const struct record *person)
{
	const uint64_t by = (uint64_t)record_number(card, F_CARD_BY, 0);

	if (second_may(ap->txn, 0, by, person) == SECOND_KIN)
		return applier_refuse(ap, MG_EACCESS, REFUSED_ASSESS_KIN);
	if (filed_already(ap, card))
		return applier_refuse(ap, MG_EEXIST, REFUSED_FILED);
	return 0;
}

int
applier_check_scorecard(struct applier *ap, const struct record *old,
	const struct record *card, const struct record *person)
{
	const struct assessment *a;
	struct cards cards;
	char name[64];
	int rc;

	if (old)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_FILED);
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	a = assessment_of(ap, card);
	if (!a)
		return applier_refuse(ap, MG_ENOENT, REFUSED_NOT_ASSESSED);
	case_cards(ap->txn, case_of(card),
		record_text(card, F_CARD_OF, name, sizeof(name)), &cards);
	if (cards.open)
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_OPEN);
	rc = check_assessor(ap, card, person);
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

int
applier_check_scorecard_goes(
	struct applier *ap, const struct op *op, const struct record *card)
{
	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_FILED);
	if (card_is_open(card))
		return ap->actor.permissions & PERM_ADMIN
			       ? 0
			       : applier_refuse(
					 ap, MG_ENOTALLOWED, REFUSED_OPEN);
	return access_has_hand(&ap->actor, card) ||
			       applier_card_goes_along(ap, op)
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

void
applier_filed(struct applier *ap, const struct record *card)
{
	const uint64_t kase = case_of(card);
	const struct assessment *a = assessment_of(ap, card);
	struct ids ids = { NULL, 0, 0 };
	struct cards cards;
	char name[64];
	struct value of;
	struct walk w;

	of = value_text(record_text(card, F_CARD_OF, name, sizeof(name)));
	case_cards(ap->txn, kase, name, &cards);
	members_begin(&w, ap->txn, KIND_CASE, kase, KIND_SCORECARD);
	while (walk_next(&w))
		ids_add(&ids, walk_id(&w));
	walk_end(&w);
	for (size_t i = 0; i < ids.n; i++)
		set_open(ap, ids.rows[i], &of, a && cards.n >= a->assessors);
	ids_release(&ids);
}
