/* SPDX-License-Identifier: MIT */
/*
 * Taking back an act: the same operations with old and new exchanged, newest
 * first. What somebody changed since stays and is named.
 */
#include "magang/ops/undo.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/rulebook/core.h"
#include "magang/casework/refusal.h"
#include "magang/base/pack.h"
#include "magang/office/find.h"
#include "magang/rulebook/program_cache.h"
#include "magang/ops/ops.h"
#include "magang/ops/history_seq.h"
#include "magang/record/change_index.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"
#include "magang/record/trace.h"
#include "magang/rulebook/in_use.h"
#include "magang/store/journal.h"
#include "magang/ops/op_run.h"
#include "magang/apply/apply.h"
#include "magang/casework/reckon.h"
#include "magang/casework/stages.h"
#include "magang/casework/tasks.h"

struct undoing {
	struct office *office;
	struct txn *txn;
	struct change *out;
	struct record now;
	struct undo_report *report;
	/* of the change that is taken back */
	struct change_index *ops;
	bool *idle; /* nothing comes back of this operation */
};

static void
say_left(struct undoing *u, const struct op *op, const char *what)
{
	char number[NUMBER_TEXT];
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	u->report->left++;
	if (!u->report->text)
		return;
	if (u->now.n && u->now.id == id && u->now.kind == kind)
		office_number(u->office, u->txn, &u->now, number);
	else
		office_number_of(u->office, u->txn, kind, id, number);
	buf_addf(u->report->text, "%s: %s\n", number, what);
}

static bool
takes_away(const struct undoing *u, enum kind kind, uint64_t id)
{
	for (size_t i = 0; i < u->out->n; i++)
		if (u->out->ops[i].verb == OP_DELETE &&
			u->out->ops[i].kind == kind && u->out->ops[i].id == id)
			return true;
	return false;
}

/* This undo does not take it away as well. */
static bool
stays(void *ctx, const struct use *by)
{
	return !takes_away(ctx, by->kind, by->id);
}

/* What is no fact of the record goes with no undo: the reason of the act, and
 * what is worked out anew from what the undo leaves. */
static bool
no_fact(uint16_t id)
{
	return field_is_told(id) || id == F_COOPERATION ||
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

	office_number_of(u->office, u->txn, by->kind, by->id, number);
	what = xasprintf(_("%s refers to it; it stays"), number);
	say_left(u, op, what);
	free(what);
}

/* How many stages the case of a decision will have been in, by what this undo
 * does before. */
static int64_t
entries_left(const struct undoing *u, const struct op *decision)
{
	struct record *kase = xmalloc(sizeof(*kase));
	enum kind kind;
	uint64_t id = op_about(decision, &kind);
	int64_t n = record_load(u->txn, KIND_CASE, id, RECORD_UNCHECKED, kase)
			    ? (int64_t)stage_entries(kase)
			    : 0;

	free(kase);
	for (size_t i = 0; i < u->out->n; i++) {
		const struct op *op = &u->out->ops[i];

		if (op->kind == KIND_DECISION && op_about(op, &kind) == id)
			n += op->verb == OP_CREATE ? 1 : -1;
	}
	return n;
}

/* Only the last decision of a case goes, and comes back as the next one. */
static bool
moved_on(const struct undoing *u, const struct op *op)
{
	const struct op_field *nth = op_sets(op, F_DECISION_NTH);

	if (op->kind != KIND_DECISION || !nth)
		return false;
	return op->verb == OP_CREATE
		       ? nth->new.number != entries_left(u, op) - 1
		       : nth->old.number != entries_left(u, op);
}

