/* SPDX-License-Identifier: MIT */
/* Taking back an act: which one, and what came of it. */
#include "magang/ops/undo.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/office/find.h"
#include "magang/ops/history_entry.h"
#include "magang/ops/history_told.h"
#include "magang/ops/history_acts.h"
#include "magang/ops/op_run.h"
#include "magang/ops/ops.h"
#include "magang/record/card_state.h"
#include "magang/record/trace.h"
#include "magang/rulebook/core.h"
#include "magang/store/journal.h"
#include "op_parts.h"
#include "reverse.h"

#define UNDO_SURE (15 * 60) /* seconds in which nobody has forgotten an act */

/* ---- which act ---------------------------------------------------------- */

/* Has it left the house, or is it seen by all, since it was made? */
static bool
stays(struct office *office, struct txn *txn, const struct op *op)
{
	struct record *r;
	bool out;

	if (op->verb != OP_CREATE ||
		(op->kind != KIND_CERTIFICATE && op->kind != KIND_SCORECARD))
		return false;
	r = xmalloc(sizeof(*r));
	out = record_load(txn, op->kind, op->id, RECORD_UNCHECKED, r) &&
	      (op->kind == KIND_CERTIFICATE
			      ? record_has(r, F_CERT_COPIES)
			      : card_is_open(r) &&
					!(office->access.permissions &
						PERM_ADMIN));
	free(r);
	return out;
}

/* Would nothing of it come back, as apply() refuses each record that it made? */
static bool
is_stuck(struct office *office, struct txn *txn, const struct trace_act *act)
{
	struct history_row row = { 0 };
	struct err unread = ERR_INIT;
	struct change c;
	bool stuck = act->kind == ACT_CERTIFY || act->kind == ACT_ASSESS;

	for (size_t i = 0; stuck && i < act->n; i++) {
		change_init(&c, ACT_SET);
		stuck = history_entry(office, txn, act->seqs[i], NULL, NULL, &c,
				&row, &unread) == 0;
		for (size_t k = 0; stuck && k < c.n; k++)
			stuck = op_is_reckoned(&c.ops[k]) ||
				c.ops[k].kind == KIND_TASK ||
				stays(office, txn, &c.ops[k]);
		change_release(&c);
	}
	return stuck;
}

/* Undo and redo are the same, one level apart. */
static bool
can_be_taken(struct office *office, struct txn *txn, uint64_t act, bool redo)
{
	struct trace_act a;
	bool can = trace_act(txn, act, &a) && !a.undone;

	if (redo)
		can = can && a.kind == ACT_UNDO;
	else
		can = can && a.kind != ACT_UNDO && a.kind != ACT_REDO &&
		      a.kind != ACT_CHOICE && a.kind != ACT_ERASE &&
		      a.kind != ACT_PUBLISH && a.kind != ACT_PRINT &&
		      !is_stuck(office, txn, &a);
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
			can_be_taken(office, txn, act, redo))
			found = act;
		passed |= act == before;
	}
	trace_end(&t);
	return found;
}

/* Of a caller, whether the newest of his changes is what is offered, or went on
 * taking back; what was refused or sent since was meant by him, too. */
static void
look_newest(struct office *office, struct txn *txn, struct undo_offer *out)
{
	struct trace_act a = { .kind = ACT_CHOICE };
	struct trace t;
	uint64_t seq = 0, newest = 0;

	trace_of_actor(&t, txn, office->access.user);
	if (trace_next(&t, &seq))
		newest = trace_act_of(txn, seq);
	trace_end(&t);
	if (newest)
		trace_act(txn, newest, &a);
	out->sure =
		newest == out->act || a.kind == ACT_UNDO || a.kind == ACT_REDO;
	out->passes = !out->sure && a.kind != ACT_CHOICE;
	if (newest)
		trace_act_release(&a);
}

struct offering {
	const struct office *office;
	struct undo_offer *out;
};

static int
visit_offer(void *ctx, const struct history_row *row, struct err *err)
{
	const struct offering *o = ctx;
	struct undo_offer *out = o->out;

	(void)err;
	out->kind = row->change->kind;
	out->time = row->change->time;
	out->records = row->records;
	if (row->change->actor != o->office->access.user)
		utf8_copy(out->by, sizeof(out->by), row->actor);
	return 0;
}

