/* SPDX-License-Identifier: MIT */
#include "magang/ops/history_told.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/change.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"

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

/* What was a secret is one again when it is taken back, however open it was: who
 * has it anew to do is not to know it. */
static bool
gone_is_open(const struct access *a, const struct op *op, struct record *room)
{
	op_record(op, room);
	return access_open(a, room) &&
	       (!kind_info(op->kind)->others || access_has_hand(a, room));
}

bool
history_never_was(const struct op *op, int code)
{
	return code && op->verb == OP_CREATE;
}

bool
history_tells_in(
	struct office *office, struct txn *txn, const struct op *op, int code)
{
	const struct access *a = &office->access;
	struct record *r;
	bool told;

	if (access_all(a, (enum kind)op->kind))
		return true;
	r = xmalloc(sizeof(*r));
	told = !history_never_was(op, code) &&
			       record_load(txn, op->kind, op->id,
				       RECORD_UNCHECKED, r)
		       ? access_sees(a, txn, r)
		       : gone_is_open(a, op, r) &&
				 tells_of_gone(office, txn, op, r);
	free(r);
	return told;
}

bool
history_tells(struct office *office, const struct op *op, int code)
{
	struct err unread = ERR_INIT;
	struct txn *txn;
	bool told;

	if (access_all(&office->access, (enum kind)op->kind))
		return true;
	if (txn_read(office->store, &txn, &unread))
		return false;
	told = history_tells_in(office, txn, op, code);
	txn_abort(txn);
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
			: gone_is_open(a, op, r) && counts_gone(a, txn, op, r);

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
	if (access_all(&office->access, (enum kind)op->kind))
		return true;
	if (txn_read(office->store, &txn, &unread))
		return false;
	told = counts(&office->access, txn, op);
	txn_abort(txn);
	return told;
}
