/* SPDX-License-Identifier: MIT */
/*
 * Every counter is what a count of the records comes to, after anything that
 * was done and taken back; and one that is not is found, whatever it counts.
 */
#include "office_fixture.h"

#include "magang/ops/ops_work.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_certificate.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/ops_sheet.h"
#include "magang/record/counter.h"
#include "magang/store/gate.h"

#define ACTS 240
#define PERSONS 40
#define CASES 60

struct doing {
	struct desk *d;
	uint64_t random, cohort, persons[PERSONS], cases[CASES];
	size_t n_persons, n_cases;
};

static unsigned
pick(struct doing *w, size_t n)
{
	w->random = w->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)((w->random >> 33) % n);
}

static uint64_t
one_of(struct doing *w, const uint64_t *ids, size_t n)
{
	return n ? ids[pick(w, n)] : 0;
}

static const char *const regencies[] = { "32.05", "32.01", "" };
static const char *const programs[] = { "magang-jabar", "wirausaha-baru",
	"eyes" };

/* Who has no card of the province fails a rule. */
static const char *const opened[] = { "", "ktp_jabar=no", "" };

static const char eyes[] =
	"program: eyes\nversion: 1\nprefix: EY\n"
	"label: Eyes\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    who: {label: Who, type: ref, to: organisation}\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  b: {kind: success, label: B}\n"
	"  withdrawn: {kind: exit, label: Gone}\n"
	"moves:\n"
	"  - {from: a, to: b, approval: second person}\n"
	"  - {from: any, to: withdrawn, reason: required}\n"
	"targets: {all: {total: 9}}\n"
	"outcomes:\n"
	"  works: {label: Works, counts_for: all, lasts: 12 months}\n"
	"  gone: {label: Gone}\n"
	"certificates:\n"
	"  c: {label: C, on: a, text: was seen}\n"
	"protection: {cap: 1000, originals: 9 days, sender: who}\n"
	"deadlines:\n"
	"  d: {label: D, from: a, after: 9 days, warn: 3 days, seen: yes}\n";

/* Every other one looks like the one before. */
static void
do_person(struct doing *w)
{
	const char *regency = regencies[pick(w, 3)];
	char text[300];

	if (w->n_persons == PERSONS)
		return;
	snprintf(text, sizeof(text),
		"name=Uniq%c Santoso; birth_date=%d-03-12; sex=%c%s%s",
		(char)('a' + w->n_persons / 2), pick(w, 2) ? 2001 : 1950,
		"LP"[pick(w, 2)], *regency ? "; regency=" : "", regency);
	w->persons[w->n_persons++] = person(w->d, text);
}

static void
do_set(struct doing *w)
{
	uint64_t id = one_of(w, w->persons, w->n_persons);
	const char *regency = regencies[pick(w, 2)];
	char text[100];

	snprintf(text, sizeof(text), "sex=%c; regency=%s; birth_date=%d-03-12",
		"LP"[pick(w, 2)], regency, pick(w, 2) ? 2001 : 1950);
	try_set(w->d, KIND_PERSON, id, 0, text);
}

static void
do_case(struct doing *w)
{
	uint64_t id = one_of(w, w->persons, w->n_persons);

	size_t p = pick(w, 3);

	if (w->n_cases < CASES && !try_open(w->d, id, programs[p], opened[p]))
		w->cases[w->n_cases++] = w->d->r.id;
	else if (pick(w, 3) == 0)
		try_move(w->d, one_of(w, w->cases, w->n_cases),
			pick(w, 2) ? "withdrawn" : "rejected", "Gone");
}

