/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_seat.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/contact.h"
#include "magang/casework/places_given.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/seating.h"
#include "magang/casework/seats_told.h"
#include "magang/casework/waiting.h"
#include "magang/ops/ops_about.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

#include "many.h"
#include "op_parts.h"

/* ---- filled --------------------------------------------------------------- */

struct fill_run {
	const struct filling *f;
	size_t waiting; /* seats that are waited for, of this act */
	struct fill_left left;
	struct seating seating;
	struct record person;
};

/* One more whom this limit keeps from a seat. */
static void
count_limit(struct fill_left *left, const char *word)
{
	size_t i = 0;

	while (i < left->n && strcmp(left->limits[i].word, word) != 0)
		i++;
	if (i == left->n && left->n < FILL_LIMITS)
		left->limits[left->n++] = (struct fill_limit){ word, 0 };
	if (i < left->n)
		left->limits[i].n++;
}

/* Of each change anew: the one before is in the store by then. */
static int
begin(struct fill_run *run, struct office *office, struct txn *txn,
	const struct change *c, struct err *err)
{
	struct seating *s = &run->seating;

	if (c->n && s->given)
		return 0;
	places_given_free(s->given);
	s->given = NULL;
	seating_end(s);
	if (!seating_begin(s, &office->book, txn, run->f->in_kind, run->f->in,
		    office->today))
		return err_set(
			err, MG_ENOENT, _("what has the seats is not there"));
	s->given = places_given_new();
	s->blind = run->f->try && op_is_blind(office);
	return 0;
}

static void
offer(struct office *office, const struct fill_run *run,
	const struct record *kase, enum seat_state state, struct record *seat,
	struct change *c)
{
	record_init(seat, KIND_SEAT, 0);
	record_set_number(seat, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(seat, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(
		seat, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	seat_set_into(seat, run->f->in_kind, run->f->in);
	seat_set_state(seat, state);
	record_set_number(seat, F_SEAT_SINCE, office->today);
	change_create(c, seat, run->person.id);
}

static void
tell(const struct fill_run *run, uint64_t kase, enum seat_state state,
	const char *why)
{
	if (run->f->told)
		run->f->told(run->f->ctx, kase, state, why);
}

static int
fill_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *kase, struct record *seat,
	struct err *err)
{
	struct fill_run *run = *(struct fill_run *const *)m->ctx;
	const char *why = NULL, *late;
	int rc = begin(run, office, txn, c, err);

	if (!rc && !record_load(txn, KIND_PERSON, record_owner(kase), 0,
			   &run->person))
		rc = err_set(err, MG_ENOENT, _("its person is not there"));
	if (rc)
		return rc;
	rc = seating_ask(&run->seating, kase, &run->person, &why);
	/* who is late waits for no room */
	if ((!rc || seating_is_room(why)) &&
		seating_joins(&run->seating, kase, &late)) {
		rc = MG_ENOTALLOWED;
		why = late;
	}
	if (rc && seating_is_room(why))
		count_limit(&run->left, why);
	if (rc && seating_is_room(why) && run->waiting < run->f->waiting) {
		run->waiting++;
		offer(office, run, kase, SEAT_WAITING, seat, c);
		tell(run, kase->id, SEAT_WAITING, refusal_text(rc, why));
		return 0;
	}
	if (rc) {
		err_set(err, rc, "%s", refusal_text(rc, why));
		op_say_seat(office, txn, kase, run->f->in_kind, why, err);
		return rc;
	}
	seating_give(&run->seating, &run->person);
	offer(office, run, kase, SEAT_OFFERED, seat, c);
	tell(run, kase->id, SEAT_OFFERED, NULL);
	return 0;
}

static bool
waits(const struct op *op)
{
	const struct op_field *state = op_sets(op, F_SEAT_STATE);
	const struct value waiting = value_text("waiting");

	return state && value_equal(&state->new, &waiting);
}

static void
tell_passed(const void *ctx, uint64_t id, const char *why)
{
	const struct fill_run *run = *(struct fill_run *const *)ctx;

	tell(run, id, SEAT_REFUSED, why);
}

/* What is free after it. */
static void
tell_left(struct office *office, const struct fill_run *run,
	const struct receipt *is, struct fill_left *out)
{
	struct record *in = xmalloc(sizeof(*in));
	struct err unread = ERR_INIT;
	struct seats_told n;
	struct txn *txn;

	*out = run->left;
	if (office_look(office, &txn, &unread) == 0) {
		if (record_load(txn, run->f->in_kind, run->f->in,
			    RECORD_UNCHECKED, in)) {
			seats_tell(txn, in, &n);
			out->seats =
				n.free - (run->f->try ? (int64_t)is->went : 0);
		}
		office_look_end(txn);
	}
	free(in);
}

int
op_seats_fill(struct office *office, const struct filling *f,
	struct receipt *out, struct err *err)
{
	struct fill_run *run = xcalloc(1, sizeof(*run));
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_SEAT,
		.of_act = f->act,
		.each = fill_one,
		.sort = waiting_sort,
		.instead = waits,
		.told = tell_passed,
		.ctx = &run,
		.try = f->try,
		.chosen = f->cases,
		.n = f->n };
	int rc = access_need(&office->access, PERM_PLAN, err);

	run->f = f;
	if (!rc)
		rc = op_many(office, &cases, out, err);
	out->listed = out->waits; /* who waits was offered nothing */
	out->went -= out->waits;
	out->waits = 0;
	if (f->left)
		tell_left(office, run, out, f->left);
	places_given_free(run->seating.given);
	seating_end(&run->seating);
	free(run);
	return rc;
}

/* ---- answered ------------------------------------------------------------- */

static void
set_text(struct record *r, uint16_t id, const char *text)
{
	const struct value v = text ? value_text(text) : value_none();

	record_set(r, id, &v);
}

/* A call, as of any case: whether it is one too many is seen by that. */
static int
note_in_vain(struct office *office, struct txn *txn, struct change *c,
	const struct seat_answer *a, const struct record *kase,
	const struct record *seat, struct err *err)
{
	const struct program *p =
		rulebook_case_program(&office->book, txn, kase);

	if (seat_state(seat) != SEAT_OFFERED)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, "seat_state"));
	if (!p || !p->contact_tries)
		return err_set(err, MG_ENOTALLOWED,
			_("its program does not say how often (contact: "
			  "tries); note: magang cohort answer no NUMBER "
			  "--cause unreachable"));
	op_note_contact(office, c, kase,
		&(struct deed){
			.result = CONTACT_NO_ANSWER, .text = a->reason });
	return 0;
}

