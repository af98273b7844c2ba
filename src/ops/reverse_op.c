/* SPDX-License-Identifier: MIT */
/* Each verb, turned round. */
#include "reverse_op.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/foresee.h"
#include "magang/casework/letters.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/casework/waiting.h"
#include "magang/record/card_state.h"
#include "magang/record/change_index.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"
#include "magang/record/seat_state.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/store/walk.h"

#include "reverse_lead.h"
#include "reverse_left.h"
#include "reverse_places.h"
#include "reverse_proposed.h"
#include "reverse_since.h"
#include "reverse_state.h"

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

/* By what it is known stays as long as it. */
static bool
is_fixed(const struct op *op, uint16_t id)
{
	const struct fdef *f = field_of(NULL, op->kind, id);

	return f && f->flags & FDEF_FIXED;
}

/* What is no fact of the record goes with no undo: the reason of the act, and
 * what is worked out anew from what the undo leaves. */
static bool
no_fact(uint16_t id)
{
	return field_is_told(id) || id == F_COOPERATION || id == F_PLACED ||
	       id == F_CARD_STATE || id == F_CAUSE || field_is_reckoned(id);
}

/* Does it say nothing of what somebody did with the record since? */
static bool
no_deed(uint16_t id)
{
	return no_fact(id) || id == F_COHORT_ROLL || id == F_CERT_NUMBER ||
	       id == F_CERT_NTH ||
	       (id >= F_OUTCOME_UNTIL && id <= F_OUTCOME_SEX) ||
	       id == F_OUTCOME_REPLACED || id == F_COUNTED ||
	       id == F_OUTCOME_YEARLY ||
	       (id >= F_OUTCOME_VERSION && id <= F_OUTCOME_ENDS);
}

/* Does the record hold what it was made with, and nothing else? */
static bool
is_as_made(const struct record *r, const struct op *op)
{
	size_t n = 0;

	for (size_t i = 0; i < op->n; i++) {
		const struct value *now = record_get(r, op->f[i].id);

		if (no_deed(op->f[i].id))
			continue;
		if (!now || !value_equal(now, &op->f[i].new))
			return false;
		n++;
	}
	for (size_t i = 0; i < r->n; i++)
		n += no_deed(r->f[i].id);
	return n == r->n;
}

/* Only the last decision of a case goes, and comes back as the next one, from
 * where it led on. */
static bool
moved_on(struct undoing *u, const struct op *op)
{
	const bool goes = op->verb == OP_CREATE;
	struct record *kase;
	enum kind kind;
	int64_t nth, entries;
	bool on;

	if (!op_sets(op, F_DECISION_NTH) || (op->kind != KIND_DECISION && goes))
		return false;
	kase = xmalloc(sizeof(*kase));
	nth = (int64_t)told_number(op, F_DECISION_NTH);
	on = !change_foresee(
		u->txn, &u->done, KIND_CASE, op_about(op, &kind), kase);
	entries = on ? 0 : (int64_t)stage_entries(kase);
	if (!on && goes)
		on = nth != entries - 1;
	else if (!on)
		on = nth != entries ||
		     (int64_t)told_number(op, F_DECISION_FROM) !=
			     record_number(kase, F_STAGE, -1);
	free(kase);
	return on;
}

/* A seat that moved up goes by its offer, and not by what made room for it. */
static void
take_away(struct undoing *u, const struct record *r, uint64_t owner)
{
	struct op *back =
		change_op(u->out, OP_DELETE, (enum kind)r->kind, r->id, owner);

	back->base = r->seq;
	for (size_t i = 0; i < r->n; i++)
		if (r->kind != KIND_SEAT || r->f[i].id != F_ROOM_BY)
			op_set(u->out, back, r->f[i].id, &r->f[i].v, NULL);
}

static bool
has_no_answer(const struct record *pair)
{
	char answer[16];

	return strcmp(record_text(pair, F_ANSWER, answer, sizeof(answer)),
		       "open") == 0;
}

/* What nobody is to stumble over. Whom the office held for alike, with nobody's
 * answer yet: the pair goes with who goes, and is asked again when she comes back.
 * A scorecard that is still blind goes with its case, and comes back with it: whom
 * the case is to stay for would know that there is one. */
