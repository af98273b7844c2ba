/* SPDX-License-Identifier: MIT */
/*
 * What an office with one program, one intake and some cases must come to: arrays
 * and plain C, without a line of the product. An act says what it should answer
 * and leaves the model as the office should be then.
 *
 * The rules, in short: a place is held at SEAT and DONE; there are so many in all
 * and so many of each area. Who goes from TALK to SEAT where there is no room, or
 * where somebody who waits has room, comes on the LIST. Who waits is ordered by
 * points, then by number; where an act makes room, or puts somebody on the list,
 * the first for whom there is room moves up by the same act, and on, but nobody
 * whom that act has taken from a place itself. Undo takes the last decision of a
 * case away, and leaves and counts what it cannot.
 *
 * Where two must agree, who goes from TALK to SEAT is proposed: he has his place
 * from then on, and nothing else is decided of him until somebody else than the
 * proposer approves, or anybody returns it. Who approves sees the points that it
 * was proposed on, and that there would be room without him.
 *
 * A decision for SEAT makes a letter, which goes with it, and comes again with it,
 * until it is sent: that is never taken back.
 */
#ifndef TEST_OPS_CROWD_H
#define TEST_OPS_CROWD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"

enum { OPEN, TALK, LIST, SEAT, DONE, NO, GONE, STAGES };

#define CROWD_CASES 14
#define CROWD_PATH 200  /* decisions of a case */
#define CROWD_ACTS 700  /* of a store */
#define CROWD_OPS 40    /* of a change */
#define CROWD_CHANGES 8 /* of an act */
#define CROWD_USERS 3
#define CROWD_PROPOSALS 2000
#define CROWD_DECISIONS 6000
#define POINTS_ASKED 10
#define BY_NOBODY -1
#define NO_ROW -1
#define OF_INTAKE -2
#define OF_PERSON 100    /* and the number of the case */
#define OF_PROPOSAL 1000 /* and its number */

struct crowd_decision {
	int number; /* of all that there ever were */
	int from, to, by;
	int lead; /* who moved up: what made the room; else NO_ROW */
	bool up;
	int proposal; /* that it approves; else NO_ROW */
};

/* A proposal: open, approved, or returned by one of the users. */
enum { PROPOSAL_IS_OPEN, IS_APPROVED, IS_RETURNED };

struct crowd_proposal {
	int kase, by, state;
	size_t nth; /* of the decisions of its case */
	int points; /* that it was proposed on */
	bool gone;
};

struct crowd_case {
	int area, points, opener;
	size_t n;
	struct crowd_decision path[CROWD_PATH];
	int placed,
		placed_by; /* when, by which act it came to a place or left it */
	int proposed;      /* the proposal that is open; else NO_ROW */
	int version;
};

enum crowd_what {
	DECIDE,
	TAKE_BACK,
	PROPOSE,
	WITHDRAW,
	POINTS,
	SEATS,
	AREA,
	VERSION,
	ANSWER
};

struct crowd_op {
	enum crowd_what what;
	bool soft;
	int kase;
	size_t nth;
	struct crowd_decision d; /* of a proposal: which one */
	int old, new;
};

struct crowd_change {
	int seq;
	size_t n;
	struct crowd_op op[CROWD_OPS];
};

enum crowd_kind { PLAIN, UNDO, REDO, SENT };

struct crowd_act {
	int user, of; /* the act that it takes back */
	enum crowd_kind kind;
	uint64_t number; /* in the store */
	size_t n;
	struct crowd_change change[CROWD_CHANGES];
};

enum crowd_letter { NO_LETTER, LETTER_WAITS, LETTER_IS_SENT };

/* Copied often, so the acts lie beside it: those behind n_acts are nothing, and
 * the others stay as they were made. */
struct crowd {
	int seats, area_seats;
	bool by_hand; /* nobody moves up by himself */
	bool eyes;    /* two must agree */
	struct crowd_case kase[CROWD_CASES];
	int n_acts, seq, decisions, n_proposals;
	struct crowd_proposal proposal[CROWD_PROPOSALS];
	uint8_t letter[CROWD_DECISIONS];
	/* of each act the last one that took it back, and whether that left some
	 * for want of room */
	int taken_by[CROWD_ACTS];
	bool taken_in_part[CROWD_ACTS];
	struct crowd_act *act;
};

enum crowd_verb {
	MOVE,
	MOVES,
	SET_POINTS,
	SET_AREA,
	APPROVE,
	RETURN,
	ADOPT,
	SET_SEATS,
	SEND,
	TAKE,
	PUT
};

/* What somebody asks for. */
struct crowd_wish {
	enum crowd_verb verb;
	int user;
	int cases[CROWD_CASES]; /* or proposals, to be answered */
	size_t n;
	int stage, value;
	bool anew; /* whatever the points are by now */
	int of;    /* an act; NO_ROW: his last one */
};

struct crowd_answer {
	int rc;
	size_t went, stayed, waits, proposed, left;
	bool any; /* for several reasons: any code */
};

/* 0 sees all. */
static const int crowd_area_of[CROWD_USERS] = { -1, 0, 1 };

