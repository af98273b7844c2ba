/* SPDX-License-Identifier: MIT */
#include "magang/record/counted.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

/* A target of each year begins anew on the first of January. */
static int32_t
last_of(const struct record *r, int32_t from)
{
	const int32_t until =
		(int32_t)record_number(r, F_OUTCOME_UNTIL, COUNTED_OPEN);
	const int32_t year = record_has(r, F_OUTCOME_YEARLY)
				     ? date_year_after(from)
				     : COUNTED_OPEN;

	return until < year ? until : year;
}

bool
outcome_fact(const struct record *r, struct outcome_fact *out)
{
	char sex[8];

	record_text(r, F_OUTCOME_SEX, sex, sizeof(sex));
	*out = (struct outcome_fact){
		.id = r->id,
		.person = (uint64_t)record_number(r, F_PERSON, 0),
		.program = (uint16_t)record_number(r, F_PROGRAM_NO, 0),
		.target = (uint16_t)(record_number(r, F_OUTCOME_TARGET, 0) /
				     DECIMAL_ONE),
		.area = (uint16_t)record_number(r, F_OUTCOME_PLACE, 0),
		.sex = *sex ? *sex : '-',
		.ends = record_has(r, F_OUTCOME_ENDS),
		.grade = outcome_grade(r),
		.from = (int32_t)record_number(r, F_DATE, 0),
	};
	out->until = last_of(r, out->from);
	return out->target || out->ends;
}

/* ---- stretches ------------------------------------------------------------- */

static int
by_target(const void *a, const void *b)
{
	const struct outcome_fact *x = a, *y = b;

	if (x->program != y->program)
		return x->program < y->program ? -1 : 1;
	if (x->target != y->target)
		return x->target < y->target ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static int
by_day(const void *a, const void *b)
{
	const int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

const struct outcome_fact *
outcome_best(const struct outcome_fact *facts, size_t n, int32_t day)
{
	const struct outcome_fact *best = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct outcome_fact *f = &facts[i];

		if (f->from > day || f->until <= day)
			continue;
		if (!best || f->grade < best->grade ||
			(f->grade == best->grade && f->from >= best->from))
			best = f;
	}
	return best;
}

static void
put_span(void *ctx, const struct counted_span *s)
{
	struct buf *out = ctx;

	buf_addf(out, "%s%u.%u.%u.%c.%d.%" PRId32 ".", out->len ? " " : "",
		s->program, s->target, s->area, s->sex, (int)s->grade, s->from);
	if (s->until == COUNTED_OPEN)
		buf_addc(out, '-');
	else
		buf_addf(out, "%" PRId32, s->until);
}

static bool
goes_on(const struct counted_span *s, const struct counted_span *next)
{
	return s->target && s->until == next->from && s->area == next->area &&
	       s->sex == next->sex && s->grade == next->grade;
}

/* The outcomes of one target, up to a day. */
static void
each_of_target(const struct outcome_fact *facts, size_t n, int32_t end,
	int32_t *days, counted_visit visit, void *ctx)
{
	struct counted_span open = { 0 };
	size_t n_days = 0;

	for (size_t i = 0; i < n; i++) {
		days[n_days++] = facts[i].from;
		days[n_days++] = facts[i].until;
	}
	days[n_days++] = end;
	qsort(days, n_days, sizeof(*days), by_day);
	for (size_t i = 0; i + 1 < n_days && days[i] < end; i++) {
		const struct outcome_fact *f = outcome_best(facts, n, days[i]);
		struct counted_span next;

		if (!f || days[i] == days[i + 1])
			continue;
		next = (struct counted_span){ f->program, f->target, f->area,
			f->sex, f->grade, days[i], days[i + 1] };
		if (goes_on(&open, &next)) {
			open.until = next.until;
			continue;
		}
		if (open.target)
			visit(ctx, &open);
		open = next;
	}
	if (open.target)
		visit(ctx, &open);
}

/* Most have so few that no room is asked for. */
#define FEW 8

void
counted_each(
	struct outcome_fact *facts, size_t n, counted_visit visit, void *ctx)
{
	int32_t few[2 * FEW + 1];
	int32_t *days = n <= FEW ? few : xcalloc(2 * n + 1, sizeof(*days));
	int32_t end = COUNTED_OPEN;
	size_t same;

	if (n > 1)
		qsort(facts, n, sizeof(*facts), by_target);
	for (size_t i = 0; i < n; i++)
		if (facts[i].ends && facts[i].from < end)
			end = facts[i].from;
	for (size_t i = 0; i < n; i += same) {
		for (same = 1; i + same < n &&
			       facts[i + same].program == facts[i].program &&
			       facts[i + same].target == facts[i].target;)
			same++;
		if (facts[i].target)
			each_of_target(facts + i, same, end, days, visit, ctx);
	}
	if (days != few)
		free(days);
}

void
counted_write(struct outcome_fact *facts, size_t n, struct buf *out)
{
	counted_each(facts, n, put_span, out);
}

/* ---- read ------------------------------------------------------------------ */

static bool
read_number(const char **at, const char *end, char before, int64_t *out)
{
	const char *p = *at;
	const bool minus = p < end && *p == '-';
	int64_t n = 0;

	for (p += minus; p < end && *p >= '0' && *p <= '9'; p++)
		n = n * 10 + (*p - '0');
	if (p == *at + minus || n > INT32_MAX)
		return false;
	*out = minus ? -n : n;
	if (p < end && *p != before)
		return false;
	*at = p < end ? p + 1 : p;
	return true;
}

bool
counted_next(const char **at, const char *end, struct counted_span *out)
{
	int64_t program, target, area, grade, from, until = COUNTED_OPEN;
	char sex;

	if (*at >= end || !read_number(at, end, '.', &program) ||
		!read_number(at, end, '.', &target) ||
		!read_number(at, end, '.', &area) || end - *at < 2)
		return false;
	sex = **at;
	*at += 2;
	if (!read_number(at, end, '.', &grade) ||
		!read_number(at, end, '.', &from))
		return false;
	if (*at < end && **at == '-' && (end - *at == 1 || (*at)[1] == ' '))
		*at += end - *at == 1 ? 1 : 2;
	else if (!read_number(at, end, ' ', &until))
		return false;
	*out = (struct counted_span){ (uint16_t)program, (uint16_t)target,
		(uint16_t)area, sex, (enum outcome_grade)grade, (int32_t)from,
		(int32_t)until };
	return true;
}
