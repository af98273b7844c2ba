/* SPDX-License-Identifier: MIT */
/*
 * Some thousand random acts about the places of an intake against a small model:
 * no place is given twice, the list keeps its order, who made room moves the next
 * one up and takes that back with it.
 */
#include "../office/office_fixture.h"

#include "magang/base/num.h"
#include "magang/casework/waiting.h"
#include "magang/ops/ops_case.h"

#define PEOPLE 40
#define ACTS 1000
#define MANY 8

enum place { TALK, LIST, SEAT, GONE };
static const char *const stage_name[] = { "talk", "list", "seat", "gone" };

static const char program_text[] =
	"program: few\nversion: 1\nprefix: FW\nlabel: Few\n"
	"fields:\n"
	"  tests:\n"
	"    label: Tests\n"
	"    points: {label: Points, type: number, range: 0 .. 100}\n"
	"stages:\n"
	"  talk: {kind: start, label: Talk, within: 7 days}\n"
	"  list: {kind: hold, label: List}\n"
	"  seat: {label: Seat, within: 9 days}\n"
	"  done: {kind: success, label: Done}\n"
	"  gone: {kind: hold, label: Gone}\n"
	"moves:\n"
	"  - {from: talk, to: seat, if: quota_left, otherwise: list}\n"
	"  - {from: talk, to: list}\n"
	"  - {from: list, to: seat, if: quota_left}\n"
	"  - {from: list, to: gone}\n"
	"  - {from: seat, to: talk, kind: back}\n"
	"  - {from: seat, to: gone}\n"
	"  - {from: seat, to: list}\n"
	"  - {from: seat, to: done}\n"
	"  - {from: gone, to: talk}\n"
	"score:\n"
	"  line: 10\n"
	"  parts:\n"
	"    points: {weight: 100, from: points, scale: 0 .. 100}\n";

struct one {
	uint64_t id;
	enum place place;
	int placed;    /* the act by which it came to a place, or left one */
	unsigned area; /* 1 or 5 */
	int points;
};

struct model {
	struct desk *d;
	uint64_t random, intake;
	struct one one[PEOPLE];
	int seats, area_seats;
	/* before the last act, which can be taken back */
	struct one was[PEOPLE];
	int seats_was;
	bool undoable, redoable;
	size_t up, waits, full, taken_back, older, over;
	/* acts that may be taken back later */
	uint64_t act[ACTS];
	int n_acts, now;
};

static unsigned
pick(struct model *m, unsigned n)
{
	m->random = m->random * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(m->random >> 33) % n;
}

static int
seated(const struct model *m, unsigned area)
{
	int n = 0;

	for (int i = 0; i < PEOPLE; i++)
		n += m->one[i].place == SEAT &&
		     (!area || m->one[i].area == area);
	return n;
}

static bool
has_room(const struct model *m, const struct one *o)
{
	return seated(m, 0) < m->seats && seated(m, o->area) < m->area_seats;
}

/* The best first; of two the one who applied first. */
static int
next_up(const struct model *m, const bool touched[PEOPLE])
{
	int best = -1;

	for (int i = 0; i < PEOPLE; i++)
		if (m->one[i].place == LIST && !touched[i] &&
			has_room(m, &m->one[i]) &&
			(best < 0 || m->one[i].points > m->one[best].points))
			best = i;
	return best;
}

static void
fill(struct model *m, const bool touched[PEOPLE])
{
	int i;
	size_t n = 0;

	while ((i = next_up(m, touched)) >= 0) {
		m->one[i].place = SEAT;
		n++;
	}
	m->up += n;
	assert_int_equal(m->d->r.moved_up, n);
}

/* What the store says now. */
static void
look_again(struct model *m)
{
	for (int i = 0; i < PEOPLE; i++) {
		const char *stage = stage_of(m->d, m->one[i].id);
		enum place p = TALK;

		while (strcmp(stage_name[p], stage) != 0)
			p++;
		m->one[i].place = p;
	}
}

/* Who came to a place, or left it, since `was`. */
static void
note_placed(struct model *m, const struct one was[PEOPLE])
{
	for (int i = 0; i < PEOPLE; i++)
		if ((was[i].place == SEAT) != (m->one[i].place == SEAT))
			m->one[i].placed = m->now;
}

static void
keep(struct model *m)
{
	memcpy(m->was, m->one, sizeof(m->was));
	m->seats_was = m->seats;
	m->undoable = true;
	m->redoable = false;
}

static void
exchange(struct model *m)
{
	struct one now[PEOPLE];
	int seats = m->seats;

	memcpy(now, m->one, sizeof(now));
	memcpy(m->one, m->was, sizeof(now));
	memcpy(m->was, now, sizeof(now));
	m->seats = m->seats_was;
	m->seats_was = seats;
}

/* ---- acts ---------------------------------------------------------------- */

static int
by_points(const void *a, const void *b)
{
	const struct one *x = a, *y = b;

	return x->points != y->points ? y->points - x->points
				      : (x->id > y->id) - (x->id < y->id);
}

/* Those who talk to a place, in the order of the list, or on that: also where
 * somebody waits who has room. */
