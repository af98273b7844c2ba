/* SPDX-License-Identifier: MIT */
#include "magang/record/trace.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/base/seal.h"
#include "magang/record/change_read.h"
#include "magang/store/journal.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"

#define VARINT_BYTES 10

/* store/fence.c knows ROW_RECORD. */
enum trace_row { ROW_RECORD = 1, ROW_ACTOR, ROW_ACT };
enum { ACT_GOES_ON, ACT_TAKEN_BACK };

static struct key
record_list(enum kind kind, uint64_t id)
{
	struct key k = { 0 };

	key_u8(&k, ROW_RECORD);
	key_u8(&k, (uint8_t)kind);
	key_u64(&k, id);
	return k;
}

/* The list that an operation stands in. */
static struct key
op_list(const struct op *op)
{
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	return record_list(kind, id);
}

/* What stands within another, and is taken away, is found by its own number. */
static bool
leaves_gone(const struct op *op)
{
	return op->verb == OP_DELETE && kind_is(op->kind, KIND_WITHIN);
}

static struct key
number_list(enum trace_row row, uint64_t number)
{
	struct key k = { 0 };

	key_u8(&k, (uint8_t)row);
	key_u64(&k, number);
	return k;
}

static uint64_t
row_seq(const struct walk *w)
{
	return w->key.n > 8 ? get_u64(w->key.p + w->key.n - 8) : 0;
}

/* ---- lists -------------------------------------------------------------- */

/* The numbers of the row that a walk stands on; how many. */
static size_t
list_read(const struct walk *w, uint64_t out[TRACE_ROW + 1])
{
	uint64_t seq = row_seq(w);
	struct reader r;
	size_t n = 0;

	reader_init(&r, w->value.p, w->value.n);
	for (out[n++] = seq; reader_left(&r) && n <= TRACE_ROW; out[n++] = seq)
		seq += read_varint(&r);
	return n;
}

/* Into the last row of the list while that has room. */
static void
list_add(struct txn *txn, struct key k, uint64_t seq)
{
	uint64_t there[TRACE_ROW + 1], first = seq;
	struct buf row = BUF_INIT;
	struct walk w;
	size_t n;

	walk_begin(&w, txn, TREE_TRACE, k.b, k.n);
	if (walk_back(&w) && w.value.n + VARINT_BYTES <= TRACE_ROW) {
		n = list_read(&w, there);
		first = there[0];
		buf_add(&row, w.value.p, w.value.n);
		pack_varint(&row, seq - there[n - 1]);
	}
	walk_end(&w);
	key_u64(&k, first);
	txn_put(txn, TREE_TRACE, k.b, k.n, buf_str(&row), row.len);
	buf_release(&row);
}

static bool
list_has(struct txn *txn, const struct key *list, uint64_t seq)
{
	uint64_t there[TRACE_ROW + 1];
	struct key from = *list;
	struct walk w;
	size_t n = 0;

	key_u64(&from, seq);
	key_u8(&from, 0);
	walk_begin(&w, txn, TREE_TRACE, list->b, list->n);
	walk_seek(&w, from.b, from.n);
	if (walk_back(&w))
		n = list_read(&w, there);
	walk_end(&w);
	while (n > 0 && there[n - 1] != seq)
		n--;
	return n > 0;
}

static void
list_begin(struct trace *t, struct txn *txn, const struct key *list)
{
	walk_begin(&t->w, txn, TREE_TRACE, list->b, list->n);
	t->n = 0;
	t->last = 0;
}

void
trace_of_record(struct trace *t, struct txn *txn, enum kind kind, uint64_t id)
{
	const struct key list = record_list(kind, id);

	list_begin(t, txn, &list);
}

void
trace_of_actor(struct trace *t, struct txn *txn, uint64_t actor)
{
	const struct key list = number_list(ROW_ACTOR, actor);

	list_begin(t, txn, &list);
}