static bool
goes_along(struct undoing *u, const struct use *by)
{
	struct record *r;
	bool goes;

	if (by->kind != KIND_DOUBT && by->kind != KIND_SCORECARD)
		return false;
	r = xmalloc(sizeof(*r));
	goes = record_load(u->txn, by->kind, by->id, 0, r) &&
	       (by->kind == KIND_DOUBT ? has_no_answer(r) : !card_is_open(r));
	if (goes) {
		record_own(r, u->out->arena);
		take_away(u, r, record_owner(r));
	}
	free(r);
	return goes;
}

/* Nothing that stays refers to it; else that is said, and nothing goes. */
static bool
is_free(struct undoing *u, const struct op *op)
{
	const struct use of = { op->kind, op->id };
	const size_t before = u->out->n;
	struct use by;

	/* apply() refuses it, whatever else there is */
	if (kind_is(op->kind, KIND_ACTS) && trace_has_actor(u->txn, op->id))
		return true;
	if (!u->uses && !kind_has_person(op->kind)) {
		u->uses = xmalloc(sizeof(*u->uses));
		uses_find(u->uses, &u->office->book, u->txn, u->ops->c,
			OP_CREATE);
	}
	while (in_use(&u->office->book, u->txn, &of, u->uses, stays, u, &by)) {
		if (goes_along(u, &by))
			continue;
		change_index_cut(&u->done, before);
		while (u->out->n > before)
			free(u->out->ops[--u->out->n].f);
		undo_say_used(u, op, &by);
		return false;
	}
	return true;
}

/* A decision goes: those of its letters that were sent do not. */
static void
say_sent(struct undoing *u, const struct op *decision)
{
	enum kind kind;
	struct walk w;

	members_begin(
		&w, u->txn, KIND_CASE, op_about(decision, &kind), KIND_LETTER);
	while (walk_next(&w))
		if (record_load(u->txn, KIND_LETTER, walk_id(&w),
			    RECORD_UNCHECKED, &u->now) &&
			letter_was_sent(&u->now, decision->id))
			undo_say_left(u, decision,
				_("a letter was sent; it stays, and is a "
				  "task now"));
	walk_end(&w);
}

/* Why a record stays that is not as it was made. */
static const char *
changed_since(const struct record *now)
{
	if (now->kind == KIND_PROPOSAL)
		return _("the proposal was answered since; it stays");
	if (record_has(now, F_CERT_COPIES))
		return _("was printed: it has left the house; to end it: "
			 "magang certificate revoke");
	return _("was changed since; it stays");
}

static void undo_set(struct undoing *u, const struct op *op);

/* A blind scorecard of somebody else: it goes with its case, or nobody who takes
 * something back knows that it is there. */
static bool
is_secret(const struct undoing *u)
{
	return u->now.kind == KIND_SCORECARD && !card_is_open(&u->now) &&
	       !access_has_hand(&u->office->access, &u->now);
}

static void
undo_create(struct undoing *u, const struct op *op)
{
	/* as what comes back before leaves it: a case without its decisions */
	if (!change_foresee_itself(
		    u->txn, &u->done, op->kind, op->id, &u->now) ||
		is_secret(u))
		return;
	if (moved_on(u, op)) {
		undo_say_left(u, op, _("was moved on since; it stays"));
		return;
	}
	if (proposal_hinders(u->txn, op)) {
		undo_say_left(u, op, proposal_hinders(u->txn, op));
		return;
	}
	/* made by more than one: what this one put into it goes */
	if (kind_is(op->kind, KIND_GIVEN) && !is_as_made(&u->now, op)) {
		undo_set(u, op);
		return;
	}
	/* of a seat apply() has the word: what it leaves can be taken back once
	 * more when its answer is */
	if (op->kind != KIND_SEAT && !is_as_made(&u->now, op)) {
		/* of a letter its decision tells, if that goes */
		if (op->kind != KIND_LETTER)
			undo_say_left(u, op, changed_since(&u->now));
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

	if (record_load(u->txn, op->kind, op->id, RECORD_ITSELF, &u->now))
		return _("is there again already");
	if (op->kind == KIND_PERSON && nik &&
		index_first(u->txn, IX_NIK, digits_key(&nik->old), op->id))
		return _("its NIK was given to somebody else meanwhile");
	if (moved_on(u, op))
		return _("was moved on since; it stays");
	if (proposal_hinders(u->txn, op))
		return proposal_hinders(u->txn, op);
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
		/* a letter that was sent meanwhile has stayed, and comes again */
		if (op->kind != KIND_LETTER)
			undo_say_left(u, op, what);
		return;
	}
	back = change_op(u->out, OP_CREATE, op->kind, op->id, op->owner);
	for (size_t i = 0; i < op->n; i++)
		if (!no_fact(op->f[i].id))
			op_set(u->out, back, op->f[i].id, NULL, &op->f[i].old);
}

