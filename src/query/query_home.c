/* SPDX-License-Identifier: MIT */
#include "magang/query/query_home.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/class_days.h"
#include "magang/office/office.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"
#include "magang/record/dict.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "counters_seen.h"
#include "query_scan.h"

/* ---- by kind, stage, program -------------------------------------------- */

static int
count_text(struct office *office, enum kind kind, const char *text,
	uint64_t *out, struct err *err)
{
	struct query *q;
	int rc = query_parse(office, kind, text, &q, err);

	if (rc)
		return rc;
	rc = source_count(office, q, out, err);
	query_free(q);
	return rc;
}

static int
count_states(struct office *office, enum family family, uint16_t state,
	uint64_t *out, struct err *err)
{
	struct counters_seen s;
	struct txn *txn;
	int64_t n = 0;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	counters_seen_begin(&s, txn, &office->access, family, 0);
	while (counters_seen_next(&s))
		if (!state || s.cs.of.state == state)
			n += s.cs.n;
	counters_seen_end(&s);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = (uint64_t)n;
	return rc;
}

/* A state in words, for those whose program has to be looked up. */
static const char *
state_word(const struct kind_info *k, int state)
{
	for (size_t i = 0; state && i < k->n_words; i++)
		if (k->words[i].state == state)
			return k->words[i].word.text[LANG_EN];
	return "";
}

/* The counters tell it: of the areas, and of all programs at once. */
static bool
is_counted(const struct office *office, const struct kind_info *k)
{
	const struct access *a = &office->access;

	return k->counted && !family_has(k->counted, PART_SEX) &&
	       !(a->n_programs && k->owner) &&
	       !(a->n_areas && kind_of_two_persons(k->kind));
}

int
count_kind(struct office *office, enum kind kind, int state, uint64_t *out,
	struct err *err)
{
	const struct kind_info *k = kind_info(kind);
	int rc = access_need(&office->access, PERM_READ, err);

	if (rc)
		return rc;
	return is_counted(office, k) ? count_states(office, k->counted,
					       (uint16_t)state, out, err)
				     : count_text(office, kind,
					       state_word(k, state), out, err);
}

/* A query for the cases of a program and stage; 0: all. */
static struct query
place_query(struct office *office, uint16_t program, uint16_t stage,
	struct query_node *node, struct test *test, struct range *range)
{
	struct query q = { .office = office,
		.kind = KIND_CASE,
		.info = &kind_case,
		.root = node };
	int64_t base = (int64_t)program << 16;

	*range = (struct range){ base | stage, base | stage };
	if (!stage)
		range->hi = base | UINT16_MAX;
	if (!program)
		*range = (struct range){ 0, INT64_MAX };
	*test = (struct test){
		.fn = test_place, .ranges = range, .n_ranges = 1
	};
	*node = (struct query_node){ .kind = NODE_TEST, .test = test };
	return q;
}

int
count_cases(struct office *office, uint16_t program, uint16_t stage,
	uint64_t *out, struct err *err)
{
	struct query_node node;
	struct test test;
	struct range range;
	struct query q =
		place_query(office, program, stage, &node, &test, &range);

	return source_count(office, &q, out, err);
}

/* ---- a program by stages ------------------------------------------------ */

struct table {
	struct office *office;
	struct txn *txn;
	uint16_t program, area; /* area 0: all that the caller may see */
	uint64_t intake;        /* 0: of any and of none */
	struct count_row *rows;
	size_t n, max;
};

static struct count_row *
table_row(struct table *t, uint16_t stage)
{
	struct count_row *row = &t->rows[t->n];

	for (size_t i = 0; i < t->n; i++)
		if (t->rows[i].stage == stage)
			return &t->rows[i];
	if (t->n == t->max)
		return NULL;
	t->n++;
	row->stage = stage;
	row->count = row->women = 0;
	dict_name(t->txn, DICT_STAGE, t->program, stage, row->name,
		sizeof(row->name));
	return row;
}

