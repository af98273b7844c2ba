/* SPDX-License-Identifier: MIT */
#include "magang/ops/outlook.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/room.h"
#include "magang/ops/ops.h"
#include "magang/office/office.h"
#include "magang/record/index.h"

#define GAUGES 16

struct counting {
	struct office *office;
	struct txn *txn;
	struct arena *arena;
	const char *stage;
	struct record kase, person;
	struct outlook *out;
};

/* Versions of a program share their stages and places. */
static bool
same_row(const struct outlook_row *a, const struct outlook_row *b)
{
	if (!a->program || !b->program)
		return a->program == b->program;
	if (strcmp(a->program->name, b->program->name) != 0)
		return false;
	if (!a->quota.name || !b->quota.name)
		return a->quota.name == b->quota.name &&
		       a->program->stages[a->stage].number ==
			       b->program->stages[b->stage].number;
	return a->intake == b->intake && a->area == b->area &&
	       a->before.rest == b->before.rest &&
	       strcmp(a->quota.name, b->quota.name) == 0;
}

static struct outlook_row *
row_of(struct outlook *t, const struct outlook_row *like)
{
	for (size_t i = 0; i < t->n; i++) {
		struct outlook_row *row = &t->rows[i];

		if (!same_row(row, like))
			continue;
		if (like->quota.name && like->before.seats > row->before.seats)
			row->before.seats = like->before.seats;
		return row;
	}
	VEC_GROW(t->rows, t->n, t->cap);
	t->rows[t->n] = *like;
	return &t->rows[t->n++];
}

/* The household of one is nothing to add up. */
static void
count_places(struct counting *c, struct case_facts *f, int to, bool goes)
{
	struct gauge g[GAUGES];
	size_t n = case_gauges(f, to, g, GAUGES);

	for (size_t i = 0; i < n; i++) {
		const struct quota *q = &g[i].quota;
		struct outlook_row like = { .program = f->program,
			.stage = -1,
			.quota = *q,
			.intake =
				(uint64_t)record_number(&c->kase, F_INTAKE, 0),
			.before = g[i].stand };
		struct outlook_row *row;

		if (q->by == QUOTA_REGENCY)
			like.area = (uint16_t)record_number(
				&c->person, F_REGENCY, 0);
		if (q->by == QUOTA_KK || !(g[i].holds || g[i].takes))
			continue;
		row = row_of(c->out, &like);
		if (goes)
			row->more += g[i].takes - g[i].frees;
		else
			row->wait++;
	}
}

/* What becomes of a case. */
enum course { GOES, STAYS, WAITS };

static bool
look_at(struct counting *c, uint64_t id, struct case_facts *f)
{
	struct err unseen = ERR_INIT;

	if (office_load_in(c->office, c->txn, KIND_CASE, id, c->arena, &c->kase,
		    &unseen) ||
		office_load_in(c->office, c->txn, KIND_PERSON,
			record_owner(&c->kase), c->arena, &c->person, &unseen))
		return false;
	case_facts_init(f, &c->office->book, c->txn, &c->kase, &c->person,
		c->office->today);
	return true;
}

static bool
is_proposed(const struct case_facts *f, const char *stage)
{
	const int to = f->program ? program_stage(f->program, stage) : -1;
	const struct move *m = to < 0 || f->to < 0
				       ? NULL
				       : program_move(f->program, f->to, to);

	return m && m->second_person;
}

static void
count_one(struct counting *c, uint64_t id, enum course course)
{
	struct outlook_row like = { .stage = -1 }, *row;
	struct case_facts f;

	if (!look_at(c, id, &f))
		return;
	if (f.to >= 0)
		like.program = f.program;
	like.stage = f.to;
	row = row_of(c->out, &like);
	row->stay += course == STAYS;
	row->wait += course == WAITS;
	if (course == GOES && c->stage && is_proposed(&f, c->stage))
		row->proposed++;
	else
		row->go += course == GOES;
	if (course != STAYS && like.program)
		count_places(c, &f, program_stage(f.program, c->stage),
			course == GOES);
}

/* Who moves up takes a place, too, of which the caller need not see anything
 * else. */
static void
count_up(struct counting *c, uint64_t id)
{
	struct case_facts f;

	if (!record_load(c->txn, KIND_CASE, id, 0, &c->kase) ||
		!record_load(c->txn, KIND_PERSON, record_owner(&c->kase), 0,
			&c->person))
		return;
	case_facts_init(&f, &c->office->book, c->txn, &c->kase, &c->person,
		c->office->today);
	if (f.program && f.to >= 0)
		count_places(c, &f, program_waits_for(f.program, f.to), true);
}

/* Stages before quotas, in the order of the file. */
static int
by_program(const void *x, const void *y)
{
	const struct outlook_row *a = x, *b = y;
	const char *p = a->program ? a->program->name : "";
	const char *q = b->program ? b->program->name : "";

	if (!a->quota.name != !b->quota.name)
		return a->quota.name ? 1 : -1;
	if (strcmp(p, q) != 0)
		return strcmp(p, q);
	if (!a->quota.name)
		return a->stage - b->stage;
	if (a->intake != b->intake)
		return a->intake < b->intake ? -1 : 1;
	if (a->quota.by != b->quota.by)
		return a->quota.by < b->quota.by ? -1 : 1;
	return a->area != b->area ? a->area - b->area
				  : a->before.rest - b->before.rest;
}

static enum course
course_of(const uint64_t *left, size_t n_left, size_t n_wait, uint64_t id)
{
	for (size_t i = 0; i < n_left + n_wait; i++)
		if (left[i] == id)
			return i < n_left ? STAYS : WAITS;
	return GOES;
}

int
outlook_cases(struct office *office, const uint64_t *ids, size_t n,
	const uint64_t *left, size_t n_left, const struct receipt *told,
	const char *stage, struct outlook *out, struct err *err)
{
	struct counting *c = xcalloc(1, sizeof(*c));
	int rc = office_look(office, &c->txn, err);

	*out = (struct outlook){ .to = stage };
	c->office = office;
	c->stage = stage;
	c->out = out;
	c->arena = arena_new();
	for (size_t i = 0; !rc && i < n; i++)
		count_one(c, ids[i],
			course_of(left, n_left, told->waits, ids[i]));
	for (size_t i = 0; !rc && i < told->moved_up && i < UP_NAMED; i++)
		count_up(c, told->up[i]);
	if (!rc)
		office_look_end(c->txn);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_program);
	arena_free(c->arena);
	free(c);
	return rc;
}

void
outlook_release(struct outlook *t)
{
	free(t->rows);
	*t = (struct outlook){ .to = NULL };
}
