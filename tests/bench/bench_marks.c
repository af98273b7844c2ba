/* SPDX-License-Identifier: MIT */
/*
 * Days of cohorts marked, one act a day and cohort, in a store of their own: what
 * a mark costs, and what is asked of all of them. A mark is a person on a day: who
 * is present has one that is nowhere written.
 *
 * Usual: one of ten is not there. Worst: each has a letter of his own, and a second
 * user gives each another one on the same day. A class that is over is graded, unit
 * by unit, and who fails the first one once more.
 */
#include "bench.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/attendance.h"
#include "magang/casework/class_days.h"
#include "magang/office/check.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_grade.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_sheet.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"
#include "magang/record/sheet.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/open.h"
#include "store/internal.h"
#include "store/scan.h"

#define SEATS 30
#define DAYS 100    /* of class */
#define WAVE 50     /* cohorts that have class at a time */
#define BATCH 200   /* persons of a change */
#define SPAN 160    /* days from the first to the last, with holidays */
#define FIRST 20577 /* Monday 2026-05-04 */
#define NIGHT 3600
#define DAY_SECONDS 86400
#define ASKED 21
#define DISTRICT 5 /* of one, at most */
#define BY_AREA "4"
#define WOMEN 40 /* percent, at least */
#define YEAR 365

struct marking_bench {
	const char *config;
	struct magang *m;
	struct people *pp; /* of the wave that begins */
	struct ids ids;
	uint64_t people, cohorts, done; /* cohorts so far */
	uint64_t *cohort;
	struct record last; /* of the cohorts */
	bool worst;
};

static void
add(struct marking_bench *b, enum kind kind, const struct record *r,
	struct receipt *receipt)
{
	struct setting values[RECORD_FIELDS];
	struct err err = ERR_INIT;

	for (size_t i = 0; i < r->n; i++)
		values[i] =
			(struct setting){ core_field(r->f[i].id), r->f[i].v };
	need(op_add(magang_office(b->m), kind, values, r->n, receipt, &err),
		&err);
}

static void
add_trainer(struct marking_bench *b, const char *name)
{
	struct record u;
	struct receipt receipt;

	record_init(&u, KIND_USER, 0);
	record_set_text(&u, F_USER_NAME, name);
	record_set_text(&u, F_USER_ROLE, "coordinator");
	add(b, KIND_USER, &u, &receipt);
}

/* `some`: the medical of one in ten is too old. */
static void
examine(struct marking_bench *b, uint64_t first, uint64_t n, bool some)
{
	struct office *office = magang_office(b->m);
	struct record *r = xmalloc(2 * sizeof(*r));
	struct err err = ERR_INIT;
	struct change c;
	struct txn *txn;
	uint16_t mcu;

	change_init(&c, ACT_SET);
	need(office_look(office, &txn, &err), &err);
	mcu = rulebook_program(&office->book, txn, magang_program(b->m), 0)
		      ->documents[0]
		      .date.id;
	for (uint64_t i = first; i < first + n; i++) {
		if (!record_load(txn, KIND_CASE, ORIGIN_ID | (i + 1), 0, r))
			fail("no case");
		r[1] = r[0];
		record_set_number(&r[1], mcu,
			office->today -
				(some && mix(i) % 10 == 0 ? 2 * YEAR : 1));
		change_update(&c, r, r + 1);
	}
	office_look_end(txn);
	need(submit(office, &c, NULL, &err), &err);
	change_release(&c);
	free(r);
}

static void
add_people(struct marking_bench *b, uint64_t n, bool some)
{
	struct act a;

	for (uint64_t i = 0; i < n; i += BATCH) {
		const uint64_t now = n - i < BATCH ? n - i : BATCH;

		act_insert(&a, magang_office(b->m), b->pp, &b->ids, b->people,
			now, magang_program(b->m));
		magang_do(b->m, &a);
		act_release(&a);
		examine(b, b->people, now, some);
		b->people += now;
	}
}

static uint64_t
add_cohort(struct marking_bench *b, int32_t from, bool limited)
{
	struct record *c = &b->last;
	struct receipt receipt;
	char name[24];

	record_init(c, KIND_COHORT, 0);
	snprintf(name, sizeof(name), "K-%" PRIu64, b->done);
	record_set_number(c, F_COHORT_PROGRAM, magang_program(b->m));
	record_set_text(c, F_COHORT_NAME, name);
	record_set_number(c, F_COHORT_AREA, 3205);
	record_set_number(c, F_COHORT_FROM, from);
	record_set_number(c, F_COHORT_UNTIL, from + SPAN);
	record_set_number(c, F_COHORT_SEATS, SEATS * DECIMAL_ONE);
	record_set_number(c, F_COHORT_DISTRICT, DISTRICT * DECIMAL_ONE);
	if (limited) {
		record_set_text(c, F_COHORT_BY_AREA, BY_AREA);
		record_set_number(c, F_COHORT_WOMEN, WOMEN * DECIMAL_ONE);
		record_set_number(c, F_COHORT_HOUSEHOLD, DECIMAL_ONE);
	}
	add(b, KIND_COHORT, c, &receipt);
	return receipt.id;
}

