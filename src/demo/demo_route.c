/* SPDX-License-Identifier: MIT */
#include "demo_route.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/program.h"

#define READS_MAX 32  /* fields of one guard */
#define STAY_DAYS 45  /* where a stage does not say how long */
#define ARRIVE 1000   /* applied */
#define DOCUMENTS 850 /* passed the documents */
#define DEPART 170
#define OVER_DAYS 900 /* how long ago a case may have ended */
#define LATE 150      /* of 1000 who stay longer than the stage allows */
#define STAYED 7      /* days of who has not departed yet */
#define SHORTCUT 150  /* of 1000 who leave out stages of the line */

/* Who applies for what, and how many are women; others share evenly. */
static const struct {
	const char *program;
	unsigned weight, women;
} demand[] = {
	{ "kyoto-ikusei", 40, 380 },
	{ "kyoto-magang", 18, 380 },
	{ "magang-jabar", 18, 380 },
	{ "wirausaha-baru", 24, 560 },
};
#define OTHER_WEIGHT 20
#define OTHER_WOMEN 450

/* Cases that stand in a stage beside the line, of 100: the first of its kind in
 * the file, and each further one. */
static const struct {
	unsigned first, further;
} beside[] = {
	[STAGE_HOLD] = { 3, 1 },
	[STAGE_SUCCESS] = { 3, 1 },
	[STAGE_FAILED] = { 27, 3 },
	[STAGE_EXIT] = { 12, 1 },
};
#define ON_LINE 55

/* ---- the line ----------------------------------------------------------- */

static bool
on_line(const struct route *r, int stage)
{
	for (size_t i = 0; i < r->n_line; i++)
		if (r->line[i] == stage)
			return true;
	return false;
}

/* Forward where there is such a move, else to any stage where work goes on. */
static int
line_next(const struct route *r, int from)
{
	const struct program *p = r->program;
	int other = -1;

	for (size_t i = 0; i < p->n_moves; i++) {
		const struct move *m = &p->moves[i];

		if (m->from != from || on_line(r, m->to) ||
			p->stages[m->to].kind != STAGE_NORMAL)
			continue;
		if (m->kind == MOVE_FORWARD)
			return m->to;
		if (other < 0 && m->kind != MOVE_BACK)
			other = m->to;
	}
	return other;
}

static void
find_line(struct route *r)
{
	const struct program *p = r->program;
	int at = program_start(p);

	r->line = xcalloc(p->n_stages, sizeof(*r->line));
	for (; at >= 0 && r->n_line < PATH_STEPS - 4; at = line_next(r, at))
		r->line[r->n_line++] = at;
}

/* ---- how many ----------------------------------------------------------- */

/* Of 1000 who reach a place of the line. */
static unsigned
reach(const struct route *r, size_t i)
{
	unsigned n = DOCUMENTS;
	size_t steps = r->anchor > 2 ? r->anchor - 2 : 1;

	if (i == 0)
		return ARRIVE;
	if (i == 1)
		return (ARRIVE + DOCUMENTS) / 2 + 40;
	if (i <= r->anchor)
		return DOCUMENTS - (DOCUMENTS - DEPART) * (unsigned)(i - 2) /
					   (unsigned)steps;
	n = DEPART;
	for (; i > r->anchor; i--)
		n = n * 85 / 100;
	return n;
}

static void
find_drops(struct route *r)
{
	int departed = program_stage(r->program, "departed");

	r->abroad = departed >= 0;
	r->anchor = r->n_line * 2 / 3;
	for (size_t i = 0; i < r->n_line; i++)
		if (r->line[i] == departed)
			r->anchor = i;
	r->drop = xcalloc(r->n_line, sizeof(*r->drop));
	for (size_t i = 0; i < r->n_line; i++)
		r->drop[i] =
			reach(r, i) - (i + 1 < r->n_line ? reach(r, i + 1) : 0);
}

