/* SPDX-License-Identifier: MIT */
#include "move_up.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/kept.h"
#include "magang/casework/room.h"
#include "magang/casework/stages.h"
#include "magang/casework/tasks.h"
#include "magang/office/office.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/store/txn.h"

#define UP_AT_ONCE 200 /* of one change */
#define UP_DAYS 3      /* to tell who moved up */
#define GAUGES 64

/* Takes a place by this change, of which the counters do not know yet. */
struct taker {
	int64_t area;
	char sex;
	uint64_t kk;
};

struct rising {
	struct office *office;
	struct txn *txn;
	struct change *c;
	const struct freed *by;
	struct waiting_case *w;
	struct verdict v;
	struct taker taker[UP_AT_ONCE];
	size_t n;
};

static struct taker
taker_of(const struct record *person)
{
	char sex[4] = "";

	record_text(person, F_SEX, sex, sizeof(sex));
	return (struct taker){ record_number(person, F_REGENCY, 0), sex[0],
		digits_key(record_get(person, F_KK)) };
}

static bool
takes_of(const struct quota *q, const struct taker *a, const struct taker *b)
{
	switch (q->by) {
	case QUOTA_REGENCY:
		return a->area == b->area;
	case QUOTA_SEX:
		return q->of && a->sex == q->of[0];
	case QUOTA_KK:
		return a->kk && a->kk == b->kk;
	default:
		return true;
	}
}

/* Is there still room behind those of this change? apply() has the last word. */
static bool
room_behind(struct rising *r, const struct taker *t)
{
	struct gauge g[GAUGES];
	size_t n = case_gauges(&r->w->facts, r->w->to, g, GAUGES);

	for (size_t i = 0; i < n; i++) {
		int64_t taken = g[i].taken;

		for (size_t k = 0; k < r->n; k++)
			taken += takes_of(&g[i].quota, &r->taker[k], t);
		if (g[i].takes && g[i].seats >= 0 && taken >= g[i].seats)
			return false;
	}
	return true;
}

/* Whoever looks after the case tells who waited. */
static void
add_task(struct rising *r)
{
	const int32_t today = r->office->today;
	struct wanted_task w = { .due = today + UP_DAYS, .warn = DATE_NONE };

	/* of each time that it moves up, once */
	snprintf(w.rule, sizeof(w.rule), RULE_MOVED_UP ":%llu",
		(unsigned long long)r->w->kase.seq);
	snprintf(w.label, sizeof(w.label), "%s",
		label_in(&moved_up_label, r->office->book.site.lang, ""));
	task_make(r->c, &r->w->kase, &w, 1);
}

static void
add_one(struct rising *r)
{
	const struct program *p = r->w->facts.program;
	const size_t from = r->c->n;
	struct record *decision = xmalloc(sizeof(*decision));
	struct op *op;

	decision_of(decision, &r->w->kase, p->stages[r->w->to].number,
		r->office->today);
	change_create(r->c, decision, r->w->person.id);
	op = &r->c->ops[r->c->n - 1];
	room_by_put(r->c, op, r->by);
	kept_put(r->c, op, &r->v);
	add_task(r);
	change_follow(&r->office->book, r->txn, r->c);
	change_soft(r->c, from);
	free(decision);
}

/* The next ones on the list, each where there is room behind those before. */
static void
add_all(struct rising *r)
{
	struct waiting list;

	waiting_read(
		&r->office->book, r->txn, r->by->program, r->by->intake, &list);
	for (size_t i = 0; i < list.n && r->n < UP_AT_ONCE; i++) {
		struct taker t;

		if (!waiting_fits(&r->office->book, r->txn, list.ids[i],
			    r->c->act, r->office->today, r->w, &r->v))
			continue;
		t = taker_of(&r->w->person);
		if (!room_behind(r, &t))
			continue;
		add_one(r);
		r->taker[r->n++] = t;
	}
	free(list.ids);
}

bool
move_up_build(struct office *office, struct change *c, const struct freed *by)
{
	struct rising *r = xcalloc(1, sizeof(*r));
	struct err unread = ERR_INIT;
	bool some;

	r->office = office;
	r->c = c;
	r->by = by;
	r->w = xmalloc(sizeof(*r->w));
	verdict_init(&r->v);
	c->date = office->today;
	if (txn_read(office->store, &r->txn, &unread) == 0) {
		add_all(r);
		if (txn_fault(r->txn, &unread))
			r->n = 0;
		txn_abort(r->txn);
	}
	some = r->n > 0;
	verdict_release(&r->v);
	free(r->w);
	free(r);
	return some;
}

size_t
move_up_count(const struct change *c, struct change *after)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		enum kind kind;

		if (!op_moves_up(op) || op->refused)
			continue;
		if (!after->moved_up++)
			after->first_up = op_subject(op, &kind);
		n++;
	}
	return n;
}
