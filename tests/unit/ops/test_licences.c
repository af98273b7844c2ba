/* SPDX-License-Identifier: MIT */
/*
 * Whose licence ends before somebody starts who comes through them: a host by its
 * seats, a sender by its cases. It is said at once, kept with the organisation,
 * counted by the day, and over when the last of them has started.
 */
#include "../office/office_fixture.h"

#include "magang/ops/ops_seat.h"
#include "magang/query/query_failed.h"
#include "magang/record/counter.h"

static const char program[] =
	"program: away\nversion: 1\nprefix: AW\nlabel: Away\n"
	"fields:\n"
	"  f:\n"
	"    label: F\n"
	"    sender: {label: Sender, type: ref, to: organisation}\n"
	"    other: {label: Other, type: ref, to: organisation}\n"
	"stages:\n"
	"  a: {kind: start, label: A, matched: yes}\n"
	"  z: {kind: exit, label: Z}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"protection: {sender: sender}\n";

struct away {
	struct desk *d;
	uint64_t who, kase, lpk, host, slot;
};

static uint64_t
add(struct desk *d, enum kind kind, const char *text)
{
	struct values v;

	values_parse(d, kind, text, &v);
	check_done(d, op_add(d->o, kind, v.row, v.n, &d->r, &d->err));
	return d->r.id;
}

static struct away
away_new(struct desk *d)
{
	struct away w = { .d = d };

	d->replay = true;
	install_program(d, "away", program);
	w.lpk = add(d, KIND_ORGANISATION,
		"name=LPK Satu; kind=lpk; licence_until=2027-03-31");
	w.host = add(d, KIND_ORGANISATION,
		"name=Uji Tea; kind=host; licence_until=2027-03-31");
	w.slot = add(d, KIND_SLOT,
		"program=away; host=OR-000002-1; name=K-1; seats=2; "
		"start=2027-04-01");
	w.who = person(d, "name=Ade; regency=32.05");
	w.kase = open_case(d, w.who, "away", "");
	return w;
}

/* It is that day, or "" of none, and counted from today on. */
static void
check_short(struct desk *d, uint64_t organisation, const char *day, uint64_t n)
{
	uint64_t counted;

	assert_string_equal(value_of(d, KIND_ORGANISATION, organisation,
				    "start_unlicensed"),
		day);
	check_done(d,
		count_from(d->o, COUNT_SHORT, d->o->today, &counted, &d->err));
	assert_int_equal(counted, n);
	assert_true(check_ok(d, NULL));
}

static void
check_note(const struct desk *d, const char *word)
{
	for (size_t i = 0; i < d->r.notes.n; i++)
		if (strstr(d->r.notes.text[i], word))
			return;
	fail_msg("nothing is said of %s", word);
}

static void
test_sender(void **state)
{
	struct away w = away_new(*state);
	struct desk *d = w.d;

	set(d, KIND_CASE, w.kase, "sender=OR-000001-3");
	check_short(d, w.lpk, "", 0); /* nobody knows when */
	set(d, KIND_CASE, w.kase, "planned_start=2027-03-31");
	check_short(d, w.lpk, "", 0);
	assert_int_equal(d->r.notes.n, 0);
	set(d, KIND_CASE, w.kase, "planned_start=2027-04-01");
	check_note(d, "LPK Satu ends on 2027-03-31");
	check_short(d, w.lpk, "2027-04-01", 1);
	set(d, KIND_CASE, w.kase, "other=OR-000002-1");
	assert_int_equal(d->r.notes.n, 0); /* said once */
	set(d, KIND_CASE, w.kase, "sender=OR-000002-1");
	check_short(d, w.lpk, "", 1);
	check_short(d, w.host, "2027-04-01", 1);
	check_done(d, try_undo(d, 0));
	check_short(d, w.lpk, "2027-04-01", 1);
	set(d, KIND_ORGANISATION, w.lpk, "licence_until=2027-04-01");
	check_short(d, w.lpk, "", 0);
	set(d, KIND_ORGANISATION, w.lpk, "licence_until=2027-02-01");
	check_note(d, "before the start on 2027-04-01");
	check_short(d, w.lpk, "2027-04-01", 1);
	move(d, w.kase, "z", NULL);
	check_short(d, w.lpk, "", 0);
}

static void
test_host(void **state)
{
	struct away w = away_new(*state);
	struct desk *d = w.d;
	struct filling f = {
		.in_kind = KIND_SLOT, .in = w.slot, .cases = &w.kase, .n = 1
	};
	uint64_t seat;
	struct seat_answer a = {
		.said = SEAT_NO, .cause = "work", .seats = &seat, .n = 1
	};

	check_short(d, w.host, "", 0); /* nobody comes */
	check_done(d, op_seats_fill(d->o, &f, &d->r, &d->err));
	check_short(d, w.host, "2027-04-01", 1);
	set(d, KIND_SLOT, w.slot, "start=2027-03-01");
	check_short(d, w.host, "", 0);
	set(d, KIND_SLOT, w.slot, "start=2027-05-01");
	check_note(d, "Uji Tea ends on 2027-03-31");
	check_short(d, w.host, "2027-05-01", 1);
	seat = member(d, KIND_CASE, w.kase, KIND_SEAT, 0);
	check_done(d, op_seats_answer(d->o, &a, &d->r, &d->err));
	check_short(d, w.host, "", 0);
	check_done(d, try_undo(d, 0));
	check_short(d, w.host, "2027-05-01", 1);
	d->o->today = date_from_civil(2027, 5, 2);
	check_short(d, w.host, "2027-05-01", 0); /* they have started */
	check_done(d, op_erase(d->o, &w.who, 1, "Asked", &d->r, &d->err));
	check_short(d, w.host, "", 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_sender),
		desk_test(test_host),
	};

	return cmocka_run_group_tests_name("licences", tests, NULL, NULL);
}