/* The next thirty cases have its seats. */
static void
fill_cohort(struct marking_bench *b, uint64_t cohort)
{
	struct office *office = magang_office(b->m);
	uint64_t cases[SEATS], seats[SEATS];
	struct filling f = {
		.in_kind = KIND_COHORT, .in = cohort, .cases = cases, .n = SEATS
	};
	struct seat_answer yes = {
		.said = SEAT_YES, .seats = seats, .n = SEATS
	};
	struct err err = ERR_INIT;
	struct receipt receipt;

	for (uint64_t i = 0; i < SEATS; i++)
		cases[i] = ORIGIN_ID | (b->done * SEATS + i + 1);
	need(op_seats_fill(office, &f, &receipt, &err), &err);
	for (uint64_t i = 0; i < SEATS; i++)
		seats[i] = receipt.first[KIND_SEAT] + i;
	need(op_seats_answer(office, &yes, &receipt, &err), &err);
}

static void
begin_wave(struct marking_bench *b, size_t n, int32_t from)
{
	magang_as(b->m, NULL, (int64_t)(from - 7) * DAY_SECONDS + NIGHT);
	b->pp = people_new(b->config, magang_office(b->m)->book.areas);
	add_people(b, n * SEATS, false);
	people_free(b->pp);
	for (size_t i = 0; i < n; i++, b->done++) {
		b->cohort[b->done] = add_cohort(b, from, false);
		fill_cohort(b, b->cohort[b->done]);
	}
}

/* Roll 3 is away one day in three. */
static void
marks_of_day(const struct marking_bench *b, uint64_t cohort, int32_t day,
	bool again, struct marks *out)
{
	static const char letters[] = "tsi";

	out->n = 0;
	for (uint16_t roll = 1; roll <= SEATS; roll++) {
		const uint64_t r = mix(cohort ^ (uint64_t)day << 24 ^ roll);
		const char mark[] = { letters[(r / 10 + again) % 3], '\0' };

		if (roll == 3 && r % 3 == 0)
			marks_set(out, roll, "a");
		else if (b->worst || r % 10 == 0)
			marks_set(out, roll, mark);
	}
}

static void
mark_wave(struct marking_bench *b, size_t n, int32_t day, bool again)
{
	struct marks *marks = xmalloc(sizeof(*marks));
	struct marked *out = xmalloc(sizeof(*out));
	struct marking m = { .day = day, .marks = marks };
	struct err err = ERR_INIT;
	struct receipt receipt;

	magang_as(b->m, again ? "two" : "one",
		(int64_t)day * DAY_SECONDS + NIGHT);
	for (size_t i = 0; i < n; i++) {
		m.cohort = b->cohort[b->done - n + i];
		marks_of_day(b, m.cohort, day, again, marks);
		need(op_cohort_mark(
			     magang_office(b->m), &m, out, &receipt, &err),
			&err);
	}
	free(out);
	free(marks);
}

/* The days first: whoever marks opens the office anew, its calendar with it. */
static void
run_wave(struct marking_bench *b, size_t n)
{
	struct class_days d;
	int32_t days[DAYS];
	int held = 0;

	class_days_begin(&d, &b->last, &magang_office(b->m)->book.calendar);
	while (held < DAYS && class_days_next(&d))
		if (!d.holiday)
			days[held++] = d.date;
	for (int i = 0; i < held; i++) {
		mark_wave(b, n, days[i], false);
		if (b->worst)
			mark_wave(b, n, days[i], true);
	}
}

/* Bytes of the pages that each tree stands in. The file says less: its free pages,
 * of which loading leaves many, are used again before it grows. */
struct standing {
	int64_t of[TREE_COUNT];
};

static void
standing_now(const struct marking_bench *b, struct standing *out)
{
	const struct office *office = magang_office(b->m);
	struct err err = ERR_INIT;
	struct txn *txn;
	MDB_stat st;

	need(txn_read(office->store, &txn, &err), &err);
	for (int tree = 0; tree < TREE_COUNT; tree++) {
		if (mdb_stat(txn->mdb, office->store->data.dbi[tree], &st))
			fail("no pages of tree %d", tree);
		out->of[tree] =
			(int64_t)(st.ms_branch_pages + st.ms_leaf_pages +
				  st.ms_overflow_pages) *
			st.ms_psize;
	}
	txn_abort(txn);
}

