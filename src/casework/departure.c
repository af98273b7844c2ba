/* SPDX-License-Identifier: MIT */
#include "magang/casework/departure.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"

/* Has the case come so far, and not left yet? */
static bool
is_asked(const struct case_facts *f, const struct departure_rule *rule)
{
	const int stage = program_stage_by_number(
		f->program, (uint8_t)record_number(f->c, F_STAGE, 0));

	return stage >= rule->from && stage < rule->to &&
	       f->program->stages[stage].kind <= STAGE_HOLD;
}

static int32_t
day_of(struct case_facts *f, const struct departure_rule *rule, bool *planned)
{
	struct value v;

	f->facts.field(f->facts.ctx, rule->date, &v);
	*planned = v.kind != VALUE_NUMBER;
	return *planned ? (int32_t)record_number(
				  f->c, F_PLANNED_START, DATE_NONE)
			: (int32_t)v.number;
}

static void
judge(struct leaving_paper *row, int32_t day)
{
	const struct paper *p = &row->paper;

	if (p->state == PAPER_NOT_NEEDED)
		row->how = LEAVES_FREE;
	else if (p->date == DATE_NONE)
		row->how = LEAVES_MISSING;
	else if (p->until == DATE_NONE)
		row->how = p->document->until ? LEAVES_UNDATED : LEAVES_READY;
	else
		row->how = p->until < day ? LEAVES_EXPIRES : LEAVES_READY;
	row->dated = p->date != DATE_NONE && p->until != DATE_NONE;
	row->spare = row->dated ? p->until - day : 0;
}

/* What it is, and what of that is told. */
static void
hide(struct leaving_paper *row, const struct access *who)
{
	row->paper = paper_seen(&row->paper, who);
	if (row->paper.state == PAPER_CLOSED)
		row->how = LEAVES_FREE;
	row->dated &= row->paper.until != DATE_NONE;
}

static void
count(struct departure *d, const struct leaving_paper *row)
{
	d->needed += row->how != LEAVES_FREE;
	d->ready += row->how == LEAVES_READY;
	d->missing += row->how == LEAVES_MISSING || row->how == LEAVES_UNDATED;
	d->expiring += row->how == LEAVES_EXPIRES;
}

bool
departure_read(
	struct case_facts *f, const struct access *who, struct departure *out)
{
	const struct departure_rule *rule =
		f->program ? &f->program->departure : NULL;

	*out = (struct departure){ .rule = rule };
	if (!rule || !rule->date || !is_asked(f, rule))
		return false;
	out->day = day_of(f, rule, &out->planned);
	if (out->day == DATE_NONE)
		return false;
	out->rows = xcalloc(rule->n, sizeof(*out->rows));
	for (; out->n < rule->n; out->n++) {
		struct leaving_paper *row = &out->rows[out->n];

		row->paper = paper_read(
			f, &f->program->documents[rule->papers[out->n]]);
		judge(row, out->day);
		if (who)
			hide(row, who);
		count(out, row);
	}
	return true;
}

void
departure_release(struct departure *d)
{
	free(d->rows);
	*d = (struct departure){ 0 };
}
