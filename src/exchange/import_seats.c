/* SPDX-License-Identifier: MIT */
#include "import_seats.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/closed_code.h"
#include "magang/office/office.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"
#include "import_batch.h"
#include "import_who.h"

/* What no form asks of a seat is its answer. */
static bool
takes(const struct fdef *f)
{
	return !(f->flags & FDEF_INNER);
}

/* ---- which one ------------------------------------------------------------ */

static uint64_t
case_of(const struct record *r)
{
	return (uint64_t)record_number(r, F_DECISION_CASE, 0);
}

/* The last case of the person in the program of what the seat is in. */
static void
find_case(struct office *office, struct txn *txn, struct record *said,
	struct record *room)
{
	uint64_t in;
	const struct seat_giver *g = seat_into(said, &in);
	uint64_t kase;

	if (case_of(said) || !g || !record_has(said, F_PERSON) ||
		!office_sees(office, txn, g->kind, in, room))
		return;
	kase = who_case(office, txn, (uint64_t)record_number(said, F_PERSON, 0),
		(uint16_t)record_number(room, g->program, 0), room);
	if (kase)
		record_set_number(said, F_DECISION_CASE, (int64_t)kase);
}

/* The one that it has there, else the last that it had. */
static bool
find_seat(struct office *office, struct txn *txn, const struct record *said,
	struct record *out, struct record *room)
{
	bool found = false;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, case_of(said), KIND_SEAT);
	while (walk_next(&w)) {
		if (!office_sees(office, txn, KIND_SEAT, walk_id(&w), room) ||
			!record_same(room, said, F_SEAT_COHORT) ||
			!record_same(room, said, F_SEAT_SLOT) ||
			(found && seat_is_live(seat_state(out))))
			continue;
		*out = *room;
		found = true;
	}
	walk_end(&w);
	return found;
}

static int
find_by_case(struct office *office, struct txn *txn, struct record *said,
	struct record *old, bool *found, struct err *err)
{
	struct record *room = xmalloc(sizeof(*room));

	find_case(office, txn, said, room);
	if (office_sees(office, txn, KIND_CASE, case_of(said), room))
		record_set(said, F_PROGRAM_NO, record_get(room, F_PROGRAM_NO));
	*found = case_of(said) && find_seat(office, txn, said, old, room);
	free(room);
	if (*found || (case_of(said) && (record_has(said, F_SEAT_COHORT) ||
						record_has(said, F_SEAT_SLOT))))
		return 0;
	return err_set(err, MG_EDATA,
		_("a row is of the number of a seat, or of a case and a cohort "
		  "or place that are there"));
}

/* What the caller may not be told is not compared: neither "unchanged" nor "differs"
 * tells whether a guess is right. */
static int
check_open(struct office *office, struct txn *txn, const struct record *old,
	const struct record *said, struct err *err)
{
	static const uint16_t told[] = { F_SEAT_CAUSE, F_SEAT_REASON };

	for (size_t i = 0; i < ARRAY_SIZE(told); i++) {
		const struct fdef *f = core_field(told[i]);
		const struct value *v = record_get(old, told[i]);

		if (v && record_has(said, told[i]) &&
			value_is_closed(&office->book, txn, &office->access,
				old, told[i], v))
			return err_set(err, MG_EACCESS,
				_("'%s' is about health; your role may not see "
				  "it"),
				label_in(&f->label, office->lang, f->name));
	}
	return 0;
}

static int
find(struct import *im, uint64_t id, struct record *said, struct arena *arena,
	struct record *old, bool *found, struct err *err)
{
	char cause[64];
	struct txn *txn;
	int rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	if (id) {
		rc = office_load_in(
			im->office, txn, KIND_SEAT, id, arena, old, err);
		*found = !rc;
	} else {
		rc = find_by_case(im->office, txn, said, old, found, err);
	}
	if (!rc && record_has(said, F_SEAT_CAUSE))
		rc = seat_cause_known(im->office, txn, *found ? old : said,
			record_text(said, F_SEAT_CAUSE, cause, sizeof(cause)),
			err);
	if (!rc && *found)
		rc = check_open(im->office, txn, old, said, err);
	if (!rc && *found)
		record_own(old, arena);
	office_look_end(txn);
	return rc;
}

