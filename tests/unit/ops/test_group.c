/* SPDX-License-Identifier: MIT */
/* Two people and fields that belong together: nothing is left of which half is
 * of one and half of the other. Every store is checked behind its test. */
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_seat.h"
#include "magang/ops/submit.h"
#include "magang/record/change_build.h"
#include "magang/record/group.h"
#include "magang/record/seat_state.h"
#include "../office/office_fixture.h"

#define ADI                                                                    \
	"name=Adi; nik=3205011203019002; birth_place=Garut; marital=kawin; "   \
	"street=Kp. Baru; rt=1; rw=2; village=32.05.01.1001; "                 \
	"education=smk; no_kk=3205010101019001; religion=islam; "              \
	"phone=081200005678; sector=craft"

/* ---- stage, since when, history ------------------------------------------ */

/* A bulk move, somebody withdraws, the bulk is taken back. */
static void
test_bulk_undone(void **state)
{
	struct desk *d = *state;
	uint64_t ids[2], left[2], bulk;
	size_t n_left;

	for (int i = 0; i < 2; i++) {
		char *text = xasprintf(ADI);

		text[strlen("name=Ad")] = (char)('i' + i);
		strstr(text, "019002")[5] = (char)('2' + i);
		strstr(text, "5678")[3] = (char)('8' + i % 2);
		ids[i] = open_case(d, person(d, text), "magang-jabar", "");
		document(d, ids[i], "consent", d->o->today);
		free(text);
	}
	user(d, "name=sari; role=manager");
	later_days(d, 3);
	check_done(d, op_cases_move(d->o, ids, 2,
			      &(struct decision){
				      .stage = "doc_check", .reason = NULL },
			      left, &n_left, &d->r, &d->err));
	if (n_left)
		fail_msg("%s", d->err.text);
	bulk = d->r.act;
	as(d, "sari");
	move(d, ids[0], "withdrawn", "moved away"); /* on the same day */
	as(d, "admin");
	later_days(d, 4);
	check_done(d, try_undo(d, bulk));
	assert_string_equal(stage_of(d, ids[1]), "registered");
	check_values(d, KIND_CASE, ids[1], "entered=2026-11-24");
	/* the one that went on is named, and stands as it stood */
	assert_string_equal(stage_of(d, ids[0]), "withdrawn");
	check_values(d, KIND_CASE, ids[0], "entered=2026-11-27");
	assert_int_equal(d->undo.left, 1); /* its task goes without saying */
	assert_non_null(strstr(d->text.data, "was moved on since"));
	/* the later one first, then the bulk: back to the beginning */
	check_done(d, try_redo(d));
	assert_string_equal(stage_of(d, ids[1]), "doc_check");
	check_values(d, KIND_CASE, ids[1], "entered=2026-11-27");
}

/* ---- the place ----------------------------------------------------------- */

/* R4: one officer moves her, another who saw the old place sets the postcode. */
static void
test_place_conflict(void **state)
{
	static const struct {
		const char *theirs, *mine, *word;
	} rows[] = {
		{ "village=32.05.02.1001", "postcode=44999",
			"Village: before" },
		{ "postcode=44999", "village=32.05.02.1001",
			"Postcode: before 44112, theirs 44999" },
		{ "regency=32.04", "street=Jl. Satu", "theirs" },
		{ "rw=007", "district=32.05.02",
			"(RW): before 002, theirs 007" },
		{ "name=Adi Putra", "titles=H.", "name: before" },
		{ "education=s1", "grad_year=2019", "education: before" },
	};
	struct desk *d = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		uint64_t id = person(d, ADI);
		uint64_t seen = seq_of(d, KIND_PERSON, id);

		set(d, KIND_PERSON, id, rows[i].theirs);
		check_refused(d,
			try_set(d, KIND_PERSON, id, seen, rows[i].mine),
			MG_ECONFLICT, rows[i].word, NULL);
		check_values(d, KIND_PERSON, id, rows[i].theirs);
		/* what is no part of it goes through */
		check_done(d, try_set(d, KIND_PERSON, id, seen,
				      "birth_place=Cimahi; remark=ok"));
		check_done(d, op_erase(d->o, &id, 1, "test", &d->r, &d->err));
	}
}

static void
test_place_undone(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, ADI), moved;

	set(d, KIND_PERSON, id, "village=32.05.02.1001; phone=081200001111");
	moved = d->r.act;
	set(d, KIND_PERSON, id, "postcode=44999");
	check_done(d, try_undo(d, moved));
	check_values(d, KIND_PERSON, id,
		"village=32.05.02.1001;district=32.05.02;postcode=44999;"
		"phone=+6281200005678");
	assert_int_equal(d->undo.left, 1);
	assert_non_null(strstr(d->text.data, "Village"));
}

/* The third: rights of a user are one thing. */
static void
test_rights(void **state)
{
	struct desk *d = *state;
	uint64_t id, first;

	user(d, "name=aki; role=officer; areas=32.05");
	id = d->r.id;
	set(d, KIND_USER, id, "role=partner; programs=kyoto-ikusei; areas=");
	first = d->r.act;
	set(d, KIND_USER, id, "programs=kyoto-ikusei,magang-jabar");
	/* an officer of all areas with two programs is nobody's wish */
	check_refused(d, try_undo(d, first), MG_ECONFLICT, NULL);
	check_values(d, KIND_USER, id,
		"role=partner;areas=;programs=kyoto-ikusei,magang-jabar");
	assert_non_null(strstr(d->text.data, "Role"));
}

