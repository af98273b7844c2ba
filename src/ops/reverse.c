/* SPDX-License-Identifier: MIT */
/*
 * The operations of an act turned round: old and new exchanged, newest first.
 * What somebody changed since stays and is named, and with it what came of it.
 */
#include "reverse.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/apply/apply.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/casework/tasks.h"
#include "magang/casework/waiting.h"
#include "magang/office/find.h"
#include "magang/ops/history_seq.h"
#include "magang/ops/undo.h"
#include "magang/record/change_build.h"
#include "magang/record/change_index.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"

#include "reverse_ask.h"
#include "reverse_places.h"
#include "reverse_since.h"

struct undoing {
	struct reversal *r;
	struct office *office;
	struct txn *txn;
	struct change *out;
	struct record now;
	struct undo_report *report;
	struct change_index done; /* of `out` */
	struct places_back places;
	/* of the change that is taken back */
	struct change_index *ops;
	bool *idle; /* nothing comes back of this operation */
};

/* ---- what follows from another operation --------------------------------- */

/* The record whose operation this one followed from: a task by a rule what it is
 * about, a letter the decision on its case, a move up what made the room. */
static bool
follows_from(
	struct undoing *u, const struct op *op, enum kind *kind, uint64_t *id)
{
	const struct op_field *room = op_sets(op, F_ROOM_BY);
	struct record *t = &u->now;

	if (op_moves_up(op))
		return room_by_read(
			room->new.kind == VALUE_TEXT ? &room->new : &room->old,
			kind, id);
	if (op->kind == KIND_LETTER) {
		*id = op_about(op, kind);
		return true;
	}
	if (op->kind != KIND_TASK)
		return false;
	if (!record_load(u->txn, KIND_TASK, op->id, RECORD_UNCHECKED, t)) {
		record_init(t, KIND_TASK, op->id);
		for (size_t i = 0; i < op->n; i++)
			record_set(t, op->f[i].id, &op->f[i].new);
	}
	*kind = record_about(t);
	*id = (uint64_t)record_number(t, F_ABOUT, 0);
	return record_has(t, F_RULE);
}

/* Who moves up takes a place, so nobody else moves up by that, but by his going
 * back, and so on, the other way round. */
static bool
may_lead(const struct op *op, const struct op *of)
{
	return of->kind == KIND_TASK || !op_moves_up(op) ||
	       op->verb != of->verb;
}

/* The operation of this change on the record, or its decision, that this one may
 * follow from; 0: none. */
static uint32_t
lead_here(struct undoing *u, const struct op *of, enum kind kind, uint64_t id)
{
	const struct op *ops = u->ops->c->ops, *op;
	uint32_t at = change_first(u->ops, kind, id);

	while (at && op_is_reckoned(&ops[change_place(u->ops, at)]))
		at = change_next(u->ops, at);
	if (at)
		return at;
	at = change_first_about(u->ops, kind, id);
	for (; at; at = change_next(u->ops, at)) {
		op = &ops[change_place(u->ops, at)];
		if (op->kind == KIND_DECISION && may_lead(op, of))
			break;
	}
	return at;
}

/* Is it a task that came with another operation on the same person? Then it is made
 * anew by what becomes of that one, and nothing to tell. */
static bool
is_consequence(const struct undoing *u, const struct op *op)
{
	const struct change *c = u->ops ? u->ops->c : NULL;

	for (size_t i = 0; c && op->kind == KIND_TASK && i < c->n; i++)
		if (c->ops[i].kind != KIND_TASK &&
			c->ops[i].owner == op->owner &&
			!op_is_reckoned(&c->ops[i]))
			return true;
	return false;
}

/* ---- what is told --------------------------------------------------------- */

/* What is outside of the caller's areas and programs is not told by its number, nor
 * what became of it. */
static bool
is_outside(struct undoing *u, enum kind kind, uint64_t id, uint64_t owner)
{
	struct record *r = xmalloc(sizeof(*r));
	bool out;

	if (record_load(u->txn, kind, id, RECORD_UNCHECKED, r))
		out = !office_sees(u->office, u->txn, kind, id, r);
	else
		out = owner &&
		      record_load(u->txn, KIND_PERSON, owner, RECORD_UNCHECKED,
			      r) &&
		      !office_sees(u->office, u->txn, KIND_PERSON, owner, r);
	free(r);
	return out;
}

