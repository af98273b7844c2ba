/* SPDX-License-Identifier: MIT */
#include "move_up.h"

#include "op_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/kept.h"
#include "magang/casework/places_given.h"
#include "magang/casework/room.h"
#include "magang/casework/seating.h"
#include "magang/casework/stages.h"
#include "magang/casework/task_make.h"
#include "magang/casework/tasks.h"
#include "magang/office/office.h"
#include "magang/ops/ops.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"
#include "magang/store/txn.h"

#define UP_AT_ONCE 200 /* of one change */
#define UP_DAYS 3      /* to tell who moved up */
#define GAUGES 64

struct rising {
	struct office *office;
	struct txn *txn;
	struct change *c;
	const struct freed *by; /* the place at hand, of those of one list */
	const struct freed *end;
	struct waiting list;
	size_t at; /* those before have been looked at */
	struct waiting_case *w;
	struct seating *seating; /* of what gives seats */
	struct seated *seated;
	struct verdict v;
	/* who takes a place by this change, of which the counters do not know
	 * yet */
	struct taker taker[UP_AT_ONCE];
	size_t n;
	struct receipt *out; /* of what is only foreseen */
	bool blind;          /* by somebody who sees no health */
};

/* Is there still room behind those of this change? apply() has the last word. */
static bool
room_behind(struct rising *r, const struct taker *t)
{
	struct gauge g[GAUGES];
	size_t n = case_gauges(&r->w->facts, r->w->to, g, GAUGES);

	for (size_t i = 0; i < n; i++) {
		int64_t taken = g[i].stand.taken;

		for (size_t k = 0; k < r->n; k++)
			taken += taker_shares(&g[i].quota, &r->taker[k], t);
		if (g[i].takes && g[i].stand.seats >= 0 &&
			taken >= g[i].stand.seats)
			return false;
	}
	return true;
}

/* Whoever looks after the case tells who waited. */
static void
add_task(struct rising *r, const struct record *kase, uint64_t round)
{
	/* of each time that it moves up, once */
	const struct made_task t = { RULE_MOVED_UP, round,
		r->office->today + UP_DAYS, NULL };

	task_make_one(r->c, r->office->book.site.lang, kase, &t);
}

static void
add_one(struct rising *r)
{
	const struct program *p = r->w->facts.program;
	const size_t from = r->c->n;
	struct record *decision = xmalloc(sizeof(*decision));
	const struct move *move;
	struct op *op;

	decision_of(decision, &r->w->kase, p->stages[r->w->to].number,
		r->office->today);
	move = program_move(p, r->w->facts.to, r->w->to);
	if (move->second_person)
		decision_propose(decision);
	change_create(r->c, decision, r->w->person.id);
	op = &r->c->ops[r->c->n - 1];
	room_by_put(r->c, op, r->by);
	kept_put(r->c, op, &r->v);
	if (!move->second_person) /* else there is nothing to tell yet */
		add_task(r, &r->w->kase, r->w->kase.seq);
	change_follow(&r->office->book, r->txn, r->c);
	change_soft(r->c, from);
	free(decision);
}

/* Each takes one of the places, in their order; who is moved up by more room than
 * that has it from the last. */
static void
next_place(struct rising *r)
{
	const struct freed *by = r->by;

	while (++by < r->end && !freed_alike(by, r->by))
		;
	if (by < r->end)
		r->by = by;
}

/* Is there no place left for anybody? Then nobody else is looked at. */
static bool
all_taken(struct rising *r)
{
	struct gauge g[GAUGES];
	size_t n = r->w->facts.program
			   ? case_gauges(&r->w->facts, r->w->to, g, GAUGES)
			   : 0;

	for (size_t i = 0; i < n; i++)
		if (g[i].quota.by == QUOTA_TOTAL && g[i].takes &&
			g[i].stand.seats >= 0 &&
			g[i].stand.taken + (int64_t)r->n >= g[i].stand.seats)
			return true;
	return false;
}

static bool
add_next(struct rising *r, uint64_t id)
{
	struct taker t;

	if (!waiting_fits(&r->office->book, r->txn, id, r->c->act,
		    r->office->today, r->w, &r->v))
		return false;
	t = taker_of(&r->w->person);
	if (!room_behind(r, &t))
		return false;
	add_one(r);
	next_place(r);
	r->taker[r->n++] = t;
	return true;
}

/* The next ones on the list, each where there is room behind those before. */
static void
add_all(struct rising *r)
{
	bool first = true;

	for (; r->at < r->list.n && r->n < UP_AT_ONCE; r->at++) {
		if (!add_next(r, r->list.ids[r->at]) && !first)
			continue;
		first = false;
		if (all_taken(r))
			r->at = r->list.n - 1;
	}
}

/* ---- seats ---------------------------------------------------------------- */

static void
add_seat(struct rising *r)
{
	const struct record *old = &r->seated->seat;
	struct record *new = xmalloc(sizeof(*new));
	const size_t from = r->c->n;

	*new = *old;
	seat_set_state(new, SEAT_OFFERED);
	record_set_number(new, F_SEAT_SINCE, r->office->today);
	room_by_put(r->c, change_update(r->c, old, new), r->by);
	add_task(r, &r->seated->kase, old->id);
	change_follow(&r->office->book, r->txn, r->c);
	change_soft(r->c, from);
	free(new);
}