static void
undo_create(struct undoing *u, const struct op *op)
{
	const struct use of = { op->kind, op->id };
	struct use by;
	struct op *back;

	if (!record_load(u->txn, op->kind, op->id, 0, &u->now))
		return;
	if (moved_on(u, op)) {
		say_left(u, op, _("was moved on since; it stays"));
		return;
	}
	if (!is_as_made(&u->now, op)) {
		say_left(u, op, _("was changed since; it stays"));
		return;
	}
	if (in_use(&u->office->book, u->txn, &of, stays, u, &by)) {
		say_used(u, op, &by);
		return;
	}
	back = change_op(u->out, OP_DELETE, op->kind, op->id, op->owner);
	back->base = u->now.seq;
	for (size_t i = 0; i < u->now.n; i++)
		op_set(u->out, back, u->now.f[i].id, &u->now.f[i].v, NULL);
}

static bool
comes_back(const struct undoing *u, enum kind kind, uint64_t id)
{
	for (size_t i = 0; i < u->out->n; i++)
		if (u->out->ops[i].verb == OP_CREATE &&
			u->out->ops[i].kind == kind && u->out->ops[i].id == id)
			return true;
	return false;
}

/* Does a field of the record that went name what is there? */
static bool
stands(struct undoing *u, const struct op *op, const struct op_field *of)
{
	const struct fdef *f = field_of(NULL, op->kind, of->id);

	if (!f || !kind_refers(op->kind, f) || !kind_to(f) ||
		of->old.kind != VALUE_NUMBER)
		return true;
	return comes_back(u, kind_to(f)->kind, (uint64_t)of->old.number) ||
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
say_changed_since(
	struct undoing *u, const struct op *op, const struct merged *m)
{
	struct buf left = BUF_INIT;
	char name[DICT_NAME + 1];

	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *def;

		if (!m[i].conflict)
			continue;
		def = field_now(u, op->f[i].id);
		buf_addf(&left, "%s%s", left.len ? ", " : "",
			def ? def->name
			    : field_name_ever(u->txn, op->f[i].id, name));
	}
	buf_adds(&left, _(": changed since; it stays"));
	say_left(u, op, left.data);
	buf_release(&left);
}

