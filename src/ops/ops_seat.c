/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_seat.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/places_given.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seating.h"
#include "magang/casework/waiting.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

#include "many.h"

/* ---- filled --------------------------------------------------------------- */

struct fill_run {
	const struct filling *f;
	size_t waiting; /* seats that are waited for, of this act */
	struct seating seating;
	struct record person;
};

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
	if (!seating_begin(
		    s, &office->book, txn, run->f->cohort, office->today))
		return err_set(err, MG_ENOENT, _("this cohort is not there"));
	s->given = places_given_new();
	return 0;
}

static void
offer(struct office *office, const struct fill_run *run,
	const struct record *kase, enum seat_state state, struct record *seat,
	struct change *c)
{
	record_init(seat, KIND_SEAT, 0);
	record_set_number(seat, F_PERSON, (int64_t)run->person.id);
	record_set_number(seat, F_DECISION_CASE, (int64_t)kase->id);
	record_set_number(
		seat, F_PROGRAM_NO, record_number(kase, F_PROGRAM_NO, 0));
	record_set_number(seat, F_SEAT_COHORT, (int64_t)run->f->cohort);
	seat_set_state(seat, state);
	record_set_number(seat, F_SEAT_SINCE, office->today);
	change_create(c, seat, run->person.id);
}

static int
fill_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *kase, struct record *seat,
	struct err *err)
{
	struct fill_run *run = *(struct fill_run *const *)m->ctx;
	const char *why = NULL;
	int rc = begin(run, office, txn, c, err);

	if (!rc && !record_load(txn, KIND_PERSON, record_owner(kase), 0,
			   &run->person))
		rc = err_set(err, MG_ENOENT, _("its person is not there"));
	if (rc)
		return rc;
	rc = seating_joins(&run->seating, kase, &why);
	if (!rc)
		rc = seating_ask(&run->seating, kase, &run->person, &why);
	if (rc && seating_is_room(why) && run->waiting < run->f->waiting) {
		run->waiting++;
		offer(office, run, kase, SEAT_WAITING, seat, c);
		return 0;
	}
	if (rc)
		return err_set(err, rc, "%s", refusal_text(rc, why));
	seating_give(&run->seating, &run->person);
	offer(office, run, kase, SEAT_OFFERED, seat, c);
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

	if (run->f->told)
		run->f->told(run->f->ctx, id, why);
}

int
op_seats_fill(struct office *office, const struct filling *f,
	struct receipt *out, struct err *err)
{
	struct fill_run *run = xcalloc(1, sizeof(*run));
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_SEAT,
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
	places_given_free(run->seating.given);
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

static void
set_state(struct office *office, struct record *seat, enum seat_state state,
	const char *cause, const char *reason)
{
	if (seat_state(seat) != state)
		record_set_number(seat, F_SEAT_SINCE, office->today);
	seat_set_state(seat, state);
	set_text(seat, F_SEAT_CAUSE, cause);
	set_text(seat, F_SEAT_REASON, reason);
}

/* As of any case that somebody tries to reach. */
static int64_t
tries_of(struct office *office, struct txn *txn, const struct record *seat)
{
	struct record *kase = xmalloc(sizeof(*kase));
	const struct program *p = NULL;

	if (record_load(txn, KIND_CASE,
		    (uint64_t)record_number(seat, F_DECISION_CASE, 0),
		    RECORD_UNCHECKED, kase))
		p = rulebook_case_program(&office->book, txn, kase);
	free(kase);
	return p && p->contact_tries ? p->contact_tries : SEAT_TRIES;
}

static void
note_answer(struct office *office, struct txn *txn, const struct seat_answer *a,
	struct record *seat)
{
	const int64_t tries =
		record_number(seat, F_SEAT_TRIES, 0) / DECIMAL_ONE + 1;

	switch (a->said) {
	case SEAT_YES:
		set_state(office, seat, SEAT_TAKEN, NULL, a->reason);
		break;
	case SEAT_NO:
		set_state(office, seat, SEAT_REFUSED, a->cause, a->reason);
		break;
	case SEAT_UNREACHABLE:
		record_set_number(seat, F_SEAT_TRIES, tries * DECIMAL_ONE);
		if (tries >= tries_of(office, txn, seat))
			set_state(office, seat, SEAT_REFUSED, "unreachable",
				a->reason);
		break;
	case SEAT_LEAVES:
		set_state(office, seat, SEAT_LEFT, a->cause, a->reason);
		break;
	}
}

static int
answer_one(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct seat_answer *a = m->ctx;

	if (a->said == SEAT_UNREACHABLE && seat_state(old) != SEAT_OFFERED)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, "seat_state"));
	note_answer(office, txn, a, new);
	if (seat_state(old) == seat_state(new) && a->said != SEAT_UNREACHABLE)
		return err_set(
			err, MG_ENOENT, _("this answer is noted already"));
	change_update(c, old, new);
	return 0;
}

static int
check_cause(const struct seat_answer *a, struct err *err)
{
	const struct fdef *f = core_field(F_SEAT_CAUSE);

	if (a->said == SEAT_LEAVES && !a->cause)
		return err_set(err, MG_EUSAGE, "%s",
			refusal_text(MG_EDATA, "seat_cause"));
	if (a->cause && fdef_choice(f, a->cause, strlen(a->cause)) < 0)
		return err_set(err, MG_EUSAGE,
			_("'%s' is no cause; see: magang cohort answer --help"),
			a->cause);
	return 0;
}

int
op_seats_answer(struct office *office, const struct seat_answer *a,
	struct receipt *out, struct err *err)
{
	struct many seats = { .kind = KIND_SEAT,
		.act = ACT_SEAT,
		.each = answer_one,
		.ctx = a,
		.try = a->try,
		.chosen = a->seats,
		.n = a->n };
	int rc = access_need(&office->access, PERM_PLAN, err);

	if (!rc)
		rc = check_cause(a, err);
	return rc ? rc : op_many(office, &seats, out, err);
}