static inline bool
crowd_sees(int user, const struct crowd_case *c)
{
	return crowd_area_of[user] < 0 || crowd_area_of[user] == c->area;
}

static inline bool
crowd_holds(int stage)
{
	return stage == SEAT || stage == DONE;
}

static inline int
crowd_stage(const struct crowd_case *c)
{
	return c->n ? c->path[c->n - 1].to : OPEN;
}

/* ---- places -------------------------------------------------------------- */

/* By its stage, or by a proposal. */
static inline bool
crowd_has_place(const struct crowd_case *c)
{
	return crowd_holds(crowd_stage(c)) || c->proposed != NO_ROW;
}

static inline bool
crowd_room(const struct crowd *m, int area)
{
	int all = 0, here = 0;

	for (int i = 0; i < CROWD_CASES; i++)
		if (crowd_has_place(&m->kase[i])) {
			all++;
			here += m->kase[i].area == area;
		}
	return all < m->seats && here < m->area_seats;
}

/* Has somebody come to a place since the case left its own, of those that it
 * would take? Not by this act. */
static inline bool
crowd_taken_since(const struct crowd *m, int kase, int act)
{
	const struct crowd_case *of = &m->kase[kase];
	int all = 0, here = 0;
	bool came_all = false, came_here = false;

	for (int i = 0; i < CROWD_CASES; i++) {
		const struct crowd_case *c = &m->kase[i];
		const bool came = i != kase && c->placed > of->placed &&
				  c->placed_by != act;

		if (!crowd_has_place(c))
			continue;
		all++;
		came_all |= came;
		if (c->area != of->area)
			continue;
		here++;
		came_here |= came;
	}
	return (all >= m->seats && came_all) ||
	       (here >= m->area_seats && came_here);
}

/* Who waits, in order; how many. */
static inline size_t
crowd_list(const struct crowd *m, int out[CROWD_CASES])
{
	size_t n = 0;

	for (int points = 100; points >= 0; points--)
		for (int i = 0; i < CROWD_CASES; i++)
			if (m->kase[i].points == points &&
				crowd_stage(&m->kase[i]) == LIST)
				out[n++] = i;
	return n;
}

static inline bool
crowd_fits(const struct crowd *m, int kase, int act)
{
	const struct crowd_case *c = &m->kase[kase];

	return !m->by_hand && (!c->placed || c->placed_by != act) &&
	       c->points > POINTS_ASKED && crowd_room(m, c->area);
}

/* Who has room first of those who wait; NO_ROW: nobody. */
static inline int
crowd_first(const struct crowd *m, int act)
{
	int list[CROWD_CASES];
	const size_t n = crowd_list(m, list);

	for (size_t i = 0; i < n; i++)
		if (crowd_fits(m, list[i], act))
			return list[i];
	return NO_ROW;
}

/* ---- writing ------------------------------------------------------------- */

static inline void
crowd_placed(struct crowd *m, int kase, bool had, int act)
{
	struct crowd_case *c = &m->kase[kase];

	if (had == crowd_has_place(c))
		return;
	c->placed = m->seq;
	c->placed_by = act;
}

static inline struct crowd_op *
crowd_note(struct crowd_change *c, enum crowd_what what, int kase)
{
	struct crowd_op *op = &c->op[c->n++];

	*op = (struct crowd_op){ .what = what, .kase = kase };
	return op;
}

/* It is open, or not any more. */
static inline void
crowd_open(struct crowd *m, int proposal, int state)
{
	struct crowd_proposal *p = &m->proposal[proposal];

	p->state = state;
	m->kase[p->kase].proposed =
		state == PROPOSAL_IS_OPEN && !p->gone ? proposal : NO_ROW;
}

static inline void
crowd_decide(struct crowd *m, struct crowd_change *c, int kase,
	const struct crowd_decision *d, int act)
{
	struct crowd_case *k = &m->kase[kase];
	const bool had = crowd_has_place(k);
	struct crowd_op *op = crowd_note(c, DECIDE, kase);

	op->nth = k->n;
	op->d = *d;
	k->path[k->n++] = *d;
	if (d->proposal != NO_ROW)
		crowd_open(m, d->proposal, IS_APPROVED);
	if (d->to == SEAT && m->letter[d->number] == NO_LETTER)
		m->letter[d->number] = LETTER_WAITS;
	crowd_placed(m, kase, had, act);
}

static inline void
crowd_take_back(struct crowd *m, struct crowd_change *c, int kase, int act)
{
	struct crowd_case *k = &m->kase[kase];
	const bool had = crowd_has_place(k);
	struct crowd_op *op = crowd_note(c, TAKE_BACK, kase);

	op->nth = --k->n;
	op->d = k->path[k->n];
	if (op->d.proposal != NO_ROW)
		crowd_open(m, op->d.proposal, PROPOSAL_IS_OPEN);
	if (m->letter[op->d.number] == LETTER_WAITS)
		m->letter[op->d.number] = NO_LETTER;
	crowd_placed(m, kase, had, act);
}

/* One that is new, or comes again. */
static inline void
crowd_propose(struct crowd *m, struct crowd_change *c, int proposal, int act)
{
	struct crowd_proposal *p = &m->proposal[proposal];
	const bool had = crowd_has_place(&m->kase[p->kase]);

	crowd_note(c, PROPOSE, p->kase)->d.proposal = proposal;
	p->gone = false;
	crowd_open(m, proposal, PROPOSAL_IS_OPEN);
	crowd_placed(m, p->kase, had, act);
}

