/* SPDX-License-Identifier: MIT */
#include "magang/ops/history.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/rulebook/access.h"
#include "magang/ops/history_seq.h"
#include "magang/record/index.h"
#include "magang/record/skips.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"
#include "magang/log/log.h"
#include "magang/store/txn.h"

/* Numbers of changes. */
struct seq_list {
	uint64_t *rows;
	size_t n, cap;
};

static void
seq_list_add(struct seq_list *list, uint64_t seq)
{
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n++] = seq;
}

static int
newest_first(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? 1 : x > y ? -1 : 0;
}

/* Sorted newest first, each once. */
static void
seq_list_order(struct seq_list *list)
{
	size_t n = 0;

	if (list->n)
		qsort(list->rows, list->n, sizeof(*list->rows), newest_first);
	for (size_t i = 0; i < list->n; i++)
		if (n == 0 || list->rows[n - 1] != list->rows[i])
			list->rows[n++] = list->rows[i];
	list->n = n;
}

/* The last `max` changes of a record. */
static void
seqs_of(struct txn *txn, enum kind kind, uint64_t id, size_t max,
	struct seq_list *out)
{
	struct trace t;
	uint64_t seq;

	trace_of_record(&t, txn, kind, id);
	while (max-- && trace_next(&t, &seq))
		seq_list_add(out, seq);
	trace_end(&t);
}

static void
seqs_of_members(struct txn *txn, enum kind of_kind, uint64_t of, size_t max,
	struct seq_list *out)
{
	struct walk w;

	members_begin(&w, txn, of_kind, of, KIND_NONE);
	while (walk_next(&w)) {
		seqs_of(txn, member_kind(&w), walk_id(&w), max, out);
		if (kind_is(member_kind(&w), KIND_TOPIC))
			seqs_of_members(
				txn, member_kind(&w), walk_id(&w), max, out);
	}
	walk_end(&w);
}

/* Reading only what an entry has done. */
struct entry_reading {
	op_wanted want;
	void *ctx;
	struct skips skips;
	bool *idle; /* by place in the change */
	size_t n, cap;
};

static bool
op_was_done(void *ctx, const struct op *op)
{
	struct entry_reading *r = ctx;
	bool idle = skips_next(&r->skips, op) != 0 || op->verb == OP_EXPECT;

	VEC_GROW(r->idle, r->n, r->cap);
	r->idle[r->n++] = idle;
	return !idle && (!r->want || r->want(r->ctx, op));
}

/* Operations that were left out, or write nothing, are no history. */
static void
drop_idle(struct change *c, const struct entry_reading *r)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (i < r->n && r->idle[i])
			free(c->ops[i].f);
		else
			c->ops[n++] = c->ops[i];
	c->n = n;
}

int
history_entry(struct office *office, struct txn *txn, uint64_t seq,
	op_wanted want, void *ctx, struct change *c, struct history_row *row,
	struct err *err)
{
	struct entry_reading r = { .want = want, .ctx = ctx };
	struct buf hold = BUF_INIT;
	struct log_entry e;
	int rc = 0;

	if (!journal_read(txn, seq, &hold, &e))
		rc = err_set(err, MG_EDAMAGED,
			_("a journal entry is missing; run: magang "
			  "check"));
	if (!rc) {
		skips_begin(&r.skips, e.detail, e.code ? 0 : e.detail_len);
		rc = change_decode_some(c, office->store, e.change.bytes,
			e.change.len, op_was_done, &r, err);
	}
	if (!rc) {
		drop_idle(c, &r);
		c->seq = seq;
		row->code = e.code;
		row->detail =
			e.code ? arena_strndup(c->arena, e.detail, e.detail_len)
			       : NULL;
	}
	free(r.idle);
	buf_release(&hold);
	return rc;
}

/* In a look of its own, because the visitor may look, too. */
static int
read_entry(struct office *office, op_wanted want, void *ctx, struct change *c,
	struct history_row *row, struct err *err)
{
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	rc = history_entry(office, txn, row->seq, want, ctx, c, row, err);
	txn_abort(txn);
	return rc;
}

