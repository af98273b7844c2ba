/* SPDX-License-Identifier: MIT */
#include "apply_seat.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/class_days.h"
#include "magang/casework/contact.h"
#include "magang/casework/facts.h"
#include "magang/casework/hosting.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/seating.h"
#include "magang/casework/seats_held.h"
#include "magang/casework/seats_follow.h"
#include "magang/casework/seats_told.h"
#include "magang/program/condition.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/record/trace.h"
#include "magang/record/twin.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_scope.h"

static uint64_t
cohort_of(const struct record *seat)
{
	return (uint64_t)record_number(seat, F_SEAT_COHORT, 0);
}

void
applier_enrol(struct applier *ap, struct record *seat)
{
	if (seat_state(seat) == SEAT_TAKEN && cohort_of(seat) &&
		!record_has(seat, F_SEAT_ROLL))
		record_set_number(seat, F_SEAT_ROLL,
			seating_next_roll(ap->txn, cohort_of(seat)) *
				DECIMAL_ONE);
}

void
applier_enrolled(struct applier *ap, const struct record *seat, bool goes)
{
	const int64_t roll = record_number(seat, F_SEAT_ROLL, 0);

	if (goes || !applier_load(ap, KIND_COHORT, cohort_of(seat), &ap->old) ||
		roll <= record_number(&ap->old, F_COHORT_ROLL, 0))
		return;
	ap->new = ap->old;
	record_set_number(&ap->new, F_COHORT_ROLL, roll);
	applier_write(ap, &ap->old, &ap->new, NULL, NULL);
}

/* What each state comes from. Who refused, or left, may come after all. */
static bool
goes_on(enum seat_state old, enum seat_state new, bool up)
{
	switch (new) {
	case SEAT_OFFERED: /* by room for it alone */
		return up;
	case SEAT_TAKEN:
		return old != SEAT_WAITING;
	case SEAT_REFUSED:
		return old == SEAT_OFFERED || old == SEAT_WAITING;
	case SEAT_WITHDRAWN:
		return seat_is_asked(old) || old == SEAT_TAKEN;
	case SEAT_DONE:
	case SEAT_LEFT:
		return old == SEAT_TAKEN;
	default:
		return false;
	}
}

static int
check_first(struct applier *ap, const struct record *new)
{
	const enum seat_state now = seat_state(new);
	uint64_t in;

	if (!seat_into(new, &in))
		return applier_refuse(ap, MG_EDATA, "seat_in");
	return !ap->fresh || ((now == SEAT_WAITING || now == SEAT_OFFERED) &&
				     !record_has(new, F_SEAT_ROLL) &&
				     !record_has(new, F_ROOM_BY))
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
}

/* Whose case sits elsewhere is told that: no offer would help. One that nobody has
 * any more is not given up again. */
static int
refuse_state(struct applier *ap, enum seat_state was, const struct record *new)
{
	const bool gone = !seat_is_asked(was) && !seat_takes_room(was) &&
			  !seat_takes_room(seat_state(new));

	return twin_of(ap->txn, new, &ap->child)
		       ? applier_refuse(ap, MG_EEXIST, REFUSED_SEATED)
		       : applier_refuse(ap, MG_ENOTALLOWED,
				 gone ? REFUSED_SEAT_GONE : "seat_state");
}

static int
check_next(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const enum seat_state was = seat_state(old), now = seat_state(new);
	const bool up = ap->up && ap->up->id == new->id;

	if (applier_takes_back(ap))
		return 0;
	if (record_has(new, F_SEAT_ROLL) &&
		!record_same(old, new, F_SEAT_ROLL) &&
		(!cohort_of(new) ||
			record_number(new, F_SEAT_ROLL, 0) !=
				seating_next_roll(ap->txn, cohort_of(new)) *
					DECIMAL_ONE))
		return applier_refuse(ap, MG_EDATA, "seat_roll");
	if (was != now && !goes_on(was, now, up))
		return refuse_state(ap, was, new);
	return up || record_same(old, new, F_ROOM_BY)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
}

