/* SPDX-License-Identifier: MIT */
#include "magang/query/query_failed.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/judge.h"
#include "magang/office/office.h"
#include "magang/program/score.h"
#include "magang/rulebook/access.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/record/seat_state.h"
#include "magang/store/txn.h"

#include "counters_seen.h"
#include "query_scan.h"
#include "query_versions.h"

struct failed {
	struct open_stages open;
	struct rule_count *rows;
	size_t n, cap;
};

static struct rule_count *
failed_row(struct failed *f, const char *rule)
{
	static_assert(COUNT_RULE == COUNTED_RULE, "one name, one room");
	size_t i = 0;

	while (i < f->n && strcmp(f->rows[i].rule, rule) != 0)
		i++;
	if (i == f->n) {
		VEC_GROW(f->rows, f->n, f->cap);
		f->rows[f->n] = (struct rule_count){ .cases = 0 };
		memcpy(f->rows[f->n++].rule, rule, COUNT_RULE);
	}
	return &f->rows[i];
}

static void
add_failed(struct failed *f, const struct counted *of, int64_t n)
{
	if (open_stages_has(&f->open, of->program, of->stage) &&
		strcmp(of->rule, COUNT_ANY) != 0)
		failed_row(f, of->rule)->cases += (uint64_t)n;
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

	if (r->level == RULE_WARN || rule_reads_kept(r->reads) ||
		!asking_has(who, r->reads))
		return;
	snprintf(name, sizeof(name), "%s", r->name);
	failed_row(f, name)->asked = true;
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
	struct failed f = { .n = 0 };
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = failed_asked(office, 0, &f, err);
	for (size_t i = 0; !rc && i < f.n; i++)
		buf_addf(out, "%s%s", i ? ", " : "", f.rows[i].rule);
	free(f.rows);
	return rc;
}

/* Open cases that a family counts, by that rule where it has rules. */
static int
count_open(struct office *office, enum family family, const char *rule,
	uint64_t *out, struct err *err)
{
	struct open_stages open = { 0 };
	struct counters_seen s;
	struct txn *txn;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = open_stages_read(office, &open, err);
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		*out = 0;
		counters_seen_begin(&s, txn, &office->access, family, 0);
		while (counters_seen_next(&s))
			if (open_stages_has(
				    &open, s.cs.of.program, s.cs.of.stage) &&
				!strcmp(s.cs.of.rule, rule))
				*out += (uint64_t)s.cs.n;
		counters_seen_end(&s);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	open_stages_release(&open);
	return rc;
}

int
count_failing(struct office *office, uint64_t *out, bool *all, struct err *err)
{
	struct buf asked = BUF_INIT;
	int rc = rules_not_counted(office, &asked, err);

	*all = asked.len == 0;
	buf_release(&asked);
	return rc ? rc : count_open(office, COUNT_FAILED, COUNT_ANY, out, err);
}

int
count_unreachable(struct office *office, uint64_t *out, struct err *err)
{
	return count_open(office, COUNT_UNREACHED, "", out, err);
}

int
count_over_cap(struct office *office, uint64_t *out, struct err *err)
{
	return count_open(office, COUNT_OVER_CAP, "", out, err);
}

/* first <= day < end */
static int
count_days(struct office *office, enum family family, int32_t first,
	int32_t end, uint64_t *out, struct err *err)
{
	struct counters_seen s;
	struct txn *txn;
	int64_t n = 0;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	counters_seen_begin(&s, txn, &office->access, family, 0);
	while (counters_seen_next(&s)) {
		const int32_t day = KEY_DATE(s.cs.of.day);

		n += day >= first && day < end ? s.cs.n : 0;
	}
	counters_seen_end(&s);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = (uint64_t)n;
	return rc;
}

int
count_before(struct office *office, enum family family, int32_t day,
	uint64_t *out, struct err *err)
{
	return count_days(office, family, INT32_MIN, day, out, err);
}

int
count_from(struct office *office, enum family family, int32_t day,
	uint64_t *out, struct err *err)
{
	return count_days(office, family, day, INT32_MAX, out, err);
}

/* Those of which something is to be said, most first. */
static size_t
failed_said(struct failed *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		if (f->rows[i].cases || f->rows[i].asked)
			f->rows[n++] = f->rows[i];
	if (n)
		qsort(f->rows, n, sizeof(*f->rows), most_first);
	return n;
}