static void
do_about(struct doing *w)
{
	bool of_case = pick(w, 2);
	enum kind kind = of_case ? KIND_CASE : KIND_PERSON;
	uint64_t id = of_case ? one_of(w, w->cases, w->n_cases)
			      : one_of(w, w->persons, w->n_persons);
	struct desk *d = w->d;

	if (pick(w, 3) == 0)
		op_contact(d->o, kind, id, "call",
			pick(w, 4) ? "no_answer" : "reached", &d->r, &d->err);
	else if (pick(w, 2))
		note_about(d->o, kind, id, "note", 0, "Noted", &d->r, &d->err);
	else if (!op_task_add(
			 d->o, kind, id, "Call", d->o->today, &d->r, &d->err) &&
		 pick(w, 2))
		try_set(d, KIND_TASK, d->r.id, 0, "done=2026-11-24");
}

static void
of_case(struct desk *d, enum kind kind, uint64_t kase, const char *text)
{
	struct values v;

	values_parse(d, kind, text, &v);
	v.row[v.n++] = (struct setting){ kind_field(kind, "case", 4),
		value_number((int64_t)kase) };
	op_add(d->o, kind, v.row, v.n, &d->r, &d->err);
	d->err = (struct err)ERR_INIT;
}

static void
pay(struct desk *d, uint64_t kase, const char *text)
{
	of_case(d, KIND_LEDGER, kase, text);
}

/* Told, proved, or in the place of the last one; by numbers of its own. */
static void
do_succeed(const struct doing *w, unsigned nth)
{
	struct doing own = *w;
	char text[160], number[NUMBER_TEXT];
	uint64_t kase, last;

	own.random = nth;
	kase = one_of(&own, w->cases, w->n_cases);
	last = member(w->d, KIND_CASE, kase, KIND_OUTCOME, 0);
	snprintf(text, sizeof(text), "what=%s; grade=%s; date=2026-%02u-02",
		pick(&own, 4) ? "works" : "gone",
		pick(&own, 2) ? "c" : "a; licence=71", 1 + pick(&own, 10));
	if (last && pick(&own, 2) == 0)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			"; replaces=%s", number_format(number, "HS", last));
	of_case(w->d, KIND_OUTCOME, kase, text);
}

/* More than may be, as often as not. */
static void
do_pay(struct doing *w)
{
	const uint64_t kase = one_of(w, w->cases, w->n_cases);

	pay(w->d, kase,
		pick(w, 2) ? "what=paid; date=2026-11-02; amount=300"
			   : "what=asked; date=2026-11-03; amount=1200");
}

static void
do_organisation(struct doing *w)
{
	struct values v;

	values_parse(w->d, KIND_ORGANISATION,
		"name=Host; kind=host; licence_until=2027-03-31", &v);
	op_add(w->d->o, KIND_ORGANISATION, v.row, v.n, &w->d->r, &w->d->err);
}

/* By one whose licence reaches that day, or not, where it is there. */
static void
do_send(struct doing *w)
{
	const uint64_t kase = one_of(w, w->cases, w->n_cases),
		       by = 1 + pick(w, 3);
	struct record *r = xmalloc(sizeof(*r));
	char text[100], number[NUMBER_TEXT];

	if (peek(w->d, KIND_ORGANISATION, by, r)) {
		snprintf(text, sizeof(text),
			"who=%s; planned_start=2027-0%u-10",
			number_format(number, "OR", by), 1 + pick(w, 6));
		try_set(w->d, KIND_CASE, kase, 0, text);
		snprintf(text, sizeof(text), "licence_until=2027-0%u-01",
			1 + pick(w, 6));
		try_set(w->d, KIND_ORGANISATION, by, 0, text);
	}
	free(r);
	w->d->err = (struct err)ERR_INIT;
}

static void
do_overcharge(struct doing *w)
{
	struct desk *d = w->d;
	const uint64_t who = person(d, "name=Uniqz Wati; regency=32.05");
	const uint64_t kase = open_case(d, who, "eyes", "");

	pay(d, kase, "what=paid; date=2026-11-04; amount=5000");
	pay(d, kase, "what=original; date=2026-11-04; item=diploma");
	of_case(d, KIND_OUTCOME, kase, "what=works; grade=c; date=2026-11-04");
}

