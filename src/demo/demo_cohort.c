/* SPDX-License-Identifier: MIT */
/*
 * Three stand around the day of the fill: one that is over, whose people went on
 * meanwhile; one that runs; one that is being filled, with answers that are not
 * there yet and a waiting list. Nothing is left to chance, so that the rest of the
 * data stays what it is.
 */
#include "demo_cohort.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/marks.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/class_days.h"
#include "magang/casework/rolls.h"
#include "magang/casework/seats_follow.h"
#include "magang/casework/waiting.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"

#include "demo_class.h"
#include "demo_data.h"
#include "demo_intake.h"

enum when { OVER, RUNS, COMES };
enum { WATI = 7, UJANG }; /* trainers, as demo_office.c has them */

/* Days from the day of the fill. The stage is that of those who are in class. */
static const struct class_plan {
	const char *program, *stage, *name, *place, *days;
	uint16_t area;
	int from, until, seats, trainer;
	enum when when;
	bool late; /* of some it is not decided yet that they have passed */
} plans[DEMO_COHORTS] = {
	{ "kyoto-ikusei", "pre_training", "A-11 Bandung", "BLK Bandung",
		"mon tue wed thu fri sat", 3273, -230, -120, 18, WATI, OVER },
	{ "kyoto-ikusei", "pre_training", "A-12 Garut", "BLK Garut",
		"mon tue wed thu fri sat", 3205, -22, 110, 20, UJANG, RUNS },
	{ "kyoto-ikusei", "pre_training", "A-13 Cirebon", "LPK Cirebon",
		"mon tue wed thu fri", 3209, 48, 160, 16, WATI, COMES },
	{ "kyoto-magang", "pre_training", "K-7 Sukabumi", "LPK Sukabumi",
		"mon tue wed thu fri", 3202, -60, 50, 16, WATI, RUNS },
	{ "kyoto-magang", "pre_training", "K-8 Bogor", "BLK Cibinong",
		"mon tue wed thu fri", 3201, 70, 180, 16, UJANG, COMES },
	{ "magang-jabar", "theory", "J-4 Bekasi", "BLK Bekasi", "mon wed fri",
		3216, -100, -55, 20, WATI, OVER },
	{ "magang-jabar", "theory", "J-5 Karawang", "BLK Karawang", "tue thu",
		3215, -15, 30, 20, WATI, RUNS },
	{ "magang-jabar", "theory", "J-6 Purwakarta", "BLK Purwakarta",
		"mon wed fri", 3214, 35, 80, 20, WATI, COMES },
	{ "wirausaha-baru", "training", "W-1 Garut", "Gedung Pendopo Garut",
		"mon tue wed thu", 3205, -170, -118, 30, WATI, OVER,
		.late = true },
	{ "wirausaha-baru", "training", "W-2 Tasikmalaya",
		"Balai Pelatihan Koperasi", "", 3278, -40, 15, 30, WATI, RUNS },
	{ "wirausaha-baru", "training", "W-3 Ciamis",
		"Gedung Dekranasda Ciamis", "", 3207, 21, 77, 30, WATI, COMES },
};

#define LOCK_MOST 366   /* days */
#define BEFORE_FIRST 14 /* days: seats are offered by then */
#define STEPS_BEFORE 3  /* of the line, that may come to class next */
#define WAITERS 5

/* ---- the cohorts --------------------------------------------------------- */

static const struct route *
route_of(const struct demo *d, const struct class_plan *plan)
{
	for (size_t i = 0; i < d->n_routes; i++)
		if (strcmp(d->routes[i].program->name, plan->program) == 0)
			return &d->routes[i];
	return NULL;
}

