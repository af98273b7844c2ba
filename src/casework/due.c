/* SPDX-License-Identifier: MIT */
#include "magang/casework/due.h"

#include "magang/base/date.h"
#include "magang/casework/stages.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"

static int32_t
anchor_date(const struct program *p, const struct deadline *d,
	const struct record *c, const struct record *person)
{
	const struct record *r = c;

	switch (d->anchor) {
	case ANCHOR_DATE:
		return d->date;
	case ANCHOR_STAGE:
		return stage_entered(c, p->stages[d->index].number);
	case ANCHOR_DOCUMENT:
		return (int32_t)record_number(
			c, p->documents[d->index].date.id, DATE_NONE);
	case ANCHOR_FIELD:
		if (d->field->id < F_PERSON)
			r = person;
		return r ? (int32_t)record_number(r, d->field->id, DATE_NONE)
			 : DATE_NONE;
	}
	return DATE_NONE;
}

int32_t
deadline_due(const struct program *p, const struct deadline *d,
	const struct record *c, const struct record *person,
	const struct calendar *calendar)
{
	const int stage = program_stage_by_number(
		p, (uint8_t)record_number(c, F_STAGE, 0));
	const enum stage_kind last = d->seen ? STAGE_SUCCESS : STAGE_HOLD;
	int32_t anchor;

	if (stage < 0 || p->stages[stage].kind > last ||
		(d->stage >= 0 && d->stage != stage))
		return DATE_NONE;
	anchor = anchor_date(p, d, c, person);
	return anchor == DATE_NONE ? DATE_NONE
				   : calendar_add(calendar, anchor, d->after);
}

bool
deadline_is_covered(const struct deadline *d, int32_t due, int32_t seen)
{
	const int32_t from =
		d->warns.n ? calendar_add(NULL, due, d->warns.at[0]) : due;

	return seen != DATE_NONE && seen >= from;
}