/* Once, however much it is. */
static void
say_outside(struct undoing *u)
{
	const char *words = _("something outside of what you see stays");

	if (u->report->outside)
		return;
	u->report->outside = true;
	u->report->left++;
	if (u->report->text)
		buf_addf(u->report->text, "%s\n", words);
}

static void
say_left(struct undoing *u, const struct op *op, const char *what)
{
	char number[NUMBER_TEXT];
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	if (is_consequence(u, op))
		return;
	if (is_outside(u, kind, id, op->owner)) {
		say_outside(u);
		return;
	}
	u->report->left++;
	if (!u->report->text)
		return;
	if (u->now.n && u->now.id == id && u->now.kind == kind)
		office_number(u->office, u->txn, &u->now, number);
	else
		office_number_of(u->office, u->txn, kind, id, number);
	buf_addf(u->report->text, "%s: %s\n", number, what);
}

/* ---- each verb ----------------------------------------------------------- */

/* Does this undo do that with the record? */
static bool
does(struct undoing *u, enum op_verb verb, enum kind kind, uint64_t id)
{
	uint32_t at = change_first(&u->done, kind, id);

	while (at && u->out->ops[change_place(&u->done, at)].verb != verb)
		at = change_next(&u->done, at);
	return at != 0;
}

/* This undo does not take it away as well. */
static bool
stays(void *ctx, const struct use *by)
{
	return !does(ctx, OP_DELETE, by->kind, by->id);
}

/* What is no fact of the record goes with no undo: the reason of the act, and
 * what is worked out anew from what the undo leaves. */
static bool
no_fact(uint16_t id)
{
	return field_is_told(id) || id == F_COOPERATION || id == F_PLACED ||
	       field_is_reckoned(id);
}

/* Does the record hold what it was made with, and nothing else? */
static bool
is_as_made(const struct record *r, const struct op *op)
{
	size_t n = 0;

	for (size_t i = 0; i < op->n; i++) {
		const struct value *now = record_get(r, op->f[i].id);

		if (no_fact(op->f[i].id))
			continue;
		if (!now || !value_equal(now, &op->f[i].new))
			return false;
		n++;
	}
	for (size_t i = 0; i < r->n; i++)
		n += no_fact(r->f[i].id);
	return n == r->n;
}

static void
say_used(struct undoing *u, const struct op *op, const struct use *by)
{
	char number[NUMBER_TEXT], *what;

	if (is_outside(u, by->kind, by->id, 0)) {
		say_left(u, op,
			_("something outside of what you see refers to it; it "
			  "stays"));
		return;
	}
	office_number_of(u->office, u->txn, by->kind, by->id, number);
	what = xasprintf(_("%s refers to it; it stays"), number);
	say_left(u, op, what);
	free(what);
}

/* How many stages the case of a decision will have been in, by what this undo
 * does before. */
static int64_t
entries_left(struct undoing *u, const struct op *decision)
{
	struct record *kase = xmalloc(sizeof(*kase));
	enum kind kind;
	uint64_t id = op_about(decision, &kind);
	int64_t n = record_load(u->txn, KIND_CASE, id, RECORD_UNCHECKED, kase)
			    ? (int64_t)stage_entries(kase)
			    : 0;

	free(kase);
	for (uint32_t at = change_first_about(&u->done, KIND_CASE, id); at;
		at = change_next(&u->done, at)) {
		const struct op *op = &u->out->ops[change_place(&u->done, at)];

		if (op->kind == KIND_DECISION)
			n += op->verb == OP_CREATE ? 1 : -1;
	}
	return n;
}

/* Only the last decision of a case goes, and comes back as the next one. */
static bool
moved_on(struct undoing *u, const struct op *op)
{
	const struct op_field *nth = op_sets(op, F_DECISION_NTH);

	if (op->kind != KIND_DECISION || !nth)
		return false;
	return op->verb == OP_CREATE
		       ? nth->new.number != entries_left(u, op) - 1
		       : nth->old.number != entries_left(u, op);
}

static void
take_away(struct undoing *u, const struct record *r, uint64_t owner)
{
	struct op *back =
		change_op(u->out, OP_DELETE, (enum kind)r->kind, r->id, owner);

	back->base = r->seq;
	for (size_t i = 0; i < r->n; i++)
		op_set(u->out, back, r->f[i].id, &r->f[i].v, NULL);
}

/* Whom the office held for alike, with nobody's answer yet: the pair goes with
 * who goes, and is asked again when she comes back. */