/* A change that has two operations on a record is told once. */
bool
trace_next(struct trace *t, uint64_t *seq)
{
	do {
		if (t->n == 0 && !walk_back(&t->w))
			return false;
		if (t->n == 0)
			t->n = list_read(&t->w, t->seqs);
		*seq = t->seqs[--t->n];
	} while (*seq == t->last);
	t->last = *seq;
	return true;
}

void
trace_end(struct trace *t)
{
	walk_end(&t->w);
}

bool
trace_has_actor(struct txn *txn, uint64_t actor)
{
	struct trace t;
	uint64_t seq;
	bool found;

	trace_of_actor(&t, txn, actor);
	found = trace_next(&t, &seq);
	trace_end(&t);
	return found;
}

/* ---- writing ------------------------------------------------------------ */

static struct key
act_row(uint64_t act, uint64_t seq)
{
	struct key k = number_list(ROW_ACT, act);

	key_u64(&k, seq);
	return k;
}

static void
act_put(struct txn *txn, uint64_t act, uint64_t seq, uint8_t what, size_t left)
{
	const struct key k = act_row(act, seq);
	struct buf row = BUF_INIT;

	pack_u8(&row, what);
	if (left)
		pack_varint(&row, left);
	txn_put(txn, TREE_TRACE, k.b, k.n, row.data, row.len);
	buf_release(&row);
}

void
trace_op(struct txn *txn, const struct op *op, uint64_t seq)
{
	list_add(txn, op_list(op), seq);
	if (leaves_gone(op))
		list_add(txn, record_list(op->kind, op->id), seq);
}

void
trace_change(struct txn *txn, const struct change *c, uint64_t seq, size_t left)
{
	list_add(txn, number_list(ROW_ACTOR, c->actor), seq);
	if (!change_begins_act(c))
		act_put(txn, c->act, seq, ACT_GOES_ON, 0);
	if (c->undoes)
		act_put(txn, c->undoes, seq, ACT_TAKEN_BACK, left);
}

/* ---- acts --------------------------------------------------------------- */

/* What an accepted change says of itself, without its operations. */
static bool
header_read(struct txn *txn, uint64_t seq, struct change *out)
{
	struct buf hold = BUF_INIT;
	struct log_entry e;
	bool found = seq && journal_read(txn, seq, &hold, &e) && !e.code &&
		     change_header(out, &e.change);

	buf_release(&hold);
	return found;
}

uint64_t
trace_act_of(struct txn *txn, uint64_t seq)
{
	struct change c;

	return header_read(txn, seq, &c) ? c.act : 0;
}

static void
act_add(struct trace_act *a, uint64_t seq)
{
	VEC_GROW(a->seqs, a->n, a->cap);
	a->seqs[a->n++] = seq;
}

/* By the last act that took it back, if that left nothing of it. */
static bool
act_undone(struct txn *txn, uint64_t act)
{
	const struct key list = number_list(ROW_ACT, act);
	uint64_t by = 0;
	bool whole = true;
	struct walk w;

	walk_begin(&w, txn, TREE_TRACE, list.b, list.n);
	while (whole && walk_back(&w)) {
		uint64_t row_by;

		if (!w.value.n || w.value.p[0] != ACT_TAKEN_BACK)
			continue;
		row_by = trace_act_of(txn, row_seq(&w));
		by = by ? by : row_by;
		whole = row_by != by || w.value.n == 1;
		if (row_by != by)
			break;
	}
	walk_end(&w);
	return by && whole && !act_undone(txn, by);
}

bool
trace_act(struct txn *txn, uint64_t act, struct trace_act *out)
{
	const struct key list = number_list(ROW_ACT, act);
	struct change c;
	struct walk w;
	uint64_t first =
		journal_result(txn, (uint32_t)(act >> 32), act & UINT32_MAX);

	memset(out, 0, sizeof(*out));
	if (header_read(txn, first, &c) && c.act == act)
		act_add(out, first);
	walk_begin(&w, txn, TREE_TRACE, list.b, list.n);
	while (walk_next(&w))
		if (w.value.n && w.value.p[0] == ACT_GOES_ON)
			act_add(out, row_seq(&w));
	walk_end(&w);
	if (!out->n || !header_read(txn, out->seqs[0], &c))
		return false;
	out->kind = c.kind;
	out->actor = c.actor;
	out->undone = act_undone(txn, act);
	return true;
}

