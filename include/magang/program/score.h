/* SPDX-License-Identifier: MIT */
/* Rules, scores, seats: values in, values out. */
#ifndef MAGANG_PROGRAM_SCORE_H
#define MAGANG_PROGRAM_SCORE_H

#include "magang/expr/expr.h"

struct activity;
struct move;
struct program;
struct quota;
struct rule;
struct score_part;
struct stage;
struct why;

/* Rules: one answer each, in file order; `why` may be NULL. */
enum tri rule_test(
	const struct rule *rule, const struct facts *facts, struct why *why);

/* Is a rule asked of a case in this stage? */
bool rule_is_asked(const struct rule *rule, int stage);
/* Is its answer kept beside the case? Not where the day or another record can
 * change it, nor where it tells of health. */
bool rule_is_kept(const struct rule *rule);
/* What its test reads: enum expr_reads. */
unsigned rule_reads(const struct rule *rule);
/* Is the answer of one that reads this kept? */
bool rule_reads_kept(unsigned reads);
/* Does a program know a rule, or a mark, of this name? */
bool program_has_rule(const struct program *p, const char *name);

/* Score of one part: 0..100 in ten-thousandths (not yet weighted); false while
 * its input is unknown. *passed tells about the knock-out mark. */
bool score_part_points(const struct score_part *part, const struct facts *facts,
	int64_t *points, bool *passed);
/* What it adds to the total, by its weight; NULL: no part, false. */
bool score_part_adds(const struct score_part *part, const struct facts *facts,
	int64_t *points);
/* Weighted sum of the known parts; false while a part is unknown. */
bool score_total(
	const struct program *p, const struct facts *facts, int64_t *total);
/* Does the guard of a move ask for the score or a part of it? Then the line and
 * the marks decide with it. For room in the quotas? Then they are told. */
bool move_asks_score(const struct move *m);
/* For room in the quotas? Then they are told with it. */
bool move_asks_quota(const struct move *m);
/* Does any move need a second person? */
bool asks_approval(const struct program *p);
/* Is this the stage that the amount of an activity is asked for: its own, or,
 * without one, the end of the program? */
bool activity_is_asked(
	const struct activity *a, int stage, const struct move *m);
/* May so much of it be recorded at once, in ten-thousandths of its unit? Not
 * nothing, not more than is planned in all for so many cases, and parts of hours
 * and days only. */
bool activity_takes(const struct activity *a, int64_t amount, int64_t cases);
/* What one that was recorded without an amount counts, in ten-thousandths: itself;
 * nothing where hours and days are added up. */
int64_t activity_alone(const struct activity *a);
/* Does a move that may start here or before ask for the score? Until then
 * nobody misses it. */
bool score_is_asked(const struct program *p, int stage);
/* Does the total come to the line, the input of a part to its mark? *seen: what
 * there is of it, in the unit of the line or the mark. */
enum tri score_reaches(
	const struct program *p, const struct facts *facts, int64_t *seen);
/* The same of one part and its mark. */
enum tri score_part_reaches(const struct score_part *part,
	const struct facts *facts, int64_t *seen);

/* Has a case there a place, once it has come so far? */
bool stage_takes_place(const struct stage *s);
/* Seats for a key (area code), or -1: no bound. */
int64_t quota_seats_for(const struct quota *q, int64_t key);

#endif
