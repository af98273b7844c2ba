/* SPDX-License-Identifier: MIT */
#include "magang/casework/waiting.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/judge.h"
#include "magang/casework/room.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "at_stage.h"

#define LISTS_MAX 32 /* of all versions of a program */

const struct label moved_up_label = { { "Naik dari daftar tunggu: beri tahu",
	"Moved up from the waiting list: tell them",
	"待機リストから繰り上げ：本人に連絡" } };

/* ---- the order ----------------------------------------------------------- */

struct waiter {
	uint64_t id;
	uint16_t rank; /* the best first */
};

struct waiters {
	struct txn *txn;
	uint64_t intake;
	struct record kase;
	struct waiter *row;
	size_t n, cap;
};

static int
by_turn(const void *a, const void *b)
{
	const struct waiter *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* The stages that are waiting lists in any version. */
static size_t
list_stages(struct rulebook *book, struct txn *txn, uint16_t program,
	uint8_t out[LISTS_MAX])
{
	struct key k = { 0 };
	struct walk w;
	bool seen[256] = { false };
	size_t n = 0;

	key_u8(&k, KIND_PROGRAM);
	key_u32(&k, program);
	walk_begin(&w, txn, TREE_REC, k.b, k.n);
	while (walk_next(&w)) {
		const struct program *p = rulebook_program(
			book, txn, program, (int)(uint32_t)walk_id(&w));

		for (size_t i = 0; p && i < p->n_stages; i++) {
			const uint8_t number = p->stages[i].number;

			if (n == LISTS_MAX || seen[number] ||
				program_waits_for(p, (int)i) < 0)
				continue;
			seen[number] = true;
			out[n++] = number;
		}
	}
	walk_end(&w);
	return n;
}

static void
add_row(struct waiters *rows, struct waiter row)
{
	if (!record_load(rows->txn, KIND_CASE, row.id, RECORD_UNCHECKED,
		    &rows->kase) ||
		(uint64_t)record_number(&rows->kase, F_INTAKE, 0) !=
			rows->intake)
		return;
	VEC_GROW(rows->row, rows->n, rows->cap);
	rows->row[rows->n++] = row;
}

static void
read_stage(struct waiters *rows, uint16_t program, uint8_t stage)
{
	struct at_stage a;
	struct waiter row;

	at_stage_begin(&a, rows->txn, program, stage);
	while (at_stage_next(&a, &row.id, &row.rank))
		add_row(rows, row);
	at_stage_end(&a);
}

void
waiting_read(struct rulebook *book, struct txn *txn, uint16_t program,
	uint64_t intake, struct waiting *out)
{
	uint8_t stages[LISTS_MAX];
	size_t n = list_stages(book, txn, program, stages);
	struct waiters *rows = xcalloc(1, sizeof(*rows));

	rows->txn = txn;
	rows->intake = intake;
	for (size_t i = 0; i < n; i++)
		read_stage(rows, program, stages[i]);
	if (rows->n)
		qsort(rows->row, rows->n, sizeof(*rows->row), by_turn);
	out->n = rows->n;
	out->ids = xcalloc(rows->n + 1, sizeof(*out->ids));
	for (size_t i = 0; i < rows->n; i++)
		out->ids[i] = rows->row[i].id;
	free(rows->row);
	free(rows);
}

size_t
waiting_turn(struct rulebook *book, struct txn *txn, const struct record *kase,
	size_t *of)
{
	const struct program *p = rulebook_case_program(book, txn, kase);
	struct waiting list;
	size_t at = 0;

	*of = 0;
	if (!p || program_waits_for(p, program_stage_by_number(
					       p, (uint8_t)record_number(kase,
							  F_STAGE, 0))) < 0)
		return 0;
	waiting_read(book, txn, (uint16_t)record_number(kase, F_PROGRAM_NO, 0),
		(uint64_t)record_number(kase, F_INTAKE, 0), &list);
	*of = list.n;
	while (at < list.n && list.ids[at] != kase->id)
		at++;
	at = at < list.n ? at + 1 : 0;
	free(list.ids);
	return at;
}

/* ---- who fits ------------------------------------------------------------ */

bool
waiting_fits(struct rulebook *book, struct txn *txn, uint64_t id, uint64_t act,
	int32_t today, struct waiting_case *out, struct verdict *v)
{
	struct err unsaid = ERR_INIT;
	struct case_facts *f = &out->facts;

	if (!record_load(txn, KIND_CASE, id, 0, &out->kase) ||
		!record_load(txn, KIND_PERSON, record_owner(&out->kase), 0,
			&out->person) ||
		trace_act_of(txn, out->kase.seq) == act)
		return false;
	case_facts_init(f, book, txn, &out->kase, &out->person, today);
	out->to = f->program ? program_waits_for(f->program, f->to) : -1;
	if (out->to < 0 || f->program->stages[f->to].by_hand)
		return false;
	return case_move_check(f, "system", out->to, true, v, &unsaid) == 0;
}

uint64_t
waiting_first(struct rulebook *book, struct txn *txn, const struct record *kase,
	uint64_t act, int32_t today)
{
	struct waiting_case *c = xmalloc(sizeof(*c));
	struct waiting list;
	struct verdict v;
	uint64_t first = 0;

	verdict_init(&v);
	waiting_read(book, txn, (uint16_t)record_number(kase, F_PROGRAM_NO, 0),
		(uint64_t)record_number(kase, F_INTAKE, 0), &list);
	for (size_t i = 0; !first && i < list.n; i++)
		if (waiting_fits(book, txn, list.ids[i], act, today, c, &v))
			first = list.ids[i];
	verdict_release(&v);
	free(list.ids);
	free(c);
	return first;
}

/* ---- what makes room ----------------------------------------------------- */

bool
op_moves_up(const struct op *op)
{
	return op->kind == KIND_DECISION && op_sets(op, F_ROOM_BY);
}

bool
room_by_read(const struct value *v, enum kind *kind, uint64_t *id)
{
	char text[ROOM_BY_TEXT];
	unsigned k;

	if (v->kind != VALUE_TEXT)
		return false;
	snprintf(text, sizeof(text), "%.*s", (int)v->len, v->text);
	if (sscanf(text, "%u %" SCNu64, &k, id) != 2)
		return false;
	*kind = (enum kind)k;
	return kind_info(*kind) != NULL;
}

void
room_by_put(struct change *c, struct op *op, const struct freed *by)
{
	char text[ROOM_BY_TEXT];
	struct value v;

	snprintf(text, sizeof(text), "%u %" PRIu64, (unsigned)by->kind, by->id);
	v = value_text(text);
	op_set(c, op, F_ROOM_BY, NULL, &v);
}

struct freeing {
	struct rulebook *book;
	struct txn *txn;
	const struct op *op;
	size_t at; /* its place */
	struct record r;
	struct freed_list *out;
};

static void
add_freed(struct freeing *f, uint16_t program, uint64_t intake)
{
	struct freed_list *out = f->out;
	enum kind kind;
	uint64_t id = op_subject(f->op, &kind);

	VEC_GROW(out->rows, out->n, out->cap);
	out->rows[out->n++] =
		(struct freed){ f->at, program, intake, kind, id };
}

/* Its place, where it has one that the operation does not leave it. */
static void
case_frees(struct freeing *f, uint64_t id)
{
	const struct program *p;
	int from, to = -1;

	if (!record_load(f->txn, KIND_CASE, id, RECORD_UNCHECKED, &f->r))
		return;
	p = rulebook_case_program(f->book, f->txn, &f->r);
	from = p ? program_stage_by_number(
			   p, (uint8_t)record_number(&f->r, F_STAGE, 0))
		 : -1;
	if (f->op->kind == KIND_DECISION && p)
		to = program_stage_by_number(
			p, (uint8_t)op_number(f->op, F_DECISION_TO));
	if (from >= 0 && holds_place(p, from) &&
		(to < 0 || !holds_place(p, to)))
		add_freed(f, (uint16_t)record_number(&f->r, F_PROGRAM_NO, 0),
			(uint64_t)record_number(&f->r, F_INTAKE, 0));
}

static void
person_frees(struct freeing *f)
{
	struct walk w;

	members_begin(&w, f->txn, KIND_PERSON, f->op->id, KIND_CASE);
	while (walk_next(&w))
		case_frees(f, walk_id(&w));
	walk_end(&w);
}

/* A place of an area, a sex or a household may be one of another by now. */
static bool
changes_places(const struct op *op)
{
	return op->verb == OP_ERASE ||
	       (op->verb == OP_SET &&
		       (op_sets(op, F_REGENCY) || op_sets(op, F_SEX) ||
			       op_sets(op, F_KK)));
}

static bool
changes_seats(const struct op *op)
{
	return op->verb == OP_SET &&
	       (op_sets(op, F_INTAKE_SEATS) || op_sets(op, F_INTAKE_BY_AREA) ||
		       op_sets(op, F_INTAKE_WOMEN) ||
		       op_sets(op, F_INTAKE_HOUSEHOLD));
}

static void
op_frees(struct freeing *f)
{
	const struct op *op = f->op;
	enum kind about;

	if (op->kind == KIND_DECISION && op->verb == OP_CREATE)
		case_frees(f, op_about(op, &about));
	else if (op->kind == KIND_CASE && op->verb == OP_SET &&
		 op_sets(op, F_INTAKE))
		case_frees(f, op->id);
	else if (op->kind == KIND_PERSON && changes_places(op))
		person_frees(f);
	else if (op->kind == KIND_INTAKE && changes_seats(op) &&
		 record_load(
			 f->txn, KIND_INTAKE, op->id, RECORD_UNCHECKED, &f->r))
		add_freed(f,
			(uint16_t)record_number(&f->r, F_INTAKE_PROGRAM, 0),
			op->id);
}

void
waiting_freed(struct rulebook *book, struct txn *txn, const struct change *c,
	struct freed_list *out)
{
	struct freeing *f = xcalloc(1, sizeof(*f));

	f->book = book;
	f->txn = txn;
	f->out = out;
	if (c->kind != ACT_UNDO && c->kind != ACT_REDO && c->kind != ACT_DEMO)
		for (size_t i = 0; i < c->n; i++) {
			f->op = &c->ops[i];
			f->at = i;
			op_frees(f);
		}
	free(f);
}