/* Which act, and whether it is what the caller did last. */
static int
offer_act(struct office *office, struct undo_offer *out, struct err *err)
{
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	out->sure = out->act != 0;
	if (!out->act)
		out->act = last_act(office, txn, false, 0);
	if (!out->act)
		rc = err_set(err, MG_ENOENT,
			_("there is no act of yours to take back"));
	else if (!out->sure)
		look_newest(office, txn, out);
	office_look_end(txn);
	return rc;
}

int
undo_offered(struct office *office, uint64_t act, struct undo_offer *out,
	struct err *err)
{
	struct offering o = { office, out };
	int rc;

	*out = (struct undo_offer){ .act = act };
	rc = offer_act(office, out, err);
	if (!rc)
		rc = history_act(office, out->act, visit_offer, &o, err);
	out->many = out->records > UNDO_FEW;
	out->sure = out->sure && !out->many &&
		    (act || office->now - out->time < UNDO_SURE);
	return rc;
}

int
undo_count(const struct undo_offer *offer, uint64_t typed, struct err *err)
{
	return typed == offer->records
		       ? 0
		       : err_set(err, MG_EUSAGE,
				 _n("it has %zu record; nothing was taken back",
					 "it has %zu records; nothing was taken "
					 "back",
					 offer->records),
				 offer->records);
}

/* Is all that the act did a secret of somebody else? */
static bool
act_is_hidden(
	struct office *office, struct txn *txn, const struct trace_act *act)
{
	struct history_row row = { 0 };
	struct err unread = ERR_INIT;
	struct change c;
	bool hidden;

	change_init(&c, ACT_SET);
	hidden = history_entry(office, txn, act->seqs[0], NULL, NULL, &c, &row,
			 &unread) == 0 &&
		 c.n;
	for (size_t i = 0; hidden && i < c.n; i++)
		hidden = !history_tells_in(office, txn, &c.ops[i], 0);
	change_release(&c);
	return hidden;
}

static int
act_choose(struct office *office, struct txn *txn, bool redo, uint64_t *act,
	struct trace_act *state, struct err *err)
{
	bool there;

	if (!*act)
		*act = last_act(office, txn, redo, 0);
	if (!*act)
		return err_set(err, MG_ENOENT,
			redo ? _("there is no undo of yours to take back")
			     : _("there is no act of yours to take back"));
	there = trace_act(txn, *act, state);
	/* What is not there and what is hidden are answered alike. */
	if (!(there && access_takes_back(
			       &office->access, state->actor, state->kind)) &&
		!(office->access.permissions & PERM_ADMIN))
		return err_set(err, MG_EACCESS,
			_("there is no such act of yours; what others did, the "
			  "administrator takes back"));
	if (!there || (state->actor != office->access.user &&
			      act_is_hidden(office, txn, state)))
		return err_set(err, MG_ENOENT, _("there is no such act"));
	if (state->kind == ACT_ERASE)
		return err_set(err, MG_ENOTALLOWED, "%s",
			refusal_text(MG_ENOTALLOWED, REFUSED_ERASURE));
	if (state->undone)
		return err_set(
			err, MG_ENOENT, _("this act is taken back already"));
	return 0;
}

/* ---- taking back --------------------------------------------------------- */

struct taking {
	bool redo, done; /* something has come back */
	struct trace_act state;
	size_t left; /* entries of the act that are still to be done */
	/* And then those that were refused before anything had come back: only
	 * of an undo that there is can apply() keep that some of it is left. */
	struct ids again;
	size_t at;                 /* of them */
	struct undo_report before; /* the change at hand, for one asked again */
	struct undo_report *report;
	struct office *office;
	struct reversal back;
	struct err first; /* why a change was refused as a whole */
};

static void
count_back(struct taking *t, const struct op *op)
{
	enum kind kind;
	uint64_t id;

	t->done = true;
	if (!history_counts(t->office, op))
		return;
	id = op_subject(op, &kind);
	if (!t->report->records++) {
		t->report->one_kind = kind;
		t->report->one = id;
	}
	t->report->of_kind[op_counts_as(op)]++;
}

/* Which operation of those left out together tells what it is about. */
static const struct op *
left_out_by(const struct change *c, size_t first)
{
	size_t i = first;

	while (c->ops[i].kind != KIND_DECISION)
		if (++i == c->n || !c->ops[i].with)
			return &c->ops[first];
	return &c->ops[i];
}

static void
say_left(struct taking *t, const struct op *op, const char *why)
{
	struct err unread = ERR_INIT;
	struct txn *txn;

	if (office_look(t->office, &txn, &unread))
		return;
	reverse_left(&t->back, txn, op, why);
	office_look_end(txn);
}