static inline void
crowd_withdraw(struct crowd *m, struct crowd_change *c, int proposal, int act)
{
	struct crowd_proposal *p = &m->proposal[proposal];
	const bool had = crowd_has_place(&m->kase[p->kase]);

	crowd_note(c, WITHDRAW, p->kase)->d.proposal = proposal;
	p->gone = true;
	crowd_open(m, proposal, PROPOSAL_IS_OPEN);
	crowd_placed(m, p->kase, had, act);
}

static inline void
crowd_answer(struct crowd *m, struct crowd_change *c, int proposal, int state,
	int act)
{
	struct crowd_proposal *p = &m->proposal[proposal];
	const bool had = crowd_has_place(&m->kase[p->kase]);
	struct crowd_op *op = crowd_note(c, ANSWER, OF_PROPOSAL + proposal);

	op->old = p->state;
	op->new = state;
	crowd_open(m, proposal, state);
	crowd_placed(m, p->kase, had, act);
}

static inline struct crowd_decision
crowd_new(struct crowd *m, int kase, int to, int by)
{
	return (struct crowd_decision){ .number = ++m->decisions,
		.from = crowd_stage(&m->kase[kase]),
		.to = to,
		.by = by,
		.lead = NO_ROW,
		.proposal = NO_ROW };
}

static inline int
crowd_new_proposal(struct crowd *m, int kase, int by)
{
	const struct crowd_case *c = &m->kase[kase];

	m->proposal[m->n_proposals] = (struct crowd_proposal){
		.kase = kase, .by = by, .nth = c->n, .points = c->points
	};
	return m->n_proposals++;
}

/* A further change of an act; changes that came to nothing are none. */
static inline struct crowd_change *
crowd_change(struct crowd *m, struct crowd_act *a)
{
	struct crowd_change *c = &a->change[a->n];

	if (c->n) {
		m->seq++;
		c = &a->change[++a->n];
	}
	c->n = 0;
	c->seq = m->seq;
	return c;
}

static inline struct crowd_act *
crowd_act(struct crowd *m, int user, enum crowd_kind kind, int of)
{
	struct crowd_act *a = &m->act[m->n_acts];

	memset(a, 0, sizeof(*a));
	a->user = user;
	a->kind = kind;
	a->of = of;
	m->taken_by[m->n_acts] = NO_ROW;
	m->taken_in_part[m->n_acts] = false;
	a->change[0].seq = ++m->seq;
	return a;
}

/* ---- moving up ----------------------------------------------------------- */

/* What an act does that may let somebody move up, in its order. */
struct crowd_freed {
	int lead[CROWD_OPS * CROWD_CHANGES];
	size_t n;
};

/* Before the operation is done. `back`: on the list everybody is as before. */
static inline void
crowd_frees(const struct crowd *m, struct crowd_freed *f, int kase, int to,
	bool back)
{
	if (crowd_has_place(&m->kase[kase]) ? !crowd_holds(to)
					    : to == LIST && !back)
		f->lead[f->n++] = kase;
}

/* What may let somebody move up from the list where he is. */
static inline void
crowd_stirs(const struct crowd *m, struct crowd_freed *f, int kase)
{
	if (crowd_stage(&m->kase[kase]) == LIST)
		f->lead[f->n++] = kase;
}

/* Of another area a place may be another one, for him and for others. */
static inline void
crowd_frees_area(
	const struct crowd *m, struct crowd_freed *f, int kase, bool back)
{
	const struct crowd_case *c = &m->kase[kase];

	if (crowd_has_place(c) || (crowd_stage(c) == LIST && !back))
		f->lead[f->n++] = OF_PERSON + kase;
}

static inline void
crowd_move_up(struct crowd *m, struct crowd_act *a, const struct crowd_freed *f)
{
	const int act = m->n_acts;
	struct crowd_change *c;
	size_t at = 0;
	int kase;

	if (!f->n)
		return;
	c = crowd_change(m, a);
	while ((kase = crowd_first(m, act)) != NO_ROW) {
		struct crowd_decision d = crowd_new(m, kase, SEAT, BY_NOBODY);

		d.up = true;
		d.lead = f->lead[at];
		crowd_decide(m, c, kase, &d, act);
		c->op[c->n - 1].soft = true;
		at += at + 1 < f->n;
	}
}

/* Keeps an act that has done something. */
static inline void
crowd_keep(struct crowd *m, struct crowd_act *a)
{
	a->n += a->change[a->n].n > 0;
	m->n_acts++;
}

/* ---- moving -------------------------------------------------------------- */

static inline bool
crowd_may_go(const struct crowd_case *c, int from, int to)
{
	switch (to) {
	case OPEN:
		return false;
	case TALK:
		return from == OPEN || from == SEAT;
	case LIST:
		return (from == TALK && c->points > POINTS_ASKED) ||
		       from == SEAT;
	case SEAT:
		return (from == TALK || from == LIST) &&
		       c->points > POINTS_ASKED;
	case DONE:
		return from == SEAT;
	default:
		return from <= SEAT;
	}
}