static uint64_t
file_of(const struct marking_bench *b)
{
	struct store_state now;

	store_state(magang_office(b->m)->store, &now);
	return now.file;
}

/* ---- filled ----------------------------------------------------------------- */

#define CANDIDATES 5000
#define SEATED 300
#define UNITS 6

/* Looked at first, as the screen does: the thirty best of so many, within limits of
 * regency, district, sex and family card; the medical of some is too old, and some
 * sit in a class already. */
static void
fill_from_many(struct marking_bench *b)
{
	struct office *office;
	uint64_t *cases = xcalloc(CANDIDATES, sizeof(*cases));
	struct filling f = { .in_kind = KIND_COHORT,
		.cases = cases,
		.n = CANDIDATES,
		.try = true };
	struct err err = ERR_INIT;
	struct receipt receipt;
	double t[ASKED];

	for (uint64_t i = 0; i < CANDIDATES; i++)
		cases[i] = ORIGIN_ID | (b->people - SEATED + i + 1);
	magang_as(b->m, NULL, magang_office(b->m)->now);
	office = magang_office(b->m);
	b->pp = people_new(b->config, office->book.areas);
	add_people(b, CANDIDATES - SEATED, true);
	people_free(b->pp);
	f.in = add_cohort(b, office->today + 7, true);
	for (size_t i = 0; i < ASKED; i++) {
		t[i] = now_us();
		need(op_seats_fill(office, &f, &receipt, &err), &err);
		t[i] = now_us() - t[i];
	}
	table_value("thirty of 5,000, under all limits",
		percentile(t, ASKED, 50) / 1000, "ms", 50);
	table_note("%zu are offered a seat, %zu stay", receipt.went,
		receipt.stayed);
	for (size_t i = 0; i < receipt.n_why; i++)
		table_note("  %zu: %s", receipt.why[i].n, receipt.why[i].text);
	free(cases);
}

/* ---- graded ----------------------------------------------------------------- */

/* 55 to 94; of a resit who has not passed, 60. */
static void
grades_of(uint64_t cohort, int unit, unsigned attempt, struct marks *out)
{
	char mark[MARK_BYTES + 1];

	out->n = 0;
	for (uint16_t roll = 1; roll <= SEATS; roll++) {
		const unsigned n =
			55 + (unsigned)(mix(cohort * 31 + (uint64_t)unit * 7 +
						roll) %
					40);

		snprintf(mark, sizeof(mark), "%u", attempt > 1 ? 60 : n);
		if (attempt == 1 || n < 60)
			marks_set(out, roll, mark);
	}
}

static size_t
grade(struct marking_bench *b, uint64_t cohort, int unit, unsigned attempt)
{
	struct marks *marks = xmalloc(sizeof(*marks));
	struct graded *out = xmalloc(sizeof(*out));
	const char name[] = { 'u', (char)('1' + unit), '\0' };
	const struct grading g = { .cohort = cohort,
		.unit = name,
		.attempt = attempt,
		.marks = marks };
	struct err err = ERR_INIT;
	struct receipt receipt;
	size_t n;

	grades_of(cohort, unit, attempt, marks);
	n = marks->n;
	if (n)
		need(op_cohort_grade(
			     magang_office(b->m), &g, out, &receipt, &err),
			&err);
	free(out);
	free(marks);
	return n;
}

static void
grade_all(struct marking_bench *b)
{
	struct standing before, after;
	double all = 0;
	size_t n = 0;

	standing_now(b, &before);
	for (uint64_t i = 0; i < b->cohorts; i++)
		for (int unit = 0; unit <= UNITS; unit++)
			n += grade(b, b->cohort[i], unit % UNITS,
				unit < UNITS ? 1 : 2);
	standing_now(b, &after);
	for (int tree = 0; tree < TREE_COUNT; tree++)
		all += (double)(after.of[tree] - before.of[tree]);
	table_value("bytes a grade, journal and all", all / (double)n, "B", 0);
	table_note("  %zu grades of %d units and a resit", n, UNITS);
}

/* ---- what is asked of them ------------------------------------------------- */

/* A filter as typed, all that it finds counted; its median, in ms. */
static void
ask(struct marking_bench *b, const char *what, enum kind kind,
	const char *filter)
{
	double t[ASKED];
	uint64_t n = 0;

	for (size_t i = 0; i < ASKED; i++) {
		t[i] = now_us();
		n = magang_typed_count(b->m, kind, filter);
		t[i] = now_us() - t[i];
	}
	table_value(what, percentile(t, ASKED, 50) / 1000, "ms", 5);
	table_note("  %s %s: %" PRIu64, kind_info(kind)->name, filter, n);
}