static void
table_add(struct table *t, uint16_t stage, uint8_t sex, uint64_t n)
{
	struct count_row *row = table_row(t, stage);

	if (!row)
		return;
	row->count += n;
	if (sex == 'P')
		row->women += n;
}

static void
table_area(struct table *t, uint16_t area)
{
	struct counters cs;

	counters_begin(&cs, t->txn, t->intake ? COUNT_PLACES : COUNT_CASES,
		area, t->program);
	while (counters_next(&cs))
		if (cs.of.intake == t->intake)
			table_add(t, cs.of.stage, cs.of.sex, (uint64_t)cs.n);
	counters_end(&cs);
}

static void
table_no_area(struct table *t)
{
	struct key k = { 0 };
	struct walk w;

	key_u8(&k, IX_CASE);
	key_u16(&k, 0);
	key_u16(&k, t->program);
	walk_begin(&w, t->txn, TREE_IX, k.b, k.n);
	while (walk_next(&w))
		table_add(t, get_u16(w.key.p + 5), 0, 1);
	walk_end(&w);
}

static void
table_fill(struct table *t)
{
	const struct access *a = &t->office->access;
	const struct program *p =
		office_program(t->office, t->txn, t->program, 0);

	for (size_t i = 0; p && i < p->n_stages; i++)
		table_row(t, p->stages[i].number);
	if (t->area && !access_area(a, t->area))
		return;
	if (t->area || !a->n_areas) {
		table_area(t, t->area);
		return;
	}
	for (size_t i = 0; i < a->n_areas; i++)
		table_area(t, a->areas[i]);
	if (!t->intake)
		table_no_area(t);
}

int
count_table(struct office *office, const struct count_of *of,
	struct count_row *rows, size_t max, size_t *n, struct err *err)
{
	struct table t = { .office = office,
		.program = of->program,
		.area = of->area,
		.intake = of->intake,
		.rows = rows,
		.max = max };
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &t.txn, err);
	if (rc)
		return rc;
	if (access_program(&office->access, of->program))
		table_fill(&t);
	rc = txn_fault(t.txn, err);
	txn_abort(t.txn);
	if (!rc)
		*n = t.n;
	return rc;
}

/* ---- cases by week ------------------------------------------------------- */

static uint64_t
opened_in(struct txn *txn, const struct access *a, uint16_t program,
	uint16_t week)
{
	struct counted of = { .program = program, .week = week };
	uint64_t n = 0;

	if (!a->n_areas)
		return (uint64_t)counter_read(txn, COUNT_OPENED, &of);
	for (size_t i = 0; i < a->n_areas; i++) {
		of.area = a->areas[i];
		n += (uint64_t)counter_read(txn, COUNT_OPENED, &of);
	}
	return n;
}

int
count_opened(struct office *office, uint16_t program, uint64_t *weeks, size_t n,
	struct err *err)
{
	const struct access *a = &office->access;
	int32_t first = office->today - 7 * (int32_t)(n - 1);
	struct txn *txn;
	int rc = access_need(a, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	for (size_t i = 0; i < n; i++)
		weeks[i] = access_program(a, program)
				   ? opened_in(txn, a, program,
					     COUNT_WEEK(first + 7 * (int32_t)i))
				   : 0;
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

int
count_classes_today(struct office *office, uint64_t *count, struct err *err)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct ids cohorts = { 0 };
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	*count = 0;
	if (!rc)
		class_cohorts(txn, office->today, &cohorts);
	for (size_t i = 0; i < cohorts.n; i++)
		*count += office_sees(office, txn, KIND_COHORT, cohorts.rows[i],
				  cohort) &&
			  class_day_nth(cohort, &office->book.calendar,
				  office->today) > 0;
	if (!rc)
		office_look_end(txn);
	ids_release(&cohorts);
	free(cohort);
	return rc;
}