static void
do_invite(struct model *m)
{
	bool touched[PEOPLE] = { false };
	uint64_t ids[MANY], left[MANY];
	struct one turn[MANY];
	size_t n = 0, n_left, waits = 0;

	for (int i = 0; i < PEOPLE && n < MANY; i++)
		if (m->one[i].place == TALK && pick(m, 3) == 0) {
			turn[n] = m->one[i];
			ids[n++] = m->one[i].id;
		}
	if (!n)
		return;
	keep(m);
	check_done(m->d,
		op_cases_move(m->d->o, ids, n,
			&(struct decision){ .stage = "seat", .reason = NULL },
			left, &n_left, &m->d->r, &m->d->err));
	assert_int_equal(n_left, 0);
	qsort(turn, n, sizeof(*turn), by_points);
	for (size_t k = 0; k < n; k++) {
		struct one *o = m->one;
		bool room;

		while (o->id != turn[k].id)
			o++;
		room = has_room(m, o) && next_up(m, touched) < 0;
		o->place = room ? SEAT : LIST;
		waits += !room;
	}
	assert_int_equal(m->d->r.waits, waits);
	fill(m, touched);
	m->waits += waits;
}

/* One leaves a place, or the list. */
static void
do_leave(struct model *m)
{
	bool touched[PEOPLE] = { false };
	int i = (int)pick(m, PEOPLE);
	static const enum place ways[] = { GONE, TALK, LIST };
	enum place to = ways[pick(m, 3)], from = m->one[i].place;

	if (from != SEAT && from != LIST)
		return;
	if (from == LIST)
		to = GONE;
	keep(m);
	move(m->d, m->one[i].id, stage_name[to], NULL);
	m->one[i].place = to;
	touched[i] = true;
	if (from == SEAT)
		fill(m, touched);
	else
		assert_int_equal(m->d->r.moved_up, 0);
}

/* Some leave at once. */
static void
do_leave_many(struct model *m)
{
	bool touched[PEOPLE] = { false };
	uint64_t ids[MANY], left[MANY];
	size_t n = 0, n_left;
	bool freed = false;

	for (int i = 0; i < PEOPLE && n < MANY; i++)
		touched[i] =
			(m->one[i].place == SEAT || m->one[i].place == LIST) &&
			pick(m, 4) == 0 && (ids[n++] = m->one[i].id);
	if (!n)
		return;
	keep(m);
	check_done(m->d,
		op_cases_move(m->d->o, ids, n,
			&(struct decision){ .stage = "gone", .reason = NULL },
			left, &n_left, &m->d->r, &m->d->err));
	assert_int_equal(n_left, 0);
	for (int i = 0; i < PEOPLE; i++)
		if (touched[i]) {
			freed |= m->one[i].place == SEAT;
			m->one[i].place = GONE;
		}
	if (freed)
		fill(m, touched);
}

static void
do_return(struct model *m)
{
	int i = (int)pick(m, PEOPLE);

	if (m->one[i].place != GONE)
		return;
	keep(m);
	move(m->d, m->one[i].id, "talk", NULL);
	m->one[i].place = TALK;
}

/* By hand: only where there is room, and nobody before has it. */
static void
do_by_hand(struct model *m)
{
	const bool none[PEOPLE] = { false };
	int i = (int)pick(m, PEOPLE), rc;
	bool room;

	for (int n = 0; n < PEOPLE && m->one[i].place != LIST; n++)
		i = (i + 1) % PEOPLE;
	if (m->one[i].place != LIST)
		return;
	room = next_up(m, none) == i;
	if (room)
		keep(m);
	rc = try_move(m->d, m->one[i].id, "seat", NULL);
	assert_int_equal(rc, room ? 0 : MG_ENOTALLOWED);
	m->d->err = (struct err)ERR_INIT;
	m->full += !room;
	if (room)
		m->one[i].place = SEAT;
}

/* Quota changed at noon, up or down. */
static void
do_decree(struct model *m)
{
	bool touched[PEOPLE] = { false };
	int seats = 4 + (int)pick(m, 10);
	char text[40];

	if (seats == m->seats)
		return;
	keep(m);
	snprintf(text, sizeof(text), "seats=%d", seats);
	set(m->d, KIND_INTAKE, m->intake, text);
	m->seats = seats;
	fill(m, touched);
}

/* Exactly what was: nothing came between. */
static void
do_undo(struct model *m)
{
	if (!m->undoable)
		return;
	check_done(m->d, try_undo(m->d, 0));
	assert_int_equal(m->d->undo.left, 0);
	exchange(m);
	m->undoable = false;
	m->redoable = true;
	m->taken_back++;
}

static void
do_redo(struct model *m)
{
	if (!m->redoable)
		return;
	check_done(m->d, try_redo(m->d));
	assert_int_equal(m->d->undo.left, 0);
	exchange(m);
	m->redoable = false;
}