static void
do_sent(struct doing *w)
{
	struct desk *d = w->d;
	const uint64_t kase = open_case(
		d, person(d, "name=Uniqy Wati; regency=32.05"), "eyes", "");
	char text[100], number[NUMBER_TEXT];

	do_organisation(w);
	snprintf(text, sizeof(text), "who=%s; planned_start=2027-09-01",
		number_format(number, "OR", d->r.id));
	set(d, KIND_CASE, kase, text);
}

static void
do_answer(struct doing *w)
{
	uint64_t id = member(w->d, KIND_PERSON,
		one_of(w, w->persons, w->n_persons), KIND_DOUBT, 0);

	if (id)
		try_set(w->d, KIND_DOUBT, id, 0,
			pick(w, 2) ? "answer=same" : "answer=different");
}

/* The cases of its program that come after it are its own. */
static void
do_intake(struct doing *w)
{
	struct values v;

	values_parse(w->d, KIND_INTAKE, "program=magang-jabar; name=2026", &v);
	check_done(w->d,
		op_add(w->d->o, KIND_INTAKE, v.row, v.n, &w->d->r, &w->d->err));
}

static void
do_cohort(struct doing *w)
{
	struct values v;

	values_parse(w->d, KIND_COHORT,
		"program=magang-jabar; name=One; seats=6; women_percent=20",
		&v);
	check_done(w->d,
		op_add(w->d->o, KIND_COHORT, v.row, v.n, &w->d->r, &w->d->err));
	w->cohort = w->d->r.id;
}

static void
offer_seats(struct doing *w, const uint64_t *cases, size_t n)
{
	const struct filling f = {
		.in_kind = KIND_COHORT, .in = w->cohort, .cases = cases, .n = n
	};

	op_seats_fill(w->d->o, &f, &w->d->r, &w->d->err);
	w->d->err = (struct err)ERR_INIT;
}

/* Offered to a case, or answered by it. */
static void
do_seat(struct doing *w)
{
	static const enum seat_said said[] = { SEAT_YES, SEAT_YES, SEAT_NO,
		SEAT_UNREACHABLE, SEAT_LEAVES };
	uint64_t kase = one_of(w, w->cases, w->n_cases), id;
	struct seat_answer a = { .seats = &id, .n = 1 };

	id = member(w->d, KIND_CASE, kase, KIND_SEAT, 0);
	if (!id || pick(w, 3) == 0) {
		offer_seats(w, w->cases, w->n_cases);
		return;
	}
	a.said = said[pick(w, ARRAY_SIZE(said))];
	a.cause = a.said == SEAT_YES ? NULL : "other";
	op_seats_answer(w->d->o, &a, &w->d->r, &w->d->err);
	w->d->err = (struct err)ERR_INIT;
}

/* Somebody is marked, or was there after all. */
static void
do_mark(struct doing *w)
{
	static const char *const letters[] = { "h", "a", "t", "s" };
	struct marked *is = xcalloc(1, sizeof(*is));
	struct marks marks = { 0 };
	const struct marking m = { .cohort = w->cohort,
		.day = w->d->o->today - (int32_t)pick(w, 2),
		.marks = &marks,
		.extra = "made up" };

	for (int i = 0; i < 2; i++)
		marks_set(&marks, (uint16_t)(1 + pick(w, 3)),
			letters[pick(w, ARRAY_SIZE(letters))]);
	op_cohort_mark(w->d->o, &m, is, &w->d->r, &w->d->err);
	w->d->err = (struct err)ERR_INIT;
	free(is);
}

