/* SPDX-License-Identifier: MIT */
/*
 * Changes of records, users and acts, found again by their traces: invented
 * changes of two origins, against a list of them all.
 */
#include "../store/place.h"

#include "magang/base/buf.h"
#include "magang/record/change_bytes.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"

#define CHANGES 700
#define RECORDS 9
#define ACTORS 3
#define OPS 4

static struct made {
	uint64_t actor, act, number, undoes;
	enum act_kind kind;
	bool refused;
	size_t n;
	uint64_t on[OPS]; /* records */
} made[CHANGES + 1];      /* by seq */

static unsigned
roll(unsigned sides)
{
	static uint64_t seed = 20260801;

	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % sides;
}

static enum kind
kind_of(uint64_t id)
{
	return id % 2 ? KIND_PERSON : KIND_CASE;
}

/* What comes after `seq - 1` changes: a new act, more of the last one, or one
 * that takes an act back. */
static void
invent(uint64_t seq, uint64_t oseq[3])
{
	struct made *m = &made[seq];
	const struct made *last = &made[seq - 1];
	uint32_t origin = 1 + (seq / 40) % 2;

	m->number = (uint64_t)origin << 32 | ++oseq[origin];
	m->act = m->number;
	m->actor = 1 + roll(ACTORS);
	m->kind = ACT_SET;
	m->refused = roll(9) == 0;
	if (seq > 1 && roll(3) == 0) {
		m->act = last->act;
		m->actor = last->actor;
		m->kind = last->kind;
		m->undoes = last->undoes;
	} else if (seq > 1 && roll(3) == 0) {
		m->undoes = made[1 + roll((unsigned)seq - 1)].act;
		m->kind = ACT_UNDO;
	}
	m->n = roll(OPS + 1);
	for (size_t i = 0; i < m->n; i++)
		m->on[i] = 1 + roll(RECORDS);
}

static void
to_change(const struct made *m, struct change *c)
{
	change_init(c, m->kind);
	c->origin = (uint32_t)(m->number >> 32);
	c->oseq = m->number & UINT32_MAX;
	c->act = m->act;
	c->actor = m->actor;
	c->undoes = m->undoes;
	for (size_t i = 0; i < m->n; i++)
		change_op(c, OP_SET, kind_of(m->on[i]), m->on[i], 0);
}

static void
write_one(struct place *p, struct txn *txn, struct log_head *head, uint64_t seq)
{
	struct log_result res = { seq, made[seq].refused ? MG_ETAKEN : 0,
		NULL };
	struct buf bytes = BUF_INIT;
	struct change c;

	to_change(&made[seq], &c);
	for (size_t i = 0; !res.code && i < c.n; i++)
		trace_op(txn, &c.ops[i], seq);
	if (!res.code)
		trace_change(txn, &c, seq, 0);
	assert_int_equal(change_encode(&c, p->store, &bytes, &p->err), 0);
	journal_append(txn, head,
		&(struct log_change){ c.origin, c.oseq, bytes.data, bytes.len },
		&res);
	change_release(&c);
	buf_release(&bytes);
}

static void
prepare(struct place *p)
{
	uint64_t oseq[3] = { 0 };
	struct log_head head;
	struct txn *txn;

	memset(made, 0, sizeof(made));
	place_store(p, 1 << 26);
	txn = place_write(p);
	journal_head(txn, &head);
	for (uint64_t seq = 1; seq <= CHANGES; seq++) {
		invent(seq, oseq);
		write_one(p, txn, &head, seq);
	}
	place_commit(p, txn);
}

static bool
is_on(const struct made *m, uint64_t id)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->on[i] == id)
			return true;
	return false;
}

static void
assert_walk(struct trace *t, uint64_t record, uint64_t actor)
{
	uint64_t seq;

	for (uint64_t s = CHANGES; s > 0; s--) {
		if (made[s].refused || (record && !is_on(&made[s], record)) ||
			(actor && made[s].actor != actor))
			continue;
		assert_true(trace_next(t, &seq));
		assert_int_equal(seq, s);
	}
	assert_false(trace_next(t, &seq));
	trace_end(t);
}

static void
test_lists(void **state)
{
	struct place *p = *state;
	struct trace t;
	struct txn *txn;

	prepare(p);
	txn = place_read(p);
	for (uint64_t id = 1; id <= RECORDS + 1; id++) {
		trace_of_record(&t, txn, kind_of(id), id);
		assert_walk(&t, id, 0);
	}
	for (uint64_t actor = 1; actor <= ACTORS + 1; actor++) {
		trace_of_actor(&t, txn, actor);
		assert_walk(&t, 0, actor);
		assert_int_equal(trace_has_actor(txn, actor), actor <= ACTORS);
	}
	txn_abort(txn);
}