static uint64_t
add_cohort(struct demo *d, const struct class_plan *plan, const struct route *r)
{
	static const char *const states[] = {
		[OVER] = "running", [RUNS] = "running", [COMES] = "planned"
	};
	const int32_t from = d->office->today + plan->from;
	struct record *c = xmalloc(sizeof(*c));
	uint64_t id;

	record_init(c, KIND_COHORT, 0);
	/* of no intake: its people are of several */
	record_set_number(c, F_COHORT_PROGRAM, r->number);
	record_set_text(c, F_COHORT_NAME, plan->name);
	record_set_number(c, F_COHORT_AREA, plan->area);
	record_set_text(c, F_COHORT_PLACE, plan->place);
	record_set_number(c, F_COHORT_FROM, from);
	/* of what has begun when its seats are given: nobody joins it then */
	if (plan->when == COMES)
		record_set_number(
			c, F_COHORT_UNTIL, d->office->today + plan->until);
	if (plan->when != COMES) /* its days are entered at once */
		record_set_number(
			c, F_COHORT_LOCK_AFTER, LOCK_MOST * DECIMAL_ONE);
	if (*plan->days)
		record_set_text(c, F_COHORT_DAYS, plan->days);
	record_set_number(c, F_COHORT_SEATS, plan->seats * DECIMAL_ONE);
	record_set_number(
		c, F_COHORT_TRAINER, (int64_t)d->users[plan->trainer].id);
	record_set_text(c, F_COHORT_STATE, states[plan->when]);
	id = change_create(d->change, c, 0);
	free(c);
	return id;
}

void
demo_cohorts(struct demo *d)
{
	for (size_t i = 0; i < DEMO_COHORTS; i++) {
		const struct class_plan *plan = &plans[i];
		const struct route *r = route_of(d, plan);

		if (r && !demo_named(d, KIND_COHORT, F_COHORT_PROGRAM,
				 F_COHORT_NAME, r, plan->name))
			d->cohorts[i].id = add_cohort(d, plan, r);
	}
}

/* ---- who may have a seat -------------------------------------------------- */

/* Its place on the line; -1: beside it. */
static int
on_line(const struct route *r, int stage)
{
	for (size_t i = 0; i < r->n_line; i++)
		if (r->line[i] == stage)
			return (int)i;
	return -1;
}

static bool
may_sit(const struct class_plan *plan, const struct route *r, int at, bool late)
{
	const int class = on_line(r, program_stage(r->program, plan->stage));

	if (at < 0 || class < 0 || strcmp(r->program->name, plan->program) != 0)
		return false;
	if (plan->when == RUNS)
		return at == class;
	return plan->when == OVER
		       ? at > class || (plan->late && at == class && late)
		       : at < class && at >= class - STEPS_BEFORE;
}

void
demo_cohort_case(struct demo *d, const struct route *r, const struct path *p,
	uint64_t kase)
{
	const int at = on_line(r, p->steps[p->n - 1].stage);

	for (size_t i = 0; i < DEMO_COHORTS; i++) {
		struct ids *cases = &d->cohorts[i].cases;

		if (d->cohorts[i].id &&
			may_sit(&plans[i], r, at, cases->n % 3 == 1) &&
			cases->n < 2 * (size_t)plans[i].seats)
			ids_add(cases, kase);
	}
}

/* ---- seats --------------------------------------------------------------- */

struct seating_plan {
	struct demo *d;
	const struct class_plan *plan;
	struct demo_cohort *cohort;
	struct ids *seated; /* persons */
	size_t live, waiting;
	struct record kase, seat, then;
};

static void
set_state(struct record *seat, enum seat_state state, int32_t since,
	const char *cause)
{
	seat_set_state(seat, state);
	record_set_number(seat, F_SEAT_SINCE, since);
	if (state == SEAT_TAKEN)
		record_set_number(seat, F_SEAT_FROM, since);
	if (cause)
		record_set_text(seat, F_SEAT_CAUSE, cause);
}