/* One who has a seat, and was absent on the only day. */
static void
do_sit(struct doing *w)
{
	struct marked *is = xcalloc(1, sizeof(*is));
	struct marks marks = { 1, { { 1, "a" } } };
	struct marking m = { .marks = &marks, .extra = "made up" };
	uint64_t seat;
	struct seat_answer a = { .said = SEAT_YES, .n = 1 };
	uint64_t kase =
		open_case(w->d, person(w->d, "name=Cucu; sex=P; regency=32.05"),
			"magang-jabar", "");

	do_cohort(w);
	offer_seats(w, &kase, 1);
	seat = member(w->d, KIND_CASE, kase, KIND_SEAT, 0);
	a.seats = &seat;
	check_done(w->d, op_seats_answer(w->d->o, &a, &w->d->r, &w->d->err));
	m.cohort = w->cohort;
	m.day = w->d->o->today;
	check_done(w->d, op_cohort_mark(w->d->o, &m, is, &w->d->r, &w->d->err));
	/* then too late to be so at once */
	check_done(
		w->d, try_set(w->d, KIND_COHORT, w->cohort, 0, "lock_after=0"));
	w->d->o->today++;
	marks.row[0].mark[0] = 't';
	m.reason = "made up";
	check_done(w->d, op_cohort_mark(w->d->o, &m, is, &w->d->r, &w->d->err));
	assert_true(is->late);
	w->d->o->today--;
	free(is);
	kase = open_case(w->d, person(w->d, "name=Dadan; sex=L; regency=32.05"),
		"magang-jabar", "");
	offer_seats(w, &kase, 1);
}

/* An officer passes a case of his on. */
static void
do_offer(struct doing *w)
{
	struct desk *d = w->d;
	struct handing h = { .kind = KIND_CASE };
	uint64_t kase =
		open_case(d, person(d, "name=Ujang; sex=L; regency=32.05"),
			"magang-jabar", "");

	user(d, "name=oji; role=officer");
	h.to = d->r.id;
	check_done(d, op_assign(d->o, &h, &kase, 1, &d->r, &d->err));
	h.to = d->o->access.user;
	as(d, "oji");
	check_done(d, op_assign(d->o, &h, &kase, 1, &d->r, &d->err));
	as(d, "admin");
}

/* One that nobody reached, with a letter that is held, one with a proposal that waits. */
static void
do_wait(struct doing *w)
{
	struct desk *d = w->d;
	uint64_t kase =
		open_case(d, person(d, "name=Nining; sex=P; regency=32.01"),
			"magang-jabar", "");

	for (int i = 0; i < 3; i++) {
		later_days(d, 4);
		check_done(d, op_contact(d->o, KIND_CASE, kase, "visit",
				      "no_answer", &d->r, &d->err));
	}
	move(d, kase, "rejected", "Gone");
	kase = open_case(
		d, person(d, "name=Wawan; sex=L; regency=32.01"), "eyes", "");
	check_done(d, op_certificates_give(d->o,
			      &(struct giving){ .cases = &kase, .n = 1 }, &d->r,
			      &d->err));
	as(d, "rina");
	move(d, kase, "b", NULL);
	as(d, "admin");
}

static void
do_undo(struct doing *w)
{
	if (pick(w, 3))
		try_undo(w->d, 0);
	else
		try_redo(w->d);
}

static void
do_erase(struct doing *w)
{
	uint64_t one;

	if (pick(w, 4))
		return;
	one = one_of(w, w->persons, w->n_persons);
	op_erase(w->d->o, &one, 1, "Asked", &w->d->r, &w->d->err);
}

/* Proposed by the one, answered by the other. */
static void
do_propose(struct doing *w)
{
	struct desk *d = w->d;
	uint64_t kase = one_of(w, w->cases, w->n_cases), id;
	struct answer a = { .ids = &id, .n = 1, .anew = true };

	as(d, "rina");
	try_move(d, kase, "b", NULL);
	as(d, "admin");
	id = member(d, KIND_CASE, kase, KIND_PROPOSAL, 0);
	a.reason = pick(w, 2) ? "Not yet" : NULL;
	if (id && pick(w, 2))
		op_proposals_answer(d->o, &a, &d->r, &d->err);
	d->err = (struct err)ERR_INIT;
}

static void (*const verbs[])(struct doing *w) = { do_person, do_person, do_set,
	do_case, do_case, do_about, do_about, do_about, do_propose, do_answer,
	do_organisation, do_seat, do_seat, do_mark, do_pay, do_send, do_undo,
	do_erase };

