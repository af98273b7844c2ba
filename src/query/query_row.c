/* SPDX-License-Identifier: MIT */
/*
 * Reading the records of a row. Two cursors stay where they were: rows of an
 * index in id order find the next record on the page of the last.
 */
#include "query_row.h"

#include "query_scan.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/office/office.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

void
rows_begin(struct row_reader *rs, const struct query *q, struct txn *txn,
	struct arena *arena)
{
	rs->q = q;
	rs->txn = txn;
	rs->arena = arena;
	rs->attending.cohort.id = 0;
	rs->checked = false;
	rs->merged = persons_merged(txn);
	walk_begin(&rs->own, txn, TREE_REC, NULL, 0);
	walk_begin(&rs->persons, txn, TREE_REC, NULL, 0);
}

void
rows_end(struct row_reader *rs)
{
	walk_end(&rs->own);
	walk_end(&rs->persons);
}

static bool
stands_on(const struct walk *w, const struct key *k)
{
	return w->key.n == k->n && memcmp(w->key.p, k->b, k->n) == 0;
}

/* The next record is often the one: a step costs a third of a search. */
static bool
walk_to(struct walk *w, const struct key *k)
{
	if (w->state == WALK_ON && walk_next(w) && stands_on(w, k))
		return true;
	walk_seek(w, k->b, k->n);
	return walk_next(w) && stands_on(w, k);
}

static bool
load(struct row_reader *rs, struct walk *w, enum kind kind, uint64_t id,
	struct record *out)
{
	struct key k = { 0 };
	struct view v;

	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	if (!walk_to(w, &k))
		return false;
	v = w->value;
	if (rs->arena)
		v.p = (const uint8_t *)arena_strndup(
			rs->arena, (const char *)v.p, v.n);
	if (record_decode(
		    out, id, v.p, v.n, rs->checked ? 0 : RECORD_UNCHECKED) &&
		out->kind == kind)
		return true;
	record_damaged(rs->txn, kind, id);
	return false;
}

static uint16_t
order_of(const struct record *c)
{
	return index_rank(record_number(c, F_SCORE, -1));
}

void
row_from_record(const struct row_reader *rs, struct query_row *row)
{
	const struct record *r = row->record;
	const struct kind_info *k = rs->q->info;

	row->known |= ROW_ID;
	if (k->scope.program) {
		row->program = (uint16_t)record_number(r, k->scope.program, 0);
		row->stage = (uint16_t)record_number(r, k->stage, 0);
		row->known |= ROW_PLACE;
	}
	if (k->stage) {
		row->order = order_of(r);
		row->known |= ROW_ORDER;
	}
	row->hand = access_has_hand(&rs->q->office->access, r);
	row->open = kind_seen_by_about(k->kind)
			    ? access_sees(&rs->q->office->access, rs->txn, r)
			    : access_open(&rs->q->office->access, r);
	row->known |= ROW_HAND;
	if (!kind_has_person(k->kind)) {
		row->area = (uint16_t)record_number(r, k->scope.area, 0);
		row->known |= ROW_AREA;
	}
}

static void
open_person(struct row_reader *rs, struct query_row *row)
{
	uint64_t owner = record_owner(row->record);

	if (row->person || !kind_has_person(rs->q->kind))
		return;
	row->area = 0;
	row->known |= ROW_AREA;
	owner = person_root(rs->txn, owner);
	if (!owner || !load(rs, &rs->persons, KIND_PERSON, owner, &rs->person))
		return;
	row->person = &rs->person;
	row->area = (uint16_t)record_number(&rs->person, F_REGENCY, 0);
}

/* Tasks and activities about a case belong to its program. */
static void
open_about(struct row_reader *rs, struct query_row *row)
{
	const struct kind_info *k = rs->q->info;
	const struct kind_info *of = kind_info(record_about(row->record));
	uint64_t about = (uint64_t)record_number(row->record, k->about, 0);

	if (row->known & ROW_PLACE ||
		(!rs->q->office->access.n_programs && !rs->q->of_about))
		return;
	row->known |= ROW_PLACE;
	row->program = row->stage = 0;
	if (!of || !of->scope.program ||
		!load(rs, &rs->own, of->kind, about, &rs->about))
		return;
	row->program =
		(uint16_t)record_number(&rs->about, of->scope.program, 0);
}

static void
say_client(struct query_row *row, bool client)
{
	row->known |= ROW_CLIENT;
	row->client = client;
}

void
row_of_case(struct query_row *row)
{
	row->known |= ROW_PLACE;
	say_client(row, true);
}

/* Before the record is read. */
static void
ask_client(struct row_reader *rs, struct query_row *row)
{
	const struct query *q = rs->q;

	if (!bound_by_person(q) || row->known & ROW_CLIENT)
		return;
	if (kind_is_owner(q->kind)) {
		say_client(row,
			access_person(&q->office->access, rs->txn, row->id));
	} else if (row->known & ROW_OWNER && kind_of_one_person(q->kind)) {
		say_client(row, !row->owner || access_person(&q->office->access,
						       rs->txn, row->owner));
	}
}

static void
open_client(struct row_reader *rs, struct query_row *row)
{
	if (bound_by_person(rs->q) && !(row->known & ROW_CLIENT))
		say_client(row, access_persons_of(&rs->q->office->access,
					rs->txn, row->record));
}

bool
rows_open(struct row_reader *rs, struct query_row *row)
{
	row->rows = rs;
	if (row->opened)
		return true;
	if (!row->record) {
		if (!load(rs, &rs->own, rs->q->kind, row->id, &rs->record))
			return false;
		row->record = &rs->record;
		row_from_record(rs, row);
	}
	open_person(rs, row);
	open_about(rs, row);
	open_client(rs, row);
	row->opened = true;
	return true;
}

enum tri
rows_test(struct row_reader *rs, struct query_row *row)
{
	enum tri a;

	row->fold_room = &rs->fold;
	row->rows = rs;
	a = query_test(rs->q, row);
	if (a != TRI_UNKNOWN)
		return a;
	ask_client(rs, row);
	a = query_test(rs->q, row);
	if (a != TRI_UNKNOWN)
		return a;
	if (!rows_open(rs, row))
		return TRI_NO;
	return query_test(rs->q, row);
}
