/* SPDX-License-Identifier: MIT */
/* A case on its way: what each stage behind it has asked for is there, what the
 * present one asks for is there in part. */
#include "demo_case.h"

#include "demo_cards.h"
#include "demo_cohort.h"
#include "demo_slot.h"
#include "demo_wish.h"
#include "demo_data.h"
#include "demo_intake.h"
#include "demo_follow.h"
#include "demo_letter.h"
#include "demo_office.h"
#include "demo_outcome.h"
#include "demo_value.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/casework/kept.h"
#include "magang/casework/stages.h"
#include "magang/record/index.h"
#include "magang/record/change_build.h"

#define PRESENT 550 /* of 1000 things a stage asks for, there meanwhile */
#define WELL 850    /* of 1000 answers that decide, while nothing is decided */
#define SPREAD 30   /* days of starts before the end of a program */
#define CONDITIONAL 400 /* of 1000, documents that not everybody needs */

/* Steps that lead on: not the last one where it is a refusal or a leave. */
static size_t
good_steps(const struct route *r, const struct path *p)
{
	enum stage_kind end = r->program->stages[p->steps[p->n - 1].stage].kind;

	return p->n - (end == STAGE_FAILED || end == STAGE_EXIT);
}

/* The step whose leaving a field was needed for: the stage that requires it, or
 * the first move on the path whose guard reads it; -1: neither. */
static int
step_of(const struct route *r, const struct path *p, size_t field)
{
	const struct fdef *f = &r->program->fields[field];

	if (f->required)
		return path_find(p, program_stage(r->program, f->required));
	for (size_t i = 1; i < p->n; i++) {
		size_t move =
			p->steps[i].by
				? (size_t)(p->steps[i].by - r->program->moves)
				: 64;

		if (move < 64 && r->reads[field] & (uint64_t)1 << move)
			return (int)i - 1;
	}
	return -1;
}

/* In the stage a case is in, most is well; in the one it failed at, not. */
static enum mood
mood_of(struct demo *d, const struct route *r, const struct path *p,
	size_t field, size_t step)
{
	bool decides = r->scored[field] || r->reads[field];
	size_t good = good_steps(r, p);

	if (!decides)
		return MOOD_OPEN;
	if (step + 1 < good)
		return MOOD_GOOD;
	if (good < p->n)
		return MOOD_BAD;
	return rng_chance(&d->rng, WELL) ? MOOD_GOOD : MOOD_OPEN;
}

/* What the last step asks for is not all there yet. */
static bool
is_there(struct demo *d, const struct path *p, size_t step)
{
	return step + 1 < p->n || rng_chance(&d->rng, PRESENT);
}

/* What hosts say by now, and cases said once: it is drawn as it was, so that the
 * people of a seed stay who they are. */
static const struct {
	const char *program, *before; /* the field that follows */
	const char *stage;            /* that needed it */
	bool decides;
} gone[] = {
	{ "kyoto-ikusei", "chosen_by_host", "contract", true },
	{ "kyoto-ikusei", "transferred", "contract", false },
	{ "kyoto-ikusei", "transferred", "contract", false },
	{ "kyoto-ikusei", "transferred", "contract", false },
	{ "kyoto-ikusei", "transferred", "contract", false },
	{ "kyoto-magang", "chosen_by_host", "contract", true },
	{ "kyoto-magang", "body_excellent", "contract", false },
	{ "kyoto-magang", "body_excellent", "contract", false },
	{ "kyoto-magang", "body_excellent", "contract", true },
	{ "magang-jabar", "host_application", "matched", false },
	{ "magang-jabar", "agreement_date", "matched", true },
	{ "magang-jabar", "agreement_date", "matched", true },
};

static void
draw_gone(struct demo *d, const struct route *r, const struct path *p,
	const struct fdef *before)
{
	for (size_t i = 0; i < ARRAY_SIZE(gone); i++) {
		int step;

		if (strcmp(gone[i].program, r->program->name) ||
			strcmp(gone[i].before, before->name))
			continue;
		step = path_find(p, program_stage(r->program, gone[i].stage));
		if (step < 0 || !is_there(d, p, (size_t)step))
			continue;
		if (gone[i].decides && (size_t)step + 1 == p->n)
			rng_below(&d->rng, 1);
		rng_below(&d->rng, 1);
	}
}

static void
set_fields(struct demo *d, struct applicant *a, size_t which, struct record *c)
{
	const struct route *r = a->route[which];
	const struct path *p = &a->path[which];
	struct demo_filling f = { d, r, a, MOOD_OPEN, 0, 0 };

	for (size_t i = 0; i < r->program->n_fields; i++) {
		int step = step_of(r, p, i);
		struct value v;

		draw_gone(d, r, p, &r->program->fields[i]);
		if (step < 0 || !is_there(d, p, (size_t)step))
			continue;
		f.mood = mood_of(d, r, p, i, (size_t)step);
		f.from = p->steps[step].entered;
		f.to = path_left(p, (size_t)step);
		demo_value(&f, &r->program->fields[i], &v);
		record_set(c, r->program->fields[i].id, &v);
	}
}

static void
set_documents(
	struct demo *d, struct applicant *a, size_t which, struct record *c)
{
	const struct route *r = a->route[which];
	const struct path *p = &a->path[which];

	for (size_t i = 0; i < r->program->n_documents; i++) {
		const struct document *doc = &r->program->documents[i];
		int step = doc->required < 0 ? -1 : path_find(p, doc->required);

		if (step < 0 || !is_there(d, p, (size_t)step) ||
			(doc->condition && !rng_chance(&d->rng, CONDITIONAL)))
			continue;
		record_set_number(c, doc->date.id,
			rng_between(&d->rng, p->steps[step].entered,
				path_left(p, (size_t)step)));
	}
}