void
trace_act_release(struct trace_act *a)
{
	free(a->seqs);
	memset(a, 0, sizeof(*a));
}

static bool
act_has_seq(const struct trace_act *a, uint64_t seq)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->seqs[i] == seq)
			return true;
	return false;
}

bool
trace_act_touched(
	const struct trace_act *a, struct txn *txn, enum kind kind, uint64_t id)
{
	struct trace t;
	bool found = false;
	uint64_t seq;

	trace_of_record(&t, txn, kind, id);
	while (!found && trace_next(&t, &seq))
		found = act_has_seq(a, seq);
	trace_end(&t);
	return found;
}

/* The act of which a change is, or which it takes back, or puts back, and so on;
 * 0: not known. */
static uint64_t
first_act(struct txn *txn, uint64_t seq)
{
	struct change c;

	while (header_read(txn, seq, &c)) {
		if (!c.undoes)
			return c.act;
		seq = journal_result(
			txn, (uint32_t)(c.undoes >> 32), c.undoes & UINT32_MAX);
	}
	return 0;
}

/* Was it made by the act, or by undo and redo of the same one? */
static bool
act_made(const struct trace_act *a, struct txn *txn, uint64_t seq)
{
	const uint64_t first = a->n ? first_act(txn, a->seqs[0]) : 0;

	return act_has_seq(a, seq) || (first && first_act(txn, seq) == first);
}

bool
trace_act_touched_by(
	const struct trace_act *a, struct txn *txn, const struct op *op)
{
	struct record *r;
	enum kind kind;
	uint64_t id = op_subject(op, &kind);
	bool own = true;

	/* a proposal or a letter that was answered meanwhile, and is again as it
	 * was, goes all the same */
	if (op->kind == KIND_DECISION) {
		r = xmalloc(sizeof(*r));
		own = !record_load(
			      txn, op->kind, op->id, RECORD_UNCHECKED, r) ||
		      act_made(a, txn, r->seq);
		free(r);
	}
	return own && trace_act_touched(a, txn, kind, id);
}

/* ---- check -------------------------------------------------------------- */

bool
trace_has_op(struct txn *txn, const struct op *op, uint64_t seq, uint64_t *n)
{
	const struct key list = op_list(op);
	const struct key gone = record_list(op->kind, op->id);

	*n += 1u + leaves_gone(op);
	return list_has(txn, &list, seq) &&
	       (!leaves_gone(op) || list_has(txn, &gone, seq));
}

static bool
act_has(struct txn *txn, uint64_t act, uint64_t seq, uint8_t what)
{
	const struct key k = act_row(act, seq);
	struct view v;

	return txn_get(txn, TREE_TRACE, k.b, k.n, &v) && v.n > 0 &&
	       v.p[0] == what;
}

bool
trace_has_change(
	struct txn *txn, const struct change *c, uint64_t seq, uint64_t *n)
{
	const struct key list = number_list(ROW_ACTOR, c->actor);
	const bool further = !change_begins_act(c);

	*n += 1u + further + (c->undoes != 0);
	return list_has(txn, &list, seq) &&
	       (!further || act_has(txn, c->act, seq, ACT_GOES_ON)) &&
	       (!c->undoes || act_has(txn, c->undoes, seq, ACT_TAKEN_BACK));
}

uint64_t
trace_count(struct txn *txn, struct hash *digest)
{
	uint64_t there[TRACE_ROW + 1], n = 0;
	struct walk w;

	walk_begin(&w, txn, TREE_TRACE, "", 0);
	while (walk_next(&w)) {
		n += w.key.p[0] == ROW_ACT ? 1 : list_read(&w, there);
		hash_add(digest, w.key.p, w.key.n);
		hash_add(digest, w.value.p, w.value.n);
	}
	walk_end(&w);
	return n;
}
