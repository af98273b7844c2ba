/* SPDX-License-Identifier: MIT */
#include "magang/ops/history.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/rulebook/access.h"
#include "magang/ops/history_seq.h"
#include "magang/record/change_bytes.h"
#include "magang/record/index.h"
#include "magang/record/skips.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"
#include "magang/log/log.h"
#include "magang/store/txn.h"

/* The last `max` changes of a record. */
static void
seqs_of(struct txn *txn, enum kind kind, uint64_t id, size_t max,
	struct ids *out)
{
	struct trace t;
	uint64_t seq;

	trace_of_record(&t, txn, kind, id);
	while (max-- && trace_next(&t, &seq))
		ids_add(out, seq);
	trace_end(&t);
}

/* Whose history is told, and which records are part of it. */
struct told_of {
	enum kind kind;
	uint64_t id;
	struct ids members[KIND_COUNT]; /* ascending */
};

/* What is within another comes with that one; who is a member of an organisation
 * has a history of his own. */
static bool
is_part(enum kind of, enum kind member)
{
	return !kind_is(member, KIND_WITHIN) &&
	       (kind_is_owner(of) || kind_has_about(member));
}

static void
seqs_of_members(struct txn *txn, struct told_of *told, enum kind of_kind,
	uint64_t of, size_t max, struct ids *out)
{
	struct walk w;

	members_begin(&w, txn, of_kind, of, KIND_NONE);
	while (walk_next(&w)) {
		const enum kind kind = member_kind(&w);

		if (!is_part(of_kind, kind))
			continue;
		ids_add(&told->members[kind], walk_id(&w));
		seqs_of(txn, kind, walk_id(&w), max, out);
		if (kind_is(kind, KIND_TOPIC))
			seqs_of_members(txn, told, kind, walk_id(&w), max, out);
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
history_never_was(const struct op *op, int code)
{
	return code && op->verb == OP_CREATE;
}

/* May the caller be told of an operation? Looks at the store by itself. */
static bool
history_tells(struct office *office, const struct op *op, int code)
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
	told = !history_never_was(op, code) &&
			       record_load(txn, op->kind, op->id,
				       RECORD_UNCHECKED, r)
		       ? access_sees(a, txn, r)
		       : tells_of_gone(office, txn, op, r);
	txn_abort(txn);
	free(r);
	return told;
}

/* Of what is gone: what it was about tells, or whose it was, as far as that is
 * there. */
static bool
counts_gone(const struct access *a, struct txn *txn, const struct op *op,
	struct record *room)
{
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	if ((kind != op->kind || id != op->id) &&
		record_load(txn, kind, id, RECORD_UNCHECKED, room))
		return access_sees(a, txn, room);
	return !op->owner ||
	       !record_load(
		       txn, KIND_PERSON, op->owner, RECORD_UNCHECKED, room) ||
	       access_area(a, record_area(txn, room));
}

static bool
counts(const struct access *a, struct txn *txn, const struct op *op)
{
	struct record *r = xmalloc(sizeof(*r));
	const bool told =
		record_load(txn, op->kind, op->id, RECORD_UNCHECKED, r)
			? access_sees(a, txn, r)
			: counts_gone(a, txn, op, r);

	free(r);
	return told;
}

bool
history_counts(struct office *office, const struct op *op)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	bool told;

	/* a letter is part of its decision, until it is sent */
	if (op->kind == KIND_LETTER && op->verb != OP_SET)
		return false;
	if (kind_of_two_persons(op->kind))
		return history_tells(office, op, 0);
	if (!access_bound(&office->access))
		return true;
	if (txn_read(office->store, &txn, &unread))
		return false;
	told = counts(&office->access, txn, op);
	txn_abort(txn);
	return told;
}