/* One that is there has none; one that was left, or withdrawn, has, and no person's
 * word is written down for what the giver did. */
static bool
cause_is_odd(struct applier *ap, const struct record *seat)
{
	const struct seat_of of = seat_of(ap->book, ap->txn, seat);
	const enum seat_state state = seat_state(seat);
	char code[40];
	const bool by_giver = seat_cause_withdraws(
		record_text(seat, F_SEAT_CAUSE, code, sizeof(code)));

	if (!code[0])
		return state == SEAT_LEFT || state == SEAT_WITHDRAWN;
	if (!seat_cause(&of, code, strlen(code)))
		return true;
	if (state == SEAT_WITHDRAWN)
		return !by_giver && strcmp(code, CAUSE_TRANSFERRED) != 0;
	return seat_is_live(state) || by_giver;
}

/* Another version of its program may list other causes. */
static bool
cause_stays(const struct record *old, const struct record *new)
{
	return old && record_same(old, new, F_SEAT_CAUSE) &&
	       seat_state(old) == seat_state(new);
}

static int
check_states(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const int rc = old ? check_next(ap, old, new) : check_first(ap, new);

	if (rc || j->op->sealed) /* what was sealed was right */
		return rc;
	return !applier_takes_back(ap) && !cause_stays(old, new) &&
			       cause_is_odd(ap, new)
		       ? applier_refuse(ap, MG_EDATA, "seat_cause")
		       : 0;
}

/* Whoever waited before him has it first. What is taken back goes back to whoever
 * had it: who moved up by that has gone before. */
static bool
is_next(struct applier *ap, struct seating *s, const struct record *new)
{
	const bool up = ap->up && ap->up->id == new->id;
	uint64_t first;

	if (applier_takes_back(ap) && !up)
		return true;
	first = seating_first(s);
	return up ? first == new->id : !first || first == new->id;
}

static bool
comes(const struct record *old, const struct record *new)
{
	return seat_takes_room(seat_state(new)) &&
	       !(old && seat_takes_room(seat_state(old)));
}

static bool
comes_to(const struct record *old, const struct record *new,
	enum seat_state state)
{
	return seat_state(new) == state && seat_state(old) != state;
}

/* What is asked of a seat. */
enum seat_asks {
	ASKS_NOTHING,
	ASKS_ALONE, /* it waits, or comes back as it was: the only one there */
	ASKS_DAY,   /* it takes the one that it was offered */
	ASKS_ROOM,  /* it comes to one that it has not */
};

static enum seat_asks
asks_of(struct applier *ap, const struct record *old, const struct record *new)
{
	if (comes(old, new))
		return ASKS_ROOM;
	if (!old)
		return ASKS_ALONE;
	return seat_state(new) == SEAT_TAKEN &&
			       seat_state(old) == SEAT_OFFERED &&
			       !applier_takes_back(ap)
		       ? ASKS_DAY
		       : ASKS_NOTHING;
}

/* What comes back with what gave it is asked of that as it will be. */
static void
reopen(struct applier *ap, struct seating *s)
{
	const struct op *lead = ap->lead;

	if (lead->kind == (enum kind)s->in.kind && lead->id == s->in.id)
		for (size_t i = 0; i < lead->n; i++)
			record_set(&s->in, lead->f[i].id, &lead->f[i].new);
}

/* Did nobody change since the act that is taken back what gives the seat? It gives it
 * back then, although it is over: it was when the seat was left. */
static bool
is_as_then(struct applier *ap, const struct record *in)
{
	struct trace_act act;
	bool as;

	trace_act(ap->txn, ap->c->undoes, &act);
	as = act.n && in->seq <= act.seqs[act.n - 1];
	trace_act_release(&act);
	return as;
}