/* Those of a cohort or a slot who have room now, in their turn. */
static bool
seats_rise(struct rising *r, void (*found)(struct rising *r))
{
	struct walk w;

	if (!seating_begin(r->seating, &r->office->book, r->txn, r->by->in_kind,
		    r->by->in, r->office->today))
		return false;
	r->seating->given = places_given_new();
	r->seating->blind = r->blind;
	seats_begin(&w, r->txn, r->by->in_kind, r->by->in);
	while (r->n < UP_AT_ONCE && walk_next(&w)) {
		if (seats_state(&w) != SEAT_WAITING ||
			!seating_fits(r->seating, walk_id(&w), r->seated))
			continue;
		seating_give(r->seating, &r->seated->person);
		found(r);
		next_place(r);
		r->n++;
	}
	walk_end(&w);
	places_given_free(r->seating->given);
	seating_end(r->seating);
	return r->n > 0;
}

/* ---- a list --------------------------------------------------------------- */

static void
cases_rise(struct rising *r)
{
	if (!r->list.ids)
		waiting_read(&r->office->book, r->txn, r->by->program,
			r->by->intake, &r->list);
	add_all(r);
}

/* Fills the change from where the last one ended; false: nobody has room. */
static bool
build(struct rising *r)
{
	struct err unread = ERR_INIT;

	r->n = 0;
	change_clear(r->c);
	r->c->date = r->office->today;
	if (txn_read(r->office->store, &r->txn, &unread))
		return false;
	if (r->by->in_kind)
		seats_rise(r, add_seat);
	else
		cases_rise(r);
	if (txn_fault(r->txn, &unread))
		r->n = 0;
	txn_abort(r->txn);
	return r->n > 0;
}

/* One outside of what the caller sees is nothing to tell. */
static void
note_up(struct office *office, struct txn *txn, struct receipt *out,
	uint64_t kase)
{
	struct record *room = xmalloc(sizeof(*room));

	if (office_sees(office, txn, KIND_CASE, kase, room)) {
		if (out->moved_up < UP_NAMED)
			out->up[out->moved_up] = kase;
		out->moved_up++;
	}
	free(room);
}

/* How many it has moved up, now that it is in the log. */
static size_t
count_up(struct office *office, const struct change *c, struct receipt *out)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	size_t n = 0;

	if (txn_read(office->store, &txn, &unread))
		return 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		enum kind kind;

		if (!op_moves_up(op) || op->refused)
			continue;
		note_up(office, txn, out, op_subject(op, &kind));
		n++;
	}
	txn_abort(txn);
	return n;
}

/* Through the list, and again while somebody has moved up: who has a place of a
 * woman may make one for a man. Where all is taken that is told by the first. */
static void
move_list(struct rising *r, struct receipt *out)
{
	struct err left = ERR_INIT;
	size_t moved;

	do {
		moved = 0;
		r->at = 0;
		while (build(r) && !submit(r->office, r->c, NULL, &left)) {
			moved += count_up(r->office, r->c, out);
			out->seq = r->c->seq;
		}
	} while (moved);
	free(r->list.ids);
	r->list.ids = NULL;
}

static bool
is_first(const struct freed_list *freed, size_t at)
{
	const struct freed *by = &freed->rows[at];

	for (size_t i = 0; i < at; i++)
		if (freed_alike(&freed->rows[i], by))
			return false;
	return true;
}

static struct rising *
rising_new(struct office *office, const struct freed_list *freed)
{
	struct rising *r = xcalloc(1, sizeof(*r));

	r->office = office;
	r->w = xmalloc(sizeof(*r->w));
	r->seating = xmalloc(sizeof(*r->seating));
	r->seated = xmalloc(sizeof(*r->seated));
	r->end = freed->rows + freed->n;
	verdict_init(&r->v);
	return r;
}

static void
rising_free(struct rising *r)
{
	verdict_release(&r->v);
	free(r->w);
	free(r->seating);
	free(r->seated);
	free(r);
}

void
move_up(struct office *office, const struct freed_list *freed,
	struct receipt *out)
{
	struct rising *r;
	struct change c;

	if (!freed->n)
		return;
	r = rising_new(office, freed);
	change_init(&c, ACT_MOVE);
	c.act = out->act;
	r->c = &c;
	for (size_t i = 0; i < freed->n; i++) {
		r->by = &freed->rows[i];
		if (is_first(freed, i))
			move_list(r, out);
	}
	change_release(&c);
	rising_free(r);
}

static void
foresee_list(struct rising *r, struct receipt *out)
{
	struct rulebook *book = &r->office->book;

	r->n = 0;
	waiting_read(book, r->txn, r->by->program, r->by->intake, &r->list);
	for (size_t i = 0; i < r->list.n && r->n < UP_AT_ONCE; i++) {
		const bool fits = waiting_fits(book, r->txn, r->list.ids[i], 0,
			r->office->today, r->w, &r->v);
		struct taker t;

		out->up_open |= r->blind && waiting_hangs(&r->v);
		if (out->up_open) /* and the places of those behind it, too */
			break;
		if (!fits)
			continue;
		t = taker_of(&r->w->person);
		if (!room_behind(r, &t))
			continue;
		r->taker[r->n++] = t;
		note_up(r->office, r->txn, out, r->list.ids[i]);
	}
	free(r->list.ids);
	r->list.ids = NULL;
}

static void
count_seat(struct rising *r)
{
	note_up(r->office, r->txn, r->out, r->seated->kase.id);
}

static void
foresee_seats(struct rising *r, struct receipt *out)
{
	r->n = 0;
	r->out = out;
	seats_rise(r, count_seat);
	out->up_open |= r->seating->open;
}

void
move_up_foresee(struct office *office, struct txn *txn,
	const struct freed_list *freed, struct receipt *out)
{
	struct rising *r = rising_new(office, freed);

	r->txn = txn;
	r->blind = op_is_blind(office);
	for (size_t i = 0; i < freed->n; i++) {
		r->by = &freed->rows[i];
		if (!is_first(freed, i))
			continue;
		if (r->by->in_kind)
			foresee_seats(r, out);
		else
			foresee_list(r, out);
	}
	rising_free(r);
}
