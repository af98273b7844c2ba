/* SPDX-License-Identifier: MIT */
/* Counts for the home page, within the caller's access. */
#include "magang/query/query_home.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/judge.h"
#include "magang/office/office.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"
#include "magang/record/dict.h"
#include "magang/program/score.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "query_areas.h"
#include "query_scan.h"
#include "query_versions.h"

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

/* All there are, less those of areas that the caller has not. */
static int
count_states(struct office *office, enum family family, uint16_t state,
	uint64_t *out, struct err *err)
{
	const struct access *a = &office->access;
	struct counters cs;
	struct txn *txn;
	uint64_t n = 0;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	if (a->n_areas)
		counters_begin_all(&cs, txn, family);
	else
		counters_begin(&cs, txn, family, 0, 0);
	while (counters_next(&cs)) {
		if (state && cs.of.state != state)
			continue;
		if (!cs.of.area)
			n += (uint64_t)cs.n;
		else if (!access_area(a, cs.of.area))
			n -= (uint64_t)cs.n;
	}
	counters_end(&cs);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = n;
	return rc;
}

/* A state in words, for those whose program has to be looked up. */
static const char *
state_word(const struct kind_info *k, int state)
{
	for (size_t i = 0; state && i < k->n_words; i++)
		if (k->words[i].state == state)
			return k->words[i].word;
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

/* ---- cases by the rules that they fail ------------------------------------ */

#define RULES_ASKED 64 /* that are told of */

struct failed {
	struct open_stages open;
	uint64_t any; /* cases */
	struct rule_count *rows;
	size_t n, max;
};

static struct rule_count *
failed_row(struct failed *f, const char *rule)
{
	static_assert(COUNT_RULE == COUNTED_RULE, "one name, one room");
	struct rule_count *row = f->rows;

	while (row < f->rows + f->n && strcmp(row->rule, rule) != 0)
		row++;
	if (row == f->rows + f->max)
		return NULL;
	if (row == f->rows + f->n) {
		*row = (struct rule_count){ .cases = 0 };
		memcpy(row->rule, rule, COUNT_RULE);
		f->n++;
	}
	return row;
}

/* Told of each row of a program (0: of all), with what it adds: all there are, less
 * those of areas that the caller has not. */
typedef void (*counted_row)(void *ctx, const struct counted *of, int64_t n);

static void
counters_seen(struct txn *txn, const struct access *a, enum family family,
	uint16_t program, counted_row row, void *ctx)
{
	struct counters cs;

	if (a->n_areas)
		counters_begin_all(&cs, txn, family);
	else
		counters_begin(&cs, txn, family, 0, program);
	while (counters_next(&cs))
		if ((!program || cs.of.program == program) &&
			access_program(a, cs.of.program) &&
			(!cs.of.area || !access_area(a, cs.of.area)))
			row(ctx, &cs.of, cs.of.area ? -cs.n : cs.n);
	counters_end(&cs);
}

static void
add_failed(void *ctx, const struct counted *of, int64_t n)
{
	struct failed *f = ctx;
	struct rule_count *row;

	if (!open_stages_has(&f->open, of->program, of->stage) ||
		!strcmp(of->rule, COUNT_ANY))
		return;
	row = failed_row(f, of->rule);
	if (row)
		row->cases += (uint64_t)n;
}

static void
add_failing(void *ctx, const struct counted *of, int64_t n)
{
	struct failed *f = ctx;

	if (open_stages_has(&f->open, of->program, of->stage) &&
		!strcmp(of->rule, COUNT_ANY))
		f->any += (uint64_t)n;
}

static int
most_first(const void *x, const void *y)
{
	const struct rule_count *a = x, *b = y;

	if (a->asked != b->asked)
		return a->asked ? 1 : -1;
	if (a->cases != b->cases)
		return a->cases < b->cases ? 1 : -1;
	return strcmp(a->rule, b->rule);
}

static void
add_asked(struct failed *f, const struct outline_rule *r, enum asking who)
{
	char name[COUNT_RULE] = "";
	struct rule_count *row;

	if (r->level == RULE_WARN || rule_reads_kept(r->reads) ||
		!asking_has(who, r->reads))
		return;
	snprintf(name, sizeof(name), "%s", r->name);
	row = failed_row(f, name);
	if (row)
		row->asked = true;
}

/* Of a program, or of all (0). */
static int
failed_asked(struct office *office, uint16_t program, struct failed *f,
	struct err *err)
{
	const enum asking who = asking_of(office->access.permissions);
	const struct outline *p;
	struct versions all;
	int rc = versions_begin(&all, office, err);

	if (rc)
		return rc;
	while ((p = versions_next_outline(&all)))
		for (size_t i = 0; i < p->n_rules; i++)
			if ((!program || all.number == program) &&
				access_program(&office->access, all.number))
				add_asked(f, &p->rules[i], who);
	versions_end(&all);
	return 0;
}

int
rules_not_counted(struct office *office, struct buf *out, struct err *err)
{
	struct rule_count *rows = xcalloc(RULES_ASKED, sizeof(*rows));
	struct failed f = { .rows = rows, .max = RULES_ASKED };
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = failed_asked(office, 0, &f, err);
	for (size_t i = 0; !rc && i < f.n; i++)
		buf_addf(out, "%s%s", i ? ", " : "", rows[i].rule);
	free(rows);
	return rc;
}

int
count_failing(struct office *office, uint64_t *out, bool *all, struct err *err)
{
	struct buf asked = BUF_INIT;
	struct failed f = { .any = 0 };
	struct txn *txn;
	int rc = rules_not_counted(office, &asked, err);

	*all = asked.len == 0;
	buf_release(&asked);
	if (!rc)
		rc = open_stages_read(office, &f.open, err);
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	counters_seen(txn, &office->access, COUNT_FAILED, 0, add_failing, &f);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	*out = f.any;
	return rc;
}

int
count_failed(struct office *office, uint16_t program, struct rule_count *rows,
	size_t max, size_t *n, struct err *err)
{
	const struct access *a = &office->access;
	struct failed f = { .rows = rows, .max = max };
	struct txn *txn;
	int rc = access_need(a, PERM_READ, err);

	if (!rc)
		rc = open_stages_read(office, &f.open, err);
	if (!rc)
		rc = failed_asked(office, program, &f, err);
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	counters_seen(txn, a, COUNT_FAILED, program, add_failed, &f);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	*n = 0;
	for (size_t i = 0; i < f.n; i++)
		if (rows[i].cases || rows[i].asked)
			rows[(*n)++] = rows[i];
	if (*n)
		qsort(rows, *n, sizeof(*rows), most_first);
	return rc;
}

/* ---- decisions by their causes -------------------------------------------- */

struct causes {
	struct cause_count *rows;
	size_t n, max;
};

static void
add_cause(void *ctx, const struct counted *of, int64_t n)
{
	static_assert(COUNT_RULE == COUNTED_RULE, "one name, one room");
	struct causes *c = ctx;
	struct cause_count *row = c->rows;

	if (!*of->rule)
		return;
	while (row < c->rows + c->n &&
		(row->stage != of->stage || strcmp(row->cause, of->rule)))
		row++;
	if (row == c->rows + c->max)
		return;
	if (row == c->rows + c->n) {
		*row = (struct cause_count){ .stage = of->stage };
		memcpy(row->cause, of->rule, COUNT_RULE);
		c->n++;
	}
	row->decisions += (uint64_t)n;
}

static int
most_decisions(const void *x, const void *y)
{
	const struct cause_count *a = x, *b = y;

	if (a->decisions != b->decisions)
		return a->decisions < b->decisions ? 1 : -1;
	return strcmp(a->cause, b->cause);
}

int
count_causes(struct office *office, uint16_t program, struct cause_count *rows,
	size_t max, size_t *n, struct err *err)
{
	struct causes c = { .rows = rows, .max = max };
	struct txn *txn;
	int rc = access_need(&office->access, PERM_READ, err);

	*n = 0;
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	counters_seen(
		txn, &office->access, COUNT_DECISIONS, program, add_cause, &c);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	for (size_t i = 0; i < c.n; i++)
		if (rows[i].decisions)
			rows[(*n)++] = rows[i];
	if (*n)
		qsort(rows, *n, sizeof(*rows), most_decisions);
	return rc;
}

/* ---- tasks -------------------------------------------------------------- */

/* A task of a case is for who has the program, any other for who has the
 * person. */
static bool
is_mine(const struct access *a, struct txn *txn, uint16_t program,
	uint64_t person)
{
	return program ? access_program(a, program)
		       : !person || access_person(a, txn, person);
}

/* Of an area: what is due up to the day. */
static void
count_due(struct txn *txn, const struct access *a, uint16_t area, int32_t day,
	struct task_counts *out)
{
	struct key k = { 0 };
	struct walk w;
	int32_t due;

	key_u8(&k, IX_DUE);
	key_u16(&k, area);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w) && (due = KEY_DATE(get_u32(w.key.p + 3))) <= day) {
		if (!is_mine(a, txn, get_u16(w.value.p + 16),
			    get_u64(w.value.p + 8)))
			continue;
		out->overdue += due < day;
		out->today += due == day;
	}
	walk_end(&w);
}