/* What is against it, and in *why the word; 0: nothing. */
static int
ask_room(struct applier *ap, const struct record *new,
	const struct record *person, enum seat_asks asks, const char **why)
{
	struct seating *s = xmalloc(sizeof(*s));
	struct record *kase = &ap->child;
	int rc = MG_ENOENT;
	uint64_t in = 0;
	const struct seat_giver *g = seat_into(new, &in);
	const bool there = g && seating_begin(s, ap->book, ap->txn, g->kind, in,
					ap->c->date);

	*why = "about";
	if (there && applier_takes_back(ap)) {
		s->as_then = is_as_then(ap, &s->in);
		reopen(ap, s);
	}
	s->seat = new->id;
	if (there && record_load(ap->txn, KIND_CASE,
			     (uint64_t)record_number(new, F_DECISION_CASE, 0),
			     RECORD_UNCHECKED, kase))
		rc = asks == ASKS_ALONE       ? seating_alone(s, kase, why)
		     : applier_takes_back(ap) ? 0
					      : seating_joins(s, kase, why);
	if (!rc && asks == ASKS_ROOM)
		rc = seating_ask(s, kase, person, why);
	if (!rc && asks == ASKS_ROOM && !is_next(ap, s, new)) {
		rc = MG_ENOTALLOWED;
		*why = REFUSED_TURN;
	}
	if (rc)
		*why = arena_strndup(ap->arena, *why, strlen(*why));
	if (there)
		seating_end(s);
	free(s);
	return rc;
}

static bool
is_unreached(struct applier *ap, const struct record *kase)
{
	struct value v[CONTACT_FIELDS];
	struct case_facts f;

	case_facts_init(&f, ap->book, ap->txn, kase, NULL, DATE_NONE);
	case_contact(&f, v);
	return v[CONTACT_UNREACHED].kind == VALUE_NUMBER;
}

/* Of whoever decides on a case, or calls its person, and not on seats: one that
 * goes by that. */
static bool
follows(struct applier *ap, const struct record *old, enum seat_state now)
{
	const struct record *kase = &ap->child;

	if (!record_load(ap->txn, KIND_CASE,
		    (uint64_t)record_number(old, F_DECISION_CASE, 0),
		    RECORD_UNCHECKED, &ap->child))
		return false;
	if (now == SEAT_DONE)
		return seat_finishes(ap->book, ap->txn, kase, old);
	return !seat_stays(ap->book, ap->txn, kase, seat_state(old)) ||
	       (seat_state(old) == SEAT_OFFERED && is_unreached(ap, kase));
}

/* One that goes with what gave it: so, and for that. */
static int
check_falls(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	char cause[40];

	record_text(new, F_SEAT_CAUSE, cause, sizeof(cause));
	return record_load(ap->txn, ap->lead->kind, ap->lead->id,
		       RECORD_UNCHECKED, &ap->child) &&
			       seat_falls(&ap->child, seat_state(old)) &&
			       seat_state(new) == SEAT_WITHDRAWN &&
			       (j->op->sealed ||
				       strcmp(cause, seat_fall_cause(
							     &ap->child)) == 0)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
}

static int
check_follows(struct applier *ap, const struct judged *j)
{
	return follows(ap, j->old, seat_state(j->new))
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "seat_state");
}

/* Who had finished sits in his class again: he may sit elsewhere by now. */
static int
check_clash(struct applier *ap, const struct record *new)
{
	return record_load(ap->txn, KIND_COHORT, cohort_of(new),
		       RECORD_UNCHECKED, &ap->child) &&
			       seats_clash(ap->book, ap->txn, record_owner(new),
				       &ap->child, &ap->parent)
		       ? applier_refuse(ap, MG_ENOTALLOWED,
				 REFUSED_SEAT_CLASH " %u %" PRIu64,
				 ap->parent.kind, ap->parent.id)
		       : 0;
}