/* Does it go by the same act? What somebody names and does not see stays. */
static inline bool
crowd_goes_too(const struct crowd *m, const struct crowd_wish *w, int kase)
{
	for (size_t i = 0; w && i < w->n; i++)
		if (w->cases[i] == kase)
			return crowd_sees(w->user, &m->kase[kase]);
	return false;
}

/* Where the case would go now: a stage, or a code. `full`: somebody has seen that
 * there is no room; who goes by the wish `with`, or NULL, is in nobody's way. */
static inline int
crowd_goes(const struct crowd *m, int kase, int to, int user, bool full,
	const struct crowd_wish *with)
{
	const struct crowd_case *c = &m->kase[kase];
	const int from = crowd_stage(c);
	int first;

	if (!crowd_sees(user, c) || from == to)
		return MG_ENOENT;
	if (!crowd_may_go(c, from, to) || c->proposed != NO_ROW)
		return MG_ENOTALLOWED;
	if (to != SEAT)
		return to;
	first = crowd_first(m, m->n_acts);
	full |= !crowd_room(m, c->area) ||
		(first != NO_ROW && first != kase &&
			!crowd_goes_too(m, with, first));
	if (!full)
		return SEAT;
	return from == TALK ? LIST : MG_ENOTALLOWED;
}

/* The decision, or the proposal of it. */
static inline void
crowd_go(struct crowd *m, struct crowd_change *c, int kase, int to, int user,
	struct crowd_answer *a)
{
	if (m->eyes && to == SEAT && crowd_stage(&m->kase[kase]) == TALK) {
		crowd_propose(
			m, c, crowd_new_proposal(m, kase, user), m->n_acts);
		a->proposed++;
	} else {
		const struct crowd_decision d = crowd_new(m, kase, to, user);

		crowd_decide(m, c, kase, &d, m->n_acts);
	}
}

static inline void
crowd_move(struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	const int kase = w->cases[0];
	const int to = crowd_goes(m, kase, w->stage, w->user, false, NULL);
	struct crowd_freed freed = { .n = 0 };
	struct crowd_act *act;

	if (to < 0) {
		a->rc = to;
		return;
	}
	act = crowd_act(m, w->user, PLAIN, NO_ROW);
	a->waits = to != w->stage;
	crowd_frees(m, &freed, kase, to, false);
	crowd_go(m, &act->change[0], kase, to, w->user, a);
	crowd_move_up(m, act, &freed);
	crowd_keep(m, act);
}

/* Those of a list of many, in the order of waiting. */
static inline size_t
crowd_sorted(
	const struct crowd *m, const struct crowd_wish *w, int out[CROWD_CASES])
{
	size_t n = 0;

	for (int points = 100; points >= 0; points--)
		for (int i = 0; i < CROWD_CASES; i++)
			for (size_t k = 0; k < w->n; k++)
				if (w->cases[k] == i &&
					m->kase[i].points == points) {
					out[n++] = i;
					break;
				}
	return n;
}

struct crowd_bulk {
	struct crowd *m;
	const struct crowd_wish *w;
	struct crowd_answer *a;
	struct crowd_act *act;
	struct crowd_freed freed;
	int first; /* code */
};

static inline void
crowd_stays(struct crowd_bulk *b, int code)
{
	b->a->stayed++;
	b->first = b->first ? b->first : code;
}

/* All are looked at as they stand, then each goes in its turn; those for whom
 * there is no room by then come back. */
static inline size_t
crowd_bulk_run(struct crowd_bulk *b, const int *kase, size_t n, bool again,
	int back[CROWD_CASES])
{
	struct crowd *m = b->m;
	struct crowd_change *c = crowd_change(m, b->act);
	int to[CROWD_CASES];
	size_t n_back = 0;

	for (size_t i = 0; i < n; i++)
		to[i] = crowd_goes(
			m, kase[i], b->w->stage, b->w->user, again, b->w);
	for (size_t i = 0; i < n; i++)
		if (to[i] >= 0)
			crowd_frees(m, &b->freed, kase[i], to[i], false);
	for (size_t i = 0; i < n; i++) {
		if (to[i] < 0) {
			crowd_stays(b, to[i]);
			continue;
		}
		if (to[i] == SEAT && crowd_goes(m, kase[i], SEAT, b->w->user,
					     false, NULL) != SEAT) {
			back[n_back++] = kase[i];
			continue;
		}
		crowd_go(m, c, kase[i], to[i], b->w->user, b->a);
		c->op[c->n - 1].soft = true;
		b->a->went++;
		b->a->waits += to[i] != b->w->stage;
	}
	return n_back;
}

/* The end of all acts on many. */
static inline void
crowd_bulk_end(struct crowd_bulk *b)
{
	if (!b->a->went) {
		b->a->rc = b->first;
		b->a->any = b->w->n > 1;
		return;
	}
	crowd_move_up(b->m, b->act, &b->freed);
	crowd_keep(b->m, b->act);
}