static struct value
now_of(const struct undoing *u, uint16_t id)
{
	const struct value *v = record_get(&u->now, id);

	return v ? *v : value_none();
}

/* Who has not answered any more has no number, which a redo brings back. */
static void
take_roll(struct undoing *u, struct op *back)
{
	const struct op_field *state = op_sets(back, F_SEAT_STATE);
	struct record *then;

	if (back->kind != KIND_SEAT || !state ||
		!record_has(&u->now, F_SEAT_ROLL))
		return;
	then = xmalloc(sizeof(*then));
	record_init(then, KIND_SEAT, back->id);
	record_set(then, F_SEAT_STATE, &state->new);
	if (seat_is_asked(seat_state(then)))
		op_set(u->out, back, F_SEAT_ROLL,
			record_get(&u->now, F_SEAT_ROLL), NULL);
	free(then);
}

static void
undo_set(struct undoing *u, const struct op *op)
{
	struct merged *m = arena_array(u->out->arena, op->n + 1, sizeof(*m));
	char by[SINCE_NAME];
	bool left = false;
	struct op *back;

	/* it may come back by this undo, and have been changed by what it undoes */
	if (!change_foresee_itself(
		    u->txn, &u->done, op->kind, op->id, &u->now)) {
		undo_say_left(u, op, _("is not there any more"));
		return;
	}
	if (reopening_hinders(u->txn, op, &u->now)) {
		undo_say_left(u, op, reopening_hinders(u->txn, op, &u->now));
		return;
	}
	op_merge(op, MERGE_UNDO, &u->now, undo_field_now, u, u->out->arena, m);
	for (size_t i = 0; i < op->n; i++)
		if (no_fact(op->f[i].id) || is_fixed(op, op->f[i].id))
			m[i] = (struct merged){ .value = now_of(
							u, op->f[i].id) };
		else if (undo_was_accepted(u, &op->f[i]))
			m[i].conflict = true; /* it is no offer any more */
	since_mark(u->office, u->txn, op, u->ops->c->seq, &u->now,
		undo_field_now, u, u->out->arena, m, by);
	for (size_t i = 0; i < op->n; i++)
		left |= m[i].conflict;
	if (left)
		undo_say_changed(u, op, m, by);
	back = change_op(u->out, OP_SET, op->kind, op->id, op->owner);
	back->base = u->now.seq;
	for (size_t i = 0; i < op->n; i++)
		if (!no_fact(op->f[i].id) && !m[i].conflict)
			op_set(u->out, back, op->f[i].id,
				record_get(&u->now, op->f[i].id), &m[i].value);
	take_roll(u, back);
	op_see_groups(u->out, back, &u->now);
	if (!back->n)
		u->out->n--;
}

static bool
withdraws(const struct value *cause)
{
	char code[40];

	if (cause->kind != VALUE_TEXT || cause->len >= sizeof(code))
		return false;
	memcpy(code, cause->text, cause->len);
	code[cause->len] = '\0';
	return seat_cause_withdraws(code);
}

/* A seat that fell with what gave it, whose ever it is. */
static bool
falls(const struct op *op)
{
	const struct op_field *cause =
		op->kind == KIND_SEAT ? op_sets(op, F_SEAT_CAUSE) : NULL;
	return cause && (withdraws(&cause->new) || withdraws(&cause->old));
}

bool
undo_op(struct undoing *u, const struct op *op)
{
	const size_t before = u->out->n;
	enum kind kind;
	uint64_t id = op_subject(op, &kind);

	/* What lies outside by now would be refused, and who moved up by it be gone
	 * all the same. Of a pair the office knows more than the caller may learn
	 * from this. */
	if (kind != KIND_DOUBT && !undo_is_of_up(u, op) && !falls(op) &&
		!undo_is_consequence(u, op) &&
		access_bound(&u->office->access) &&
		undo_is_outside(u, kind, id, op->owner)) {
		undo_say_left(u, op, "");
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
		undo_say_left(
			u, op, refusal_text(MG_ENOTALLOWED, REFUSED_ERASURE));
	}
	if (u->out->n == before || !places_settle(&u->places, op))
		return false;
	if (op->kind == KIND_DECISION && op->verb == OP_CREATE)
		say_sent(u, op);
	return true;
}
