/* SPDX-License-Identifier: MIT */
#include "reverse_lead.h"

#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/casework/waiting.h"
#include "magang/record/change_index.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"

#include "reverse.h"
#include "reverse_proposed.h"
#include "reverse_state.h"

/* The record whose operation this one followed from: a task by a rule what it is
 * about, a letter its decision, a move up what made the room. */
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
		*kind = KIND_DECISION;
		*id = told_number(op, F_LETTER_DECISION);
		return *id != 0;
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

/* The decision of a letter in the same change; NULL: it is no letter. */
static const struct op *
decision_of_letter(const struct undoing *u, const struct op *letter)
{
	const uint64_t id = letter->kind == KIND_LETTER && u->ops
				    ? told_number(letter, F_LETTER_DECISION)
				    : 0;
	const uint32_t at = id ? change_first(u->ops, KIND_DECISION, id) : 0;

	return at ? &u->ops->c->ops[change_place(u->ops, at)] : NULL;
}

bool
undo_is_of_up(const struct undoing *u, const struct op *op)
{
	const struct op *decision = decision_of_letter(u, op);

	return op_moves_up(decision ? decision : op);
}

bool
undo_is_consequence(const struct undoing *u, const struct op *op)
{
	const struct change *c = u->ops ? u->ops->c : NULL;

	if (op_is_reckoned(op))
		return true;
	for (size_t i = 0; c && op->kind == KIND_TASK && i < c->n; i++)
		if (c->ops[i].kind != KIND_TASK &&
			(c->ops[i].owner == op->owner || !op->owner) &&
			!op_is_reckoned(&c->ops[i]))
			return true;
	return false;
}

bool
undo_lead_stays(struct undoing *u, const struct op *op, size_t lead)
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

/* The seat of a case goes by a decision or a call, its paper by a certificate. */
static bool
goes_by(const struct op *op, const struct op *lead)
{
	if (op->verb != OP_SET || op->owner != lead->owner)
		return false;
	return op->kind == KIND_SEAT ? lead->kind == KIND_DECISION ||
					       lead->kind == KIND_ACTIVITY
				     : op->kind == KIND_CASE &&
					       lead->kind == KIND_CERTIFICATE;
}

/* What it follows from stands before it, in what may be refused with it. */
static const struct op *
lead_of_case(const struct undoing *u, size_t i)
{
	const struct op *ops = u->ops->c->ops, *op = &ops[i];
	const bool soft = op->soft || op->with;

	if (op->kind != KIND_SEAT && !op->with)
		return NULL;
	while (i-- > 0 && (ops[i + 1].with || !soft))
		if (goes_by(op, &ops[i]))
			return &ops[i];
	return NULL;
}

bool
undo_is_of_case(const struct undoing *u, size_t i, bool *stays)
{
	const struct op *lead = lead_of_case(u, i);

	/* one that is gone already has not stayed */
	*stays = lead && u->idle[lead - u->ops->c->ops] &&
		 record_there(u->txn, lead->kind, lead->id) ==
			 (lead->verb != OP_DELETE);
	return lead != NULL;
}

void
undo_note_leads(struct undoing *u)
{
	const struct change *c = u->ops->c;
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