int
count_tasks(struct office *office, int32_t today, struct task_counts *out,
	struct err *err)
{
	struct query_node all = { .kind = NODE_AND };
	struct query q = { .office = office,
		.kind = KIND_TASK,
		.info = &kind_task,
		.root = &all };
	struct task_counts n = { 0 };
	struct area_list areas;
	struct txn *txn;
	int rc = count_kind(office, KIND_TASK, TASK_OPEN, &n.open, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	areas_of(&areas, &q, txn, IX_DUE);
	for (size_t i = 0; i < areas.n; i++)
		count_due(txn, &office->access, areas.rows[i], today, &n);
	free(areas.rows);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = n;
	return rc;
}

char *
filter_of_days(const char *filter, int32_t first, int32_t second)
{
	struct buf out = BUF_INIT;
	const int32_t days[] = { first, second };
	char text[DATE_TEXT];
	const char *at;

	for (size_t i = 0; i < 2 && (at = strstr(filter, "%s")); i++) {
		buf_addf(&out, "%.*s%s", (int)(at - filter), filter,
			date_format(text, days[i]));
		filter = at + 2;
	}
	buf_adds(&out, filter);
	return buf_detach(&out);
}

int
count_my_tasks(
	struct office *office, int32_t before, uint64_t *out, struct err *err)
{
	const struct access *a = &office->access;
	struct key k = { 0 };
	struct txn *txn;
	struct walk w;
	uint64_t n = 0;
	int rc = access_need(a, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	key_u8(&k, IX_OFFICER);
	key_u64(&k, a->user);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w) && KEY_DATE(get_u32(w.key.p + 9)) < before)
		n += access_area(a, get_u16(w.value.p)) &&
		     is_mine(a, txn, get_u16(w.value.p + 2),
			     get_u64(w.value.p + 4));
	walk_end(&w);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = n;
	return rc;
}

int
count_offered(struct office *office, uint64_t *out, struct err *err)
{
	struct counters cs;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	*out = 0;
	counters_begin_user(&cs, txn, COUNT_OFFERED, 0, office->access.user);
	while (counters_next(&cs))
		*out += (uint64_t)cs.n;
	counters_end(&cs);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc;
}

int
count_to_approve(struct office *office, uint64_t *out, struct err *err)
{
	const struct access *a = &office->access;
	struct counters cs;
	struct txn *txn;
	int64_t n = 0;
	int rc = access_need(a, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	/* a row for each area and program in which somebody waits */
	counters_begin_all(&cs, txn, COUNT_PROPOSALS);
	while (counters_next(&cs))
		if (cs.of.state == PROPOSAL_OPEN && cs.of.user != a->user &&
			access_program(a, cs.of.program))
			n += !cs.of.area                   ? cs.n
			     : !access_area(a, cs.of.area) ? -cs.n
							   : 0;
	counters_end(&cs);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = (uint64_t)n;
	return rc;
}