static inline void
crowd_moves(struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_bulk b = { .m = m, .w = w, .a = a };
	int kase[CROWD_CASES], back[CROWD_CASES], none[CROWD_CASES];
	size_t n = crowd_sorted(m, w, kase), n_back;

	b.act = crowd_act(m, w->user, PLAIN, NO_ROW);
	n_back = crowd_bulk_run(&b, kase, n, false, back);
	if (n_back)
		crowd_bulk_run(&b, back, n_back, true, none);
	crowd_bulk_end(&b);
}

/* ---- proposals answered --------------------------------------------------- */

/* The last one of a case; NO_ROW: there is none. */
static inline int
crowd_last_proposal(const struct crowd *m, int kase)
{
	for (int i = m->n_proposals - 1; i >= 0; i--)
		if (m->proposal[i].kase == kase && !m->proposal[i].gone)
			return i;
	return NO_ROW;
}

/* 0: it may. */
static inline int
crowd_may_answer(struct crowd *m, const struct crowd_wish *w, int proposal)
{
	const struct crowd_proposal *p = &m->proposal[proposal];
	struct crowd_case *c = &m->kase[p->kase];
	bool room;

	if (p->gone || !crowd_sees(w->user, c))
		return MG_ENOENT;
	if (p->state != PROPOSAL_IS_OPEN)
		return MG_ECONFLICT;
	if (w->verb == RETURN)
		return 0;
	c->proposed = NO_ROW;
	room = crowd_room(m, c->area);
	c->proposed = proposal;
	if (c->points <= POINTS_ASKED || !room)
		return MG_ENOTALLOWED;
	if (c->points != p->points && !w->anew)
		return MG_ECONFLICT;
	return p->by == w->user ? MG_EACCESS : 0;
}

static inline void
crowd_answer_one(struct crowd_bulk *b, struct crowd_change *c, int proposal)
{
	struct crowd *m = b->m;
	const struct crowd_proposal *p = &m->proposal[proposal];
	const int code = crowd_may_answer(m, b->w, proposal);

	if (code) {
		crowd_stays(b, code);
		return;
	}
	if (b->w->verb == RETURN) {
		crowd_frees(m, &b->freed, p->kase,
			crowd_stage(&m->kase[p->kase]), false);
		crowd_answer(
			m, c, proposal, IS_RETURNED + b->w->user, m->n_acts);
	} else {
		struct crowd_decision d = crowd_new(m, p->kase, SEAT, p->by);

		d.proposal = proposal;
		crowd_decide(m, c, p->kase, &d, m->n_acts);
	}
	c->op[c->n - 1].soft = true;
	b->a->went++;
}

static inline void
crowd_answers(
	struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_bulk b = { .m = m, .w = w, .a = a };

	b.act = crowd_act(m, w->user, PLAIN, NO_ROW);
	for (size_t i = 0; i < w->n; i++)
		crowd_answer_one(&b, &b.act->change[0], w->cases[i]);
	crowd_bulk_end(&b);
}

/* ---- another version ------------------------------------------------------ */

static inline void
crowd_adopt(struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_bulk b = { .m = m, .w = w, .a = a };

	b.act = crowd_act(m, w->user, PLAIN, NO_ROW);
	for (size_t i = 0; i < w->n; i++) {
		struct crowd_case *c = &m->kase[w->cases[i]];
		const int at = crowd_stage(c);
		struct crowd_op *op;

		if (!crowd_sees(w->user, c) || c->version == 2) {
			crowd_stays(&b, MG_ENOENT);
			continue;
		}
		if (at > SEAT) {
			crowd_stays(&b, MG_EINUSE);
			continue;
		}
		crowd_stirs(m, &b.freed, w->cases[i]);
		op = crowd_note(&b.act->change[0], VERSION, w->cases[i]);
		op->old = c->version;
		op->new = c->version = 2;
		op->soft = true;
		a->went++;
	}
	crowd_bulk_end(&b);
}

/* ---- letters -------------------------------------------------------------- */

/* Of the case of a decision; NO_ROW: it was taken back. */
static inline int
crowd_decided(const struct crowd *m, int number)
{
	for (int i = 0; i < CROWD_CASES; i++)
		for (size_t k = 0; k < m->kase[i].n; k++)
			if (m->kase[i].path[k].number == number)
				return i;
	return NO_ROW;
}

/* All that wait, of what this one sees. */
static inline void
crowd_send(struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_act *act = crowd_act(m, w->user, SENT, NO_ROW);

	(void)a;
	for (int i = 0; i < CROWD_CASES; i++)
		for (size_t k = 0; k < m->kase[i].n; k++) {
			const int number = m->kase[i].path[k].number;

			if (m->letter[number] == LETTER_WAITS &&
				crowd_sees(w->user, &m->kase[i]))
				m->letter[number] = LETTER_IS_SENT;
		}
	act->n = 1;
	m->n_acts++;
}

static inline bool
crowd_may_send(const struct crowd *m, int user)
{
	for (int n = 1; n <= m->decisions; n++) {
		const int kase = m->letter[n] == LETTER_WAITS
					 ? crowd_decided(m, n)
					 : NO_ROW;

		if (kase != NO_ROW && crowd_sees(user, &m->kase[kase]))
			return true;
	}
	return false;
}

/* ---- values -------------------------------------------------------------- */

