/* SPDX-License-Identifier: MIT */
#include "magang/casework/counting.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/program/program.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* ---- of one person ----------------------------------------------------------- */

struct outcome_facts {
	struct outcome_fact *rows;
	size_t n, cap;
};

static void
add_of_case(struct txn *txn, uint64_t kase, struct outcome_facts *out)
{
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_OUTCOME);
	while (walk_next(&w)) {
		if (!record_load(txn, KIND_OUTCOME, walk_id(&w),
			    RECORD_UNCHECKED, r) ||
			outcome_state(r) != OUTCOME_STANDS)
			continue;
		VEC_GROW(out->rows, out->n, out->cap);
		out->n += outcome_fact(r, &out->rows[out->n]);
	}
	walk_end(&w);
	free(r);
}

static void
add_of_person(struct txn *txn, uint64_t person, struct outcome_facts *out)
{
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		add_of_case(txn, walk_id(&w), out);
	walk_end(&w);
}

void
person_counted(struct txn *txn, uint64_t person, struct buf *out)
{
	struct outcome_facts facts = { 0 };

	if (person_root(txn, person) == person) /* else that one counts */
		add_of_person(txn, person, &facts);
	counted_write(facts.rows, facts.n, out);
	free(facts.rows);
}

int32_t
person_ends(struct txn *txn, uint64_t person)
{
	struct outcome_facts facts = { 0 };
	int32_t end = DATE_NONE;

	add_of_person(txn, person, &facts);
	for (size_t i = 0; i < facts.n; i++)
		if (facts.rows[i].ends &&
			(end == DATE_NONE || facts.rows[i].from < end))
			end = facts.rows[i].from;
	free(facts.rows);
	return end;
}

bool
person_proof(struct txn *txn, uint64_t person, uint16_t program,
	uint16_t target, int32_t day, struct outcome_fact *out)
{
	struct outcome_facts facts = { 0 };
	const struct outcome_fact *best;
	bool ended = false;
	size_t n = 0;

	add_of_person(txn, person, &facts);
	for (size_t i = 0; i < facts.n; i++) {
		ended |= facts.rows[i].ends && facts.rows[i].from <= day;
		if (facts.rows[i].program == program &&
			facts.rows[i].target == target)
			facts.rows[n++] = facts.rows[i];
	}
	best = ended ? NULL : outcome_best(facts.rows, n, day);
	if (best)
		*out = *best;
	free(facts.rows);
	return best != NULL;
}

/* ---- how it is proved ---------------------------------------------------------- */

/* As many digits as there have to be, and not the same one throughout. */
static bool
licence_is_right(const struct outcome_rule *rule, const struct record *r)
{
	char plain[LICENCE_TEXT + 1];
	const size_t n = outcome_licence(r, plain);

	if (!rule->digits)
		return n != 0;
	return n == (size_t)rule->digits && strspn(plain, "0123456789") == n &&
	       strspn(plain, (char[]){ plain[0], '\0' }) < n;
}

const char *
outcome_unproved(const struct outcome_rule *rule, const struct record *r)
{
	const enum outcome_grade grade = outcome_grade(r);

	if ((grade == GRADE_A || record_has(r, F_OUTCOME_LICENCE)) &&
		!licence_is_right(rule, r))
		return REFUSED_OUTCOME_LICENCE;
	/* an agency has its own people who saw it */
	if (grade == GRADE_B && !record_has(r, F_OUTCOME_SEEN_BY) &&
		!record_has(r, F_OUTCOME_AGENCY))
		return REFUSED_OUTCOME_SEEN;
	return NULL;
}

/* ---- of all ------------------------------------------------------------------- */

int64_t
target_sum(const struct target *t, const int64_t n[GRADE_COUNT])
{
	int64_t sum = 0;

	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		sum += strchr(t->grades, "-abc"[g]) ? n[g] : 0;
	return sum;
}

static void
add_counter(struct target_count *to, const struct counters *cs)
{
	const unsigned grade = cs->of.state / 2;
	const int64_t n = cs->of.state % 2 == COUNTED_ENDS ? -cs->n : cs->n;

	to->n[grade] += n;
	to->women[grade] += cs->of.sex == 'P' ? n : 0;
}

size_t
target_rows(struct txn *txn, uint16_t program, const struct target *t,
	int32_t day, int32_t before, struct target_row rows[TARGET_ROWS])
{
	struct counters cs;
	size_t n = 0;

	counters_begin_all(&cs, txn, COUNT_COUNTED);
	while (counters_next(&cs)) {
		const int32_t on = KEY_DATE(cs.of.day);

		if (cs.of.program != program || cs.of.target != t->number ||
			on > day || cs.of.state / 2 >= GRADE_COUNT)
			continue;
		if (!n || rows[n - 1].area != cs.of.area) {
			if (n == TARGET_ROWS)
				break;
			rows[n++] = (struct target_row){ .area = cs.of.area };
		}
		add_counter(&rows[n - 1].now, &cs);
		if (on <= before)
			add_counter(&rows[n - 1].before, &cs);
	}
	counters_end(&cs);
	return n;
}
