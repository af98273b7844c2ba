/* SPDX-License-Identifier: MIT */
/*
 * Rows of a query by pages of ids. Each page has a transaction of its own, and
 * so has each row that is handed out: whoever looks at it may take as long as
 * he likes. A row is tested again when it is read and anything was committed
 * after its page was made: it may have changed, or left the caller's area.
 */
#include "magang/query/source.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/office/office.h"
#include "magang/office/asking.h"
#include "magang/office/reads.h"
#include "magang/query/query_parse.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "query_exact.h"
#include "query_plan.h"
#include "query_row.h"
#include "query_rule.h"
#include "query_scan.h"
#include "source_sort.h"

/* A first page for the screen, then larger ones. A page in an order that no
 * index has costs a walk over all, and one of rows that an index names costs all
 * of their numbers, so each is eight times the one before, for whoever wants
 * everything (export, the end of a list). */
#define PAGE_FIRST 24
#define PAGE 256
#define PAGE_SORTED 512
#define PAGE_SORTED_MAX ((size_t)PAGE_SORTED << 8)

struct source {
	struct office *office;
	struct query *q;
	struct arena *arena; /* of the row handed out */
	struct row_reader *rows;
	bool back; /* the last row first */
	bool planned;
	enum way_no way;
	enum sort_by by;        /* SORT_NONE: as the way goes */
	struct place_key at;    /* SORT_NONE: the last page ended here */
	uint8_t last[SORT_KEY]; /* else: with this key */
	size_t pages;
	uint64_t version; /* of the store, when the page was made */
	struct ids page;  /* in its order */
	size_t next;
	bool over;
	struct steps steps; /* over all pages */
};

static int
open_towards(struct office *office, struct query *q, bool back,
	struct source **out, struct err *err)
{
	struct source *s;
	int rc = access_need(&office->access, PERM_READ, err);

	if (!rc)
		rc = exact_sought(q, err);
	if (rc)
		return rc;
	s = xcalloc(1, sizeof(*s));
	s->office = office;
	s->q = q;
	s->back = back;
	s->arena = arena_new();
	s->rows = xmalloc(sizeof(*s->rows));
	steps_begin(office);
	*out = s;
	return 0;
}

int
source_open(struct office *office, struct query *q, struct source **out,
	struct err *err)
{
	return open_towards(office, q, false, out, err);
}

int
source_open_end(struct office *office, struct query *q, struct source **out,
	struct err *err)
{
	return open_towards(office, q, true, out, err);
}

void
source_waits(struct source *s)
{
	s->steps.looked = 0;
	steps_begin(s->office);
}

void
source_close(struct source *s)
{
	if (!s)
		return;
	arena_free(s->arena);
	free(s->rows);
	ids_release(&s->page);
	free(s);
}

static size_t
grown_want(const struct source *s)
{
	size_t want = PAGE_SORTED;

	for (size_t i = 0; i < s->pages && want < PAGE_SORTED_MAX; i++)
		want *= 8;
	return want < PAGE_SORTED_MAX ? want : PAGE_SORTED_MAX;
}

/* ---- pages as the way goes ---------------------------------------------- */

/* A page ends between two entries: cases of one name stay together. */
static void
page_walked(struct source *s, struct scan *sc)
{
	size_t want = !s->pages           ? PAGE_FIRST
		      : s->way == WAY_IDS ? grown_want(s)
					  : PAGE;
	struct query_row row;

	while (scan_next(sc, &row)) {
		if (row.fresh && s->page.n >= want)
			return;
		scan_place(sc, &s->at);
		if (rows_test(s->rows, &row) == TRI_YES &&
			scan_first_word(sc, s->q, &row))
			ids_add(&s->page, row.id);
	}
	s->over = !s->steps.stopped;
}

/* ---- pages in an order -------------------------------------------------- */

/* As sort_key(); from the end every byte is turned over, which the rest, being 0,
 * is a lower bound of, too. */