static inline void
crowd_set_points(
	struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_case *c = &m->kase[w->cases[0]];
	struct crowd_freed freed = { .n = 0 };
	struct crowd_act *act;
	struct crowd_op *op;

	if (!crowd_sees(w->user, c) || c->points == w->value) {
		a->rc = MG_ENOENT;
		return;
	}
	act = crowd_act(m, w->user, PLAIN, NO_ROW);
	op = crowd_note(&act->change[0], POINTS, w->cases[0]);
	op->old = c->points;
	op->new = w->value;
	c->points = w->value;
	crowd_stirs(m, &freed, w->cases[0]);
	crowd_move_up(m, act, &freed);
	crowd_keep(m, act);
}

static inline void
crowd_set_area(
	struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	const int kase = w->cases[0];
	struct crowd_case *c = &m->kase[kase];
	struct crowd_freed freed = { .n = 0 };
	struct crowd_act *act;
	struct crowd_op *op;

	if (c->area == w->value) {
		a->rc = MG_ENOENT;
		return;
	}
	act = crowd_act(m, w->user, PLAIN, NO_ROW);
	op = crowd_note(&act->change[0], AREA, kase);
	op->old = c->area;
	op->new = w->value;
	c->area = w->value;
	crowd_frees_area(m, &freed, kase, false);
	crowd_move_up(m, act, &freed);
	crowd_keep(m, act);
}

static inline void
crowd_set_seats(
	struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	struct crowd_freed freed = { .lead = { OF_INTAKE }, .n = 1 };
	struct crowd_act *act;
	struct crowd_op *op;

	if (m->seats == w->value) {
		a->rc = MG_ENOENT;
		return;
	}
	act = crowd_act(m, w->user, PLAIN, NO_ROW);
	op = crowd_note(&act->change[0], SEATS, OF_INTAKE);
	op->old = m->seats;
	op->new = w->value;
	m->seats = w->value;
	crowd_move_up(m, act, &freed);
	crowd_keep(m, act);
}

/* ---- taking back --------------------------------------------------------- */

static inline bool
crowd_undone(const struct crowd *m, int act)
{
	return m->taken_by[act] != NO_ROW && !m->taken_in_part[act] &&
	       !crowd_undone(m, m->taken_by[act]);
}

static inline int
crowd_last_act(const struct crowd *m, int user, bool redo)
{
	for (int i = m->n_acts - 1; i >= 0; i--)
		if (m->act[i].user == user &&
			m->act[i].kind == (redo ? UNDO : PLAIN) &&
			!crowd_undone(m, i))
			return i;
	return NO_ROW;
}

/* Has an act that stands set the value behind that change? */
static inline bool
crowd_set_since(const struct crowd *m, const struct crowd_op *op, int seq)
{
	bool gone[CROWD_ACTS] = { false };

	for (int i = m->n_acts - 1; i >= 0; i--)
		for (size_t c = m->act[i].n; c-- > 0;) {
			const struct crowd_change *ch = &m->act[i].change[c];
			bool sets = false;

			for (size_t k = 0; k < ch->n; k++)
				sets |= ch->op[k].what == op->what &&
					ch->op[k].kase == op->kase;
			if (!sets || ch->seq <= seq || gone[i])
				continue;
			if (m->act[i].of == NO_ROW)
				return true;
			gone[m->act[i].of] = true;
		}
	return false;
}

/* The case that an operation is about. */
static inline int
crowd_subject(const struct crowd *m, const struct crowd_op *op)
{
	return op->what == ANSWER ? m->proposal[op->kase - OF_PROPOSAL].kase
				  : op->kase;
}

struct crowd_back {
	struct crowd *m;
	struct crowd_act *act;
	const struct crowd_act *of;
	int user;
	bool plan;
	struct crowd_freed freed;
	/* what became of what the act did, by its record */
	struct {
		int kase;
		bool up, stays;
		enum crowd_what what;
	} lead[CROWD_OPS * CROWD_CHANGES];
	size_t n_leads, left;
	bool outside, done, no_room, in_part;
	int first; /* code of what was refused */
};

static inline void
crowd_left(struct crowd_back *b, int kase)
{
	if (kase >= 0 && !crowd_sees(b->user, &b->m->kase[kase])) {
		b->left += !b->outside;
		b->outside = true;
		return;
	}
	b->left++;
}

/* Who moves up takes a place, and by his going back another one may move up. */
static inline bool
crowd_lead_stays(const struct crowd_back *b, const struct crowd_op *op)
{
	for (size_t i = 0; i < b->n_leads; i++)
		if (b->lead[i].kase == op->d.lead &&
			(!b->lead[i].up || b->lead[i].what != op->what))
			return b->lead[i].stays;
	return false;
}

/* Instead of its place, which somebody else has; false: it stays where it is. */
static inline bool
crowd_back_to_list(
	struct crowd_back *b, struct crowd_change *c, int kase, bool goes)
{
	struct crowd *m = b->m;
	struct crowd_decision d;

	(void)goes;
	if (crowd_stage(&m->kase[kase]) == LIST)
		return false;
	d = crowd_new(m, kase, LIST, b->user);
	crowd_decide(m, c, kase, &d, m->n_acts);
	return true;
}