/* A cause of the giver's is no word of the person's. */
static enum seat_state
state_after(const struct seat_answer *a, const struct record *old)
{
	static const enum seat_state states[] = { [SEAT_YES] = SEAT_TAKEN,
		[SEAT_NO] = SEAT_REFUSED,
		[SEAT_LEAVES] = SEAT_LEFT,
		[SEAT_TAKEN_BACK] = SEAT_WITHDRAWN };

	if (a->cause && seat_cause_withdraws(a->cause))
		return SEAT_WITHDRAWN;
	if (a->said != SEAT_GIVEN_UP)
		return states[a->said];
	if (seat_state(old) == SEAT_TAKEN)
		return SEAT_LEFT;
	return strcmp(a->cause, CAUSE_TRANSFERRED) == 0 ? SEAT_WITHDRAWN
							: SEAT_REFUSED;
}

/* Whoever answers was reached, where somebody had tried in vain. */
static int
note_answer(struct office *office, struct change *c,
	const struct seat_answer *a, const struct record *kase,
	const struct record *old, struct record *new, struct err *err)
{
	const enum seat_state state = state_after(a, old);

	if (seat_state(old) == state && a->said == SEAT_GIVEN_UP)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_SEAT_GONE));
	if (seat_state(old) == state)
		return err_set(
			err, MG_ENOENT, _("this answer is noted already"));
	record_set_number(new, F_SEAT_SINCE, office->today);
	seat_set_state(new, state);
	if (state == SEAT_TAKEN && seat_state(old) != SEAT_DONE)
		record_set_number(new, F_SEAT_FROM, office->today);
	set_text(new, F_SEAT_CAUSE, a->cause);
	set_text(new, F_SEAT_REASON, a->reason);
	change_update(c, old, new);
	if (record_has(kase, F_TRIED) && state < SEAT_LEFT)
		op_note_contact(office, c, kase,
			&(struct deed){ .result = CONTACT_REACHED });
	return 0;
}

/* The place to the case. */
static int
offer_to(struct office *office, struct txn *txn, struct change *c,
	uint64_t slot, uint64_t to, struct err *err)
{
	struct fill_run *run = xcalloc(1, sizeof(*run));
	const struct filling f = { .in_kind = KIND_SLOT, .in = slot };
	struct record *r = xmalloc(2 * sizeof(*r));
	int rc = 0;

	run->f = &f;
	if (!f.in)
		rc = err_set(err, MG_EDATA,
			_("this seat is in a class, not in a place at a host"));
	else if (!record_load(txn, KIND_CASE, to, 0, r) ||
		 !record_load(
			 txn, KIND_PERSON, record_owner(r), 0, &run->person))
		rc = err_set(err, MG_ENOENT, _("its case is not there"));
	else
		offer(office, run, r, SEAT_OFFERED, r + 1, c);
	free(r);
	free(run);
	return rc;
}

