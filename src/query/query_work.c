/* SPDX-License-Identifier: MIT */
#include "magang/query/query_work.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/query/query_count.h"
#include "magang/query/query_home.h"
#include "magang/record/proposal_state.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

#include "counters_seen.h"
#include "query_loose.h"

/* A task of a case is for who has the program, any other for who has the
 * person. */
static bool
is_mine(const struct access *a, struct txn *txn, uint16_t program,
	uint64_t person)
{
	return program ? access_program(a, program)
		       : !person || access_person(a, txn, person);
}

struct dues {
	int64_t late, today, soon;
};

/* n open tasks of a day. Those that warn by now, less those of them whose day is
 * over, are due soon. */
static void
add_dues(struct dues *out, enum due_state state, int32_t day, int32_t today,
	int64_t n)
{
	if (state == DUE_WARNS) {
		out->soon += day <= today ? n : 0;
	} else if (state == DUE_WARNED) {
		out->soon -= day < today ? n : 0;
	} else {
		out->late += day < today ? n : 0;
		out->today += day == today ? n : 0;
	}
}

/* Of who is bound to programs: tasks of no program, of his persons. */
static void
add_loose(struct office *office, struct txn *txn, const struct query *q,
	struct dues *out)
{
	struct record *t = xmalloc(sizeof(*t));
	struct query_row row;
	struct loose l;

	loose_begin(&l, q, txn);
	while (loose_next(&l, &row)) {
		int32_t due, from;

		if (row.state != TASK_OPEN ||
			!record_load(
				txn, KIND_TASK, row.id, RECORD_UNCHECKED, t))
			continue;
		due = (int32_t)record_number(t, F_DUE, 0);
		from = (int32_t)record_number(t, F_WARN, INT32_MAX);
		add_dues(out, DUE_ON, due, office->today, 1);
		out->soon += from <= office->today && due >= office->today;
	}
	loose_end(&l);
	free(t);
}

static void
sum_due(struct office *office, struct txn *txn, struct dues *out)
{
	const struct query q = {
		.office = office, .kind = KIND_TASK, .info = &kind_task
	};
	const bool loose = loose_possible(&q);
	struct counters_seen s;

	*out = (struct dues){ 0 };
	counters_seen_begin(&s, txn, &office->access, COUNT_DUES, 0);
	while (counters_seen_next(&s))
		if (!loose || s.cs.of.program)
			add_dues(out, (enum due_state)s.cs.of.state,
				KEY_DATE(s.cs.of.day), office->today, s.cs.n);
	counters_seen_end(&s);
	if (loose)
		add_loose(office, txn, &q, out);
}

int
count_tasks(struct office *office, struct task_counts *out, struct err *err)
{
	struct task_counts n = { 0 };
	struct dues dues;
	struct txn *txn;
	int rc = count_kind(office, KIND_TASK, TASK_OPEN, &n.open, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	sum_due(office, txn, &dues);
	n.overdue = (uint64_t)dues.late;
	n.today = (uint64_t)dues.today;
	n.soon = (uint64_t)dues.soon;
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

/* In one look; day: whatever it means to `sum`. */
static int
count_by(struct office *office,
	int64_t (*sum)(const struct access *a, struct txn *txn, int32_t day),
	int32_t day, uint64_t *out, struct err *err)
{
	struct txn *txn;
	int64_t n;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	n = sum(&office->access, txn, day);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	if (!rc)
		*out = (uint64_t)n;
	return rc;
}

static int64_t
sum_mine(const struct access *a, struct txn *txn, int32_t before)
{
	struct key k = { 0 };
	struct walk w;
	int64_t n = 0;

	key_u8(&k, IX_OFFICER);
	key_u64(&k, a->user);
	walk_begin(&w, txn, TREE_IX, k.b, k.n);
	while (walk_next(&w) && KEY_DATE(get_u32(w.key.p + 9)) < before)
		n += access_area(a, get_u16(w.value.p)) &&
		     is_mine(a, txn, get_u16(w.value.p + 2),
			     get_u64(w.value.p + 4));
	walk_end(&w);
	return n;
}

static int64_t
sum_offered(const struct access *a, struct txn *txn, int32_t unused)
{
	struct counters cs;
	int64_t n = 0;

	(void)unused;
	counters_begin_user(&cs, txn, COUNT_OFFERED, 0, a->user);
	while (counters_next(&cs))
		n += cs.n;
	counters_end(&cs);
	return n;
}

static int64_t
sum_proposals(const struct access *a, struct txn *txn, int32_t unused)
{
	struct counters_seen s;
	int64_t n = 0;

	(void)unused;
	counters_seen_begin(&s, txn, a, COUNT_PROPOSALS, 0);
	while (counters_seen_next(&s))
		if (s.cs.of.state == PROPOSAL_OPEN && s.cs.of.user != a->user)
			n += s.cs.n;
	counters_seen_end(&s);
	return n;
}

/* These are counted by their cohort, which says who sees them. */
static int64_t
sum_late_marks(const struct access *a, struct txn *txn, int32_t unused)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	struct counters cs;
	int64_t n = 0;

	(void)unused;
	counters_begin(&cs, txn, COUNT_LATE_MARKS, 0, 0);
	while (counters_next(&cs))
		if (cs.of.user != a->user &&
			record_load(txn, KIND_COHORT, cs.of.in,
				RECORD_UNCHECKED, cohort) &&
			access_sees(a, txn, cohort))
			n += cs.n;
	counters_end(&cs);
	free(cohort);
	return n;
}

int
count_my_tasks(
	struct office *office, int32_t before, uint64_t *out, struct err *err)
{
	return count_by(office, sum_mine, before, out, err);
}

int
count_offered(struct office *office, uint64_t *out, struct err *err)
{
	return count_by(office, sum_offered, 0, out, err);
}

int
count_to_approve(struct office *office, uint64_t *out, struct err *err)
{
	return count_by(office, sum_proposals, 0, out, err);
}

int
count_late_marks(struct office *office, uint64_t *out, struct err *err)
{
	return count_by(office, sum_late_marks, 0, out, err);
}