int
applier_check_seat(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new, *person = j->person;
	const enum seat_asks asks = asks_of(ap, old, new);
	const char *why;
	int rc = check_states(ap, j);

	if (rc || ap->recorded || !person)
		return rc;
	if (old && applier_falls(ap, j->op) && !applier_takes_back(ap))
		return check_falls(ap, j);
	if (old && !applier_takes_back(ap) &&
		(applier_follows(ap, j->op) || comes_to(old, new, SEAT_DONE)))
		return check_follows(ap, j);
	if (old && seat_state(old) == SEAT_DONE && !applier_takes_back(ap))
		return check_clash(ap, new);
	if (asks == ASKS_NOTHING)
		return 0;
	rc = ask_room(ap, new, person, asks, &why);
	return rc ? applier_refuse(ap, rc, "%s", why) : 0;
}

bool
applier_seat_is_gone(
	struct applier *ap, const struct op *op, const struct record *person)
{
	if (op->kind != KIND_SEAT || ap->recorded || !person ||
		!applier_takes_back(ap) || !applier_follows(ap, op) ||
		!comes(&ap->old, &ap->new))
		return false;
	ap->idle = ask_room(ap, &ap->new, person, ASKS_ROOM, &ap->idle_why);
	return ap->idle != 0;
}

int
applier_check_seats_end(struct applier *ap, uint64_t id)
{
	struct record *kase = &ap->old, *seat = &ap->new;
	bool kept = true;
	struct walk w;

	if (ap->recorded ||
		!record_load(ap->txn, KIND_CASE, id, RECORD_UNCHECKED, kase))
		return 0;
	members_begin(&w, ap->txn, KIND_CASE, id, KIND_SEAT);
	while (kept && walk_next(&w))
		kept = !record_load(ap->txn, KIND_SEAT, walk_id(&w),
			       RECORD_UNCHECKED, seat) ||
		       seat_stays(ap->book, ap->txn, kase, seat_state(seat));
	walk_end(&w);
	return kept ? 0 : applier_refuse(ap, MG_EINUSE, REFUSED_SEAT_ENDED);
}

int
applier_check_seat_goes(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old;
	return applier_takes_back(ap) && seat_is_asked(seat_state(old))
		       ? 0
		       : applier_refuse(
				 ap, MG_ENOTALLOWED, REFUSED_SEAT_ANSWERED);
}

/* ---- what has seats ------------------------------------------------------- */

/* Into ap->parent what somebody in it is in, too, in the days that it is to have;
 * false: nothing. */
static bool
clashes(struct applier *ap, const struct record *giver)
{
	struct walk w;
	bool found = false;

	seats_begin(&w, ap->txn, (enum kind)giver->kind, giver->id);
	while (!found && walk_next(&w))
		found = seat_is_live(seats_state(&w)) &&
			record_load(ap->txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, &ap->child) &&
			seats_clash(ap->book, ap->txn, record_owner(&ap->child),
				giver, &ap->parent);
	walk_end(&w);
	return found;
}

static int
check_cohort(
	struct applier *ap, const struct record *old, const struct record *new)
{
	if (!applier_takes_back(ap) &&
		(old ? !record_same(old, new, F_COHORT_ROLL)
		     : record_has(new, F_COHORT_ROLL)))
		return applier_refuse(ap, MG_EDATA, "seat_roll");
	if (!ap->recorded &&
		record_number(new, F_COHORT_UNTIL, INT32_MIN) -
				record_number(new, F_COHORT_FROM, INT32_MAX) >
			CLASS_DAYS_MOST)
		return applier_refuse(ap, MG_EDATA, "cohort_long");
	return 0;
}

/* What a host asks is a question of its program; of sex or age only where the law
 * lets it; of health by whoever sees that, as who is fit for it tells the answer. */