int
count_failed(struct office *office, uint16_t program, struct rule_count **rows,
	size_t *n, struct err *err)
{
	const struct access *a = &office->access;
	struct failed f = { .n = 0 };
	struct counters_seen s;
	struct txn *txn;
	int rc = access_need(a, PERM_READ, err);

	if (!rc)
		rc = open_stages_read(office, &f.open, err);
	if (!rc)
		rc = failed_asked(office, program, &f, err);
	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		counters_seen_begin(&s, txn, a, COUNT_FAILED, program);
		while (counters_seen_next(&s))
			add_failed(&f, &s.cs.of, s.cs.n);
		counters_seen_end(&s);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	open_stages_release(&f.open);
	*n = rc ? 0 : failed_said(&f);
	*rows = f.rows;
	return rc;
}

struct causes {
	struct cause_count *rows;
	size_t n, cap;
};

/* Is the cause of the row at hand not for the caller? */
static bool
is_closed(struct office *office, struct txn *txn, enum family family,
	const struct counted *of)
{
	const struct seat_of in = {
		rulebook_program(&office->book, txn, of->program, 0), of->kind
	};

	const size_t len = strlen(of->rule);

	if (!*of->rule)
		return false;
	if (family == COUNT_CAUSES)
		return !seat_causes_are_told(&office->access, txn,
			       of->kind == KIND_COHORT ? of->in : 0) &&
		       seat_cause_is_closed(&in, of->rule, len);
	return !access_class(&office->access, PRIVACY_HEALTH) &&
	       move_cause_is_closed(in.program, of->rule, len);
}

static void
add_cause(struct causes *c, uint16_t stage, const char *cause, int64_t n)
{
	static_assert(COUNT_RULE == COUNTED_RULE, "one name, one room");
	size_t i = 0;

	if (!*cause)
		return;
	while (i < c->n && (c->rows[i].stage != stage ||
				   strcmp(c->rows[i].cause, cause) != 0))
		i++;
	if (i == c->n) {
		VEC_GROW(c->rows, c->n, c->cap);
		c->rows[c->n] = (struct cause_count){ .stage = stage,
			.closed = strcmp(cause, CODE_CLOSED) == 0 };
		snprintf(c->rows[c->n++].cause, COUNT_RULE, "%s", cause);
	}
	c->rows[i].decisions += (uint64_t)n;
}

static int
most_decisions(const void *x, const void *y)
{
	const struct cause_count *a = x, *b = y;

	if (a->decisions != b->decisions)
		return a->decisions < b->decisions ? 1 : -1;
	return strcmp(a->cause, b->cause);
}

static size_t
causes_said(struct causes *c)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->rows[i].decisions)
			c->rows[n++] = c->rows[i];
	if (n)
		qsort(c->rows, n, sizeof(*c->rows), most_decisions);
	return n;
}

/* Of those seats that stand so; 0: of all decisions. */
static int
count_for(struct office *office, enum family family, uint16_t program,
	enum seat_state state, struct cause_count **rows, size_t *n,
	struct err *err)
{
	struct causes c = { .n = 0 };
	struct counters_seen s;
	struct txn *txn;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		counters_seen_begin(&s, txn, &office->access, family, program);
		while (counters_seen_next(&s)) {
			const struct counted *of = &s.cs.of;

			if (!state ||
				(of->state == state && of->kind == KIND_COHORT))
				add_cause(&c, of->stage,
					is_closed(office, txn, family, of)
						? CODE_CLOSED
						: of->rule,
					s.cs.n);
		}
		counters_seen_end(&s);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	*n = rc ? 0 : causes_said(&c);
	*rows = c.rows;
	return rc;
}

int
count_causes(struct office *office, uint16_t program, struct cause_count **rows,
	size_t *n, struct err *err)
{
	return count_for(office, COUNT_DECISIONS, program, 0, rows, n, err);
}

int
count_left(struct office *office, uint16_t program, struct cause_count **rows,
	size_t *n, struct err *err)
{
	return count_for(
		office, COUNT_CAUSES, program, SEAT_LEFT, rows, n, err);
}