static uint64_t
slot_of(const struct record *seat)
{
	return (uint64_t)record_number(seat, F_SEAT_SLOT, 0);
}

static uint64_t
case_of(const struct record *seat)
{
	return (uint64_t)record_number(seat, F_DECISION_CASE, 0);
}

/* Both are given up before either is offered the place of the other: full hosts
 * have room for them then. */
static int
exchange(struct office *office, struct txn *txn, struct change *c,
	const struct seat_answer *a, const struct record *old, struct err *err)
{
	struct record *other = xmalloc(3 * sizeof(*other));
	struct record *kase = other + 2;
	int rc = a->then->seat == old->id
			 ? err_set(err, MG_EUSAGE, "%s",
				   _("these are two numbers of one seat"))
			 : office_load_in(office, txn, KIND_SEAT, a->then->seat,
				   c->arena, other, err);

	if (!rc && !record_load(txn, KIND_CASE, case_of(other), 0, kase))
		rc = err_set(err, MG_ENOENT, _("its case is not there"));
	other[1] = other[0];
	if (!rc)
		rc = note_answer(office, c, a, kase, &other[0], &other[1], err);
	if (!rc)
		rc = offer_to(
			office, txn, c, slot_of(other), case_of(old), err);
	if (!rc)
		rc = offer_to(
			office, txn, c, slot_of(old), case_of(other), err);
	free(other);
	return rc;
}

/* The same place to another case, or another place to the same. */
static int
offer_then(struct office *office, struct txn *txn, struct change *c,
	const struct seat_answer *a, const struct record *old, struct err *err)
{
	const struct seat_then *then = a->then;

	if (then->seat)
		return exchange(office, txn, c, a, old, err);
	return offer_to(office, txn, c, then->slot ? then->slot : slot_of(old),
		then->kase ? then->kase : case_of(old), err);
}

int
seat_cause_known(struct office *office, struct txn *txn,
	const struct record *seat, const char *cause, struct err *err)
{
	const struct seat_of of = seat_of(&office->book, txn, seat);
	struct buf all = BUF_INIT;
	int rc = 0;

	if (cause && !seat_cause(&of, cause, strlen(cause))) {
		seat_causes_list(&of, &all);
		rc = err_set(err, MG_EUSAGE,
			_("'%s' is no cause here; there are: %s"), cause,
			buf_str(&all));
		buf_release(&all);
	}
	return rc;
}

static int
answer_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct seat_answer *a = m->ctx;
	struct record *kase = xmalloc(sizeof(*kase));
	int rc;

	if (a->seen && old->seq > a->seen)
		rc = err_set(err, MG_ECONFLICT,
			_("it was changed meanwhile; this is how it is now"));
	else if (!record_load(txn, KIND_CASE,
			 (uint64_t)record_number(old, F_DECISION_CASE, 0), 0,
			 kase))
		rc = err_set(err, MG_ENOENT, _("its case is not there"));
	else
		rc = seat_cause_known(office, txn, old, a->cause, err);
	if (!rc)
		rc = a->said == SEAT_UNREACHABLE
			     ? note_in_vain(office, txn, c, a, kase, old, err)
			     : note_answer(office, c, a, kase, old, new, err);
	if (!rc && a->then)
		rc = offer_then(office, txn, c, a, old, err);
	free(kase);
	return rc;
}

static int
check_cause(const struct seat_answer *a, struct err *err)
{
	if (a->said >= SEAT_LEAVES && !a->cause)
		return err_set(err, MG_EUSAGE, "%s",
			refusal_text(MG_EDATA, "seat_cause"));
	if (a->cause && (a->said == SEAT_YES || a->said == SEAT_UNREACHABLE))
		return err_set(err, MG_EUSAGE,
			_("only who says no, or leaves, has a cause"));
	return 0;
}

int
seats_answer_may(struct office *office, enum seat_said said, struct err *err)
{
	return access_need(&office->access,
		said == SEAT_UNREACHABLE ? PERM_REGISTER : PERM_PLAN, err);
}

int
op_seats_answer(struct office *office, const struct seat_answer *a,
	struct receipt *out, struct err *err)
{
	struct many seats = { .kind = KIND_SEAT,
		.act = ACT_SEAT,
		.of_act = a->act,
		.each = answer_one,
		.ctx = a,
		.try = a->try,
		.chosen = a->seats,
		.n = a->n };
	int rc = seats_answer_may(office, a->said, err);

	if (!rc)
		rc = check_cause(a, err);
	return rc ? rc : op_many(office, &seats, out, err);
}