/* Of the seat that was just made. */
static void
answered(struct seating_plan *s, enum seat_state state, int days,
	const char *cause)
{
	const int64_t since = record_number(&s->seat, F_SEAT_SINCE, 0) + days;

	s->then = s->seat;
	set_state(&s->then, state,
		since < s->d->office->today ? (int32_t)since
					    : s->d->office->today,
		cause);
	change_update(s->d->change, &s->seat, &s->then);
	s->seat = s->then;
	s->live -= !seat_takes_room(state);
}

/* What the n-th who was asked said. Of those who come, not all have answered. */
static void
answer(struct seating_plan *s, size_t n)
{
	const enum when when = s->plan->when;

	if (when == COMES && n % 4 == 3) {
		answered(s, SEAT_REFUSED, 2, n % 8 == 3 ? "work" : "family");
		return;
	}
	if (when == COMES && n % 4 == 2)
		return;
	answered(s, SEAT_TAKEN, 2, NULL);
	if (when != COMES && n % 6 == 4)
		answered(s, SEAT_LEFT, BEFORE_FIRST + 9,
			n % 12 == 4 ? "illness" : "work");
	else if (when == OVER && seat_finishes(&s->d->office->book, s->d->txn,
					 &s->kase, &s->seat))
		answered(s, SEAT_DONE,
			s->plan->until - s->plan->from + BEFORE_FIRST - 2,
			NULL);
}

static void
make_seat(struct seating_plan *s, size_t n, bool waits)
{
	const size_t from = s->d->change->n;
	const int32_t day = s->d->office->today +
			    (s->plan->when == COMES ? -6 : s->plan->from) -
			    (s->plan->when == COMES ? 0 : BEFORE_FIRST);

	record_init(&s->seat, KIND_SEAT, 0);
	record_set_number(&s->seat, F_PERSON, (int64_t)record_owner(&s->kase));
	record_set_number(&s->seat, F_DECISION_CASE, (int64_t)s->kase.id);
	record_set_number(&s->seat, F_PROGRAM_NO,
		record_number(&s->kase, F_PROGRAM_NO, 0));
	seat_set_into(&s->seat, KIND_COHORT, s->cohort->id);
	set_state(&s->seat, waits ? SEAT_WAITING : SEAT_OFFERED, day, NULL);
	change_create(s->d->change, &s->seat, record_owner(&s->kase));
	s->live += !waits;
	s->waiting += waits;
	if (!waits)
		answer(s, n);
	change_soft(s->d->change, from);
}

/* Two of three who could come have room, so that somebody waits. */
static size_t
seats_for(const struct seating_plan *s)
{
	const size_t all = (size_t)s->plan->seats,
		     some = s->cohort->cases.n * 2 / 3;

	return s->plan->when != COMES || all < some ? all : some ? some : 1;
}

static void
fill_cohort(struct seating_plan *s)
{
	struct ids *cases = &s->cohort->cases;
	const size_t seats = seats_for(s);
	size_t asked = 0;

	if (cases->n)
		waiting_sort(s->d->txn, cases->rows, cases->n);
	for (size_t i = 0; i < cases->n && s->waiting < WAITERS; i++) {
		const bool full = s->live == seats;

		if ((full && s->plan->when != COMES) ||
			!record_load(s->d->txn, KIND_CASE, cases->rows[i], 0,
				&s->kase) ||
			ids_has(s->seated, record_owner(&s->kase)))
			continue;
		ids_add(s->seated, record_owner(&s->kase));
		make_seat(s, asked++, full);
	}
}

/* As few seats as are offered where somebody waits; what has begun ends, what is
 * over is done. */
static void
set_cohort(struct seating_plan *s)
{
	struct record *old = xmalloc(sizeof(*old));
	struct record *new = xmalloc(sizeof(*new));

	if (record_load(s->d->txn, KIND_COHORT, s->cohort->id, 0, old)) {
		*new = *old;
		if (s->plan->when == COMES)
			record_set_number(new, F_COHORT_SEATS,
				(int64_t)seats_for(s) * DECIMAL_ONE);
		else
			record_set_number(new, F_COHORT_UNTIL,
				s->d->office->today + s->plan->until);
		if (s->plan->when == OVER)
			record_set_text(new, F_COHORT_STATE, "done");
		change_update(s->d->change, old, new);
	}
	free(new);
	free(old);
}