static void
say_left_out(struct taking *t, const struct op *op)
{
	struct err why = ERR_INIT;

	op_say_left_out(t->office, op, &why);
	say_left(t, op, why.text);
}

/* One change of several stays, and is named; the others come back. */
static bool
take_back_refused(void *ctx, const struct change *c, struct err *err)
{
	struct taking *t = ctx;

	if (t->state.n < 2)
		return false;
	if (!t->first.code)
		t->first = *err;
	if (t->left && !t->done) {
		ids_add(&t->again, t->state.seqs[t->left]);
		*t->report = t->before;
	} else {
		for (size_t i = 0; i < c->n; i++)
			if (i == 0 || c->ops[i].soft)
				say_left(t, left_out_by(c, i), err->text);
	}
	*err = (struct err)ERR_INIT;
	return true;
}

/* Was it left out by itself, and is that something to tell? Of those that go
 * together the first one tells it. */
static bool
is_left_alone(const struct change *c, size_t i)
{
	const struct op *op = &c->ops[i];

	if (!op->refused || (!op->soft && op->kind != KIND_SEAT))
		return false;
	while (c->ops[i].with)
		i--;
	return op == &c->ops[i] || !c->ops[i].refused;
}

/* Counts what has come back, and names what apply() has left as it is. What was
 * there already, as a task that follows, is nothing to tell. */
static void
take_back_done(void *ctx, const struct change *c)
{
	struct taking *t = ctx;

	/* What follows from what has come back does not count. */
	for (size_t i = 0; i < c->n; i++)
		if (!op_is_reckoned(&c->ops[i]) && !c->ops[i].refused)
			count_back(t, &c->ops[i]); /* looks by itself */
	for (size_t i = 0; i < c->n; i++)
		if (is_left_alone(c, i))
			say_left_out(t, left_out_by(c, i));
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
		t->back = (struct reversal){
			.office = office, .report = t->report, .act = &t->state
		};
		if (!rc)
			rc = reverse_begin(&t->back, txn, err);
	}
	c->undoes = t->report->act;
	t->before = *t->report;
	/* a part of it would stay behind */
	t->office->steps.firm = t->done;
	if (!rc)
		rc = reverse_entry(&t->back, txn,
			t->left ? t->state.seqs[--t->left]
				: t->again.rows[t->at++],
			c, err);
	return !rc && (t->left || t->at < t->again.n) ? OP_MORE : rc;
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
	struct taking t = {
		.redo = redo, .report = out, .office = office, .first = ERR_INIT
	};
	const struct op_job job = { .kind = redo ? ACT_REDO : ACT_UNDO,
		.build = take_back_build,
		.done = take_back_done,
		.refused = take_back_refused,
		.ctx = &t };
	struct buf why = BUF_INIT;
	struct receipt receipt;
	int rc;

	*out = (struct undo_report){ .act = act };
	rc = op_run_job(office, &job, &receipt, err);
	office->steps.firm = false;
	if (office->steps.at)
		office->steps.at(office->steps.ctx, 1, 1);
	out->by = receipt.act;
	out->moved_up = receipt.moved_up;
	reverse_release(&t.back);
	trace_act_release(&t.state);
	ids_release(&t.again);
	if (!rc && !t.done && t.first.code) {
		*err = t.first;
		rc = err->code;
	}
	undo_left(out, &why);
	if (!rc && !t.done)
		rc = err_set(err, MG_ECONFLICT,
			out->left ? _("nothing could be taken back: %.*s")
				  : _("nothing could be taken back"),
			(int)strcspn(buf_str(&why), "\n"), buf_str(&why));
	buf_release(&why);
	if (rc && !act && !redo && out->act)
		say_before(office, out->act, err);
	return rc;
}

void
undo_left(const struct undo_report *report, struct buf *out)
{
	for (size_t i = 0; i < report->n_why; i++) {
		const struct left_why *w = &report->why[i];

		for (size_t k = 0; k < w->n && k < LEFT_NAMED; k++)
			buf_addf(out, "%s%s", k ? ", " : "", w->first[k]);
		if (w->n > LEFT_NAMED)
			buf_addf(out, _(" and %zu more"), w->n - LEFT_NAMED);
		buf_addf(out, "%s%s\n", w->first[0][0] ? ": " : "", w->text);
	}
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