static void
actor_name(struct office *office, uint64_t actor, char *out, size_t size)
{
	struct err err = ERR_INIT;
	struct txn *txn;

	out[0] = '\0';
	if (txn_read(office->store, &txn, &err) == 0) {
		access_user_name(txn, actor, out, size);
		txn_abort(txn);
	}
}

/* Of what is gone the person tells whose it was, but not of which program; of two
 * persons both. */
static bool
tells_of_gone(struct office *office, struct txn *txn, const struct op *op,
	struct record *room)
{
	const struct op_field *second =
		kind_of_two_persons(op->kind)
			? op_sets(op, kind_info(op->kind)->other)
			: NULL;
	const struct value *other = !second ? NULL
				    : second->new.kind == VALUE_NUMBER
					    ? &second->new
					    : &second->old;
	bool owner = !op->owner ||
		     office_sees(office, txn, KIND_PERSON, op->owner, room);

	if (kind_of_two_persons(op->kind))
		return owner && other &&
		       office_sees(office, txn, KIND_PERSON,
			       (uint64_t)other->number, room);
	return owner && !office->access.n_programs;
}

bool
history_tells(struct office *office, const struct op *op)
{
	const struct access *a = &office->access;
	struct err unread = ERR_INIT;
	struct record *r;
	struct txn *txn;
	bool told = false;

	if (!access_bound(a))
		return true;
	if (txn_read(office->store, &txn, &unread))
		return false;
	r = xmalloc(sizeof(*r));
	told = record_load(txn, op->kind, op->id, RECORD_UNCHECKED, r)
		       ? access_sees(a, txn, r)
		       : tells_of_gone(office, txn, op, r);
	txn_abort(txn);
	free(r);
	return told;
}

bool
history_counts(struct office *office, const struct op *op)
{
	return !kind_of_two_persons(op->kind) || history_tells(office, op);
}

/* Whose history is told. */
struct told_of {
	enum kind kind;
	uint64_t id;
};

/* Is an operation part of it? */
static bool
op_concerns(void *ctx, const struct op *op)
{
	const struct told_of *told = ctx;

	if (op->kind == told->kind && op->id == told->id)
		return true;
	if (told->kind == KIND_PERSON && op->owner == told->id)
		return true;
	return op_number(op, F_ABOUT) == (int64_t)told->id &&
	       op_number(op, F_ABOUT_KIND) == (int64_t)told->kind;
}

/* One operation of an entry. */
struct nth {
	size_t wanted, seen;
};

static bool
op_is_nth(void *ctx, const struct op *op)
{
	struct nth *nth = ctx;

	(void)op;
	return nth->seen++ == nth->wanted;
}

/* What an entry is about: its first operation. An undo goes backwards; the one
 * that the act began with is its last. */
static int
visit_chief(struct office *office, struct history_row *row, struct change *c,
	history_visit visit, void *ctx, struct err *err)
{
	struct nth nth = { 0 };
	int rc = read_entry(office, op_is_nth, &nth, c, row, err);

	if (!rc && c->kind == ACT_UNDO && c->n > 1) {
		nth = (struct nth){ .wanted = c->n - 1 };
		rc = read_entry(office, op_is_nth, &nth, c, row, err);
	}
	if (rc || c->n == 0 || !history_tells(office, &c->ops[nth.wanted]))
		return rc;
	actor_name(office, c->actor, row->actor, sizeof(row->actor));
	row->op = &c->ops[nth.wanted];
	return visit(ctx, row, err);
}