/* Of everybody in a cohort, as its page has it. */
static void
ask_rates(struct marking_bench *b)
{
	struct office *office = magang_office(b->m);
	struct attending *a = xmalloc(sizeof(*a));
	struct attendance_of of;
	struct err err = ERR_INIT;
	struct rolls rolls;
	struct txn *txn;
	double t[ASKED];
	size_t n = 0;

	for (size_t i = 0; i < ASKED; i++) {
		t[i] = now_us();
		need(office_look(office, &txn, &err), &err);
		attending_begin(a, &office->book, txn,
			b->cohort[i * 7919 % b->cohorts]);
		rolls_read(txn, a->cohort.id, ROLLS_EVER, &rolls);
		for (size_t k = 0; k < rolls.n; k++) {
			attendance_of(a, &rolls.rows[k], &of);
			n += of.at_risk;
		}
		rolls_release(&rolls);
		office_look_end(txn);
		t[i] = now_us() - t[i];
	}
	table_value(
		"rates of a cohort", percentile(t, ASKED, 50) / 1000, "ms", 5);
	table_note("  %d cohorts: %zu at risk", ASKED, n);
	free(a);
}

static void
ask_all(struct marking_bench *b)
{
	char number[NUMBER_TEXT], text[64];

	number_format(
		number, kind_info(KIND_COHORT)->prefix, b->cohort[b->done - 1]);
	snprintf(text, sizeof(text), "cohort:%s atrisk:yes", number);
	ask_rates(b);
	ask(b, "at risk in a cohort", KIND_SEAT, text);
	ask(b, "at risk in all", KIND_SEAT, "atrisk:yes");
	ask(b, "home: class today, no marks", KIND_COHORT, "unmarked:yes");
}

static void
recount(struct marking_bench *b)
{
	struct check_report *r = xcalloc(1, sizeof(*r));
	struct err err = ERR_INIT;
	double t = now_us();

	need(check_store(magang_office(b->m), r, &err), &err);
	table_value("check: all counted anew", (now_us() - t) / 1e6, "s", 0);
	table_note("  %" PRIu64 " records, %" PRIu64 " counters, %zu problems",
		r->records, r->counters, r->n_problems);
	check_report_release(r);
	free(r);
}

/* What the marks of a wave add to each tree. */
static void
run_measured(struct marking_bench *b, size_t n, struct standing *sum)
{
	struct standing before, after;

	standing_now(b, &before);
	run_wave(b, n);
	standing_now(b, &after);
	for (int tree = 0; tree < TREE_COUNT; tree++)
		sum->of[tree] += after.of[tree] - before.of[tree];
}

static void
say_bytes(const struct standing *sum, double marks)
{
	double all = 0;

	for (int tree = 0; tree < TREE_COUNT; tree++)
		all += (double)sum->of[tree];
	table_value("bytes a mark, journal and all", all / marks, "B", 12);
	for (int tree = 0; tree < TREE_COUNT; tree++)
		table_note("  %s %.2f B", scan_tree_name[tree],
			(double)sum->of[tree] / marks);
}

static void
run(const char *dir, const char *config, uint64_t cohorts, bool worst)
{
	struct marking_bench b = { .worst = worst,
		.config = config,
		.cohorts = cohorts,
		.ids = { ORIGIN_ID | 1, ORIGIN_ID | 1 } };
	const uint64_t marks = cohorts * SEATS * DAYS;
	struct standing sum = { { 0 } };
	double t = now_us();

	table_section(worst ? "marks: each has one, and is given another"
			    : "marks: one of ten has one");
	b.cohort = xcalloc(cohorts, sizeof(*b.cohort));
	b.m = magang_open(dir, config);
	add_trainer(&b, "one");
	add_trainer(&b, "two");
	for (int32_t from = FIRST; b.done < cohorts; from += SPAN + 1) {
		const uint64_t left = cohorts - b.done;
		const size_t n = left < WAVE ? left : WAVE;

		begin_wave(&b, n, from);
		run_measured(&b, n, &sum);
	}
	say_bytes(&sum, (double)marks);
	table_note("%" PRIu64 " marks of %" PRIu64
		   " cohorts, made in %.0f s; store %.1f MB",
		marks, cohorts, (now_us() - t) / 1e6,
		(double)file_of(&b) / 1e6);
	ask_all(&b);
	if (!worst) {
		fill_from_many(&b);
		grade_all(&b);
	}
	recount(&b);
	magang_close(b.m);
	free(b.cohort);
}

int
marks_main(const char *dir, const char *config, uint64_t marks)
{
	const uint64_t cohorts = (marks + SEATS * DAYS - 1) / (SEATS * DAYS);

	for (int worst = 0; worst < 2; worst++) {
		char *path = xasprintf("%s/marks%d", dir, worst);

		run(path, config, cohorts, worst);
		free(path);
	}
	return 0;
}
