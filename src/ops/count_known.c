/* SPDX-License-Identifier: MIT */
#include "magang/ops/count_known.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/log/given.h"
#include "magang/ops/history_entry.h"
#include "magang/ops/root_known.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/journal.h"
#include "magang/store/walk.h"

/* ---- a day as a change -------------------------------------------------------- */

static int32_t
day_of(struct txn *txn, uint64_t seq, struct buf *hold)
{
	struct log_entry e;
	struct change c;

	return journal_read(txn, seq, hold, &e) && change_header(&c, &e.change)
		       ? c.date
		       : DATE_NONE;
}

/* Changes come in the order of their days. */
uint64_t
known_on(struct txn *txn, int32_t day)
{
	struct buf hold = BUF_INIT;
	struct log_head head;
	uint64_t low = 0, high;

	journal_head(txn, &head);
	for (high = head.seq; low < high;) {
		const uint64_t at = low + (high - low + 1) / 2;

		if (day_of(txn, at, &hold) <= day)
			low = at;
		else
			high = at - 1;
	}
	buf_release(&hold);
	return low;
}

/* ---- outcomes of then ---------------------------------------------------------- */

struct folding {
	struct office *office;
	struct txn *txn;
	uint64_t seq;
	struct outcome_fact *facts;
	size_t n, cap;
	struct ids replaced;
	struct record r;
};

/* How often it had come and gone by then; *next: the first change after that. */
static size_t
changes_until(struct folding *f, uint64_t id, uint64_t *next)
{
	struct trace t;
	uint64_t seq;
	size_t n = 0;

	*next = 0;
	trace_of_record(&t, f->txn, KIND_OUTCOME, id);
	while (trace_next(&t, &seq))
		if (seq <= f->seq)
			n++;
		else
			*next = seq;
	trace_end(&t);
	return n;
}

static void
add_record(struct folding *f)
{
	const uint64_t replaces =
		(uint64_t)record_number(&f->r, F_OUTCOME_REPLACES, 0);

	if (replaces)
		ids_add(&f->replaced, replaces);
	VEC_GROW(f->facts, f->n, f->cap);
	f->n += outcome_fact(&f->r, &f->facts[f->n]);
}

/* Nobody has touched it since, or it was there by then and is there again. */
static void
add_standing(struct folding *f)
{
	uint64_t next;

	if (f->r.seq <= f->seq || changes_until(f, f->r.id, &next) % 2 == 1)
		add_record(f);
}

static bool
is_it(void *ctx, const struct op *op)
{
	return op->kind == KIND_OUTCOME && op->id == *(const uint64_t *)ctx;
}

/* What took it away says all that it was. */
static int
add_gone(struct folding *f, uint64_t id, struct err *err)
{
	struct history_row row = { 0 };
	struct change c;
	uint64_t next;
	int rc;

	if (changes_until(f, id, &next) % 2 == 0 || !next)
		return 0;
	change_init(&c, ACT_SET);
	rc = history_entry(f->office, f->txn, next, is_it, &id, &c, &row, err);
	for (size_t i = 0; !rc && i < c.n; i++) {
		const struct op *op = &c.ops[i];

		if (!is_it(&id, op) || op->verb != OP_DELETE)
			continue;
		record_init(&f->r, KIND_OUTCOME, id);
		for (size_t k = 0; k < op->n; k++)
			record_set(&f->r, op->f[k].id, &op->f[k].old);
		add_record(f);
	}
	change_release(&c);
	return rc;
}

/* Those that one host made, in the order of their numbers; where one is left out it has
 * gone. */
static int
read_made(struct folding *f, uint32_t origin, struct err *err)
{
	const uint64_t last = given_last(f->txn, KIND_OUTCOME, origin);
	uint64_t next = (uint64_t)origin << 32 | 1;
	struct ids gone = { 0 };
	struct key k = { 0 };
	struct walk w;
	int rc = 0;

	key_u8(&k, KIND_OUTCOME);
	key_u32(&k, origin);
	walk_begin(&w, f->txn, TREE_REC, k.b, k.n);
	while (walk_next(&w)) {
		for (; next < walk_id(&w); next++)
			ids_add(&gone, next);
		next++;
		if (record_decode(&f->r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED))
			add_standing(f);
	}
	walk_end(&w);
	for (; next <= last; next++)
		ids_add(&gone, next);
	for (size_t i = 0; !rc && i < gone.n; i++)
		rc = add_gone(f, gone.rows[i], err);
	ids_release(&gone);
	return rc;
}

static int
read_all(struct folding *f, struct err *err)
{
	uint32_t origin = 0;
	int rc = 0;

	while (!rc && given_next_origin(f->txn, KIND_OUTCOME, &origin))
		rc = read_made(f, origin, err);
	return rc;
}

/* ---- who counts ---------------------------------------------------------------- */