static int
check_condition(
	struct applier *ap, const struct record *old, const struct record *slot)
{
	const struct program *p = rulebook_program(ap->book, ap->txn,
		(uint16_t)record_number(slot, F_SLOT_PROGRAM, 0), 0);
	bool ground = record_has(slot, F_SLOT_MEN) ||
		      record_has(slot, F_SLOT_WOMEN) ||
		      record_has(slot, F_SLOT_WOMEN_LEAST);
	bool same = old && record_same(old, slot, F_SLOT_IF) &&
		    record_same(old, slot, F_SLOT_PROGRAM);
	bool closed = false;
	char text[CONDITION_BYTES];
	struct expr *e;

	if (record_has(slot, F_SLOT_IF)) {
		record_text(slot, F_SLOT_IF, text, sizeof(text));
		e = p ? condition_read(p, text, NULL) : NULL;
		if (!e)
			return applier_refuse(ap, MG_EDATA, REFUSED_CONDITION);
		ground = ground || condition_needs_ground(e);
		closed = !same && condition_asks_health(e);
		condition_free(e);
	}
	if (closed && !access_class(&ap->actor, PRIVACY_HEALTH))
		return applier_refuse(ap, MG_EACCESS, "slot_health");
	return ground && !record_has(slot, F_SLOT_GROUND)
		       ? applier_refuse(ap, MG_EDATA, "slot_ground")
		       : 0;
}

static bool
has_seats(struct applier *ap, const struct record *giver)
{
	struct walk w;
	bool any;

	seats_begin(&w, ap->txn, (enum kind)giver->kind, giver->id);
	any = walk_next(&w);
	walk_end(&w);
	return any;
}

static int
check_slot(
	struct applier *ap, const struct record *old, const struct record *new)
{
	if (ap->recorded)
		return 0;
	if (old && !record_same(old, new, F_SLOT_HOST) && has_seats(ap, new))
		return applier_refuse(ap, MG_EINUSE, "slot_host");
	if (applier_takes_back(ap))
		return 0;
	return check_condition(ap, old, new);
}

/* Fewer than there are people in it, of all or of one sex. */
static bool
is_small(struct applier *ap, const struct record *old, const struct record *new,
	uint16_t field, uint8_t sex)
{
	return field && !record_same(old, new, field) &&
	       record_number(new, field, INT64_MAX) / DECIMAL_ONE <
		       seats_count(ap->txn, new, 0, sex);
}

/* Those who have a seat in it come on another day, when their host may have more
 * people already. */
static bool
is_crowded(struct applier *ap, const struct record *slot)
{
	struct hosting *h = xmalloc(sizeof(*h));
	bool crowded = false;

	if (seats_count(ap->txn, slot, 0, 0) &&
		hosting_begin(h, ap->book, ap->txn, slot, NULL, ap->c->date)) {
		crowded = !hosting_is_open(h) && hosting_room(h, NULL) < 0;
		hosting_end(h);
	}
	free(h);
	return crowded;
}

int
applier_check_giver(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const struct seat_giver *g = seat_giver((enum kind) new->kind);
	const bool slot = g->kind == KIND_SLOT;
	int rc = slot ? check_slot(ap, old, new) : check_cohort(ap, old, new);

	if (rc || ap->recorded || !old)
		return rc;
	if (is_small(ap, old, new, g->seats, 0) ||
		(slot && (is_small(ap, old, new, F_SLOT_MEN, 'L') ||
				 is_small(ap, old, new, F_SLOT_WOMEN, 'P'))))
		return applier_refuse(ap, MG_EINUSE, "cohort_seats");
	if (record_same(old, new, g->from) && record_same(old, new, g->until))
		return 0;
	if (clashes(ap, new))
		return applier_refuse(ap, MG_EINUSE,
			REFUSED_COHORT_DAYS " %u %" PRIu64, ap->parent.kind,
			ap->parent.id);
	return slot && is_crowded(ap, new)
		       ? applier_refuse(ap, MG_EINUSE, REFUSED_HOST_FULL)
		       : 0;
}
