/* SPDX-License-Identifier: MIT */
#include "magang/casework/followups.h"

#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/contact.h"
#include "magang/casework/counting.h"
#include "magang/casework/due.h"
#include "magang/casework/facts.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/outcome_state.h"
#include "magang/rulebook/program_cache.h"

const uint16_t followup_fields[FOLLOWUP_FIELDS] = { F_SEEN, F_FOLLOWUP };

struct seeing {
	const struct program *program;
	int32_t last; /* DATE_NONE */
};

struct ending {
	struct case_facts *f;
	bool ended;
};

static bool
saw_person(const struct program *p, const struct record *a)
{
	char text[48];
	int which;

	if (record_has(a, F_RESULT))
		return strcmp(record_text(a, F_RESULT, text, sizeof(text)),
			       CONTACT_REACHED) == 0;
	which = program_activity(
		p, record_text(a, F_ACTIVITY, text, sizeof(text)));
	return which >= 0 && p->activities[which].seen;
}

static void
add_seen(void *ctx, const struct record *a)
{
	struct seeing *s = ctx;
	const int32_t day = (int32_t)record_number(a, F_DATE, DATE_NONE);

	if (day != DATE_NONE && (s->last == DATE_NONE || day > s->last) &&
		saw_person(s->program, a))
		s->last = day;
}

static int32_t
first_uncovered(struct case_facts *f, int32_t seen)
{
	int32_t first = DATE_NONE;

	for (size_t i = 0; i < f->program->n_deadlines; i++) {
		const struct deadline *d = &f->program->deadlines[i];
		const int32_t due = d->seen ? deadline_due(f->program, d, f->c,
						      f->person, NULL)
					    : DATE_NONE;

		if (due != DATE_NONE && !deadline_is_covered(d, due, seen) &&
			(first == DATE_NONE || due < first))
			first = due;
	}
	return first;
}

static bool
asks_to_see(const struct program *p)
{
	for (size_t i = 0; p && i < p->n_deadlines; i++)
		if (p->deadlines[i].seen)
			return true;
	return false;
}

/* As the newest version of the program judges it: what is not applied yet has no mark
 * of that. */
static void
add_end(void *ctx, const struct record *r)
{
	struct ending *e = ctx;
	const struct program *p = rulebook_program(e->f->book, e->f->txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0), 0);
	char name[48];
	const int i = p ? program_outcome(p, record_text(r, F_OUTCOME_WHAT,
						     name, sizeof(name)))
			: -1;

	e->ended |= outcome_state(r) == OUTCOME_STANDS && i >= 0 &&
		    p->outcomes[i].ends;
}

/* By an outcome of this case, or, once it is there, of another one. */
bool
followups_ended(struct case_facts *f)
{
	const struct about which = { KIND_OUTCOME, KIND_CASE, f->c->id };
	struct ending e = { f, false };

	case_about(f, &which, add_end, &e);
	return e.ended || person_ends(f->txn, record_owner(f->c)) != DATE_NONE;
}

static struct value
day_value(int32_t day)
{
	return day == DATE_NONE ? value_none() : value_number(day);
}

void
case_followups(struct case_facts *f, struct value out[FOLLOWUP_FIELDS])
{
	struct seeing s = { f->program, DATE_NONE };
	const struct about which[] = {
		{ KIND_ACTIVITY, KIND_CASE, f->c->id },
		{ KIND_ACTIVITY, KIND_PERSON, record_owner(f->c) },
	};

	out[0] = out[1] = value_none();
	if (!asks_to_see(f->program))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(which); i++)
		case_about(f, &which[i], add_seen, &s);
	out[0] = day_value(s.last);
	if (!followups_ended(f))
		out[1] = day_value(first_uncovered(f, s.last));
}