/* What a decision was for, and why, where its move asks. Not by chance, so that
 * the rest of the data stays what it is. */
static void
give_reason(struct demo *d, const struct move *by, size_t nth,
	struct record *decision)
{
	static const char *const reasons[] = { "disampaikan lewat telepon",
		"menurut hasil rapat seleksi", "atas permintaan keluarga",
		"dicatat saat kunjungan" };
	const size_t at = d->next + nth;

	if (by && by->n_causes)
		record_set_text(decision, F_DECISION_CAUSE,
			by->causes[at % by->n_causes].code);
	if (by && by->reason_required)
		record_set_text(decision, F_DECISION_REASON,
			reasons[at / 3 % ARRAY_SIZE(reasons)]);
}

/* The way to where it is, a decision for each step. */
static void
decide(struct demo *d, const struct route *r, const struct path *p,
	struct record *c)
{
	struct record *decision = xmalloc(sizeof(*decision));

	for (size_t i = 1; i < p->n; i++) {
		const struct step *s = &p->steps[i];
		const uint8_t to = r->program->stages[s->stage].number;

		decision_of(decision, c, to, s->entered);
		record_set_number(decision, F_DECISION_BY,
			record_number(c, F_OFFICER, 0));
		give_reason(d, s->by, i, decision);
		change_create(d->change, decision, record_owner(c));
		case_enter(c, to, s->entered, d->arena);
	}
	free(decision);
}

/* The day the person departs, or is to: a year from now on at the latest, while
 * the program takes anybody. */
static int32_t
planned_start(struct demo *d, const struct route *r, const struct path *p)
{
	int step = path_find(p, r->line[r->anchor]);
	int32_t date =
		d->office->today + (int32_t)rng_between(&d->rng, 90, 360);

	if (step >= 0)
		return p->steps[step].entered;
	if (p->last < d->office->today)
		date = p->last + 300;
	if (r->program->valid_from != DATE_NONE &&
		date < r->program->valid_from)
		date = r->program->valid_from + (int32_t)rng_below(&d->rng, 90);
	if (r->program->valid_to != DATE_NONE && date > r->program->valid_to)
		date = r->program->valid_to - date % SPREAD;
	return date;
}

static void
set_head(struct demo *d, struct applicant *a, size_t which, struct record *c,
	uint64_t person)
{
	struct route *r = a->route[which];
	const struct path *p = &a->path[which];
	const struct step *first = &p->steps[0];
	const int32_t start = planned_start(d, r, p);

	record_set_number(c, F_PERSON, (int64_t)person);
	record_set_number(c, F_PROGRAM_NO, r->number);
	record_set_number(c, F_VERSION, r->program->version);
	record_set_number(c, F_OPENED, first->entered);
	record_set_number(c, F_PLANNED_START, start);
	record_set_number(c, F_INTAKE, (int64_t)demo_intake(d, r, p, start));
	record_set_number(c, F_OFFICER,
		(int64_t)demo_officer(d,
			(uint16_t)area_parent(a->village->code, AREA_REGENCY)));
	case_enter(c, r->program->stages[first->stage].number, first->entered,
		d->arena);
}

static void
invent(struct demo *d, struct applicant *a, size_t which, struct record *c,
	uint64_t person)
{
	record_init(c, KIND_CASE, 0);
	set_head(d, a, which, c, person);
	set_fields(d, a, which, c);
	set_documents(d, a, which, c);
	demo_letter_fields(d, a, a->route[which], &a->path[which], c);
	change_create(d->change, c, person);
	decide(d, a->route[which], &a->path[which], c);
	demo_cards(d, a, which, c);
	demo_follow(d, a, which, c, person);
}

/* The program by which he departed, where it was not his; where he has another case
 * in that one he is here still. false: it was his. */
static bool
find_in_time(struct demo *d, struct applicant *a, size_t which)
{
	struct route *const r = a->route[which];
	const struct route *other = a->n_cases > 1 ? a->route[!which] : NULL;
	struct path path;

	if (route_in_time(r, &a->path[which]))
		return false;
	for (size_t i = 0; i < d->n_routes; i++)
		if (&d->routes[i] != r && &d->routes[i] != other &&
			d->routes[i].abroad &&
			route_same(&d->routes[i], r, &a->path[which], &path)) {
			a->route[which] = &d->routes[i];
			a->path[which] = path;
			return true;
		}
	route_stay(r, &a->path[which], d->office->today);
	return true;
}

void
demo_case(struct demo *d, struct applicant *a, size_t which, uint64_t person)
{
	struct record *c = xmalloc(sizeof(*c));
	const size_t from = d->change->n;
	const struct rng before = d->rng;
	struct rng after;

	invent(d, a, which, c, person);
	after = d->rng;
	/* Nobody departs by a law before its day. It was drawn all the same, so
	 * that the people of a seed stay who they are. */
	if (find_in_time(d, a, which)) {
		change_cut(d->change, from);
		d->rng = before;
		invent(d, a, which, c, person);
		d->rng = after;
	}
	demo_outcomes(d, a->route[which], &a->path[which], c, from);
	demo_intake_case(a->route[which], &a->path[which],
		(uint64_t)record_number(c, F_INTAKE, 0));
	demo_cohort_case(d, a->route[which], &a->path[which], c->id);
	demo_slot_case(d, a->route[which], &a->path[which], c->id);
	demo_wish_case(d, a->route[which], &a->path[which], c->id);
	free(c);
}
