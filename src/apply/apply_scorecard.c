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
applier_check_scorecard(struct applier *ap, const struct record *old,
	const struct record *card, const struct record *person)
{
	const struct assessment *a;
	int rc;

	if (old)
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