static bool
pair_goes(struct undoing *u, const struct use *by)
{
	struct record *pair;
	char answer[16];
	bool goes = false;

	if (by->kind != KIND_DOUBT)
		return false;
	pair = xmalloc(sizeof(*pair));
	if (record_load(u->txn, by->kind, by->id, 0, pair))
		goes = strcmp(record_text(
				      pair, F_ANSWER, answer, sizeof(answer)),
			       "open") == 0;
	if (goes) {
		record_own(pair, u->out->arena);
		take_away(u, pair, record_owner(pair));
	}
	free(pair);
	return goes;
}

/* Nothing that stays refers to it; else that is said, and nothing goes. */
static bool
is_free(struct undoing *u, const struct op *op)
{
	const struct use of = { op->kind, op->id };
	const size_t before = u->out->n;
	struct use by;

	while (in_use(&u->office->book, u->txn, &of, stays, u, &by)) {
		if (pair_goes(u, &by))
			continue;
		change_index_cut(&u->done, before);
		while (u->out->n > before)
			free(u->out->ops[--u->out->n].f);
		say_used(u, op, &by);
		return false;
	}
	return true;
}

static void
undo_create(struct undoing *u, const struct op *op)
{
	if (!record_load(u->txn, op->kind, op->id, 0, &u->now))
		return;
	if (moved_on(u, op)) {
		say_left(u, op, _("was moved on since; it stays"));
		return;
	}
	if (!is_as_made(&u->now, op)) {
		say_left(u, op,
			op->kind == KIND_PROPOSAL
				? _("the proposal was answered since; it stays")
			: op->kind == KIND_LETTER
				? _("a letter was sent; it stays, and is a "
				    "task now")
				: _("was changed since; it stays"));
		return;
	}
	if (is_free(u, op))
		take_away(u, &u->now, op->owner);
}

/* Does a field of the record that went name what is there? */
static bool
stands(struct undoing *u, const struct op *op, const struct op_field *of)
{
	const struct fdef *f = field_of(NULL, op->kind, of->id);

	if (!f || !kind_refers(op->kind, f) || !kind_to(f) ||
		of->old.kind != VALUE_NUMBER)
		return true;
	return does(u, OP_CREATE, kind_to(f)->kind, (uint64_t)of->old.number) ||
	       reference_stands(u->txn, &u->now, f, &of->old);
}

/* What keeps a record that went from coming back; NULL: nothing. */
static const char *
hindrance(struct undoing *u, const struct op *op)
{
	const struct op_field *nik = op_sets(op, F_NIK);

	if (record_load(u->txn, op->kind, op->id, 0, &u->now))
		return _("is there again already");
	if (op->kind == KIND_PERSON && nik &&
		index_first(u->txn, IX_NIK, digits_key(&nik->old), op->id))
		return _("its NIK was given to somebody else meanwhile");
	if (moved_on(u, op))
		return _("was moved on since; it stays");
	record_init(&u->now, op->kind, op->id);
	for (size_t i = 0; i < op->n; i++)
		record_set(&u->now, op->f[i].id, &op->f[i].old);
	for (size_t i = 0; i < op->n; i++)
		if (!stands(u, op, &op->f[i]))
			return _("what it refers to is not there");
	return NULL;
}

static void
undo_delete(struct undoing *u, const struct op *op)
{
	const char *what = hindrance(u, op);
	struct op *back;

	u->now.n = 0;
	if (what) {
		say_left(u, op, what);
		return;
	}
	back = change_op(u->out, OP_CREATE, op->kind, op->id, op->owner);
	for (size_t i = 0; i < op->n; i++)
		if (!no_fact(op->f[i].id))
			op_set(u->out, back, op->f[i].id, NULL, &op->f[i].old);
}

static const struct fdef *
field_now(void *ctx, uint16_t id)
{
	struct undoing *u = ctx;

	return office_field_id(u->office, u->txn, &u->now, id);
}

static void
say_changed_since(struct undoing *u, const struct op *op,
	const struct merged *m, const char *by)
{
	struct buf left = BUF_INIT;
	char name[DICT_NAME + 1];

	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *def;

		if (!m[i].conflict)
			continue;
		def = field_now(u, op->f[i].id);
		buf_addf(&left, "%s%s", left.len ? ", " : "",
			def ? label_in(&def->label, u->office->lang, def->name)
			    : field_name_ever(u->txn, op->f[i].id, name));
	}
	if (*by)
		buf_addf(&left, _(": changed since by %s; it stays"), by);
	else
		buf_adds(&left, _(": changed since; it stays"));
	say_left(u, op, left.data);
	buf_release(&left);
}