/* ---- acts ---------------------------------------------------------------- */

/* The last act that took this one back, unless it was taken back itself. */
static bool
is_undone(uint64_t act)
{
	for (uint64_t s = CHANGES; s > 0; s--)
		if (!made[s].refused && made[s].undoes == act)
			return !is_undone(made[s].act);
	return false;
}

static void
assert_act(struct txn *txn, uint64_t act)
{
	struct trace_act a;
	bool found = trace_act(txn, act, &a), touched[RECORDS + 1] = { false };
	size_t n = 0;

	for (uint64_t s = 1; s <= CHANGES; s++) {
		if (made[s].refused || made[s].act != act)
			continue;
		assert_true(found);
		assert_true(n < a.n);
		assert_int_equal(a.seqs[n++], s);
		assert_int_equal(a.kind, made[s].kind);
		assert_int_equal(a.actor, made[s].actor);
		for (size_t i = 0; i < made[s].n; i++)
			touched[made[s].on[i]] = true;
		assert_int_equal(trace_act_of(txn, s), act);
	}
	assert_int_equal(a.n, n);
	assert_int_equal(found, n > 0);
	assert_int_equal(a.undone, n > 0 && is_undone(act));
	for (uint64_t id = 1; id <= RECORDS; id++)
		assert_int_equal(trace_act_touched(&a, txn, kind_of(id), id),
			touched[id]);
	trace_act_release(&a);
}

static void
test_acts(void **state)
{
	struct place *p = *state;
	struct txn *txn;

	prepare(p);
	txn = place_read(p);
	for (uint64_t s = 1; s <= CHANGES; s++) {
		assert_act(txn, made[s].act);
		if (made[s].refused)
			assert_int_equal(trace_act_of(txn, s), 0);
	}
	assert_act(txn, (uint64_t)3 << 32 | 1);
	txn_abort(txn);
}

/* ---- check --------------------------------------------------------------- */

/* Is all there that the journal makes, and how much is that? */
static bool
all_there(struct txn *txn, uint64_t *n)
{
	struct change c;
	bool all = true;

	*n = 0;
	for (uint64_t s = 1; s <= CHANGES; s++) {
		if (made[s].refused)
			continue;
		to_change(&made[s], &c);
		for (size_t i = 0; i < c.n; i++)
			all &= trace_has_op(txn, &c.ops[i], s, n);
		all &= trace_has_change(txn, &c, s, n);
		change_release(&c);
	}
	return all;
}

static uint64_t
count(struct txn *txn)
{
	struct hash h;

	hash_init(&h);
	return trace_count(txn, &h);
}

/* Each row in turn goes, or holds one number more: both are found. */
static void
test_damage(void **state)
{
	struct place *p = *state;
	uint8_t key[64], value[TRACE_ROW + 1];
	uint64_t wanted;
	size_t rows = 0, n, len;
	struct txn *txn;
	struct walk w;

	prepare(p);
	txn = place_write(p);
	assert_true(all_there(txn, &wanted));
	assert_int_equal(count(txn), wanted);
	txn_abort(txn);
	for (size_t i = 0;; i++) {
		txn = place_write(p);
		walk_begin(&w, txn, TREE_TRACE, "", 0);
		for (size_t k = 0; k <= i && walk_next(&w); k++)
			rows = k + 1;
		n = w.key.n;
		memcpy(key, w.key.p, n);
		len = w.value.n;
		memcpy(value, w.value.p, len);
		walk_end(&w);
		assert_true(txn_del(txn, TREE_TRACE, key, n));
		assert_false(all_there(txn, &wanted));
		assert_true(count(txn) < wanted);
		if (key[0] != 3) {
			value[len] = 1;
			txn_put(txn, TREE_TRACE, key, n, value, len + 1);
			assert_int_equal(count(txn), wanted + 1);
		}
		txn_abort(txn);
		if (rows <= i)
			break;
	}
	assert_true(rows > RECORDS + ACTORS); /* lists go on in further rows */
	gate_leave(p->store);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACE_TEST(test_lists),
		PLACE_TEST(test_acts),
		PLACE_TEST(test_damage),
	};

	return cmocka_run_group_tests_name("trace", tests, NULL, NULL);
}
