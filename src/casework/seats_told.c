/* SPDX-License-Identifier: MIT */
#include "magang/casework/seats_told.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/rolls.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/record/seat_giver.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

static const uint8_t sexes[] = { 'L', 'P', 0 };

/* Of both sexes, and of whom it is not known. */
static int64_t
of_all(struct txn *txn, enum family family, struct counted of)
{
	int64_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
		of.sex = sexes[i];
		n += counter_read(txn, family, &of);
	}
	return n;
}

void
seats_tell(struct txn *txn, const struct record *r, struct seats_told *out)
{
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	struct counted of = { .program =
				      (uint16_t)record_number(r, g->program, 0),
		.kind = r->kind,
		.in = r->id };
	const int64_t seats = record_number(r, g->seats, -1);

	*out = (struct seats_told){ .seats = -1, .free = -1 };
	for (of.state = SEAT_WAITING; of.state <= SEAT_LAST; of.state++)
		out->of[of.state] = of_all(txn, COUNT_SEATS, of);
	if (seats < 0)
		return;
	out->seats = seats / DECIMAL_ONE;
	out->free = out->seats - out->of[SEAT_OFFERED] - out->of[SEAT_TAKEN] -
		    out->of[SEAT_DONE];
	if (out->free < 0)
		out->free = 0;
}

/* Those whom he sees of the ones who are in class. */
static int64_t
risks_seen(const struct access *who, struct txn *txn, uint64_t cohort)
{
	struct rolls rolls;
	int64_t n = 0;

	rolls_seen(who, txn, cohort, ROLLS_NOW, &rolls);
	for (size_t i = 0; i < rolls.n; i++)
		n += rolls.rows[i].risk;
	rolls_release(&rolls);
	return n;
}

int64_t
seats_at_risk(
	const struct access *who, struct txn *txn, const struct record *cohort)
{
	if (!rolls_are_all(who, txn, cohort->id))
		return risks_seen(who, txn, cohort->id);
	return of_all(txn, COUNT_RISKS,
		(struct counted){ .program = (uint16_t)record_number(
					  cohort, F_COHORT_PROGRAM, 0),
			.in = cohort->id,
			.state = SEAT_TAKEN });
}

static int
most_first(const void *x, const void *y)
{
	const struct cause_told *a = x, *b = y;

	if (a->n != b->n)
		return a->n < b->n ? 1 : -1;
	return strcmp(a->code, b->code);
}

static size_t
add_cause(struct cause_told *rows, size_t n, const char *code, int64_t by)
{
	size_t i = 0;

	while (i < n && strcmp(rows[i].code, code) != 0)
		i++;
	if (i == CAUSES_TOLD)
		return n;
	if (i == n) {
		snprintf(rows[n].code, sizeof(rows[n].code), "%s", code);
		rows[n++].n = 0;
	}
	rows[i].n += by;
	return n;
}

/* Of the seats that he sees. */
static size_t
causes_seen(const struct access *who, struct txn *txn, const struct record *r,
	enum seat_state from, enum seat_state to, struct cause_told *out)
{
	struct record *seat = xmalloc(sizeof(*seat));
	char code[COUNTED_RULE];
	struct walk w;
	size_t n = 0;

	seats_begin(&w, txn, (enum kind)r->kind, r->id);
	while (walk_next(&w))
		if (seats_state(&w) >= from && seats_state(&w) <= to &&
			record_load(txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, seat) &&
			*record_text(seat, F_SEAT_CAUSE, code, sizeof(code)) &&
			access_sees(who, txn, seat))
			n = add_cause(out, n, code, 1);
	walk_end(&w);
	free(seat);
	return n;
}

static size_t
causes_counted(struct txn *txn, const struct record *r, enum seat_state from,
	enum seat_state to, struct cause_told *out)
{
	const struct seat_giver *g = seat_giver((enum kind)r->kind);
	const struct counted of = {
		.program = (uint16_t)record_number(r, g->program, 0),
		.kind = r->kind,
		.in = r->id,
	};
	struct counters cs;
	size_t n = 0;

