/* SPDX-License-Identifier: MIT */
/*
 * When and as what a person counts: of her outcomes that stand, for each target,
 * stretches of days one after the other, each by the best outcome of those that hold
 * then. So she counts once on any day, however many businesses she has. An outcome that
 * ends (somebody has died) leaves nothing from its day on, of whatever program.
 *
 * The stretches are kept with the person, as a text:
 *	program.target.area.sex.grade.from.until ...
 * numbers and days, joined by a blank; until is the day after the last, "-" for ever.
 * derive() counts a stretch up on its first day and down on its end, so that the
 * figures of any day are the sum of what came before, and nothing has to be done on the
 * day on which an outcome expires.
 */
#ifndef MAGANG_RECORD_COUNTED_H
#define MAGANG_RECORD_COUNTED_H

#include "magang/record/outcome_state.h"

struct buf;

#define COUNTED_OPEN INT32_MAX /* for ever */

/* An outcome, as far as it counts. */
struct outcome_fact {
	uint64_t id, person;
	uint16_t program, target; /* 0: for nothing */
	uint16_t area;
	char sex; /* '-': not known */
	bool ends;
	enum outcome_grade grade;
	int32_t from, until; /* the day after the last, or COUNTED_OPEN */
};
/* false: it counts for nothing and ends nothing. */
bool outcome_fact(const struct record *r, struct outcome_fact *out);

/* Of those that hold on a day the best proved, then the latest one; NULL: none. */
const struct outcome_fact *outcome_best(
	const struct outcome_fact *facts, size_t n, int32_t day);

/* Days on which she counts in one way. */
struct counted_span {
	uint16_t program, target, area;
	char sex;
	enum outcome_grade grade;
	int32_t from, until;
};

/* One after the other. */
typedef void (*counted_visit)(void *ctx, const struct counted_span *s);
/* The stretches of one person, in the order of programs, targets and days; sorts the
 * facts. */
void counted_each(
	struct outcome_fact *facts, size_t n, counted_visit visit, void *ctx);
/* The same as a text. */
void counted_write(struct outcome_fact *facts, size_t n, struct buf *out);
/* The next one of such a text; false: no more. *at begins at its first byte. */
bool counted_next(const char **at, const char *end, struct counted_span *out);

#endif
