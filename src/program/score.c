/* SPDX-License-Identifier: MIT */
/* Rules, scores and seats: values in, values out. */
#include "magang/program/score.h"

#include "magang/program/program.h"

#include <assert.h>
#include <string.h>

#include "magang/base/num.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_why.h"

#define FULL (100 * DECIMAL_ONE)

__extension__ typedef __int128 wide;

enum tri
rule_test(const struct rule *rule, const struct facts *facts, struct why *why)
{
	if (why == NULL)
		return expr_test(rule->test, facts);
	return expr_explain(rule->test, facts, why);
}

bool
rule_is_asked(const struct rule *rule, int stage)
{
	return rule->from < 0 || stage >= rule->from;
}

unsigned
rule_reads(const struct rule *rule)
{
	return expr_reads(rule->test);
}

bool
rule_reads_kept(unsigned reads)
{
	return !(reads & (READS_TODAY | READS_OTHERS | READS_HEALTH));
}

bool
rule_is_kept(const struct rule *rule)
{
	return rule_reads_kept(rule_reads(rule));
}

bool
program_has_rule(const struct program *p, const char *name)
{
	const size_t n = strlen(RULE_SCORE);
	size_t i;

	for (i = 0; i < p->n_rules; i++)
		if (strcmp(p->rules[i].name, name) == 0)
			return true;
	if (!p->has_score || strncmp(name, RULE_SCORE, n) != 0)
		return false;
	for (i = 0; i < p->n_parts && name[n] == '.'; i++)
		if (p->parts[i].has_pass &&
			strcmp(p->parts[i].name, name + n + 1) == 0)
			return true;
	return name[n] == '\0';
}

/* --- score --------------------------------------------------------------- */

/* 0 at scale_min, 100 at scale_max, straight between, cut outside. */
static int64_t
on_scale(const struct score_part *part, int64_t v)
{
	const wide width = (wide)part->scale_max - part->scale_min;
	wide points;

	assert(width != 0);
	points = ((wide)v - part->scale_min) * FULL;
	points = width > 0 ? points / width : -points / -width;
	if (points < 0)
		return 0;
	return points > FULL ? FULL : (int64_t)points;
}

static bool
of_code(const struct score_part *part, const char *code, size_t len,
	int64_t *points)
{
	size_t i;

	for (i = 0; i < part->n_points; i++) {
		const char *c = part->points[i].code;

		if (strlen(c) != len || memcmp(c, code, len) != 0)
			continue;
		*points = part->points[i].points;
		return true;
	}
	return false;
}

/* Points of a part, and what its mark is held against. */
static bool
part_value(const struct score_part *part, const struct facts *facts,
	int64_t *points, int64_t *mark)
{
	struct value v;

	expr_value(part->from, facts, &v);
	if (v.kind == VALUE_UNKNOWN)
		return false;
	if (part->n_points > 0) {
		if (v.kind == VALUE_NUMBER) { /* yes or no */
			v.text = v.number != 0 ? "yes" : "no";
			v.len = strlen(v.text);
		}
		if (!of_code(part, v.text, v.len, points))
			return false;
		*mark = *points;
	} else {
		*points = on_scale(part, v.number);
		*mark = v.number;
	}
	return true;
}

bool
score_part_points(const struct score_part *part, const struct facts *facts,
	int64_t *points, bool *passed)
{
	int64_t mark;

	if (!part_value(part, facts, points, &mark))
		return false;
	*passed = !part->has_pass || mark >= part->pass;
	return true;
}

bool
score_part_adds(const struct score_part *part, const struct facts *facts,
	int64_t *points)
{
	int64_t mark;

	if (!part || !part_value(part, facts, points, &mark))
		return false;
	*points = (int64_t)(((wide)*points * part->weight + FULL / 2) / FULL);
	return true;
}

enum tri
score_part_reaches(
	const struct score_part *part, const struct facts *facts, int64_t *seen)
{
	int64_t points;

	if (!part_value(part, facts, &points, seen))
		return TRI_UNKNOWN;
	return *seen >= part->pass ? TRI_YES : TRI_NO;
}

bool
score_total(const struct program *p, const struct facts *facts, int64_t *total)
{
	bool whole = p->n_parts > 0;
	wide sum = 0;
	size_t i;

	for (i = 0; i < p->n_parts; i++) {
		int64_t points;
		bool passed;

		if (score_part_points(&p->parts[i], facts, &points, &passed))
			sum += (wide)points * p->parts[i].weight;
		else
			whole = false;
	}
	/* Weights and points are both per hundred, in ten-thousandths. */
	*total = (int64_t)((sum + FULL / 2) / FULL);
	return whole;
}

/* Does the guard of a move ask for the score or a part of it? Then the line and
 * the marks decide with it. */
bool
move_asks_score(const struct move *m)
{
	return m->guard != NULL && (expr_reads(m->guard) & READS_SCORE) != 0;
}

bool
asks_approval(const struct program *p)
{
	for (size_t i = 0; i < p->n_moves; i++)
		if (p->moves[i].second_person)
			return true;
	return false;
}

bool
move_asks_quota(const struct move *m)
{
	return m->guard != NULL && (expr_reads(m->guard) & READS_QUOTA) != 0;
}

bool
activity_is_asked(const struct activity *a, int stage, const struct move *m)
{
	if (a->amount == 0)
		return false;
	return a->stage < 0 ? m->kind == MOVE_SUCCESS : a->stage == stage;
}

static bool
is_time(const struct activity *a)
{
	return strcmp(a->unit, UNIT_HOURS) == 0 ||
	       strcmp(a->unit, UNIT_DAYS) == 0;
}

int64_t
activity_alone(const struct activity *a)
{
	return is_time(a) ? 0 : DECIMAL_ONE;
}

bool
activity_takes(const struct activity *a, int64_t amount, int64_t cases)
{
	if (amount <= 0 || (!is_time(a) && amount % DECIMAL_ONE != 0))
		return false;
	return a->amount == 0 || amount <= a->amount * cases * DECIMAL_ONE;
}

bool
score_is_asked(const struct program *p, int stage)
{
	size_t i;

	for (i = 0; i < p->n_moves; i++)
		if (move_asks_score(&p->moves[i]) && p->moves[i].from <= stage)
			return true;
	return false;
}

enum tri
score_reaches(const struct program *p, const struct facts *facts, int64_t *seen)
{
	if (!score_total(p, facts, seen))
		return TRI_UNKNOWN;
	return *seen >= p->score_line ? TRI_YES : TRI_NO;
}

/* --- seats --------------------------------------------------------------- */

bool
stage_takes_place(const struct stage *s)
{
	return s->kind == STAGE_NORMAL || s->kind == STAGE_SUCCESS;
}

int64_t
quota_seats_for(const struct quota *q, int64_t key)
{
	int64_t fallback = -1;
	size_t i;

	for (i = 0; i < q->n_seats; i++) {
		if (q->seats[i].key == 0)
			fallback = q->seats[i].seats;
		else if (q->seats[i].key == key)
			return q->seats[i].seats;
	}
	return fallback;
}