static int
by_person(const void *a, const void *b)
{
	const struct outcome_fact *x = a, *y = b;

	if (x->person != y->person)
		return x->person < y->person ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Records of one person stand together. */
static void
sort_facts(struct folding *f)
{
	if (f->n)
		qsort(f->facts, f->n, sizeof(*f->facts), by_person);
}

static void
drop_replaced(struct folding *f)
{
	size_t n = 0;

	ids_sort(&f->replaced);
	for (size_t i = 0; i < f->n; i++)
		if (!ids_sorted_has(&f->replaced, f->facts[i].id))
			f->facts[n++] = f->facts[i];
	f->n = n;
	sort_facts(f);
}

/* Whoever was one by then counts once. */
static int
gather_merged(struct folding *f, struct err *err)
{
	uint64_t person = 0, root = 0;
	int rc = 0;

	for (size_t i = 0; !rc && i < f->n; i++) {
		if (f->facts[i].person != person) {
			person = f->facts[i].person;
			rc = root_known(
				f->office, f->txn, person, f->seq, &root, err);
		}
		f->facts[i].person = root;
	}
	sort_facts(f);
	return rc;
}

struct known_adding {
	struct known_count *k;
	uint16_t program;
	uint64_t person;
};

static void
add_span(void *ctx, const struct counted_span *s)
{
	const struct known_adding *c = ctx;
	struct known_count *k = c->k;

	if (s->program != c->program || s->target != k->target->number ||
		s->from > k->day || s->until <= k->day)
		return;
	VEC_GROW(k->rows, k->n, k->cap);
	k->rows[k->n++] = (struct known_one){ c->person, s->area, s->sex,
		s->grade, s->from };
}

static void
add_persons(struct folding *f, uint16_t program, struct known_count *k)
{
	struct known_adding c = { .k = k, .program = program };
	size_t same;

	for (size_t i = 0; i < f->n; i += same) {
		c.person = f->facts[i].person;
		for (same = 1; i + same < f->n &&
			       f->facts[i + same].person == c.person;)
			same++;
		counted_each(f->facts + i, same, add_span, &c);
	}
}

const struct program *
known_program(
	struct office *office, struct txn *txn, uint16_t number, uint64_t seq)
{
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;
	int version = 0;

	program_versions(&w, txn, number);
	while (walk_next(&w))
		if (record_decode(r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) &&
			r->seq <= seq)
			version = program_version_at(&w);
	walk_end(&w);
	free(r);
	return version ? rulebook_program(&office->book, txn, number, version)
		       : NULL;
}

static const struct target *
target_named(const struct program *p, const char *name)
{
	for (size_t i = 0; p && i < p->n_targets; i++)
		if (strcmp(p->targets[i].name, name) == 0)
			return &p->targets[i];
	return NULL;
}

int
known_read(struct office *office, struct txn *txn, uint16_t program,
	const char *target, int32_t day, uint64_t seq, struct known_count *out,
	struct err *err)
{
	struct folding *f = xcalloc(1, sizeof(*f));
	int rc = 0;

	*out = (struct known_count){ .day = day, .seq = seq };
	out->program = known_program(office, txn, program, seq);
	out->target = target_named(out->program, target);
	f->office = office;
	f->txn = txn;
	f->seq = seq;
	if (out->target)
		rc = read_all(f, err);
	if (!rc && out->target) {
		drop_replaced(f);
		rc = gather_merged(f, err);
	}
	if (!rc && out->target)
		add_persons(f, program, out);
	free(f->facts);
	ids_release(&f->replaced);
	free(f);
	return rc;
}

void
known_release(struct known_count *k)
{
	free(k->rows);
	k->rows = NULL;
	k->n = k->cap = 0;
}

static bool
known_takes(const struct known_count *k, const struct known_one *one)
{
	return one && strchr(k->target->grades, "-abc"[one->grade]);
}

/* ---- as figures, as names -------------------------------------------------------- */

static int
by_area(const void *a, const void *b)
{
	const struct target_row *x = a, *y = b;

	return (x->area > y->area) - (x->area < y->area);
}

static struct target_row *
row_of(struct target_row *rows, size_t *n, uint16_t area)
{
	for (size_t i = 0; i < *n; i++)
		if (rows[i].area == area)
			return &rows[i];
	if (*n == TARGET_ROWS)
		return NULL;
	rows[*n] = (struct target_row){ .area = area };
	return &rows[(*n)++];
}

static void
add_one(struct target_row *row, const struct known_one *one)
{
	if (!row)
		return;
	row->now.n[one->grade]++;
	row->now.women[one->grade] += one->sex == 'P';
}

size_t
known_rows(const struct known_count *k, struct target_row rows[TARGET_ROWS])
{
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++) {
		add_one(row_of(rows, &n, 0), &k->rows[i]);
		if (k->rows[i].area)
			add_one(row_of(rows, &n, k->rows[i].area), &k->rows[i]);
	}
	qsort(rows, n, sizeof(*rows), by_area);
	return n;
}

const struct known_one *
known_find(const struct known_count *k, uint64_t person)
{
	size_t low = 0, high = k->n;

	while (low < high) {
		const size_t at = low + (high - low) / 2;

		if (k->rows[at].person == person)
			return &k->rows[at];
		if (k->rows[at].person < person)
			low = at + 1;
		else
			high = at;
	}
	return NULL;
}

enum known_cause
known_why(const struct known_count *was, const struct known_count *between,
	const struct known_count *is, uint64_t person)
{
	const struct known_one *a = known_find(was, person);
	const struct known_one *b = known_find(is, person);
	const bool first = known_takes(was, a), last = known_takes(is, b);

	if (first && last)
		return a->grade == b->grade && a->area == b->area
			       ? KNOWN_SAME
			       : KNOWN_OTHERWISE;
	if (!first && !last)
		return KNOWN_SAME;
	if (first && b)
		return b->grade == a->grade ? KNOWN_DEFINITION
					    : KNOWN_CORRECTED;
	if (first)
		return known_find(between, person) ? KNOWN_CORRECTED
						   : KNOWN_EXPIRED;
	if (a && a->grade == b->grade)
		return KNOWN_DEFINITION;
	return b->from > was->day ? KNOWN_NEW : KNOWN_LATE;
}
