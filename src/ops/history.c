/* SPDX-License-Identifier: MIT */
#include "magang/ops/history.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/ops/history_entry.h"
#include "magang/ops/history_told.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

/* The changes of a record: any of them may be hidden, which does not count among
 * the last ones. */
static void
seqs_of(struct txn *txn, enum kind kind, uint64_t id, struct ids *out)
{
	struct trace t;
	uint64_t seq;

	trace_of_record(&t, txn, kind, id);
	while (trace_next(&t, &seq))
		ids_add(out, seq);
	trace_end(&t);
}

/* What is within another leaves its traces there. */
static void
seqs_of_parent(struct txn *txn, enum kind kind, uint64_t id, struct ids *out)
{
	struct record *r = xmalloc(sizeof(*r));
	enum kind about;

	if (record_load(txn, kind, id, RECORD_UNCHECKED, r))
		seqs_of(txn, record_about(r), record_parent(r, &about), out);
	free(r);
}

/* Whose history is told, and which records are part of it. */
struct told_of {
	enum kind kind;
	uint64_t id;
	struct ids members[KIND_COUNT]; /* ascending */
};

/* Is its history told with what hangs on it? */
static bool
has_parts(enum kind kind)
{
	return kind_is(kind, KIND_TOPIC) || seat_giver(kind);
}

/* What is within another comes with that one, but seats with what gives them; who is
 * a member of an organisation has a history of his own. */
static bool
is_part(enum kind of, enum kind member)
{
	if (seat_giver(of))
		return member == KIND_SEAT;
	return !kind_is(member, KIND_WITHIN) &&
	       (kind_is_owner(of) || kind_has_about(member));
}

static void
seqs_of_members(struct txn *txn, struct told_of *told, enum kind of_kind,
	uint64_t of, struct ids *out)
{
	struct walk w;

	members_itself_begin(&w, txn, of_kind, of, KIND_NONE);
	while (walk_next(&w)) {
		const enum kind kind = member_kind(&w);

		if (!is_part(of_kind, kind))
			continue;
		ids_add(&told->members[kind], walk_id(&w));
		if (kind_is(kind, KIND_WITHIN))
			seqs_of_parent(txn, kind, walk_id(&w), out);
		else
			seqs_of(txn, kind, walk_id(&w), out);
		if (kind_is(kind,
			    KIND_TOPIC)) /* whom she was merged with, too */
			seqs_of_members(txn, told, kind, walk_id(&w), out);
	}
	walk_end(&w);
}

static bool
is_member(const struct told_of *told, const struct op *op)
{
	const struct ids *of =
		op->kind < KIND_COUNT ? &told->members[op->kind] : NULL;

	return of && ids_sorted_has(of, op->id);
}

/* Is an operation part of it? */
static bool
op_concerns(void *ctx, const struct op *op)
{
	const struct told_of *told = ctx;
	enum kind about;

	if (op->kind == told->kind && op->id == told->id)
		return true;
	if (told->kind == KIND_PERSON &&
		(op->owner == told->id ||
			ids_sorted_has(&told->members[KIND_PERSON], op->owner)))
		return true;
	if (is_member(told, op))
		return true;
	/* what is gone */
	return op_about(op, &about) == told->id && about == told->kind;
}

/* The operations of an entry that concern the record. */
static int
visit_entry(struct office *office, uint64_t seq, struct told_of *told,
	history_visit visit, void *ctx, struct err *err)
{
	struct history_row row = { .seq = seq, .of = told->kind };
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	row.change = &c;
	rc = history_read(office, op_concerns, told, &c, &row, err);
	if (!rc)
		history_actor(office, &row);
	for (size_t i = 0; !rc && i < c.n; i++) {
		if (!op_concerns(told, &c.ops[i]) ||
			!history_tells(office, &c.ops[i], row.code))
			continue;
		row.op = &c.ops[i];
		rc = visit(ctx, &row, err);
	}
	change_release(&c);
	return rc;
}

/* Changes of which the caller was told something. */
struct telling {
	history_visit visit;
	void *ctx;
	uint64_t last;
	size_t n;
};

static int
tell(void *ctx, const struct history_row *row, struct err *err)
{
	struct telling *t = ctx;

	t->n += row->seq != t->last;
	t->last = row->seq;
	return t->visit(t->ctx, row, err);
}

int
history_record(struct office *office, enum kind kind, uint64_t id, size_t max,
	history_visit visit, void *ctx, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	struct told_of told = { .kind = kind, .id = id };
	struct telling t = { visit, ctx, 0, 0 };
	struct ids list = { NULL, 0, 0 };
	enum kind about;
	struct txn *txn;
	/* The record itself decides whether the caller may look. */
	int rc = office_show(office, kind, id, arena, r, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		if (kind_is(kind, KIND_WITHIN))
			seqs_of(txn, record_about(r), record_parent(r, &about),
				&list);
		else
			seqs_of(txn, kind, id, &list);
		if (has_parts(kind))
			seqs_of_members(txn, &told, kind, id, &list);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	ids_sort(&list);
	for (size_t k = 0; k < KIND_COUNT; k++)
		ids_sort(&told.members[k]);
	if (kind_is(kind, KIND_WITHIN))
		max = list.n;
	for (size_t i = list.n; !rc && i > 0 && t.n < max; i--)
		rc = visit_entry(
			office, list.rows[i - 1], &told, tell, &t, err);
	ids_release(&list);
	for (size_t k = 0; k < KIND_COUNT; k++)
		ids_release(&told.members[k]);
	arena_free(arena);
	free(r);
	return rc;
}

/* ---- acts ---------------------------------------------------------------- */

/* Is an operation one on this record? */
static bool
op_is_on(void *ctx, const struct op *op)
{
	const struct record *r = ctx;

	return op->kind == (enum kind)r->kind && op->id == r->id;
}

int
history_rewind(struct office *office, struct txn *txn, struct record *r,
	uint64_t seq, struct arena *arena, struct err *err)
{
	struct ids list = { NULL, 0, 0 };
	struct change c;
	struct history_row unread;
	int rc = 0;

	seqs_of(txn, (enum kind)r->kind, r->id, &list);
	change_init(&c, ACT_SET);
	for (size_t i = 0; !rc && i < list.n && list.rows[i] > seq; i++) {
		rc = history_entry(office, txn, list.rows[i], op_is_on, r, &c,
			&unread, err);
		for (size_t o = 0; !rc && o < c.n; o++)
			for (size_t f = 0;
				op_is_on(r, &c.ops[o]) && f < c.ops[o].n; f++)
				if (!field_is_told(c.ops[o].f[f].id))
					record_set(r, c.ops[o].f[f].id,
						&c.ops[o].f[f].old);
		/* Its texts die with the change. */
		record_own(r, arena);
	}
	r->seq = seq;
	change_release(&c);
	ids_release(&list);
	return rc;
}