static size_t
page_key(const struct source *s, const struct query_row *row,
	uint8_t key[SORT_KEY])
{
	size_t known = sort_key(s->q, s->by, row, key);

	for (size_t i = 0; s->back && i < known; i++)
		key[i] = (uint8_t)~key[i];
	return known;
}

static uint64_t
id_of_key(const struct source *s, const uint8_t key[SORT_KEY])
{
	uint64_t id = get_u64(key + SORT_KEY - 8);

	return s->back ? ~id : id;
}

/* The first `known` bytes tell that an earlier page had the row. */
static bool
was_before(const struct source *s, const uint8_t *key, size_t known)
{
	int c = memcmp(key, s->last, known);

	return s->pages && (c < 0 || (c == 0 && known == SORT_KEY));
}

/* The record is opened only for a row whose card leaves it in the race. */
static void
sorted_row(struct source *s, struct scan *sc, struct query_row *row,
	struct least *least)
{
	uint8_t key[SORT_KEY];
	size_t known;

	row->fold_room = &s->rows->fold;
	if (query_test(s->q, row) == TRI_NO)
		return;
	known = page_key(s, row, key);
	if (was_before(s, key, known) || !least_wants(least, key))
		return;
	if (rows_test(s->rows, row) != TRI_YES ||
		!scan_first_word(sc, s->q, row))
		return;
	if (known < SORT_KEY) {
		if (!rows_open(s->rows, row))
			return;
		page_key(s, row, key);
	}
	if (!was_before(s, key, SORT_KEY) && least_wants(least, key))
		least_add(least, key);
}

static void
page_sorted(struct source *s, struct scan *sc)
{
	struct least least;
	struct query_row row;

	least_init(&least, grown_want(s));
	while (scan_next(sc, &row))
		sorted_row(s, sc, &row, &least);
	if (s->steps.stopped) { /* the least of some are not those of all */
		least_release(&least);
		return;
	}
	s->over = least.n < least.max;
	least_order(&least);
	for (size_t i = 0; i < least.n; i++)
		ids_add(&s->page, id_of_key(s, least.keys[i]));
	if (least.n)
		memcpy(s->last, least.keys[least.n - 1], SORT_KEY);
	least_release(&least);
}

/* ---- a page ------------------------------------------------------------- */

/* Cards of cases lie by stage, those of very many areas are not merged. */
static enum sort_by
order_needed(const struct query *q, const struct plan *pl)
{
	bool cards = pl->way == WAY_PERSONS || pl->way == WAY_CLIENTS ||
		     pl->way == WAY_CASES || pl->way == WAY_DUE;

	if (q->sort)
		return q->sort;
	if (!cards || pl->merged || pl->n <= 1)
		return pl->way == WAY_CASES && !pl->by_stage ? SORT_ID
							     : SORT_NONE;
	return pl->by_stage ? SORT_SCORE : SORT_ID;
}

static void
page_scan(struct source *s, const struct plan *plan, struct txn *txn)
{
	struct scan sc;

	rows_begin(s->rows, s->q, txn, NULL);
	scan_begin(&sc, plan, s->rows, &s->at);
	sc.steps = &s->steps;
	sc.back = s->back;
	if (s->by == SORT_NONE)
		page_walked(s, &sc);
	else
		page_sorted(s, &sc);
	scan_end(&sc);
	rows_end(s->rows);
}

static int
source_page(struct source *s, struct err *err)
{
	struct plan plan;
	struct txn *txn;
	int rc = txn_read(s->office->store, &txn, err);

	if (rc)
		return rc;
	s->page.n = s->next = 0;
	s->steps.stopped = false;
	if (!s->planned)
		s->way = plan_way(s->q, txn);
	plan_fill(&plan, s->q, txn, s->way);
	if (!s->planned)
		s->by = order_needed(s->q, &plan);
	s->planned = true;
	page_scan(s, &plan, txn);
	s->version = txn_version(txn);
	s->pages += !s->steps.stopped;
	plan_release(&plan);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return !rc && s->steps.stopped ? steps_stopped(err) : rc;
}

