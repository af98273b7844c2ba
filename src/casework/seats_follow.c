/* SPDX-License-Identifier: MIT */
#include "magang/casework/seats_follow.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/rulebook.h"
#include "magang/store/walk.h"

#include "magang/casework/foresee.h"

bool
seat_stays(struct rulebook *book, struct txn *txn, const struct record *kase,
	enum seat_state state)
{
	const struct program *p = rulebook_case_program(book, txn, kase);
	const int at = p ? program_stage_by_number(
				   p, (uint8_t)record_number(kase, F_STAGE, 0))
			 : -1;

	return at < 0 || p->stages[at].kind <= STAGE_HOLD ||
	       (!seat_is_live(state) && state != SEAT_WAITING) ||
	       (state == SEAT_TAKEN && p->stages[at].kind == STAGE_SUCCESS);
}

bool
seat_finishes(struct rulebook *book, struct txn *txn, const struct record *kase,
	const struct record *seat)
{
	const struct program *p = rulebook_case_program(book, txn, kase);
	const int at = p ? program_stage_by_number(
				   p, (uint8_t)record_number(kase, F_STAGE, 0))
			 : -1;

	return at >= 0 && seat_state(seat) == SEAT_TAKEN &&
	       record_has(seat, F_SEAT_COHORT) &&
	       (p->stages[at].kind == STAGE_SUCCESS ||
		       (p->complete.passed >= 0 && at >= p->complete.passed &&
			       p->stages[at].kind == STAGE_NORMAL));
}

/* NULL: for nothing. */
static void
set_state(struct change *c, const struct record *old, enum seat_state state,
	const struct value *cause)
{
	struct record *new = xmalloc(sizeof(*new));

	*new = *old;
	seat_set_state(new, state);
	if (cause)
		record_set(new, F_SEAT_CAUSE, cause);
	record_set_number(new, F_SEAT_SINCE, c->date);
	change_update(c, old, new);
	free(new);
}

/* For a cause that is one of seats, too, else because its case ended. */
static void
give_back(struct change *c, const struct seat_of *of, const struct record *old,
	const struct value *cause)
{
	const struct value ended = value_text(CAUSE_ENDED);
	const bool known = cause && cause->kind == VALUE_TEXT &&
			   seat_cause(of, cause->text, cause->len);

	set_state(c, old,
		seat_state(old) == SEAT_TAKEN ? SEAT_LEFT : SEAT_REFUSED,
		known ? cause : &ended);
}

static bool
comes_to_stage(const struct seats_case *of)
{
	return of->was && !record_same(of->was, of->is, F_STAGE);
}

static bool
in_vain(const struct seats_case *of)
{
	return record_has(of->is, F_UNREACHED) &&
	       record_number(of->is, F_TRIES, 0) >
		       (of->was ? record_number(of->was, F_TRIES, 0) : 0);
}

void
seats_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct seats_case *of)
{
	const struct value unreachable = value_text(CAUSE_UNREACHABLE);
	const bool vain = in_vain(of), comes = comes_to_stage(of);
	struct record *seat;
	struct seat_of in;
	struct walk w;

	if (!vain && !comes && seat_stays(book, txn, of->is, SEAT_OFFERED))
		return;
	seat = xmalloc(sizeof(*seat));
	members_begin(&w, txn, KIND_CASE, of->is->id, KIND_SEAT);
	while (walk_next(&w)) {
		if (!change_foresee(txn, ops, KIND_SEAT, walk_id(&w), seat))
			continue;
		in = seat_of(book, txn, seat);
		if (!seat_stays(book, txn, of->is, seat_state(seat)))
			give_back(c, &in, seat, of->cause);
		else if (vain && seat_state(seat) == SEAT_OFFERED)
			give_back(c, &in, seat, &unreachable);
		else if (comes && seat_finishes(book, txn, of->is, seat))
			set_state(c, seat, SEAT_DONE, NULL);
	}
	walk_end(&w);
	free(seat);
}

bool
seat_falls(const struct record *r, enum seat_state state)
{
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	char text[16];

	if (seat_is_asked(state))
		return seat_giver_is_over(r);
	record_text(r, g->state, text, sizeof(text));
	return state == SEAT_TAKEN && strcmp(text, g->over[1]) == 0;
}

const char *
seat_fall_cause(const struct record *giver)
{
	const struct seat_giver *g = seat_giver((enum kind)giver->kind);
	char text[16];

	record_text(giver, g->state, text, sizeof(text));
	return giver->kind == KIND_SLOT && strcmp(text, g->over[1]) == 0
		       ? CAUSE_HOST
		       : CAUSE_CLOSED;
}

#define CLOSED_DAYS 3 /* to tell who loses his seat */

void
seat_tell_lost(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct record *seat)
{
	static const struct label place =
		LABELS("Tempat ditarik: beri tahu, tawarkan yang lain",
			"The place was withdrawn: tell them, offer another",
			"求人の取下げ：本人に連絡し別の求人を案内");
	struct made_task t = { RULE_CLOSED, 0, c->date + CLOSED_DAYS,
		record_has(seat, F_SEAT_SLOT) ? &place : NULL };
	struct record *kase = xmalloc(sizeof(*kase));

	if (seat_into(seat, &t.number) &&
		change_foresee(txn, ops, KIND_CASE,
			(uint64_t)record_number(seat, F_DECISION_CASE, 0),
			kase))
		task_make_one(c, book->site.lang, kase, &t);
	free(kase);
}

void
seats_of_closed(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct record *giver)
{
	const struct value cause = value_text(seat_fall_cause(giver));
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;

	seats_begin(&w, txn, (enum kind)giver->kind, giver->id);
	while (walk_next(&w)) {
		if (!change_foresee(txn, ops, KIND_SEAT, walk_id(&w), seat) ||
			!seat_falls(giver, seat_state(seat)))
			continue;
		set_state(c, seat, SEAT_WITHDRAWN, &cause);
		seat_tell_lost(book, txn, c, ops, seat);
	}
	walk_end(&w);
	free(seat);
}
