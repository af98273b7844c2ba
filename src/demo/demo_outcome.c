/* SPDX-License-Identifier: MIT */
/*
 * Nothing is left to chance here, so that the rest of the data stays what it is. Who
 * trades is told of, seen or proved by a licence, some again within the year, so that
 * there are outcomes that hold, that have expired and that were confirmed.
 */
#include "demo_outcome.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/outcome_state.h"

#include "demo_data.h"
#include "demo_value.h"

/* Of so many who trade, one after the other ... */
enum {
	ROUND = 20,
	THREE = 1,  /* has three businesses */
	WITH = 3,   /* has the licence of the one before */
	DIED = 8,   /* is dead by now */
	WRONG = 12, /* was told wrong, and that was put right */
	AGAIN = 3,  /* of each so many one was never seen again */
	YEAR = 340, /* days until somebody is seen again */
	SOON = 25,  /* days from the first sale to the first outcome */
	WEEK = 7
};

struct became {
	struct demo *d;
	const struct program *p;
	const struct record *kase;
	size_t nth;
	const char *licence; /* of her business ... */
	int32_t end;         /* ... which nobody saw from that day on */
};

/* The one after, of the same form. */
static const char *
licence_next(const struct became *b, unsigned n)
{
	char *text = arena_strndup(b->d->arena, b->licence, strlen(b->licence));
	char *last = text + strlen(text) - 1;

	*last = (char)('0' + ((unsigned)(*last - '0') + n) % 10);
	return text;
}

/* 0: that day is still to come. */
static uint64_t
add_outcome(const struct became *b, const char *what, const char *grade,
	int32_t day, const char *licence, uint64_t replaces)
{
	struct demo *d = b->d;
	struct record *r;
	uint64_t id;

	if (day >= d->office->today || program_outcome(b->p, what) < 0)
		return 0;
	r = xmalloc(sizeof(*r));
	record_init(r, KIND_OUTCOME, 0);
	record_set_number(r, F_PERSON, (int64_t)record_owner(b->kase));
	record_set_number(r, F_DECISION_CASE, (int64_t)b->kase->id);
	record_set_number(
		r, F_PROGRAM_NO, record_number(b->kase, F_PROGRAM_NO, 0));
	record_set_text(r, F_OUTCOME_WHAT, what);
	record_set_text(r, F_OUTCOME_GRADE, grade);
	record_set_number(r, F_DATE, day);
	if (*grade == 'a')
		record_set_text(r, F_OUTCOME_LICENCE, licence);
	if (*grade == 'b')
		record_set_number(r, F_OUTCOME_SEEN_BY,
			record_number(b->kase, F_OFFICER, 0));
	if (replaces)
		record_set_number(r, F_OUTCOME_REPLACES, (int64_t)replaces);
	id = change_create(d->change, r, record_owner(b->kase));
	free(r);
	return id;
}

/* Half of them have shown the licence, of the others more were seen than told of. */
static const char *
grade_of(const struct became *b)
{
	static const char *const grades[] = { "a", "b", "a", "c", "a", "b" };

	return b->licence ? grades[b->nth % ARRAY_SIZE(grades)]
			  : grades[1 + b->nth % 2 * 2];
}

static void
trades(const struct became *b, int32_t first)
{
	const size_t turn = b->nth % ROUND;
	const char *grade = turn == THREE || turn == WITH ? "a" : grade_of(b);
	int32_t day = first;

	if (*grade == 'a' && !b->licence)
		grade = "c";
	if (turn == WRONG) {
		const uint64_t told =
			add_outcome(b, "business", "c", day, b->licence, 0);

		add_outcome(b, "business", grade, day, b->licence, told);
	} else {
		add_outcome(b, "business", grade, day, b->licence, 0);
	}
	for (unsigned n = 1; turn == THREE && b->licence && n < 3; n++)
		add_outcome(b, "business", "a", first + (int32_t)n * WEEK,
			licence_next(b, n), 0);
	while (b->nth % AGAIN && (day += YEAR) < b->end)
		add_outcome(b, "business", *grade == 'c' ? "b" : grade, day,
			b->licence, 0);
}

/* Nobody has anything to do for her any more. */
static void
close_tasks(struct demo *d, size_t from, int32_t day)
{
	const struct value v = value_number(day);

	for (size_t i = from; i < d->change->n; i++) {
		struct op *op = &d->change->ops[i];

		if (op->verb == OP_CREATE && op->kind == KIND_TASK &&
			!op_sets(op, F_DONE))
			op_set(d->change, op, F_DONE, NULL, &v);
	}
}

static void
dies(const struct became *b, int32_t first, size_t from)
{
	const int32_t day = first + (b->d->office->today - first) / 2;

	if (add_outcome(b, "died", "c", day, NULL, 0))
		close_tasks(b->d, from, day);
}

/* The licence as it stands in her case; of a pair that of the one before. */
static const char *
licence_of(struct became *b)
{
	const struct fdef *f = program_field(b->p, "nib");
	char text[LICENCE_TEXT * 4 + 1] = "";

	if (f)
		record_text(b->kase, f->id, text, sizeof(text));
	if (b->nth % ROUND == WITH && *b->d->licence)
		return b->d->licence;
	if (!*text || strlen(text) > LICENCE_TEXT)
		return NULL;
	strcpy(b->d->licence, text);
	return arena_strndup(b->d->arena, text, strlen(text));
}

void
demo_outcomes(struct demo *d, const struct route *r, const struct path *p,
	const struct record *kase, size_t from)
{
	struct became b = { d, r->program, kase, 0, NULL, d->office->today };
	const int step = path_find(p, program_stage(r->program, "launched"));
	const int joined =
		path_find(p, program_stage(r->program, "coop_member"));
	const struct step *last = &p->steps[p->n - 1];
	int32_t first;

	if (step < 0 || program_outcome(r->program, "business") < 0)
		return;
	first = p->steps[step].entered + SOON;
	if (r->program->stages[last->stage].kind == STAGE_EXIT)
		b.end = last->entered;
	b.nth = d->traders++;
	b.licence = licence_of(&b);
	trades(&b, first);
	if (joined >= 0)
		add_outcome(&b, "cooperative", "b", p->steps[joined].entered,
			NULL, 0);
	if (b.nth % ROUND == DIED)
		dies(&b, first, from);
}
