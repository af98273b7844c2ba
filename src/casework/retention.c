/* SPDX-License-Identifier: MIT */
#include "magang/casework/retention.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/facts.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* A row of the stage goes before one of all ends of its kind. */
static const struct retention *
retention_of(const struct program *p, int stage)
{
	const struct retention *of_kind = NULL;

	for (size_t i = 0; i < p->n_retentions; i++) {
		const struct retention *r = &p->retentions[i];

		if (r->stage == stage)
			return r;
		if (r->stage < 0 && r->kind == p->stages[stage].kind)
			of_kind = r;
	}
	return of_kind;
}

/* Holidays are not asked: the day stays, whatever becomes of the calendar. */
struct value
case_kept_until(const struct case_facts *f)
{
	const struct program *p = f->program;
	const int stage = p ? program_stage_by_number(p,
				      (uint8_t)record_number(f->c, F_STAGE, 0))
			    : -1;
	const struct retention *r = stage >= 0 ? retention_of(p, stage) : NULL;
	const int64_t ended = record_number(f->c, F_ENTERED, DATE_NONE);

	if (!r || ended == DATE_NONE)
		return value_none();
	return value_number(calendar_add(NULL, (int32_t)ended, r->keep));
}

/* The last day of all cases; DATE_NONE: one has none, or there is no case. */
static int32_t
person_kept_until(struct txn *txn, uint64_t person)
{
	struct record *r = xmalloc(sizeof(*r));
	int32_t last = DATE_NONE;
	bool all = true;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (all && walk_next(&w)) {
		int32_t day;

		if (!record_load(
			    txn, KIND_CASE, walk_id(&w), RECORD_UNCHECKED, r))
			continue;
		day = (int32_t)record_number(r, F_KEPT_UNTIL, DATE_NONE);
		all = day != DATE_NONE;
		if (all && (last == DATE_NONE || day > last))
			last = day;
	}
	walk_end(&w);
	free(r);
	return all ? last : DATE_NONE;
}

bool
person_is_overkept(struct txn *txn, uint64_t person, int32_t today)
{
	const int32_t until = person_kept_until(txn, person);

	return until != DATE_NONE && until < today;
}