/* The operations that concern a record; of no kind: what it is about. */
static int
visit_entry(struct office *office, uint64_t seq, enum kind kind, uint64_t id,
	history_visit visit, void *ctx, struct err *err)
{
	struct history_row row = { .seq = seq };
	struct told_of told = { kind, id };
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	row.change = &c;
	if (!kind) {
		rc = visit_chief(office, &row, &c, visit, ctx, err);
		change_release(&c);
		return rc;
	}
	rc = read_entry(office, op_concerns, &told, &c, &row, err);
	if (!rc)
		actor_name(office, c.actor, row.actor, sizeof(row.actor));
	for (size_t i = 0; !rc && i < c.n; i++) {
		if (!op_concerns(&told, &c.ops[i]) ||
			!history_tells(office, &c.ops[i]))
			continue;
		row.op = &c.ops[i];
		rc = visit(ctx, &row, err);
	}
	change_release(&c);
	return rc;
}

int
history_record(struct office *office, enum kind kind, uint64_t id, size_t max,
	history_visit visit, void *ctx, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	struct seq_list list = { NULL, 0, 0 };
	struct txn *txn;
	/* The record itself decides whether the caller may look. */
	int rc = office_load(office, kind, id, arena, r, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (!rc) {
		seqs_of(txn, kind, id, max, &list);
		if (kind == KIND_PERSON || kind == KIND_CASE)
			seqs_of_members(txn, kind, id, max, &list);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	seq_list_order(&list);
	for (size_t i = 0; !rc && i < list.n && i < max; i++)
		rc = visit_entry(
			office, list.rows[i], kind, id, visit, ctx, err);
	free(list.rows);
	arena_free(arena);
	free(r);
	return rc;
}

static void
last_seqs(struct txn *txn, uint64_t actor, size_t max, struct seq_list *out)
{
	struct log_head head;
	struct trace t;
	uint64_t seq;

	if (!actor) {
		journal_head(txn, &head);
		for (uint64_t s = head.seq; s > 0 && max--; s--)
			seq_list_add(out, s);
		return;
	}
	trace_of_actor(&t, txn, actor);
	while (max-- && trace_next(&t, &seq))
		seq_list_add(out, seq);
	trace_end(&t);
}

int
history_acts(struct office *office, uint64_t actor, size_t max,
	history_visit visit, void *ctx, struct err *err)
{
	struct seq_list list = { NULL, 0, 0 };
	struct txn *txn;
	int rc;

	/* Whoever is bound to areas sees his own acts only. */
	if (access_bound(&office->access))
		actor = office->access.user;
	rc = txn_read(office->store, &txn, err);
	if (!rc) {
		last_seqs(txn, actor, max, &list);
		rc = txn_fault(txn, err);
		txn_abort(txn);
	}
	for (size_t i = 0; !rc && i < list.n; i++)
		rc = visit_entry(
			office, list.rows[i], KIND_NONE, 0, visit, ctx, err);
	free(list.rows);
	return rc;
}

int
history_act(struct office *office, uint64_t act, history_visit visit, void *ctx,
	struct err *err)
{
	struct trace_act a;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	if (trace_act(txn, act, &a))
		act = a.seqs[0];
	else
		act = 0;
	trace_act_release(&a);
	txn_abort(txn);
	return act ? visit_entry(office, act, KIND_NONE, 0, visit, ctx, err)
		   : 0;
}

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
	struct seq_list list = { NULL, 0, 0 };
	struct change c;
	struct history_row unread;
	int rc = 0;

	seqs_of(txn, (enum kind)r->kind, r->id, SIZE_MAX, &list);
	change_init(&c, ACT_SET);
	for (size_t i = 0; !rc && i < list.n && list.rows[i] > seq; i++) {
		rc = history_entry(office, txn, list.rows[i], op_is_on, r, &c,
			&unread, err);
		for (size_t o = 0; !rc && o < c.n; o++)
			for (size_t f = 0; f < c.ops[o].n; f++)
				if (!field_is_told(c.ops[o].f[f].id))
					record_set(r, c.ops[o].f[f].id,
						&c.ops[o].f[f].old);
		/* Its texts die with the change. */
		record_own(r, arena);
	}
	r->seq = seq;
	change_release(&c);
	free(list.rows);
	return rc;
}