static void
undo_set(struct undoing *u, const struct op *op)
{
	struct merged *m = arena_array(u->out->arena, op->n + 1, sizeof(*m));
	struct op *back;

	if (!record_load(u->txn, op->kind, op->id, 0, &u->now)) {
		say_left(u, op, _("is not there any more"));
		return;
	}
	if (op_merge(op, MERGE_UNDO, &u->now, field_now, u, u->out->arena, m))
		say_changed_since(u, op, m);
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

static void
undo_op(struct undoing *u, const struct op *op)
{
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
}

static uint32_t
decision_about(struct undoing *u, enum kind kind, uint64_t id)
{
	uint32_t at = change_first_about(u->ops, kind, id);

	while (at &&
		u->ops->c->ops[change_place(u->ops, at)].kind != KIND_DECISION)
		at = change_next(u->ops, at);
	return at;
}

/* Of an operation on a task that followed: did what it followed from stay as it
 * is? Then it stays, too. `lead`: the first operation beside it. */
static bool
lead_stays(struct undoing *u, const struct op *op, size_t lead)
{
	struct record *t = &u->now;
	uint64_t about;
	uint32_t at;

	if (op->kind != KIND_TASK)
		return false;
	if (!record_load(u->txn, KIND_TASK, op->id, RECORD_UNCHECKED, t)) {
		record_init(t, KIND_TASK, op->id);
		for (size_t i = 0; i < op->n; i++)
			record_set(t, op->f[i].id, &op->f[i].new);
	}
	if (!record_has(t, F_RULE))
		return false;
	about = (uint64_t)record_number(t, F_ABOUT, 0);
	at = change_first(u->ops, record_about(t), about);
	if (!at)
		at = decision_about(u, record_about(t), about);
	return u->idle[at ? change_place(u->ops, at) : lead];
}

/* What comes back of an operation and those that go with it, from `from` on:
 * without tasks whose lead stays, and with what follows now. */
static void
undo_follow(struct undoing *u, size_t from, size_t lead)
{
	struct change *out = u->out;
	size_t n = from;

	for (size_t i = from; i < out->n; i++) {
		if (lead_stays(u, &out->ops[i], lead))
			free(out->ops[i].f);
		else
			out->ops[n++] = out->ops[i];
	}
	out->n = n;
	change_follow(&u->office->book, u->txn, out);
}

/* What could be refused alone can be left alone, too. */
static void
undo_ops(struct undoing *u, const struct change *c)
{
	size_t from = 0;

	for (size_t i = c->n; i-- > 0;) {
		const struct op *op = &c->ops[i];
		const size_t before = u->out->n;

		u->now.n = 0;
		if (op->sealed)
			say_left(u, op,
				op->lost ? _("the key is damaged")
					 : _("the data were erased"));
		else
			undo_op(u, op);
		u->idle[i] = u->out->n == before;
		if (op->soft) {
			undo_follow(u, from, i);
			change_soft(u->out, from);
			from = u->out->n;
		}
	}
	if (from < u->out->n)
		undo_follow(u, from, 0);
}

/* ---- which act ---------------------------------------------------------- */

/* Undo and redo are the same, one level apart. */
static bool
can_be_taken(struct txn *txn, uint64_t act, bool redo)
{
	struct trace_act a;
	bool can = trace_act(txn, act, &a) && !a.undone;

	if (redo)
		can = can && a.kind == ACT_UNDO;
	else
		can = can && a.kind != ACT_UNDO && a.kind != ACT_REDO &&
		      a.kind != ACT_CHOICE;
	trace_act_release(&a);
	return can;
}

/*
 * The caller's last act that can be taken back (undo), or the last undo that
 * still stands (redo). 0: none. The office itself has no acts of its own: it
 * takes back the last of all, which left it without an administrator. `before`:
 * the one before this; 0: any.
 */
static uint64_t
last_act(struct office *office, struct txn *txn, bool redo, uint64_t before)
{
	const uint64_t user = office->access.user;
	struct log_head head;
	struct trace t;
	uint64_t seq, act, found = 0;
	bool passed = !before;

	journal_head(txn, &head);
	trace_of_actor(&t, txn, user);
	for (seq = head.seq + 1; !found;) {
		if (user ? !trace_next(&t, &seq) : --seq == 0)
			break;
		act = trace_act_of(txn, seq);
		if (act && passed && act != before &&
			can_be_taken(txn, act, redo))
			found = act;
		passed |= act == before;
	}
	trace_end(&t);
	return found;
}

static int
act_choose(struct office *office, struct txn *txn, bool redo, uint64_t *act,
	struct trace_act *state, struct err *err)
{
	if (!*act)
		*act = last_act(office, txn, redo, 0);
	if (!*act || !trace_act(txn, *act, state))
		return err_set(err, MG_ENOENT,
			redo ? _("there is no undo of yours to take back")
			     : _("there is no act of yours to take back"));
	if (state->undone)
		return err_set(
			err, MG_ENOENT, _("this act is taken back already"));
	if (state->actor != office->access.user &&
		!(office->access.permissions & PERM_ADMIN))
		return err_set(err, MG_EACCESS,
			_("this is an act of somebody else; only the "
			  "administrator "
			  "takes it back"));
	return 0;
}

/* ---- taking back --------------------------------------------------------- */

struct taking {
	bool redo;
	struct trace_act state;
	size_t left; /* entries of the act that are still to be done */
	struct undo_report *report;
	struct office *office;
};

static int
undo_entry(struct office *office, struct txn *txn, uint64_t seq,
	struct change *out, struct undo_report *report, struct err *err)
{
	struct undoing *u = xcalloc(1, sizeof(*u));
	struct history_row row = { .seq = seq };
	struct change_index ops;
	struct change c;
	int rc;

	*u = (struct undoing){
		.office = office, .txn = txn, .out = out, .report = report
	};
	change_init(&c, ACT_SET);
	rc = history_entry(office, txn, seq, NULL, NULL, &c, &row, err);
	change_index_init(&ops, &c);
	u->ops = &ops;
	u->idle = xcalloc(c.n + 1, sizeof(*u->idle));
	if (!rc && row.code == 0)
		undo_ops(u, &c);
	free(u->idle);
	change_index_release(&ops);
	change_release(&c);
	free(u);
	return rc;
}

static void
count_back(struct taking *t, const struct op *op)
{
	enum kind kind;

	if (!history_counts(t->office, op))
		return;
	op_subject(op, &kind);
	t->report->records++;
	t->report->of_kind[kind]++;
}

/* Counts what has come back, and names what apply() has left as it is. */
static void
take_back_done(void *ctx, const struct change *c)
{
	struct taking *t = ctx;
	struct undoing *u = xcalloc(1, sizeof(*u));
	struct err unread = ERR_INIT;

	u->office = t->office;
	u->report = t->report;
	/* What follows from what has come back does not count. */
	for (size_t i = 0; i < c->n; i++)
		if (!op_is_reckoned(&c->ops[i]) && !c->ops[i].refused)
			count_back(t, &c->ops[i]); /* looks by itself */
	if (office_look(t->office, &u->txn, &unread)) {
		free(u);
		return;
	}
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		const char *words =
			refusal_text(op->refused, op->refused ? op->why : "");

		if (op_is_reckoned(op) || !op->refused)
			continue;
		u->now.n = 0;
		record_load(u->txn, op->kind, op->id, 0, &u->now);
		say_left(u, op, words ? words : op->why);
	}
	office_look_end(u->txn);
	free(u);
}

