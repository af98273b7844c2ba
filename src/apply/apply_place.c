/* SPDX-License-Identifier: MIT */
#include "apply_place.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/casework/refusal.h"
#include "magang/casework/regain.h"
#include "magang/casework/seat.h"
#include "magang/program/score.h"
#include "magang/rulebook/program_cache.h"

#include "apply_refuse.h"
#include "apply_write.h"

/* May a case come back to its place, which others may have by now? The rows of
 * the answer, where it may not. */
int
applier_ask_regain(struct applier *ap, const struct record *kase,
	const struct record *person, int to, struct buf *rows)
{
	struct err err = ERR_INIT;
	struct case_facts f;
	struct verdict v;
	int rc;

	verdict_init(&v);
	case_facts_init(&f, ap->book, ap->txn, kase, person, ap->c->date);
	rc = case_regain(&f, to, ap->c->act, NULL, &v, &err);
	if (rc == MG_ENOTALLOWED)
		verdict_store(&v, rows);
	verdict_release(&v);
	return rc;
}

int
applier_check_room(struct applier *ap, const struct record *kase,
	const struct record *person, int to)
{
	struct buf rows = BUF_INIT;
	int rc = applier_ask_regain(ap, kase, person, to, &rows);

	if (rc)
		applier_refuse(ap, rc, REFUSED_MOVE " %s", buf_str(&rows));
	buf_release(&rows);
	return rc;
}

/* The place it holds is the one that it would get, where it is further on than
 * the one it has. */
static bool
holds(const struct program *p, const struct record *kase, int to)
{
	const int from = program_stage_by_number(
		p, (uint8_t)record_number(kase, F_STAGE, 0));

	return to > from && stage_takes_place(&p->stages[to]);
}

void
applier_propose(struct applier *ap, struct record *kase, uint8_t to)
{
	const struct value none = value_none(), stage = value_number(to);
	const struct program *p =
		to ? rulebook_case_program(ap->book, ap->txn, kase) : NULL;
	const int at = p ? program_stage_by_number(p, to) : -1;

	record_set(kase, F_PROPOSED, to ? &stage : &none);
	record_set(
		kase, F_HELD, at >= 0 && holds(p, kase, at) ? &stage : &none);
}

static bool
has_place(struct applier *ap, const struct record *kase)
{
	const struct program *p =
		rulebook_case_program(ap->book, ap->txn, kase);
	const int seat = p ? case_seat(p, kase) : -1;

	return seat >= 0 && holds_place(p, seat);
}

void
applier_place(struct applier *ap, const struct record *old, struct record *new)
{
	const struct value none = value_none();
	const bool had = old && has_place(ap, old), has = has_place(ap, new);

	if (!old) {
		record_set(new, F_PLACED, &none);
		applier_propose(ap, new, 0);
	} else if (had != has ||
		   (has && record_number(old, F_INTAKE, 0) !=
				   record_number(new, F_INTAKE, 0)))
		record_set_number(new, F_PLACED, (int64_t)ap->seq);
}

bool
applier_leaves_place(
	struct applier *ap, const struct record *old, const struct record *new)
{
	return has_place(ap, old) && !has_place(ap, new);
}