static struct value
now_of(const struct undoing *u, uint16_t id)
{
	const struct value *v = record_get(&u->now, id);

	return v ? *v : value_none();
}

static void
undo_set(struct undoing *u, const struct op *op)
{
	struct merged *m = arena_array(u->out->arena, op->n + 1, sizeof(*m));
	char by[SINCE_NAME];
	bool left = false;
	struct op *back;

	if (!record_load(u->txn, op->kind, op->id, 0, &u->now)) {
		say_left(u, op, _("is not there any more"));
		return;
	}
	op_merge(op, MERGE_UNDO, &u->now, field_now, u, u->out->arena, m);
	for (size_t i = 0; i < op->n; i++)
		if (no_fact(op->f[i].id))
			m[i] = (struct merged){ .value = now_of(
							u, op->f[i].id) };
	since_mark(u->office, u->txn, op, u->ops->c->seq, &u->now, field_now, u,
		u->out->arena, m, by);
	for (size_t i = 0; i < op->n; i++)
		left |= m[i].conflict;
	if (left)
		say_changed_since(u, op, m, by);
	back = change_op(u->out, OP_SET, op->kind, op->id, op->owner);
	back->base = u->now.seq;
	for (size_t i = 0; i < op->n; i++)
		if (!no_fact(op->f[i].id) && !m[i].conflict)
			op_set(u->out, back, op->f[i].id,
				record_get(&u->now, op->f[i].id), &m[i].value);
	op_see_groups(u->out, back, &u->now);
	if (!back->n)
		u->out->n--;
}

/* false: nothing comes back of it. What lies outside by now would be refused, and
 * who moved up by it be gone all the same. */
static bool
undo_op(struct undoing *u, const struct op *op)
{
	const size_t before = u->out->n;
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	/* of a pair the office knows more than the caller may learn from this */
	if (kind != KIND_DOUBT && !op_moves_up(op) && !is_consequence(u, op) &&
		access_bound(&u->office->access) &&
		is_outside(u, kind, id, op->owner)) {
		say_left(u, op, "");
		return false;
	}

	switch (verb_back(op->verb)) {
	case OP_DELETE:
		undo_create(u, op);
		break;
	case OP_CREATE:
		undo_delete(u, op);
		break;
	case OP_SET:
		undo_set(u, op);
		break;
	default:
		say_left(u, op, _("an erasure cannot be taken back"));
	}
	return u->out->n > before && places_settle(&u->places, op);
}

/* Did what the operation followed from stay as it is? Then it stays, too. `lead`:
 * the first operation beside it, from which it follows where it names none. */
static bool
lead_stays(struct undoing *u, const struct op *op, size_t lead)
{
	enum kind kind;
	uint64_t id;
	uint32_t at;

	if (!follows_from(u, op, &kind, &id))
		return false;
	at = lead_here(u, op, kind, id);
	if (at)
		return u->idle[change_place(u->ops, at)];
	for (size_t i = 0; i < u->r->n; i++)
		if (u->r->leads[i].kind == kind && u->r->leads[i].id == id &&
			(op->kind == KIND_TASK ||
				u->r->leads[i].up != op->verb))
			return u->r->leads[i].stays;
	return op->kind == KIND_TASK && u->idle[lead];
}

/* What comes back of an operation and those that go with it, from `from` on:
 * without tasks whose lead stays, and with what follows now. */
static void
undo_follow(struct undoing *u, size_t from, size_t lead)
{
	struct change *out = u->out;
	size_t n = from;

	change_index_cut(&u->done, from);
	for (size_t i = from; i < out->n; i++) {
		if ((out->ops[i].kind == KIND_TASK ||
			    out->ops[i].kind == KIND_LETTER) &&
			lead_stays(u, &out->ops[i], lead))
			free(out->ops[i].f);
		else
			out->ops[n++] = out->ops[i];
	}
	out->n = n;
	persons_ask_again(u->office, u->txn, out, from);
	n = out->n;
	/* what is new is known by its place */
	for (size_t i = from; i < n; i++)
		if (out->ops[i].verb == OP_CREATE && !(out->ops[i].id >> 32) &&
			out->ops[i].kind == KIND_DECISION)
			out->ops[i].id = i + 1;
	change_follow(&u->office->book, u->txn, out);
}