/* A decision that goes, or comes back. Returns whether anything is done; *stays:
 * what followed from it stays. */
static inline bool
crowd_turn(struct crowd_back *b, struct crowd_change *c,
	const struct crowd_op *op, bool *stays)
{
	struct crowd *m = b->m;
	struct crowd_case *k = &m->kase[op->kase];
	const bool goes = op->what == DECIDE;
	const int to = goes ? op->d.from : op->d.to;
	const int from = crowd_stage(k);

	*stays = true;
	if (goes ? k->n != op->nth + 1 || k->proposed != NO_ROW ||
				k->path[op->nth].number != op->d.number
		 : k->n != op->nth || from != op->d.from ||
				k->proposed != op->d.proposal) {
		/* of one that is gone already there is nothing to tell */
		bool gone = goes;

		for (size_t i = 0; i < k->n; i++)
			gone &= k->path[i].number != op->d.number;
		if (!gone)
			crowd_left(b, op->kase);
		return false;
	}
	/* of one that was approved the proposal holds the place */
	if (!goes || op->d.proposal == NO_ROW)
		crowd_frees(m, &b->freed, op->kase, to, true);
	if (!crowd_has_place(k) && crowd_holds(to) &&
		crowd_taken_since(m, op->kase, m->n_acts)) {
		if (crowd_back_to_list(b, c, op->kase, goes))
			return true;
		b->no_room = true;
		b->first = b->first ? b->first : MG_ENOTALLOWED;
		crowd_left(b, op->kase);
		return false;
	}
	*stays = false;
	if (goes) {
		if (m->letter[op->d.number] == LETTER_IS_SENT)
			crowd_left(b, op->kase);
		crowd_take_back(m, c, op->kase, m->n_acts);
	} else {
		crowd_decide(m, c, op->kase, &op->d, m->n_acts);
	}
	return true;
}

/* May it be open again? */
static inline bool
crowd_opens(struct crowd_back *b, const struct crowd_proposal *p)
{
	struct crowd *m = b->m;
	const struct crowd_case *k = &m->kase[p->kase];

	if (k->n != p->nth || crowd_stage(k) != TALK || k->proposed != NO_ROW)
		return false;
	if (!crowd_taken_since(m, p->kase, m->n_acts))
		return true;
	b->no_room = true;
	b->first = b->first ? b->first : MG_ENOTALLOWED;
	return false;
}

/* One that goes, or comes again. */
static inline bool
crowd_turn_proposal(struct crowd_back *b, struct crowd_change *c,
	const struct crowd_op *op, bool *stays)
{
	struct crowd *m = b->m;
	const struct crowd_proposal *p = &m->proposal[op->d.proposal];
	const bool goes = op->what == PROPOSE;

	*stays = true;
	if (goes && p->gone)
		return false;
	if (goes ? p->state != PROPOSAL_IS_OPEN
		 : !p->gone || !crowd_opens(b, p)) {
		crowd_left(b, op->kase);
		return false;
	}
	*stays = false;
	if (goes) {
		crowd_frees(m, &b->freed, op->kase,
			crowd_stage(&m->kase[op->kase]), true);
		crowd_withdraw(m, c, op->d.proposal, m->n_acts);
	} else {
		crowd_propose(m, c, op->d.proposal, m->n_acts);
	}
	return true;
}

static inline bool
crowd_turn_answer(struct crowd_back *b, struct crowd_change *c,
	const struct crowd_op *op, int seq, bool *stays)
{
	struct crowd *m = b->m;
	const int proposal = op->kase - OF_PROPOSAL;
	const struct crowd_proposal *p = &m->proposal[proposal];

	*stays = true;
	if (!p->gone && p->state == op->old)
		return false;
	if (p->gone || p->state != op->new || crowd_set_since(m, op, seq) ||
		(op->old == PROPOSAL_IS_OPEN && !crowd_opens(b, p))) {
		crowd_left(b, p->kase);
		return false;
	}
	*stays = false;
	if (op->old != PROPOSAL_IS_OPEN)
		crowd_frees(m, &b->freed, p->kase,
			crowd_stage(&m->kase[p->kase]), true);
	crowd_answer(m, c, proposal, op->old, m->n_acts);
	return true;
}

static inline bool
crowd_turn_value(struct crowd_back *b, struct crowd_change *c,
	const struct crowd_op *op, int seq, bool *stays)
{
	struct crowd *m = b->m;
	int *now = op->what == SEATS     ? &m->seats
		   : op->what == POINTS  ? &m->kase[op->kase].points
		   : op->what == VERSION ? &m->kase[op->kase].version
					 : &m->kase[op->kase].area;
	struct crowd_op *back;

	*stays = true;
	if (*now == op->old)
		return false;
	if (*now != op->new || crowd_set_since(m, op, seq)) {
		crowd_left(b, op->kase);
		return false;
	}
	*stays = false;
	back = crowd_note(c, op->what, op->kase);
	back->old = op->new;
	back->new = op->old;
	*now = op->old;
	if (op->what == SEATS)
		b->freed.lead[b->freed.n++] = OF_INTAKE;
	else if (op->what == AREA)
		crowd_frees_area(m, &b->freed, op->kase, true);
	return true;
}