/* ---- never torn ---------------------------------------------------------- */

static void
test_refused(void **state)
{
	struct desk *d = *state;
	uint64_t id = person(d, ADI);
	struct record *r = xmalloc(sizeof(*r)), *new = xmalloc(sizeof(*new));
	struct change c;

	check_refused(d,
		try_person(d, "name=Budi; village=32.05.01.1001; "
			      "district=32.05.02"),
		MG_EDATA, "do not lie in each other", NULL);
	check_refused(d,
		try_set(d, KIND_PERSON, id, 0,
			"village=32.05.02.1001; regency=32.04"),
		MG_EDATA, "do not lie in each other", NULL);
	/* nor by a change that no op makes */
	id = open_case(d, id, "magang-jabar", "");
	assert_true(peek(d, KIND_CASE, id, r));
	*new = *r;
	record_set_number(new, F_ENTERED, d->o->today - 1);
	change_init(&c, ACT_SET);
	change_update(&c, r, new);
	check_refused(d, submit(d->o, &c, NULL, &d->err), MG_ENOTALLOWED, NULL);
	change_release(&c);
	free(r);
	free(new);
}

/* ---- the number of a roll ------------------------------------------------ */

static void
answer(struct desk *d, uint64_t seat, enum seat_said said)
{
	check_done(d, op_seats_answer(d->o,
			      &(struct seat_answer){ .said = said,
				      .cause = said == SEAT_YES ? NULL : "work",
				      .seats = &seat,
				      .n = 1 },
			      &d->r, &d->err));
}

/* The seat of the one case in a new cohort, offered. */
static uint64_t
offered(struct desk *d)
{
	uint64_t kase = open_case(d, person(d, ADI), "magang-jabar", "");
	struct filling f = { .in_kind = KIND_COHORT, .cases = &kase, .n = 1 };
	struct values v;

	values_parse(
		d, KIND_COHORT, "program=magang-jabar; name=One; seats=1", &v);
	check_done(d, op_add(d->o, KIND_COHORT, v.row, v.n, &d->r, &d->err));
	f.in = d->r.id;
	check_done(d, op_seats_fill(d->o, &f, &d->r, &d->err));
	return d->r.first[KIND_SEAT];
}

/* It goes and comes with the answer that it was given with, or neither does. */
static void
test_roll(void **state)
{
	struct desk *d = *state;
	const uint64_t seat = offered(d);
	uint64_t redone;

	user(d, "name=sari; role=manager");
	answer(d, seat, SEAT_YES);
	check_values(d, KIND_SEAT, seat, "state=taken; roll=1");
	check_done(d, try_undo(d, d->r.act));
	check_values(d, KIND_SEAT, seat, "state=offered; roll=");
	/* somebody else notes a refusal: to that no number comes back */
	as(d, "sari");
	answer(d, seat, SEAT_NO);
	as(d, "admin");
	check_refused(d, try_redo(d), MG_ECONFLICT, NULL);
	check_values(d, KIND_SEAT, seat, "state=refused; roll=");
	as(d, "sari");
	check_done(d, try_undo(d, d->r.act));
	as(d, "admin");
	check_done(d, try_redo(d));
	redone = d->undo.by;
	check_values(d, KIND_SEAT, seat, "state=taken; roll=1");
	/* of who left since the number stays: the sheets know him by it */
	answer(d, seat, SEAT_LEAVES);
	check_refused(d, try_undo(d, redone), MG_ECONFLICT, NULL);
	check_values(d, KIND_SEAT, seat, "state=left; roll=1");
}

/* What check looks for, and no change may leave. */
static void
test_roll_torn(void **state)
{
	static const struct {
		uint16_t in;
		enum seat_state state;
		int roll;
		bool torn;
	} rows[] = {
		{ F_SEAT_COHORT, SEAT_OFFERED, 0, false },
		{ F_SEAT_COHORT, SEAT_OFFERED, 1, true },
		{ F_SEAT_COHORT, SEAT_WAITING, 1, true },
		{ F_SEAT_COHORT, SEAT_TAKEN, 1, false },
		{ F_SEAT_COHORT, SEAT_TAKEN, 0, true },
		{ F_SEAT_COHORT, SEAT_DONE, 0, true },
		{ F_SEAT_COHORT, SEAT_LEFT, 1, false },
		{ F_SEAT_COHORT, SEAT_REFUSED, 0, false },
		{ F_SEAT_SLOT, SEAT_TAKEN, 0, false },
		{ F_SEAT_SLOT, SEAT_TAKEN, 1, true },
	};
	struct record *r = xmalloc(sizeof(*r));

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		record_init(r, KIND_SEAT, 1);
		record_set_number(r, rows[i].in, 1);
		seat_set_state(r, rows[i].state);
		if (rows[i].roll)
			record_set_number(
				r, F_SEAT_ROLL, rows[i].roll * DECIMAL_ONE);
		if (record_torn(r) != (rows[i].torn ? F_SEAT_ROLL : 0))
			fail_msg("row %zu: %u", i, record_torn(r));
	}
	free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_bulk_undone),
		desk_test(test_place_conflict),
		desk_test(test_place_undone),
		desk_test(test_rights),
		desk_test(test_refused),
		desk_test(test_roll),
		cmocka_unit_test(test_roll_torn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