/* ---- rows --------------------------------------------------------------- */

/* 1: read and still a row of the query, 0: not any more. */
static int
source_read(struct source *s, uint64_t id, struct err *err)
{
	struct query_row row = { .id = id, .known = ROW_ID };
	struct txn *txn;
	bool found;
	int rc = txn_read(s->office->store, &txn, err);

	if (rc)
		return rc;
	arena_clear(s->arena);
	rows_begin(s->rows, s->q, txn, s->arena);
	row.fold_room = &s->rows->fold;
	s->rows->checked = true;
	found = rows_open(s->rows, &row) &&
		(txn_version(txn) == s->version ||
			query_test(s->q, &row) == TRI_YES);
	if (!row.person)
		s->rows->person.kind = KIND_NONE;
	rows_end(s->rows);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	return rc ? rc : found;
}

int
source_next_id(struct source *s, uint64_t *id, struct err *err)
{
	int rc = 0;

	while (!rc && s->next >= s->page.n && !s->over)
		rc = source_page(s, err);
	if (rc < 0)
		return rc;
	if (s->next >= s->page.n)
		return 0;
	*id = s->page.rows[s->next++];
	return 1;
}

int
source_told(const struct query *q, const struct record *row, struct err *err)
{
	const uint64_t person = record_owner(row);
	bool tells = q->health;
	struct txn *txn;
	int rc = 0;

	if (person && !tells && q->rules) {
		rc = office_look(q->office, &txn, err);
		if (rc)
			return rc;
		tells = office_tells_health(q->office, txn, row);
		office_look_end(txn);
	}
	return person && tells
		       ? office_read(q->office, READ_HEALTH, person, 0, err)
		       : 0;
}

int
source_next(struct source *s, struct hit *out, struct err *err)
{
	uint64_t id;
	int found = 0;

	while (!found) {
		int rc = source_next_id(s, &id, err);

		if (rc != 1)
			return rc;
		found = source_read(s, id, err);
	}
	if (found < 0)
		return found;
	out->record = &s->rows->record;
	out->person = s->rows->person.kind ? &s->rows->person : NULL;
	found = source_told(s->q, out->record, err);
	return found ? found : 1;
}

/* ---- all of them ---------------------------------------------------------- */

int
source_walk(struct office *office, struct query *q, hit_visit visit, void *ctx,
	struct err *err)
{
	struct source *s;
	struct hit hit;
	int rc = source_open(office, q, &s, err);

	if (rc)
		return rc;
	while ((rc = source_next(s, &hit, err)) == 1) {
		rc = visit(ctx, &hit, err);
		if (rc)
			break;
	}
	source_close(s);
	return rc;
}

int
source_each(struct office *office, enum kind kind, const char *filter,
	hit_visit visit, void *ctx, struct err *err)
{
	struct query *q;
	int rc = query_parse(office, kind, filter, &q, err);

	if (rc)
		return rc;
	rc = source_walk(office, q, visit, ctx, err);
	query_free(q);
	return rc;
}

static int
add_person(void *ctx, const struct hit *hit, struct err *err)
{
	(void)err;
	if (record_owner(hit->record))
		ids_add(ctx, record_owner(hit->record));
	return 0;
}

int
source_may_leave(struct office *office, struct query *q, struct err *err)
{
	struct ids persons = { 0 };
	int rc = 0;

	if (!office->access.limits[READ_EXPORT])
		return 0;
	rc = source_walk(office, q, add_person, &persons, err);
	ids_sort(&persons);
	if (!rc)
		rc = office_reads_room(office, READ_EXPORT, &persons, err);
	ids_release(&persons);
	return rc;
}