/* A change for each entry of the act, the last one first. */
static int
take_back_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	struct taking *t = ctx;
	int rc = 0;

	if (!t->state.n) {
		rc = act_choose(
			office, txn, t->redo, &t->report->act, &t->state, err);
		t->left = t->state.n;
		t->report->kind = t->state.kind;
	}
	c->undoes = t->report->act;
	if (!rc)
		rc = undo_entry(office, txn, t->state.seqs[--t->left], c,
			t->report, err);
	return !rc && t->left ? OP_MORE : rc;
}

/* An act that stays is named, and the one that stood behind it: undo would come
 * to the same one again and again. */
static void
say_before(struct office *office, uint64_t act, struct err *err)
{
	char this[NUMBER_TEXT], that[NUMBER_TEXT];
	struct err unread = ERR_INIT;
	const int code = err->code;
	uint64_t before;
	struct txn *txn;
	char *why;

	if (office_look(office, &txn, &unread))
		return;
	before = last_act(office, txn, false, act);
	office_look_end(txn);
	if (!before)
		return;
	why = xstrdup(err->text);
	err_set(err, code, _("%s stays: %s; the act before it: magang undo %s"),
		number_format(this, ACT_PREFIX, act), why,
		number_format(that, ACT_PREFIX, before));
	free(why);
}

static int
take_back(struct office *office, uint64_t act, bool redo,
	struct undo_report *out, struct err *err)
{
	struct taking t = { .redo = redo, .report = out, .office = office };
	const struct op_job job = { .kind = redo ? ACT_REDO : ACT_UNDO,
		.build = take_back_build,
		.done = take_back_done,
		.ctx = &t };
	struct buf *text = out->text;
	struct receipt receipt;
	const char *why;
	int rc;

	*out = (struct undo_report){ .act = act, .text = text };
	rc = op_run_job(office, &job, &receipt, err);
	out->by = receipt.act;
	trace_act_release(&t.state);
	why = text ? buf_str(text) : "";
	if (!rc && out->records == 0)
		rc = err_set(err, MG_ECONFLICT,
			out->left ? _("nothing could be taken back: %.*s")
				  : _("nothing could be taken back"),
			(int)strcspn(why, "\n"), why);
	if (rc && !act && !redo && out->act)
		say_before(office, out->act, err);
	return rc;
}

int
op_undo(struct office *office, uint64_t act, struct undo_report *out,
	struct err *err)
{
	return take_back(office, act, false, out, err);
}

int
op_redo(struct office *office, struct undo_report *out, struct err *err)
{
	return take_back(office, 0, true, out, err);
}
