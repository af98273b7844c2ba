/* SPDX-License-Identifier: MIT */
/* Acts for all three engines, prepared outside of the clock. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/seal.h"
#include "magang/casework/facts.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/record/change_build.h"
#include "magang/record/change_bytes.h"
#include "magang/record/derive.h"

static bool
same_key(const struct entry *a, const struct entry *b)
{
	return a->tree == b->tree && a->key.n == b->key.n &&
	       memcmp(a->key.b, b->key.b, a->key.n) == 0;
}

static bool
stands_in(const struct entries *in, const struct entry *e)
{
	for (size_t i = 0; i < in->n; i++)
		if (same_key(&in->rows[i], e) && in->rows[i].len == e->len &&
			memcmp(in->rows[i].value, e->value, e->len) == 0)
			return true;
	return false;
}

/* Rows of `of` that do not stand in `without`. */
static size_t
difference(const struct entries *of, const struct entries *without,
	struct entry **out)
{
	size_t n = 0;

	*out = xcalloc(of->n + 1, sizeof(**out));
	for (size_t i = 0; i < of->n; i++)
		if (!stands_in(without, &of->rows[i]))
			(*out)[n++] = of->rows[i];
	return n;
}

static void
columns(struct piece *p, const struct record *r, const struct record *person)
{
	const struct value *phone = record_get(r, F_PHONE);

	p->area = record_number(person, F_REGENCY, 0);
	p->sex = record_get(person, F_SEX)->text[0];
	p->birth = record_number(r, F_BIRTH_DATE, 0);
	p->nik = (int64_t)digits_key(record_get(r, F_NIK));
	p->kk = (int64_t)digits_key(record_get(r, F_KK));
	p->phone = (int64_t)digits_key(phone);
	p->person = (int64_t)record_owner(r);
	p->program = record_number(r, F_PROGRAM_NO, 0);
	p->stage = record_number(r, F_STAGE, 0);
	p->order =
		UINT16_MAX - record_number(r, F_SCORE, 0) / (DECIMAL_ONE / 500);
}

static void
piece_fill(struct piece *p, const struct record *old, const struct record *new,
	const struct record *person)
{
	struct entries *before = xcalloc(1, sizeof(*before));
	struct entries *after = xcalloc(1, sizeof(*after));

	memset(p, 0, sizeof(*p));
	p->kind = (enum kind) new->kind;
	p->id = new->id;
	p->is_new = !old;
	record_encode(new, &p->bytes);
	if (old)
		derive(old, person, person, before);
	derive(new, person, person, after);
	p->n_put = difference(after, before, &p->put);
	p->n_take = difference(before, after, &p->take);
	columns(p, new, person);
	entries_release(before);
	entries_release(after);
	free(before);
	free(after);
}

/* The same change with ids and keys that are there, as the journal holds it. */
static void
seal(struct act *a, struct office *office)
{
	struct change twin;
	struct err err = ERR_INIT;

	change_init(&twin, a->change.kind);
	for (size_t i = 0; i < a->change.n; i++) {
		const struct op *from = &a->change.ops[i];
		struct op *op = change_op(&twin, from->verb, from->kind,
			ORIGIN_ID | 1, ORIGIN_ID | 1);

		for (size_t j = 0; j < from->n; j++)
			op_set(&twin, op, from->f[j].id, &from->f[j].old,
				&from->f[j].new);
	}
	/* around the change: format, code, origin, oseq, its length; the hash
	 */
	buf_add(&a->journal, sink, 17);
	need(change_encode(&twin, office->store, &a->journal, &err), &err);
	buf_add(&a->journal, sink, HASH_SIZE);
	change_release(&twin);
}

static void
act_begin(struct act *a, enum act_kind kind, size_t pieces)
{
	memset(a, 0, sizeof(*a));
	change_init(&a->change, kind);
	a->pieces = xcalloc(pieces, sizeof(*a->pieces));
	a->arena = arena_new();
}