/* What lies outside by now stays. */
static inline bool
crowd_reaches(const struct crowd_back *b, int kase)
{
	return kase < 0 || crowd_sees(b->user, &b->m->kase[kase]);
}

static inline void
crowd_turn_op(struct crowd_back *b, struct crowd_change *c,
	const struct crowd_op *op, int seq)
{
	const int kase = crowd_subject(b->m, op);
	bool done = false, stays = true;

	if (op->d.up ? crowd_lead_stays(b, op) : !crowd_reaches(b, kase))
		crowd_left(b, kase);
	else if (op->what == DECIDE || op->what == TAKE_BACK)
		done = crowd_turn(b, c, op, &stays);
	else if (op->what == PROPOSE || op->what == WITHDRAW)
		done = crowd_turn_proposal(b, c, op, &stays);
	else if (op->what == ANSWER)
		done = crowd_turn_answer(b, c, op, seq, &stays);
	else
		done = crowd_turn_value(b, c, op, seq, &stays);
	b->done |= done;
	if (done && op->soft)
		c->op[c->n - 1].soft = true;
	if (b->plan) {
		b->lead[b->n_leads].kase =
			kase + (op->what == AREA ? OF_PERSON : 0);
		b->lead[b->n_leads].up = op->d.up;
		b->lead[b->n_leads].what = op->what;
		b->lead[b->n_leads++].stays = stays;
	}
}

/* false: there was no room for it, before anything had come back. */
static inline bool
crowd_turn_change(struct crowd_back *b, size_t i)
{
	const struct crowd_change *of = &b->of->change[i];
	struct crowd_change *c = crowd_change(b->m, b->act);

	b->no_room = false;
	for (size_t k = of->n; k-- > 0;)
		crowd_turn_op(b, c, &of->op[k], of->seq);
	/* a change that came to nothing at all is no entry */
	b->in_part |= b->no_room && b->done;
	return b->done || !b->no_room;
}

/* All changes backwards, each by one; then those again for which there was no
 * room when nothing had come back. */
static inline void
crowd_turn_all(struct crowd_back *b)
{
	size_t again[CROWD_CHANGES], n = 0;

	for (size_t i = b->of->n; i-- > 0;) {
		const size_t left = b->left;
		const bool outside = b->outside;

		if (crowd_turn_change(b, i) || !i || b->plan)
			continue;
		b->left = left;
		b->outside = outside;
		again[n++] = i;
	}
	for (size_t i = 0; i < n; i++)
		crowd_turn_change(b, again[i]);
}

static inline void
crowd_plan(struct crowd_back *b, int of)
{
	struct crowd *copy = malloc(sizeof(*copy));
	struct crowd_back plan = { .m = copy, .user = b->user, .plan = true };

	memcpy(copy, b->m, sizeof(*copy));
	plan.act = &copy->act[CROWD_ACTS];
	memset(plan.act, 0, sizeof(*plan.act));
	plan.of = &copy->act[of];
	crowd_turn_all(&plan);
	memcpy(b->lead, plan.lead, sizeof(plan.lead));
	b->n_leads = plan.n_leads;
	free(copy);
}

static inline void
crowd_take(struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a,
	bool redo)
{
	const int of =
		w->of == NO_ROW ? crowd_last_act(m, w->user, redo) : w->of;
	struct crowd_back b = { .m = m, .user = w->user };

	if (of != NO_ROW && m->act[of].user != w->user && w->user) {
		a->rc = MG_EACCESS;
		return;
	}
	if (of == NO_ROW || crowd_undone(m, of)) {
		a->rc = MG_ENOENT;
		return;
	}
	if (m->act[of].kind == SENT) {
		a->rc = MG_ENOTALLOWED;
		a->any = true;
		return;
	}
	b.act = crowd_act(m, w->user, redo ? REDO : UNDO, of);
	b.of = &m->act[of];
	crowd_plan(&b, of);
	crowd_turn_all(&b);
	a->left = b.left;
	if (!b.done) {
		a->rc = b.first ? b.first : MG_ECONFLICT;
		return;
	}
	crowd_move_up(m, b.act, &b.freed);
	crowd_keep(m, b.act);
	m->taken_by[of] = m->n_acts - 1;
	m->taken_in_part[of] = b.in_part;
}

static inline void
crowd_foresee(
	struct crowd *m, const struct crowd_wish *w, struct crowd_answer *a)
{
	*a = (struct crowd_answer){ 0 };
	switch (w->verb) {
	case MOVE:
		crowd_move(m, w, a);
		break;
	case MOVES:
		crowd_moves(m, w, a);
		break;
	case SET_POINTS:
		crowd_set_points(m, w, a);
		break;
	case SET_AREA:
		crowd_set_area(m, w, a);
		break;
	case SET_SEATS:
		crowd_set_seats(m, w, a);
		break;
	case APPROVE:
	case RETURN:
		crowd_answers(m, w, a);
		break;
	case ADOPT:
		crowd_adopt(m, w, a);
		break;
	case SEND:
		crowd_send(m, w, a);
		break;
	default:
		crowd_take(m, w, a, w->verb == PUT);
	}
}

#endif
