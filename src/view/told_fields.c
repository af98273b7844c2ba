/* SPDX-License-Identifier: MIT */
#include "magang/view/told_fields.h"

#include <string.h>

#include "magang/base/mem.h"
#include "magang/office/find.h"

/* The try itself is told. */
static bool
field_in_history(uint16_t id)
{
	return id != F_HISTORY && id != F_TRIES && id != F_TRIED &&
	       id != F_SEEN && id != F_FOLLOWUP && id != F_KEPT_UNTIL &&
	       (!field_is_told(id) || id == F_REASON) && id != F_ABOUT_KIND &&
	       id != F_ENTERED && id != F_PROGRAM_NO && id != F_VERSION &&
	       id != F_PACK_ROWS && id != F_PACK_CONTENT; /* of whom not all
							      may be seen */
}

/* A field that was set, or has gone, under another id. */
static void
tell_as(struct told_fields *out, const struct op *op, uint16_t from,
	uint16_t id)
{
	const struct op_field *f = op_sets(op, from);

	if (!f)
		return;
	out->f[out->n] = *f;
	out->f[out->n++].id = id;
}

/* Where it went, why. Taken away it goes the other way. */
static void
tell_decision(struct told_fields *out, const struct op *op)
{
	const struct op_field *from = op_sets(op, F_DECISION_FROM);
	const struct op_field *to = op_sets(op, F_DECISION_TO);
	const bool goes = op->verb == OP_DELETE;

	if (from && to)
		out->f[out->n++] =
			(struct op_field){ F_STAGE, goes ? to->old : from->new,
				goes ? from->old : to->new };
	tell_as(out, op, F_DECISION_CAUSE, F_DECISION_CAUSE);
	tell_as(out, op, F_DECISION_REASON, F_REASON);
	tell_as(out, op, F_MEANT, F_MEANT);
	tell_as(out, op, F_ROOM_BY, F_ROOM_BY);
}

const struct told_within *
told_within(enum kind kind)
{
	static const struct told_within rows[] = {
		{ KIND_LETTER, F_LETTER_TEMPLATE,
			{ F_LETTER_STATE, F_LETTER_ANSWER } },
		{ KIND_SEAT, F_SEAT_COHORT, { F_SEAT_STATE, F_SEAT_CAUSE },
			F_SEAT_SLOT },
		{ KIND_SHEET, F_SHEET_DAY,
			{ F_SHEET_MARKS, F_SHEET_LATE, F_SHEET_APPROVED,
				F_SHEET_RETURNED } },
		{ KIND_GRADE, F_GRADE_UNIT,
			{ F_GRADE_ATTEMPT, F_GRADE_MARKS } },
		{ KIND_SCORECARD, F_CARD_OF, { F_CARD_POINTS, F_CARD_REMARK } },
		{ KIND_CERTIFICATE, F_CERT_NUMBER,
			{ F_CERT_STATE, F_CERT_COPIES, F_CERT_REASON,
				F_CERT_REPLACES } },
		{ KIND_RANK, F_RANK_LIST, { F_RANK, F_RANK_REFUSED } },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (rows[i].kind == kind)
			return &rows[i];
	return NULL;
}

void
told_fields(const struct op *op, struct told_fields *out)
{
	const struct told_within *within = told_within(op->kind);

	out->n = 0;
	if (within) {
		tell_as(out, op, within->name, within->name);
		tell_as(out, op, within->instead, within->instead);
		for (size_t i = 0; i < WITHIN_TOLD; i++)
			tell_as(out, op, within->told[i], within->told[i]);
		tell_as(out, op, F_REASON, F_REASON);
		return;
	}
	if (op->kind == KIND_DECISION ||
		(op->kind == KIND_PROPOSAL && op->verb != OP_SET)) {
		tell_decision(out, op);
		return;
	}
	for (size_t i = 0; i < op->n && out->n < ARRAY_SIZE(out->f); i++)
		if (field_in_history(op->f[i].id) ||
			(op->f[i].id == F_VERSION && op->verb == OP_SET))
			out->f[out->n++] = op->f[i];
}

bool
told_hides(const struct style *s, const struct record *r, uint16_t id)
{
	const struct fdef *f = office_field_ever(s->office, s->txn, r, id);

	return f && text_hides(s->office, f);
}

void
told_close(
	const struct style *s, const struct record *r, struct told_fields *told)
{
	const char *seen = NULL;
	size_t n = 0;

	for (size_t i = 0; i < told->n; i++) {
		const uint16_t id = told->f[i].id;
		const char *subject =
			told_hides(s, r, id)
				? text_subject(s->office,
					  office_field_ever(
						  s->office, s->txn, r, id))
				: NULL;

		if (subject && seen && strcmp(subject, seen) == 0)
			continue;
		seen = subject ? subject : seen;
		told->f[n++] = told->f[i];
	}
	told->n = n;
}