/* What an op would work out of the facts, so that all three keep it. */
static void
reckon(struct act *a, struct office *office, struct record *c,
	const struct record *person)
{
	struct err err = ERR_INIT;
	struct value v[RECKONED];
	struct case_facts f;
	struct txn *txn;

	need(office_look(office, &txn, &err), &err);
	case_facts_init(&f, &office->book, txn, c, person, DATE_NONE);
	case_answers(&f, ASK_KEPT, a->arena, v);
	for (size_t i = 0; i < RECKONED; i++)
		record_set(c, reckoned_fields[i], &v[i]);
	office_look_end(txn);
}

void
act_insert(struct act *a, struct office *office, struct people *pp,
	struct ids *ids, uint64_t first, size_t n, uint16_t program)
{
	struct record *p = xmalloc(sizeof(*p)), *c = xmalloc(sizeof(*c));

	act_begin(a, ACT_DEMO, n * 2);
	for (size_t i = 0; i < n; i++) {
		uint64_t holder;

		people_person(pp, first + i, p, a->arena);
		holder = change_create(&a->change, p, 0);
		p->id = ids->person++;
		piece_fill(&a->pieces[a->n++], NULL, p, p);
		if (!program)
			continue;
		people_case(first + i, holder, program, c, a->arena);
		reckon(a, office, c, p);
		change_create(&a->change, c, holder);
		c->id = ids->kase++;
		record_set_number(c, F_PERSON, (int64_t)p->id);
		piece_fill(&a->pieces[a->n++], NULL, c, p);
	}
	free(p);
	free(c);
	seal(a, office);
}

/* To the next stage; its history grows by "n:date". */
static void
move(struct act *a, struct office *office, const struct record *old,
	struct record *new, struct record *decision)
{
	int64_t stage = record_number(old, F_STAGE, 1) % BENCH_STAGES + 1;

	*new = *old;
	case_enter(new, (uint8_t)stage, BENCH_NOW / 86400, a->arena);
	decision_of(decision, old, (uint8_t)stage, BENCH_NOW / 86400);
	record_set_number(
		decision, F_DECISION_BY, (int64_t)office->access.user);
	record_set_text(decision, F_DECISION_REASON, "bench");
}

/* Judged as an officer's is, who is told why. */
static void
judge(struct act *a, struct office *office, const struct record *old,
	const struct record *new, const struct record *person, struct op *op)
{
	struct err err = ERR_INIT;
	struct case_facts f;
	struct txn *txn;
	int to;

	need(office_look(office, &txn, &err), &err);
	case_facts_init(&f, &office->book, txn, old, person, office->today);
	to = program_stage_by_number(
		f.program, (uint8_t)record_number(new, F_STAGE, 0));
	need(case_move_check(
		     &f, office->access.role, to, true, office->verdict, &err),
		&err);
	kept_put(&a->change, op, office->verdict);
	office_look_end(txn);
}

void
act_move(struct act *a, struct office *office, const uint64_t *ids, size_t n)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	struct record *person = xmalloc(sizeof(*person));
	struct record *decision = xmalloc(sizeof(*decision));
	struct err err = ERR_INIT;
	struct op *op;

	act_begin(a, ACT_MOVE, n * 2);
	for (size_t i = 0; i < n; i++) {
		need(office_load(
			     office, KIND_CASE, ids[i], a->arena, old, &err),
			&err);
		need(office_load(office, KIND_PERSON, record_owner(old),
			     a->arena, person, &err),
			&err);
		move(a, office, old, new, decision);
		change_create(&a->change, decision, person->id);
		op = &a->change.ops[a->change.n - 1];
		judge(a, office, old, new, person, op);
		piece_fill(&a->pieces[a->n++], old, new, person);
	}
	free(decision);
	free(old);
	free(new);
	free(person);
	seal(a, office);
}

void
act_release(struct act *a)
{
	for (size_t i = 0; i < a->n; i++) {
		buf_release(&a->pieces[i].bytes);
		free(a->pieces[i].put);
		free(a->pieces[i].take);
	}
	free(a->pieces);
	buf_release(&a->journal);
	change_release(&a->change);
	arena_free(a->arena);
}