static bool
differs(const struct record *old, const struct record *said,
	struct arena *arena, struct record *out)
{
	static const uint16_t told[] = { F_SEAT_STATE, F_SEAT_CAUSE,
		F_SEAT_REASON };
	bool other = false;

	(void)arena;
	*out = *old;
	for (size_t i = 0; i < ARRAY_SIZE(told); i++) {
		if (!record_has(said, told[i]) ||
			record_same(old, said, told[i]))
			continue;
		record_set(out, told[i], record_get(said, told[i]));
		other = true;
	}
	return other;
}

/* ---- done ----------------------------------------------------------------- */

static int
offer(struct import *im, const struct record *said, struct receipt *out,
	struct err *err)
{
	const uint64_t kase = case_of(said);
	struct filling f = { .cases = &kase,
		.n = 1,
		.waiting = seat_state(said) == SEAT_WAITING,
		.act = im->act,
		.try = im->opt->dry_run };
	const struct seat_giver *g = seat_into(said, &f.in);

	f.in_kind = g->kind;
	return op_seats_fill(im->office, &f, out, err);
}

/* What somebody says to come there; a class is finished by its end alone. */
static int
answer_to(enum seat_state state, enum seat_said *out, struct err *err)
{
	switch (state) {
	case SEAT_TAKEN:
		*out = SEAT_YES;
		return 0;
	case SEAT_REFUSED:
		*out = SEAT_NO;
		return 0;
	case SEAT_LEFT:
		*out = SEAT_LEAVES;
		return 0;
	case SEAT_WITHDRAWN:
		*out = SEAT_TAKEN_BACK;
		return 0;
	default:
		return err_set(err, MG_ENOTALLOWED,
			_("a list says taken, refused, left or withdrawn of a "
			  "seat that is there; the rest follows by itself"));
	}
}

static int
answer(struct import *im, const struct record *said, uint64_t seat,
	struct receipt *out, struct err *err)
{
	char cause[64], reason[512];
	struct seat_answer a = {
		.seats = &seat, .n = 1, .act = im->act, .try = im->opt->dry_run
	};
	int rc = answer_to(seat_state(said), &a.said, err);

	if (record_has(said, F_SEAT_CAUSE))
		a.cause = record_text(said, F_SEAT_CAUSE, cause, sizeof(cause));
	if (record_has(said, F_SEAT_REASON))
		a.reason = record_text(
			said, F_SEAT_REASON, reason, sizeof(reason));
	return rc ? rc : op_seats_answer(im->office, &a, out, err);
}

static int
enter(struct import *im, const struct record *said, const struct record *old,
	struct receipt *out, struct err *err)
{
	const enum seat_state state = record_has(said, F_SEAT_STATE)
					      ? seat_state(said)
					      : SEAT_OFFERED;
	const bool offers = state == SEAT_OFFERED || state == SEAT_WAITING;
	enum seat_said unsaid;
	uint64_t seat;
	int rc = old || offers ? 0 : answer_to(state, &unsaid, err);

	if (old)
		return answer(im, said, old->id, out, err);
	if (!rc)
		rc = offer(im, said, out, err);
	seat = out->id = out->first[KIND_SEAT];
	if (!rc && out->act)
		im->act = out->act;
	if (rc || !seat || offers)
		return rc;
	*out = (struct receipt){ 0 };
	rc = answer(im, said, seat, out, err);
	out->id = seat;
	return rc;
}

const struct told_kind seat_rows = {
	.kind = KIND_SEAT,
	.takes = takes,
	.find = find,
	.differs = differs,
	.enter = enter,
};