void
demo_cohort_seats(struct demo *d)
{
	struct ids seated = { 0 };
	struct seating_plan *s = xmalloc(sizeof(*s));

	for (size_t i = 0; i < DEMO_COHORTS; i++) {
		*s = (struct seating_plan){ .d = d,
			.plan = &plans[i],
			.cohort = &d->cohorts[i],
			.seated = &seated };
		if (!s->cohort->id)
			continue;
		if (s->plan->when == COMES)
			set_cohort(s);
		fill_cohort(s);
		if (s->plan->when != COMES)
			set_cohort(s);
	}
	ids_release(&seated);
	free(s);
}

/* ---- marks --------------------------------------------------------------- */

/* Of a hundred, how many; who has the third number comes less often. */
static const char *
mark_of(uint16_t roll, int32_t day, bool over)
{
	const uint32_t n = ((uint32_t)day * 2654435761u ^ roll * 40503u) >> 7;
	const uint32_t of = n % 100;

	if (of < (roll == 3 && !over ? 22 : 3))
		return "a";
	return of < 26 && of >= 23   ? "t"
	       : of < 29 && of >= 26 ? "s"
	       : of == 30            ? "i"
				     : NULL;
}

static void
mark_day(struct demo *d, uint64_t cohort, const struct rolls *rolls,
	int32_t day, bool over)
{
	struct record *none = xmalloc(2 * sizeof(*none)), *sheet = none + 1;
	struct marks marks = { .n = 0 };

	for (size_t i = 0; i < rolls->n; i++) {
		const uint16_t roll = rolls->rows[i].roll;
		const char *mark = mark_of(roll, day, over);

		if (mark && roll_sits(&rolls->rows[i], day))
			marks_set(&marks, roll, mark);
	}
	sheet_init(sheet, cohort, day);
	sheet_set_marks(sheet, F_SHEET_MARKS, &marks, d->change->arena);
	record_init(none, KIND_SHEET, sheet->id);
	op_differences(d->change,
		change_op(d->change, OP_CREATE, KIND_SHEET, sheet->id, 0), none,
		sheet);
	free(none);
}

/* All days before today; of today the marks are still to come. */
static void
mark_class(struct demo *d, const struct record *cohort, bool over)
{
	struct record *then = xmalloc(sizeof(*then));
	const struct value none = value_none();
	struct class_days day;
	struct rolls rolls;

	rolls_read(d->txn, cohort->id, ROLLS_EVER, &rolls);
	class_days_begin(&day, cohort, &d->office->book.calendar);
	while (rolls.n && class_days_next(&day) && day.date < d->office->today)
		if (day.nth)
			mark_day(d, cohort->id, &rolls, day.date, over);
	if (over)
		demo_class_grades(d, cohort, &rolls);
	rolls_release(&rolls);
	*then = *cohort;
	record_set(then, F_COHORT_LOCK_AFTER, &none);
	change_update(d->change, cohort, then);
	free(then);
}

void
demo_cohort_marks(struct demo *d)
{
	struct record *cohort = xmalloc(sizeof(*cohort));

	for (size_t i = 0; i < DEMO_COHORTS; i++)
		if (d->cohorts[i].id && plans[i].when != COMES &&
			record_load(d->txn, KIND_COHORT, d->cohorts[i].id, 0,
				cohort))
			mark_class(d, cohort, plans[i].when == OVER);
	free(cohort);
}

void
demo_cohort_ends(struct demo *d)
{
	for (size_t i = 0; i < DEMO_COHORTS; i++)
		if (d->cohorts[i].id && plans[i].when == OVER)
			demo_class_end(d, d->cohorts[i].id);
}