static void
find_weights(struct route *r)
{
	const struct program *p = r->program;
	bool seen[STAGE_EXIT + 1] = { false };

	r->weights = xcalloc(p->n_stages, sizeof(*r->weights));
	for (size_t i = 0; i < r->n_line; i++)
		r->weights[r->line[i]] = r->drop[i] * ON_LINE / 100 + 1;
	for (size_t i = 0; i < p->n_stages; i++) {
		enum stage_kind kind = p->stages[i].kind;

		if (kind < STAGE_HOLD || on_line(r, (int)i) ||
			program_lists_begin(p, (int)i))
			continue;
		r->weights[i] = 10 * (seen[kind] ? beside[kind].further
						 : beside[kind].first);
		seen[kind] = true;
	}
}

/* ---- fields that decide ------------------------------------------------- */

static void
mark_fields(const struct program *p, const struct expr *e, uint64_t *reads,
	uint64_t bit, bool *scored)
{
	const struct fdef *fields[READS_MAX];
	size_t n = expr_fields(e, fields, READS_MAX);

	if (n > READS_MAX)
		n = READS_MAX;
	for (size_t i = 0; i < n; i++) {
		size_t at = (size_t)(fields[i] - p->fields);

		if (fields[i] < p->fields || at >= p->n_fields)
			continue; /* a core field */
		if (reads)
			reads[at] |= bit;
		if (scored)
			scored[at] = true;
	}
}

static void
find_deciding(struct route *r)
{
	const struct program *p = r->program;

	r->reads = xcalloc(p->n_fields + 1, sizeof(*r->reads));
	r->scored = xcalloc(p->n_fields + 1, sizeof(*r->scored));
	for (size_t i = 0; i < p->n_moves && i < 64; i++)
		if (p->moves[i].guard)
			mark_fields(p, p->moves[i].guard, r->reads,
				(uint64_t)1 << i, NULL);
	for (size_t i = 0; i < p->n_parts; i++)
		mark_fields(p, p->parts[i].from, NULL, 0, r->scored);
}

void
route_init(struct route *r, const struct program *p, uint16_t number)
{
	memset(r, 0, sizeof(*r));
	r->program = p;
	r->number = number;
	r->weight = OTHER_WEIGHT;
	r->women = OTHER_WOMEN;
	for (size_t i = 0; i < ARRAY_SIZE(demand); i++)
		if (strcmp(demand[i].program, p->name) == 0) {
			r->weight = demand[i].weight;
			r->women = demand[i].women;
		}
	find_line(r);
	find_drops(r);
	find_weights(r);
	find_deciding(r);
}

void
route_release(struct route *r)
{
	free(r->line);
	free(r->drop);
	free(r->weights);
	free(r->reads);
	free(r->scored);
}

int
route_stage(const struct route *r, struct rng *rng)
{
	return (int)rng_weighted(rng, r->weights, r->program->n_stages);
}

/* ---- walking ------------------------------------------------------------ */

static void
path_add(const struct route *r, struct path *p, int stage)
{
	const struct move *by =
		p->n ? program_move(r->program, p->steps[p->n - 1].stage, stage)
		     : NULL;

	if (p->n < PATH_STEPS)
		p->steps[p->n++] = (struct step){ stage, 0, by };
}

/* Along the line up to place `to`; some leave out what can be left out. */
static void
walk_line(const struct route *r, struct rng *rng, size_t to, struct path *out)
{
	for (size_t i = 0; i <= to; i++) {
		path_add(r, out, r->line[i]);
		for (size_t far = to; far > i + 1; far--)
			if (program_move(
				    r->program, r->line[i], r->line[far]) &&
				rng_chance(rng, SHORTCUT)) {
				i = far - 1;
				break;
			}
	}
}

/* Does anybody of the demo come to this end from there? The office ends nobody at
 * the last two places, nor abroad without a number for it. */
static bool
ends_from(const struct route *r, size_t i, int stage)
{
	const struct move *m = program_move(r->program, r->line[i], stage);

	if (!m || !m->by.n || m->kind != MOVE_EXIT)
		return m != NULL;
	return i + 2 < r->n_line && !(r->abroad && !m->guard);
}

/* A place of the line that has a move to a stage, more often where more come to
 * an end; n_line: none has. */