/* Nobody is over the quota for whom somebody else could have been. */
static void
check_over(struct model *m, const struct one was[PEOPLE])
{
	for (int i = 0; i < PEOPLE; i++) {
		const struct one *o = &m->one[i];
		const bool total = seated(m, 0) > m->seats;
		const bool area = seated(m, o->area) > m->area_seats;

		if (o->place != SEAT || was[i].place == SEAT ||
			(!total && !area))
			continue;
		m->over++;
		for (int k = 0; k < PEOPLE; k++)
			assert_false(m->one[k].place == SEAT &&
				     was[k].place == SEAT &&
				     was[k].placed > was[i].placed &&
				     (total || m->one[k].area == o->area));
	}
}

/* Of some time ago: much of it may have gone on since. */
static void
do_undo_older(struct model *m)
{
	struct one was[PEOPLE];
	struct record *intake = xmalloc(sizeof(*intake));
	int n = m->n_acts < 9 ? m->n_acts : 9, rc;
	uint64_t act =
		n ? m->act[m->n_acts - 1 - (int)pick(m, (unsigned)n)] : 0;

	memcpy(was, m->one, sizeof(was));
	rc = act ? try_undo(m->d, act) : MG_ENOENT;
	assert_true(rc == 0 || rc == MG_ENOENT || rc == MG_ECONFLICT);
	if (!rc) {
		look_again(m);
		assert_true(peek(m->d, KIND_INTAKE, m->intake, intake));
		m->seats = (int)(record_number(intake, F_INTAKE_SEATS, 0) /
				 DECIMAL_ONE);
		check_over(m, was);
		m->older++;
		m->undoable = m->redoable = false;
	}
	m->d->err = (struct err)ERR_INIT;
	free(intake);
}

static void (*const acts[])(struct model *m) = { do_invite, do_invite, do_leave,
	do_leave, do_leave_many, do_return, do_return, do_by_hand, do_decree,
	do_undo, do_redo, do_undo_older };

/* ---- comparing ----------------------------------------------------------- */

static void
compare_list(struct model *m)
{
	struct waiting list;
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	size_t n = 0;

	check_done(m->d, office_look(m->d->o, &txn, &m->d->err));
	assert_true(record_load(txn, KIND_CASE, m->one[0].id, 0, r));
	waiting_read(&m->d->o->book, txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0), m->intake, &list);
	office_look_end(txn);
	for (int p = 100; p >= 0; p--)
		for (int i = 0; i < PEOPLE; i++)
			if (m->one[i].place == LIST && m->one[i].points == p) {
				assert_true(n < list.n);
				assert_int_equal(list.ids[n++], m->one[i].id);
			}
	assert_int_equal(n, list.n);
	free(list.ids);
	free(r);
}

static void
compare(struct model *m)
{
	for (int i = 0; i < PEOPLE; i++)
		if (strcmp(stage_of(m->d, m->one[i].id),
			    stage_name[m->one[i].place]) != 0)
			fail_msg("%d is in %s, not in %s", i,
				stage_of(m->d, m->one[i].id),
				stage_name[m->one[i].place]);
	compare_list(m);
}

static void
begin(struct model *m)
{
	struct desk *d = m->d;
	struct values v;

	install_program(d, "few", program_text);
	m->seats = 6;
	m->area_seats = 5;
	values_parse(d, KIND_INTAKE,
		"program=few; name=Now; seats=6; seats_by_area=5", &v);
	check_done(d, op_add(d->o, KIND_INTAKE, v.row, v.n, &d->r, &d->err));
	m->intake = d->r.id;
	for (int i = 0; i < PEOPLE; i++) {
		struct one *o = &m->one[i];
		char text[60];

		o->area = i % 3 ? 5 : 1;
		o->points = (int)pick(m, 30);
		snprintf(text, sizeof(text), "name=Orang %c%c; regency=32.%02u",
			'A' + i % 26, 'a' + i / 26, o->area);
		o->id = person(d, text);
		snprintf(text, sizeof(text), "points=%d", o->points);
		o->id = open_case(d, o->id, "few", text);
	}
}

static void
run(struct desk *d, uint64_t seed)
{
	struct model *m = xcalloc(1, sizeof(*m));

	m->d = d;
	m->random = seed;
	d->replay = true;
	begin(m);
	for (int i = 0; i < ACTS; i++) {
		struct one was[PEOPLE];

		memcpy(was, m->one, sizeof(was));
		m->now = i + 1;
		m->d->r.act = 0;
		acts[pick(m, ARRAY_SIZE(acts))](m);
		note_placed(m, was);
		if (m->d->r.act)
			m->act[m->n_acts++] = m->d->r.act;
		if (i % 20 == 19)
			compare(m);
		if (i % 200 == 199)
			assert_true(check_ok(d, NULL));
	}
	compare(m);
	print_message("%zu moved up, %zu came on the list, %zu found no room, "
		      "%zu taken back, %zu of some time ago, %zu over\n",
		m->up, m->waits, m->full, m->taken_back, m->older, m->over);
	assert_true(m->up > 20 && m->waits > 20 && m->full && m->taken_back);
	assert_true(m->older > 10 && m->over);
	free(m);
}

static void
test_first(void **state)
{
	run(*state, 20261129);
}

static void
test_second(void **state)
{
	run(*state, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_first),
		desk_test(test_second),
	};

	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
