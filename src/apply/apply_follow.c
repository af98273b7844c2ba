/* SPDX-License-Identifier: MIT */
/* What nobody sets: apply() works it out when what it follows from is there. */
#include "apply_follow.h"

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/casework/at_risk.h"
#include "magang/casework/stages.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/rulebook/activities.h"
#include "magang/casework/reckon.h"
#include "magang/record/fields.h"
#include "magang/record/ledger_state.h"
#include "magang/record/letter_state.h"
#include "magang/record/proposal_state.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/settings_now.h"
#include "magang/store/walk.h"

#include "apply_outcome.h"
#include "apply_place.h"
#include "apply_seat.h"
#include "apply_write.h"

static bool
put_reckoned(struct record *kase, const struct value v[RECKONED])
{
	const struct value none = value_none();
	bool differs = false;

	for (size_t i = 0; i < RECKONED; i++) {
		const struct value *is = record_get(kase, reckoned_fields[i]);

		differs |= !value_equal(is ? is : &none, &v[i]);
		record_set(kase, reckoned_fields[i], &v[i]);
	}
	return differs;
}

void
applier_reckon(struct applier *ap, uint64_t id)
{
	const struct record *person;
	struct value v[RECKONED];
	struct case_facts f;

	arena_clear(ap->arena);
	if (!applier_load(ap, KIND_CASE, id, &ap->old))
		return; /* taken away again */
	person = applier_person(ap, &ap->old);
	if (!person || record_has(person, F_ERASED))
		return;
	case_facts_init(&f, ap->book, ap->txn, &ap->old, person, DATE_NONE);
	case_answers(&f, ASK_KEPT, ap->arena, v);
	ap->new = ap->old;
	if (put_reckoned(&ap->new, v))
		applier_write(ap, &ap->old, &ap->new, person, person);
}

static bool
does_to(const struct change *c, enum kind kind)
{
	size_t i = 0;

	while (i < c->n && c->ops[i].kind != kind)
		i++;
	return i < c->n;
}

/* It keeps its version, as a case does. */
static void
turn_risk(struct applier *ap, uint64_t seat)
{
	const struct record *person;
	struct value risk = value_number(true);

	arena_clear(ap->arena);
	if (!applier_load(ap, KIND_SEAT, seat, &ap->old))
		return;
	person = applier_person(ap, &ap->old);
	ap->new = ap->old;
	if (record_has(&ap->old, F_SEAT_RISK))
		risk = value_none();
	record_set(&ap->new, F_SEAT_RISK, &risk);
	applier_write(ap, &ap->old, &ap->new, person, person);
}

/* By a calendar and a program that may come with this very change. Whether that
 * will stand is not known here: what was read of it is not kept. */
void
applier_judge_seats(struct applier *ap)
{
	struct ids cohorts = { 0 }, seats = { 0 };
	struct err unread = ERR_INIT;

	if (does_to(ap->c, KIND_SETTING))
		rulebook_settings(ap->book, ap->txn, &unread);
	change_cohorts(ap->txn, ap->c, &cohorts);
	for (size_t i = 0; i < cohorts.n; i++)
		seats_misjudged(ap->book, ap->txn, cohorts.rows[i], &seats);
	for (size_t i = 0; i < seats.n; i++)
		turn_risk(ap, seats.rows[i]);
	for (size_t i = 0; i < ap->c->n; i++)
		if (ap->c->ops[i].kind == KIND_PROGRAM)
			program_cache_forget(ap->book->programs,
				(uint16_t)(ap->c->ops[i].id >> 32),
				(int)(uint32_t)ap->c->ops[i].id);
	ids_release(&cohorts);
	ids_release(&seats);
}

