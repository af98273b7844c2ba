/* SPDX-License-Identifier: MIT */
#include "magang/casework/contact.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/facts.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"

const uint16_t contact_fields[CONTACT_FIELDS] = { F_TRIES, F_TRIED,
	F_UNREACHED };

struct contact {
	int64_t tries;
	int32_t tried, unreached; /* DATE_NONE */
};

struct attempt {
	int32_t day;
	uint64_t id;
	char result[16];
};

struct attempts {
	struct attempt *rows;
	size_t n, cap;
};

static void
add_attempt(void *ctx, const struct record *a)
{
	struct attempts *list = ctx;
	struct attempt *row;

	if (!record_has(a, F_RESULT))
		return;
	VEC_GROW(list->rows, list->n, list->cap);
	row = &list->rows[list->n++];
	row->day = (int32_t)record_number(a, F_DATE, 0);
	row->id = a->id;
	record_text(a, F_RESULT, row->result, sizeof(row->result));
}

/* What a change makes has no number yet: it is the last of its day. */
static int
by_day(const void *x, const void *y)
{
	const struct attempt *a = x, *b = y;
	const bool a_new = !(a->id >> 32), b_new = !(b->id >> 32);

	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a_new != b_new)
		return a_new ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

/* The first day of another try. Holidays are not asked: one that counted counts,
 * whatever becomes of the calendar. */
int32_t
contact_next(const struct program *p, int32_t tried)
{
	const struct span day = { 1, SPAN_DAYS };

	return tried == DATE_NONE ? INT32_MIN
				  : calendar_add(NULL, tried,
					    p->contact_again.unit == SPAN_NONE
						    ? day
						    : p->contact_again);
}

static void
follow(struct contact *c, const struct attempt *a, const struct program *p)
{
	const bool later = strcmp(a->result, CONTACT_LATER) == 0;

	if (later || strcmp(a->result, CONTACT_REACHED) == 0) {
		c->tries = 0;
		c->tried = later ? a->day : DATE_NONE;
		c->unreached = DATE_NONE;
		return;
	}
	if (a->day < contact_next(p, c->tried))
		return;
	c->tried = a->day;
	if (++c->tries == p->contact_tries)
		c->unreached = a->day;
}

static void
contact_values(const struct contact *c, struct value out[CONTACT_FIELDS])
{
	out[0] = c->tries ? value_number(c->tries * DECIMAL_ONE) : value_none();
	out[1] = c->tried == DATE_NONE ? value_none() : value_number(c->tried);
	out[CONTACT_UNREACHED] = c->unreached == DATE_NONE
					 ? value_none()
					 : value_number(c->unreached);
}

void
case_contact(struct case_facts *f, struct value out[CONTACT_FIELDS])
{
	struct contact c = { .tried = DATE_NONE, .unreached = DATE_NONE };
	const struct about which[] = {
		{ KIND_ACTIVITY, KIND_CASE, f->c->id },
		{ KIND_ACTIVITY, KIND_PERSON, record_owner(f->c) },
	};
	struct attempts list = { 0 };

	for (size_t i = 0; i < ARRAY_SIZE(which); i++)
		if (f->program && f->program->contact_tries)
			case_about(f, &which[i], add_attempt, &list);
	if (list.n)
		qsort(list.rows, list.n, sizeof(*list.rows), by_day);
	for (size_t i = 0; i < list.n; i++)
		follow(&c, &list.rows[i], f->program);
	free(list.rows);
	contact_values(&c, out);
}