/* What could be refused alone can be left alone, too. */
static void
undo_ops(struct undoing *u, const struct change *c)
{
	size_t from = 0;

	for (size_t i = c->n; i-- > 0;) {
		const struct op *op = &c->ops[i];
		bool back = false;

		u->now.n = 0;
		if (op->sealed)
			say_left(u, op,
				op->lost ? _("the key is damaged")
					 : _("the data were erased"));
		else if (op_moves_up(op) && lead_stays(u, op, i))
			say_left(u, op,
				_("keeps its place: what made room for it "
				  "stays"));
		else
			back = undo_op(u, op);
		u->idle[i] = !back;
		if (op->soft) {
			undo_follow(u, from, i);
			change_soft(u->out, from);
			from = u->out->n;
		}
	}
	if (from < u->out->n)
		undo_follow(u, from, 0);
}

/* ---- the changes of an act ----------------------------------------------- */

/* Whatever can make room, and its answer. */
static void
note_leads(struct undoing *u, const struct change *c)
{
	struct reversal *r = u->r;

	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		struct lead lead = { .stays = u->idle[i] };

		lead.id = op_subject(op, &lead.kind);
		if (op->kind == KIND_TASK || op->kind == KIND_LETTER ||
			op_is_reckoned(op))
			continue;
		lead.up = op_moves_up(op) ? op->verb : OP_NONE;
		VEC_GROW(r->leads, r->n, r->cap);
		r->leads[r->n++] = lead;
	}
}

static int
reverse(struct reversal *r, struct txn *txn, uint64_t seq, struct change *out,
	bool plan, struct err *err)
{
	struct undoing *u = xcalloc(1, sizeof(*u));
	struct history_row row = { .seq = seq };
	struct undo_report unsaid = { 0 };
	struct meanwhile here = { NULL, 0, 0 };
	struct change_index ops;
	struct change c;
	int rc;

	*u = (struct undoing){ .r = r,
		.office = r->office,
		.txn = txn,
		.out = out,
		.report = plan ? &unsaid : r->report };
	u->places = (struct places_back){ .office = r->office,
		.txn = txn,
		.out = out,
		.here = plan ? &r->planned : &here };
	verdict_init(&u->places.v);
	change_index_init(&u->done, out);
	change_init(&c, ACT_SET);
	rc = history_entry(r->office, txn, seq, NULL, NULL, &c, &row, err);
	change_index_init(&ops, &c);
	u->ops = &ops;
	u->idle = xcalloc(c.n + 1, sizeof(*u->idle));
	if (!rc && row.code == 0)
		undo_ops(u, &c);
	if (!rc && plan)
		note_leads(u, &c);
	u->report->waits += u->places.waits;
	free(u->idle);
	free(here.rows);
	verdict_release(&u->places.v);
	change_index_release(&u->done);
	change_index_release(&ops);
	change_release(&c);
	free(u);
	return rc;
}

int
reverse_entry(struct reversal *r, struct txn *txn, uint64_t seq,
	struct change *out, struct err *err)
{
	return reverse(r, txn, seq, out, false, err);
}

static bool
note_up(void *ctx, const struct op *op)
{
	*(bool *)ctx |= op_moves_up(op);
	return false;
}

/* Moves up are the last change of an act, of an undo the first. */
static bool
act_moves_up(struct reversal *r, struct txn *txn)
{
	const size_t n = r->act->n;
	bool found = false;

	for (size_t i = 0; i < n && !found; i += n - 1) {
		struct history_row row = { .seq = r->act->seqs[i] };
		struct err unread = ERR_INIT;
		struct change c;

		change_init(&c, ACT_SET);
		history_entry(r->office, txn, row.seq, note_up, &found, &c,
			&row, &unread);
		change_release(&c);
	}
	return found;
}

int
reverse_begin(struct reversal *r, struct txn *txn, struct err *err)
{
	struct change out;
	int rc = 0;

	if (r->act->n < 2 || !act_moves_up(r, txn))
		return 0;
	change_init(&out, ACT_UNDO);
	out.date = r->office->today;
	for (size_t i = r->act->n; !rc && i-- > 0;)
		rc = reverse(r, txn, r->act->seqs[i], &out, true, err);
	change_release(&out);
	free(r->planned.rows);
	return rc;
}

void
reverse_release(struct reversal *r)
{
	free(r->leads);
	r->leads = NULL;
	r->n = r->cap = 0;
}

void
reverse_left(const struct reversal *r, struct txn *txn, const struct op *op,
	const char *what)
{
	struct undoing *u = xcalloc(1, sizeof(*u));

	u->office = r->office;
	u->report = r->report;
	u->txn = txn;
	record_load(txn, op->kind, op->id, 0, &u->now);
	say_left(u, op, what);
	free(u);
}