void
applier_judge_licences(struct applier *ap)
{
	struct ids touched = { 0 };

	licences_touched(ap->txn, &ap->licences, &touched);
	for (size_t i = 0; i < touched.n; i++) {
		int32_t is;

		arena_clear(ap->arena);
		if (!applier_load(
			    ap, KIND_ORGANISATION, touched.rows[i], &ap->old))
			continue;
		is = licence_short(ap->txn, &ap->old);
		if (is == record_number(&ap->old, F_ORG_SHORT, DATE_NONE))
			continue;
		ap->new = ap->old;
		record_set(&ap->new, F_ORG_SHORT,
			&(struct value){
				is == DATE_NONE ? VALUE_UNKNOWN : VALUE_NUMBER,
				is });
		applier_write(ap, &ap->old, &ap->new, NULL, NULL);
	}
	ids_release(&touched);
}

void
applier_follow(struct applier *ap, struct record *r)
{
	enum kind about = (enum kind)record_number(r, F_ABOUT_KIND, 0);
	const struct program *p = NULL;
	struct activity_kind is;
	char name[64];

	if (r->kind == KIND_SEAT)
		applier_enrol(ap, r);
	if (r->kind == KIND_OUTCOME)
		applier_outcome_given(ap, r);
	if (r->kind != KIND_ACTIVITY)
		return;
	record_set(r, F_COOPERATION, &(struct value){ VALUE_UNKNOWN });
	if (about == KIND_CASE &&
		record_load(ap->txn, KIND_CASE,
			(uint64_t)record_number(r, F_ABOUT, 0),
			RECORD_UNCHECKED, &ap->child))
		p = rulebook_case_program(ap->book, ap->txn, &ap->child);
	record_text(r, F_ACTIVITY, name, sizeof(name));
	if (activity_about(ap->book, ap->txn, about, p, name, &is) && is.area)
		record_set_text(r, F_COOPERATION, is.area);
}

/* The one stage that no decision led to: nobody decided on anything. */
static void
leave_program(struct applier *ap, struct record *kase)
{
	const struct program *p =
		rulebook_case_program(ap->book, ap->txn, kase);
	int to = p ? stage_of_leaving(p) : -1;

	ap->child = *kase;
	applier_propose(ap, kase, 0);
	if (to < 0 || !case_is_active(ap->book, ap->txn, kase))
		return;
	case_enter(kase, p->stages[to].number, ap->c->date, ap->arena);
	applier_place(ap, &ap->child, kase);
}

void
applier_close_erased(struct applier *ap, struct record *r)
{
	switch (r->kind) {
	case KIND_TASK:
		if (!record_has(r, F_DONE))
			record_set_number(r, F_DONE, ap->c->date);
		break;
	case KIND_DOUBT:
		if (doubt_state(r) == DOUBT_OPEN)
			record_set_text(r, F_ANSWER, DOUBT_ERASED);
		break;
	case KIND_PROPOSAL:
		if (proposal_state(r) == PROPOSAL_OPEN)
			record_set_text(r, F_STANDING, "returned");
		break;
	case KIND_LEDGER:
		if (ledger_comes_back(r) && !record_has(r, F_LEDGER_BACK))
			record_set_number(r, F_LEDGER_BACK, ap->c->date);
		break;
	case KIND_LETTER:
		if (letter_state(r) == LETTER_HELD)
			letter_set_state(r, LETTER_WITHHELD);
		break;
	case KIND_SEAT:
		if (seat_state(r) == SEAT_TAKEN)
			seat_set_state(r, SEAT_LEFT);
		else if (seat_is_asked(seat_state(r)))
			seat_set_state(r, SEAT_REFUSED);
		break;
	case KIND_CASE:
		leave_program(ap, r);
		break;
	default:
		break;
	}
}

void
applier_close_doubts(struct applier *ap, uint64_t person)
{
	struct ids doubts = { 0 };

	person_pairs(ap->txn, person, &doubts);
	for (size_t i = 0; i < doubts.n; i++) {
		const struct record *first;

		if (!applier_load(ap, KIND_DOUBT, doubts.rows[i], &ap->old) ||
			doubt_state(&ap->old) != DOUBT_OPEN)
			continue;
		first = applier_person(ap, &ap->old);
		ap->new = ap->old;
		ap->new.seq = ap->seq;
		applier_close_erased(ap, &ap->new);
		applier_write(ap, &ap->old, &ap->new, first, first);
	}
	ids_release(&doubts);
}