static size_t
root_of(const struct route *r, struct rng *rng, int stage)
{
	unsigned weights[PATH_STEPS] = { 0 }, sum = 0;

	for (size_t i = 0; i < r->n_line; i++) {
		if (ends_from(r, i, stage))
			weights[i] = r->drop[i] + 1;
		sum += weights[i];
	}
	return sum ? rng_weighted(rng, weights, r->n_line) : r->n_line;
}

static void
walk_to(const struct route *r, struct rng *rng, int stage, int depth,
	struct path *out)
{
	size_t root;

	for (size_t i = 0; i < r->n_line; i++)
		if (r->line[i] == stage) {
			walk_line(r, rng, i, out);
			return;
		}
	root = root_of(r, rng, stage);
	if (root < r->n_line) {
		walk_line(r, rng, root, out);
	} else {
		for (size_t i = 0; depth > 0 && i < r->program->n_stages; i++)
			if (!on_line(r, (int)i) && (int)i != stage &&
				program_move(r->program, (int)i, stage)) {
				walk_to(r, rng, (int)i, depth - 1, out);
				break;
			}
	}
	path_add(r, out, stage);
}

static int
span_days(struct span span, int otherwise)
{
	switch (span.unit) {
	case SPAN_NONE:
		break;
	case SPAN_DAYS:
		return span.amount;
	case SPAN_WORKING_DAYS:
		return span.amount * 7 / 5;
	case SPAN_MONTHS:
		return span.amount * 30;
	case SPAN_YEARS:
		return span.amount * 365;
	}
	return otherwise;
}

static void
date_steps(
	const struct route *r, struct rng *rng, int32_t today, struct path *p)
{
	const struct stage *stages = r->program->stages;
	const struct stage *now = &stages[p->steps[p->n - 1].stage];
	int stay = span_days(now->within, STAY_DAYS);
	int32_t date = today;

	if (now->kind > STAGE_HOLD)
		date -= (int32_t)rng_between(rng, 3, OVER_DAYS);
	else if (rng_chance(rng, LATE))
		date -= (int32_t)rng_between(rng, stay, stay + stay / 3 + 2);
	else
		date -= (int32_t)rng_between(rng, 0, stay * 9 / 10);
	p->last = now->kind > STAGE_HOLD ? date : today;
	for (size_t i = p->n; i-- > 0;) {
		p->steps[i].entered = date;
		if (i == 0)
			break;
		stay = span_days(
			stages[p->steps[i - 1].stage].within, STAY_DAYS);
		date -= (int32_t)rng_between(rng, stay / 4, stay * 9 / 10) + 1;
	}
}

void
route_walk(const struct route *r, struct rng *rng, int stage, int32_t today,
	struct path *out)
{
	out->n = 0;
	walk_to(r, rng, stage, 3, out);
	date_steps(r, rng, today, out);
}

bool
route_in_time(const struct route *r, const struct path *p)
{
	const int step = r->abroad ? path_find(p, r->line[r->anchor]) : -1;
	const int32_t day = step < 0 ? 0 : p->steps[step].entered;

	return step < 0 || program_is_for(r->program, day, day);
}

bool
route_same(const struct route *by, const struct route *r, const struct path *p,
	struct path *out)
{
	*out = *p;
	out->n = 0;
	for (size_t i = 0; i < p->n; i++) {
		const int stage = program_stage(by->program,
			r->program->stages[p->steps[i].stage].name);

		if (stage < 0)
			return false;
		path_add(by, out, stage);
		out->steps[i].entered = p->steps[i].entered;
	}
	return route_in_time(by, out);
}

void
route_stay(const struct route *r, struct path *p, int32_t today)
{
	const int step = path_find(p, r->line[r->anchor]);
	int32_t later;

	if (step < 1)
		return;
	p->n = (size_t)step;
	later = today - STAYED - p->steps[p->n - 1].entered;
	for (size_t i = 0; i < p->n; i++)
		p->steps[i].entered += later;
	p->last = today;
}

int
path_find(const struct path *p, int stage)
{
	for (size_t i = p->n; i-- > 0;)
		if (p->steps[i].stage == stage)
			return (int)i;
	return -1;
}

int32_t
path_left(const struct path *p, size_t step)
{
	return step + 1 < p->n ? p->steps[step + 1].entered : p->last;
}