static int
compare_ids(const void *a, const void *b)
{
	const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
is_member(const struct told_of *told, const struct op *op)
{
	const struct ids *of =
		op->kind < KIND_COUNT ? &told->members[op->kind] : NULL;

	return of && of->n &&
	       bsearch(&op->id, of->rows, of->n, sizeof(*of->rows),
		       compare_ids);
}

/* Is an operation part of it? */
static bool
op_concerns(void *ctx, const struct op *op)
{
	const struct told_of *told = ctx;
	enum kind about;

	if (op->kind == told->kind && op->id == told->id)
		return true;
	if (told->kind == KIND_PERSON && op->owner == told->id)
		return true;
	if (is_member(told, op))
		return true;
	/* what is gone */
	return op_about(op, &about) == told->id && about == told->kind;
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
	if (rc || c->n == 0 ||
		!history_tells(office, &c->ops[nth.wanted], row->code))
		return rc;
	actor_name(office, c->actor, row->actor, sizeof(row->actor));
	row->op = &c->ops[nth.wanted];
	return visit(ctx, row, err);
}

/* The operations that concern a record; of none: what it is about. */
static int
visit_entry(struct office *office, uint64_t seq, struct told_of *told,
	history_visit visit, void *ctx, struct err *err)
{
	struct history_row row = { .seq = seq };
	struct change c;
	int rc;

	change_init(&c, ACT_SET);
	row.change = &c;
	if (!told) {
		rc = visit_chief(office, &row, &c, visit, ctx, err);
		change_release(&c);
		return rc;
	}
	rc = read_entry(office, op_concerns, told, &c, &row, err);
	if (!rc)
		actor_name(office, c.actor, row.actor, sizeof(row.actor));
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
	/* what is hidden among the last ones does not count */
	const size_t most = access_bound(&office->access) ? SIZE_MAX : max;
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
				SIZE_MAX, &list);
		else
			seqs_of(txn, kind, id, most, &list);
		if (kind_is(kind, KIND_TOPIC))
			seqs_of_members(txn, &told, kind, id, most, &list);
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

/* The newest changes of a user, or of all (0), one by one. */
struct newest {
	struct txn *txn;
	struct trace t;
	uint64_t actor, seq;
};

static void
newest_begin(struct newest *n, struct txn *txn, uint64_t actor)
{
	struct log_head head;

	n->txn = txn;
	n->actor = actor;
	if (actor) {
		trace_of_actor(&n->t, txn, actor);
	} else {
		journal_head(txn, &head);
		n->seq = head.seq + 1;
	}
}

static bool
newest_next(struct newest *n, uint64_t *seq)
{
	if (n->actor)
		return trace_next(&n->t, seq);
	*seq = n->seq ? --n->seq : 0;
	return *seq != 0;
}

static void
newest_end(struct newest *n)
{
	if (n->actor)
		trace_end(&n->t);
}

/* Whoever is bound sees his own acts only, and is told so when he asks for those
 * of somebody else. */
static int
whose_acts(const struct access *a, uint64_t *actor, struct err *err)
{
	if (!access_bound(a))
		return 0;
	if (*actor && *actor != a->user)
		return err_set(err, MG_EACCESS,
			_("your role sees your own acts only: magang log"));
	*actor = a->user;
	return 0;
}

int
history_changes(struct office *office, uint64_t actor, size_t max,
	history_visit visit, void *ctx, struct err *err)
{
	struct ids list = { NULL, 0, 0 };
	struct newest all;
	struct txn *txn;
	uint64_t seq;
	int rc = whose_acts(&office->access, &actor, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	newest_begin(&all, txn, actor);
	while (max-- && newest_next(&all, &seq))
		ids_add(&list, seq);
	newest_end(&all);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	for (size_t i = 0; !rc && i < list.n; i++)
		rc = visit_entry(office, list.rows[i], NULL, visit, ctx, err);
	ids_release(&list);
	return rc;
}

/* ---- acts ---------------------------------------------------------------- */

/* The changes of an act, what it began with first; of a change that was refused
 * that one alone. */
static void
seqs_of_act(struct txn *txn, uint64_t seq, struct ids *out)
{
	struct trace_act a;
	uint64_t act = trace_act_of(txn, seq);

	out->n = 0;
	if (!act || !trace_act(txn, act, &a)) {
		ids_add(out, seq);
		return;
	}
	for (size_t i = 0; i < a.n; i++)
		ids_add(out, a.seqs[a.kind == ACT_UNDO ? a.n - 1 - i : i]);
	trace_act_release(&a);
}

/* Newest changes of acts: where each ends. */
static void
last_of_acts(struct txn *txn, uint64_t actor, size_t max, struct ids *out)
{
	struct ids act = { NULL, 0, 0 };
	struct newest all;
	uint64_t seq, newest;

	newest_begin(&all, txn, actor);
	while (out->n < max && newest_next(&all, &seq)) {
		seqs_of_act(txn, seq, &act);
		newest = act.rows[0] > act.rows[act.n - 1]
				 ? act.rows[0]
				 : act.rows[act.n - 1];
		if (seq == newest)
			ids_add(out, seq);
	}
	newest_end(&all);
	ids_release(&act);
}

static bool
op_unread(void *ctx, const struct op *op)
{
	(void)ctx;
	(void)op;
	return false;
}

/* Goes over the operations of an act, the chief's change first: counts them, or
 * visits those beside the chief that may be told. */
struct act_visit {
	struct office *office;
	const struct ids *seqs;
	const struct op *chief; /* a copy of what it says */
	history_visit visit;
	void *ctx;
	size_t records;
};

static int
visit_others(struct act_visit *a, struct history_row *row, struct change *c,
	struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if ((op->kind == a->chief->kind && op->id == a->chief->id) ||
			!history_tells(a->office, op, row->code))
			continue;
		row->op = op;
		rc = a->visit(a->ctx, row, err);
	}
	return rc;
}

/* chief NULL: they are counted. */
static int
over_act(struct act_visit *a, const struct history_row *of, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < a->seqs->n; i++) {
		struct history_row row = *of;
		struct change c;

		change_init(&c, ACT_SET);
		row.seq = a->seqs->rows[i];
		row.change = &c;
		rc = read_entry(a->office, op_unread, NULL, &c, &row, err);
		for (size_t o = 0; !rc && !a->chief && o < c.n; o++)
			a->records += history_counts(a->office, &c.ops[o]);
		if (!rc && a->chief)
			rc = visit_others(a, &row, &c, err);
		change_release(&c);
	}
	return rc;
}

