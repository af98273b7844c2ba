/* SPDX-License-Identifier: MIT */
#include "magang/casework/waiting.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/judge.h"
#include "magang/casework/quota.h"
#include "magang/casework/reckon.h"
#include "magang/casework/room.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/journal.h"
#include "magang/store/walk.h"

#include "magang/casework/at_stage.h"
#include "seats_freed.h"

#define LISTS_MAX 32 /* of all versions of a program */

/* ---- the order ----------------------------------------------------------- */

struct waiter {
	uint64_t id;
	uint16_t rank; /* the best first */
};

struct waiters {
	struct txn *txn;
	uint64_t intake;
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

void
waiting_sort(struct txn *txn, uint64_t *ids, size_t n)
{
	struct waiter *rows = xcalloc(n + 1, sizeof(*rows));
	struct record *kase = xmalloc(sizeof(*kase));

	for (size_t i = 0; i < n; i++) {
		rows[i].id = ids[i];
		rows[i].rank =
			record_load(
				txn, KIND_CASE, ids[i], RECORD_UNCHECKED, kase)
				? index_rank(record_number(kase, F_SCORE, -1))
				: RANK_NONE;
	}
	if (n)
		qsort(rows, n, sizeof(*rows), by_turn);
	for (size_t i = 0; i < n; i++)
		ids[i] = rows[i].id;
	free(kase);
	free(rows);
}

/* The stages that are waiting lists in any version. */
static size_t
list_stages(struct rulebook *book, struct txn *txn, uint16_t program,
	uint8_t out[LISTS_MAX])
{
	struct walk w;
	bool seen[256] = { false };
	size_t n = 0;

	program_versions(&w, txn, program);
	while (walk_next(&w)) {
		const struct program *p = rulebook_program(
			book, txn, program, program_version_at(&w));

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
read_stage(struct waiters *rows, uint16_t program, uint8_t stage)
{
	struct at_stage a;
	struct waiter row;

	at_stage_begin(&a, rows->txn, program, stage);
	while (at_stage_next(&a, &row.id, &row.rank)) {
		if (a.intake != rows->intake)
			continue;
		VEC_GROW(rows->row, rows->n, rows->cap);
		rows->row[rows->n++] = row;
	}
	at_stage_end(&a);
}

void
waiting_read(struct rulebook *book, struct txn *txn, uint16_t program,
	uint64_t intake, struct waiting *out)
{
	uint8_t stages[LISTS_MAX];
	size_t n = list_stages(book, txn, program, stages);
	struct waiters rows = { .txn = txn, .intake = intake };

	for (size_t i = 0; i < n; i++)
		read_stage(&rows, program, stages[i]);
	if (rows.n)
		qsort(rows.row, rows.n, sizeof(*rows.row), by_turn);
	out->n = rows.n;
	out->ids = xcalloc(rows.n + 1, sizeof(*out->ids));
	for (size_t i = 0; i < rows.n; i++)
		out->ids[i] = rows.row[i].id;
	free(rows.row);
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

/* Whom the act at hand has taken from a place it does not put back there. By no
 * act: by the change that is not in the log yet. */
static bool
was_taken_off(struct txn *txn, const struct record *kase, uint64_t act)
{
	const uint64_t placed = (uint64_t)record_number(kase, F_PLACED, 0);
	const uint64_t by = placed ? trace_act_of(txn, placed) : 0;

	return placed && (!by || by == act);
}

bool
waiting_fits(struct rulebook *book, struct txn *txn, uint64_t id, uint64_t act,
	int32_t today, struct waiting_case *out, struct verdict *v)
{
	struct err unsaid = ERR_INIT;
	struct case_facts *f = &out->facts;

	f->program = NULL;
	verdict_begin(v, NULL, -1, -1);
	if (!record_load(txn, KIND_CASE, id, 0, &out->kase) ||
		!record_load(txn, KIND_PERSON, record_owner(&out->kase), 0,
			&out->person))
		return false;
	case_facts_init(f, book, txn, &out->kase, &out->person, today);
	out->to = f->program ? program_waits_for(f->program, f->to) : -1;
	if (out->to < 0 || f->program->stages[f->to].by_hand ||
		was_taken_off(txn, &out->kase, act))
		return false;
	return case_move_check(f, "system", out->to, SAID_ALL, v, &unsaid) == 0;
}

bool
waiting_hangs(struct verdict *v)
{
	verdict_close(v);
	return v->closed && !v->stops;
}

void
waiting_turns_release(struct waiting_turns *t)
{
	free(t->list.ids);
	free(t->past);
	*t = (struct waiting_turns){ .blind = t->blind };
}

static void
waiting_turns_read(struct waiting_turns *t, struct rulebook *book,
	struct txn *txn, const struct record *kase)
{
	const uint16_t program = (uint16_t)record_number(kase, F_PROGRAM_NO, 0);
	const uint64_t intake = (uint64_t)record_number(kase, F_INTAKE, 0);
	struct log_head head;

	journal_head(txn, &head);
	if (t->past && t->program == program && t->intake == intake &&
		t->seq == head.seq)
		return;
	waiting_turns_release(t);
	t->program = program;
	t->intake = intake;
	t->seq = head.seq;
	waiting_read(book, txn, program, intake, &t->list);
	t->past = xcalloc(t->list.n + 1, sizeof(*t->past));
}

/* What comes to a place makes none, but for a share of one sex, which the places
 * of that sex make bigger for the other. */
static bool
stays_full(const struct case_facts *f)
{
	struct places places;

	if (!f->program)
		return true;
	case_places(f, &places);
	for (size_t i = 0; i < places.n; i++)
		if (places.row[i].quota.at_least_percent)
			return false;
	return true;
}

uint64_t
waiting_first(struct waiting_turns *t, struct rulebook *book, struct txn *txn,
	const struct record *kase, uint64_t act, int32_t today)
{
	struct waiting_case *c = xmalloc(sizeof(*c));
	struct verdict v;
	uint64_t first = 0;

	verdict_init(&v);
	waiting_turns_read(t, book, txn, kase);
	for (size_t i = 0; !first && i < t->list.n; i++) {
		if (t->past[i])
			continue;
		const bool fits = waiting_fits(
			book, txn, t->list.ids[i], act, today, c, &v);

		if (t->blind && waiting_hangs(&v))
			t->open = true;
		if (fits || t->open)
			first = t->list.ids[i];
		else
			t->past[i] = stays_full(&c->facts);
	}
	verdict_release(&v);
	free(c);
	return first;
}

uint64_t
waiting_before(struct waiting_turns *t, const struct case_facts *f, int to,
	uint64_t act)
{
	uint64_t first;

	if (holds_place(f->program, f->seat) || !holds_place(f->program, to))
		return 0;
	first = waiting_first(t, f->book, f->txn, f->c, act, f->facts.today);
	return first == f->c->id ? 0 : first;
}

/* ---- what makes room ----------------------------------------------------- */

bool
freed_alike(const struct freed *a, const struct freed *b)
{
	return a->program == b->program && a->intake == b->intake &&
	       a->in_kind == b->in_kind && a->in == b->in;
}

bool
op_moves_up(const struct op *op)
{
	return (op->kind == KIND_DECISION || op->kind == KIND_PROPOSAL ||
		       op->kind == KIND_SEAT) &&
	       op_sets(op, F_ROOM_BY);
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
	size_t at;   /* its place */
	bool back;   /* it takes something back */
	bool places; /* it may change of which places one takes */
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
	out->rows[out->n++] = (struct freed){ .op = f->at,
		.program = program,
		.intake = intake,
		.kind = kind,
		.id = id };
}

/* The stage by which the case has a place after a decision, or without it: one
 * that was approved is a proposal again, which goes on to hold it. */
static int
led_to(const struct program *p, const struct op *op)
{
	const bool goes = op->verb == OP_DELETE && !op_sets(op, F_PROPOSAL);
	const struct op_field *f =
		op_sets(op, goes ? F_DECISION_FROM : F_DECISION_TO);
	const bool old = op->verb == OP_DELETE;

	return f ? program_stage_by_number(
			   p, (uint8_t)(old ? &f->old : &f->new)->number)
		 : -1;
}

/* The same of an operation on a proposal: one that is open holds its place. */
static int
held_by(const struct program *p, const struct op *op, const struct record *kase)
{
	const struct op_field *standing = op_sets(op, F_STANDING);
	const struct value open = value_text("open");

	if (op->verb == OP_CREATE)
		return led_to(p, op);
	if (op->verb == OP_SET &&
		(!standing || value_equal(&standing->new, &open)))
		return case_seat(p, kase);
	return program_stage_by_number(
		p, (uint8_t)record_number(kase, F_STAGE, 0));
}

static bool
is_list(const struct program *p, int stage)
{
	return program_waits_for(p, stage) >= 0 && !p->stages[stage].by_hand;
}

/* The stage of this number, by the version that the operation takes the case
 * into. */
static bool
will_be_list(struct freeing *f, const struct program *p, int stage)
{
	const struct op_field *version =
		f->op->kind == KIND_CASE ? op_sets(f->op, F_VERSION) : NULL;
	const struct program *to =
		version ? rulebook_program(f->book, f->txn,
				  (uint16_t)record_number(
					  &f->r, F_PROGRAM_NO, 0),
				  (int)version->new.number)
			: p;

	return to && stage >= 0 &&
	       is_list(to,
		       program_stage_by_number(to, p->stages[stage].number));
}

/* Its place, where it has one that the operation does not leave it; or, where it
 * is on a list, what may let it move up from there. */
static void
case_stirs(struct freeing *f, uint64_t id)
{
	const struct op_field *intake =
		f->op->kind == KIND_CASE ? op_sets(f->op, F_INTAKE) : NULL;
	const bool proposed = f->op->kind == KIND_PROPOSAL;
	const bool decided = f->op->kind == KIND_DECISION || proposed;
	const struct program *p;
	uint16_t program;
	int from, to;

	if (!record_load(f->txn, KIND_CASE, id, RECORD_UNCHECKED, &f->r))
		return;
	p = rulebook_case_program(f->book, f->txn, &f->r);
	from = p ? case_seat(p, &f->r) : -1;
	if (from < 0)
		return;
	to = proposed  ? held_by(p, f->op, &f->r)
	     : decided ? led_to(p, f->op)
		       : from;
	program = (uint16_t)record_number(&f->r, F_PROGRAM_NO, 0);
	if (holds_place(p, from)) {
		if (decided ? to < 0 || !holds_place(p, to)
			    : intake || f->places)
			add_freed(f, program,
				(uint64_t)record_number(&f->r, F_INTAKE, 0));
		return;
	}
	/* back on the list it was before; who is proposed for it is not yet */
	if (will_be_list(f, p, to) && !f->back &&
		!(proposed && f->op->verb == OP_CREATE))
		add_freed(f, program,
			intake ? (uint64_t)intake->new.number
			       : (uint64_t)record_number(&f->r, F_INTAKE, 0));
}

static void
person_stirs(struct freeing *f)
{
	struct walk w;

	members_begin(&w, f->txn, KIND_PERSON, f->op->id, KIND_CASE);
	while (walk_next(&w))
		case_stirs(f, walk_id(&w));
	walk_end(&w);
}

/* A place of an area, a sex or a household may be one of another by now. */
static bool
changes_places(const struct op *op)
{
	return op->verb == OP_ERASE ||
	       (op->kind == KIND_PERSON &&
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
activity_stirs(struct freeing *f)
{
	enum kind about;
	uint64_t id = op_about(f->op, &about);

	if (f->op->verb == OP_SET &&
		record_load(f->txn, KIND_ACTIVITY, f->op->id, RECORD_UNCHECKED,
			&f->r)) {
		about = record_about(&f->r);
		id = (uint64_t)record_number(&f->r, F_ABOUT, 0);
	}
	if (about == KIND_CASE)
		case_stirs(f, id);
}

/* Whose work a case is has nothing to do with its place. */
static bool
changes_hands(const struct op *op)
{
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id != F_OFFICER && op->f[i].id != F_OFFERED &&
			!field_is_told(op->f[i].id))
			return false;
	return true;
}

static void
op_stirs(struct freeing *f)
{
	const struct op *op = f->op;
	enum kind about;

	f->places = changes_places(op);
	if (op_is_reckoned(op))
		return;
	switch (op->kind) {
	case KIND_DECISION:
	case KIND_PROPOSAL:
	case KIND_SCORECARD:
		case_stirs(f, op_about(op, &about));
		break;
	case KIND_CASE:
		if (op->verb == OP_SET && !changes_hands(op))
			case_stirs(f, op->id);
		break;
	case KIND_PERSON:
		if (op->verb == OP_SET || op->verb == OP_ERASE)
			person_stirs(f);
		break;
	case KIND_ACTIVITY:
		activity_stirs(f);
		break;
	case KIND_INTAKE:
		if (changes_seats(op) &&
			record_load(f->txn, KIND_INTAKE, op->id,
				RECORD_UNCHECKED, &f->r))
			add_freed(f,
				(uint16_t)record_number(
					&f->r, F_INTAKE_PROGRAM, 0),
				op->id);
		break;
	default:
		break;
	}
}

void
waiting_freed(struct rulebook *book, struct txn *txn, const struct change *c,
	struct freed_list *out)
{
	struct freeing *f = xcalloc(1, sizeof(*f));

	f->book = book;
	f->txn = txn;
	f->out = out;
	f->back = c->kind == ACT_UNDO || c->kind == ACT_REDO;
	for (size_t i = 0; c->kind != ACT_DEMO && i < c->n; i++) {
		f->op = &c->ops[i];
		f->at = i;
		op_stirs(f);
		seats_freed(
			txn, f->op, i, f->back || changes_hands(f->op), out);
	}
	free(f);
}