	counters_begin_at(&cs, txn, COUNT_CAUSES, &of, 3);
	while (counters_next(&cs))
		if (cs.of.state >= from && cs.of.state <= to)
			n = add_cause(out, n, cs.of.rule, cs.n);
	counters_end(&cs);
	return n;
}

size_t
seats_causes(const struct access *who, struct txn *txn, const struct record *r,
	enum seat_state from, enum seat_state to,
	struct cause_told out[CAUSES_TOLD])
{
	const bool all = access_has_hand(who, r) || !access_bound(who);
	const size_t n = all ? causes_counted(txn, r, from, to, out)
			     : causes_seen(who, txn, r, from, to, out);

	if (n)
		qsort(out, n, sizeof(*out), most_first);
	return n;
}

static int
by_mark(const void *x, const void *y)
{
	const struct mark_told *a = x, *b = y;
	const enum sheet_mark left = COUNTED_MARK(a->state),
			      right = COUNTED_MARK(b->state);

	if (left != right)
		return left < right ? -1 : 1;
	return (a->state > b->state) - (a->state < b->state);
}

size_t
marks_told(const struct access *who, struct txn *txn, uint64_t cohort,
	struct mark_told out[CAUSES_TOLD])
{
	const bool all = rolls_are_all(who, txn, cohort);
	const struct counted of = { .in = cohort };
	struct counters cs;
	struct rolls rolls;
	size_t n = 0, i;

	rolls_seen(who, txn, cohort, ROLLS_EVER, &rolls);
	counters_begin_at(&cs, txn, COUNT_MARKS, &of, 1);
	while (counters_next(&cs)) {
		if (!all && !roll_of(&rolls, cs.of.roll))
			continue;
		for (i = 0; i < n && out[i].state != cs.of.state; i++)
			;
		if (i == CAUSES_TOLD)
			continue;
		if (i == n)
			out[n++] = (struct mark_told){ cs.of.state, 0 };
		out[i].n += cs.n;
	}
	counters_end(&cs);
	rolls_release(&rolls);
	if (n)
		qsort(out, n, sizeof(*out), by_mark);
	return n;
}

int64_t
seats_count(
	struct txn *txn, const struct record *in, uint16_t area, uint8_t sex)
{
	const struct seat_giver *g = seat_giver((enum kind)in->kind);
	struct counted of = { .area = area,
		.program = (uint16_t)record_number(in, g->program, 0),
		.kind = in->kind,
		.in = in->id };
	int64_t n = 0;

	for (of.state = SEAT_WAITING; of.state <= SEAT_LAST; of.state++) {
		for (size_t i = 0; i < ARRAY_SIZE(sexes); i++) {
			of.sex = sexes[i];
			if (seat_takes_room((enum seat_state)of.state) &&
				(!sex || sex == of.sex))
				n += counter_read(txn, COUNT_SEATS, &of);
		}
	}
	return n;
}

uint64_t
seat_of_case(struct txn *txn, uint64_t kase, enum kind kind)
{
	struct record *seat = xmalloc(sizeof(*seat));
	uint64_t in = 0, id;
	struct walk w;

	members_begin(&w, txn, KIND_CASE, kase, KIND_SEAT);
	while (!in && walk_next(&w)) {
		const struct seat_giver *g =
			record_load(txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, seat)
				? seat_into(seat, &id)
				: NULL;

		if (g && g->kind == kind && seat_is_live(seat_state(seat)))
			in = id;
	}
	walk_end(&w);
	free(seat);
	return in;
}

int64_t
seat_turn(struct txn *txn, const struct record *seat)
{
	uint64_t in;
	const struct seat_giver *g = seat_into(seat, &in);
	int64_t turn = 0;
	bool found = false;
	struct walk w;

	if (!g || seat_state(seat) != SEAT_WAITING)
		return 0;
	seats_begin(&w, txn, g->kind, in);
	while (!found && walk_next(&w)) {
		turn += seats_state(&w) == SEAT_WAITING;
		found = walk_id(&w) == seat->id;
	}
	walk_end(&w);
	return found ? turn : 0;
}