struct act_row {
	struct act_visit all;
	bool every;
};

static int
visit_act(void *ctx, const struct history_row *chief, struct err *err)
{
	struct act_row *r = ctx;
	struct history_row row = *chief;
	int rc = over_act(&r->all, chief, err);

	row.records = r->all.records;
	if (!rc)
		rc = r->all.visit(r->all.ctx, &row, err);
	r->all.chief = row.op;
	row.records = 0;
	return !rc && r->every ? over_act(&r->all, &row, err) : rc;
}

int
history_acts(struct office *office, const struct acts_wanted *want,
	history_visit visit, void *ctx, struct err *err)
{
	struct ids acts = { NULL, 0, 0 }, seqs = { NULL, 0, 0 };
	uint64_t actor = want->actor;
	struct txn *txn;
	int rc = whose_acts(&office->access, &actor, err);

	if (!rc)
		rc = txn_read(office->store, &txn, err);
	if (rc)
		return rc;
	last_of_acts(txn, actor, want->max, &acts);
	rc = txn_fault(txn, err);
	txn_abort(txn);
	for (size_t i = 0; !rc && i < acts.n; i++) {
		struct act_row row = { { office, &seqs, NULL, visit, ctx, 0 },
			want->all };

		rc = txn_read(office->store, &txn, err);
		if (rc)
			break;
		seqs_of_act(txn, acts.rows[i], &seqs);
		txn_abort(txn);
		rc = visit_entry(
			office, seqs.rows[0], NULL, visit_act, &row, err);
	}
	ids_release(&acts);
	ids_release(&seqs);
	return rc;
}

int
history_act(struct office *office, uint64_t act, history_visit visit, void *ctx,
	struct err *err)
{
	struct ids seqs = { NULL, 0, 0 };
	struct trace_act a;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	if (trace_act(txn, act, &a))
		seqs_of_act(txn, a.seqs[0], &seqs);
	trace_act_release(&a);
	txn_abort(txn);
	if (seqs.n)
		rc = visit_entry(office, seqs.rows[0], NULL, visit, ctx, err);
	ids_release(&seqs);
	return rc;
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
	struct ids list = { NULL, 0, 0 };
	struct change c;
	struct history_row unread;
	int rc = 0;

	seqs_of(txn, (enum kind)r->kind, r->id, SIZE_MAX, &list);
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