static int64_t
sum(struct desk *d, enum family family)
{
	struct txn *txn;
	int64_t n;

	check_done(d, txn_read(d->o->store, &txn, &d->err));
	n = counters_sum(txn, family, 0, 0);
	txn_abort(txn);
	return n;
}

static void
make_all(struct desk *d, uint64_t seed)
{
	struct doing *w = xcalloc(1, sizeof(*w));

	w->d = d;
	w->random = seed;
	install_program(d, "eyes", eyes);
	user(d, "name=rina; role=coordinator");
	do_person(w);
	do_intake(w);
	do_cohort(w);
	for (int i = 0; i < ACTS; i++) {
		verbs[pick(w, ARRAY_SIZE(verbs))](w);
		if (i % 6 == 0)
			do_succeed(w, (unsigned)i);
		if (i % 60 == 59)
			assert_true(check_ok(d, NULL));
	}
	do_offer(w);
	do_wait(w);
	do_sit(w);
	do_overcharge(w);
	do_sent(w);
	free(w);
	/* or it would prove nothing */
	for (int f = COUNT_NONE + 1; f < COUNT_FAMILIES; f++)
		if (sum(d, (enum family)f) <= 0)
			fail_msg("family %d counts nothing", f);
}

static void
test_recounted(void **state)
{
	struct desk *d = *state;

	d->replay = true;
	make_all(d, 20261124);
}

/* Every family has what its kind's records come to, by area and in all. */
static void
test_sums(void **state)
{
	static const struct {
		enum family family;
		enum kind kind;
	} whole[] = { { COUNT_PERSONS, KIND_PERSON },
		{ COUNT_ORGANISATIONS, KIND_ORGANISATION },
		{ COUNT_CASES, KIND_CASE }, { COUNT_TASKS, KIND_TASK },
		{ COUNT_ACTIVITIES, KIND_ACTIVITY },
		{ COUNT_DOUBTS, KIND_DOUBT } };
	struct desk *d = *state;

	make_all(d, 6);
	for (size_t i = 0; i < ARRAY_SIZE(whole); i++)
		assert_int_equal(sum(d, whole[i].family),
			count_records(d, whole[i].kind));
}

/* ---- damage -------------------------------------------------------------- */

static bool
finds(struct desk *d, const char *what)
{
	struct check_report r;
	bool found = false;

	check_done(d, check_store(d->o, &r, &d->err));
	for (size_t i = 0; i < r.n_problems && i < CHECK_PROBLEMS; i++)
		found |= strstr(r.problems[i], what) != NULL;
	check_report_release(&r);
	return found;
}

/* Counts the first counter of a family up or down. */
static void
turn(struct desk *d, enum family family, int64_t by)
{
	struct counters cs;
	struct key k = { 0 };
	struct txn *txn;

	check_done(d, gate_enter(d->o->store, &d->err));
	check_done(d, txn_write(d->o->store, &txn, &d->err));
	counters_begin_all(&cs, txn, family);
	assert_true(counters_next(&cs));
	counters_end(&cs);
	counter_key(&k, family, &cs.of);
	counter_add(txn, &k, by);
	check_done(d, txn_commit(txn, &d->err));
	gate_leave(d->o->store);
}

static void
test_damage(void **state)
{
	static const char *const names[] = {
#define NAME(word, name) [COUNT_##word] = "a counter of " name " says",
		FAMILIES(NAME)
#undef NAME
	};
	struct desk *d = *state;

	make_all(d, 9);
	for (int f = COUNT_NONE + 1; f < COUNT_FAMILIES; f++) {
		turn(d, (enum family)f, 1);
		if (!finds(d, names[f]))
			fail_msg("%s: not found", names[f]);
		turn(d, (enum family)f, -1);
		assert_true(check_ok(d, NULL));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_recounted),
		desk_test(test_sums),
		desk_test(test_damage),
	};

	return cmocka_run_group_tests_name("counter", tests, NULL, NULL);
}
