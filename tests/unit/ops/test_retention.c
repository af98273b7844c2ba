/* SPDX-License-Identifier: MIT */
/*
 * Data that nobody keeps any more: by the program of each case, proposed by one person
 * and ended by another, and never of somebody who is still, or again, in a case.
 */
#include "../office/office_fixture.h"

#include "magang/ops/erase.h"
#include "magang/ops/retention.h"
#include "magang/query/query_failed.h"
#include "magang/record/counter.h"

static const char program_text[] =
	"program: kept\nversion: 1\nprefix: KP\nlabel: Kept\n"
	"stages:\n"
	"  a: {kind: start, label: A}\n"
	"  z: {kind: success, label: Z}\n"
	"  x: {kind: failed, label: X}\n"
	"  y: {kind: failed, label: Y}\n"
	"  w: {kind: exit, label: W}\n"
	"moves:\n"
	"  - {from: a, to: z}\n"
	"  - {from: z, to: a, kind: back}\n"
	"  - {from: a, to: x}\n"
	"  - {from: a, to: y}\n"
	"  - {from: a, to: w}\n"
	"retention:\n"
	"  z: {keep: 1 year, then: anonymise}\n"
	"  failed: {keep: 10 days, then: erase}\n"
	"  y: {keep: 20 days, then: erase}\n";

static void
begin(struct desk *d)
{
	install_program(d, "kept", program_text);
	user(d, "name=kepala; role=manager");
	user(d, "name=wakil; role=administrator");
	user(d, "name=rina; role=officer");
	user(d, "name=nino; role=administrator");
}

static uint64_t
ended(struct desk *d, const char *name, const char *stage)
{
	char text[80];
	uint64_t id;

	snprintf(text, sizeof(text), "name=%s; sex=P; regency=32.05", name);
	id = person(d, text);
	move(d, open_case(d, id, "kept", ""), stage, NULL);
	return id;
}

/* Cases over their time, by the counters of home. */
static uint64_t
overkept(struct desk *d)
{
	uint64_t n = 0;

	check_done(d, count_before(d->o, COUNT_KEPT, d->o->today, &n, &d->err));
	return n;
}

static int
propose(struct desk *d, uint64_t person)
{
	const struct expiring x = { .ids = &person, .n = 1 };

	return op_expire_propose(d->o, &x, &d->r, &d->err);
}

static void
must_not(struct desk *d, int rc, int code)
{
	if (rc != code)
		fail_msg("%s: %s", err_id(rc), d->err.text);
	d->err = (struct err)ERR_INIT;
}

static int
expire(struct desk *d, uint64_t person)
{
	return op_expire(d->o, &person, 1, &d->r, &d->err);
}

/* A row of the stage goes before one of its kind; without one it stays for ever. */
static void
test_days(void **state)
{
	static const struct {
		const char *stage;
		int days; /* the last of them; 0: for ever */
	} rows[] = { { "x", 10 }, { "y", 20 }, { "z", 365 }, { "w", 0 } };
	struct desk *d = *state;
	int passed = 0;

	begin(d);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		ended(d, (const char *[]){ "Ani", "Budi", "Cici", "Dodi" }[i],
			rows[i].stage);
	for (size_t i = 0; rows[i].days; i++) {
		later_days(d, rows[i].days - passed);
		assert_int_equal(overkept(d), i);
		later_days(d, 1);
		assert_int_equal(overkept(d), i + 1);
		passed = rows[i].days + 1;
	}
	later_days(d, 3000);
	assert_int_equal(overkept(d), 3);
	assert_true(check_ok(d, NULL));
}

/* A case that goes on again is kept again. */
static void
test_again(void **state)
{
	struct desk *d = *state;
	uint64_t her;

	d->replay = true;
	begin(d);
	her = ended(d, "Ani", "z");
	later_days(d, 400);
	assert_int_equal(overkept(d), 1);
	move(d, member(d, KIND_PERSON, her, KIND_CASE, 0), "a", "once more");
	assert_int_equal(overkept(d), 0);
	as(d, "kepala");
	must_not(d, propose(d, her), MG_ENOTALLOWED);
}

static void
test_two_persons(void **state)
{
	struct desk *d = *state;
	uint64_t her;

	d->replay = true;
	begin(d);
	her = ended(d, "Ani", "x");
	as(d, "wakil");
	must_not(d, propose(d, her), MG_ENOTALLOWED);
	later_days(d, 11);
	as(d, "rina");
	must_not(d, propose(d, her), MG_EACCESS);
	as(d, "nino");
	must_not(d, expire(d, her), MG_ENOTALLOWED);
	as(d, "wakil");
	check_done(d, propose(d, her));
	must_not(d, expire(d, her), MG_EACCESS);
	as(d, "kepala");
	must_not(d, expire(d, her), MG_EACCESS);
	check_values(d, KIND_PERSON, her, "name=Ani");
	as(d, "nino");
	check_done(d, expire(d, her));
	check_values(d, KIND_PERSON, her, "name=;sex=P");
	assert_int_equal(overkept(d), 0);
	assert_true(check_ok(d, NULL));
}

/* Who has come back since is kept, and a proposal is taken back. */
static void
test_come_back(void **state)
{
	struct desk *d = *state;
	uint64_t her, him;

	begin(d);
	her = ended(d, "Ani", "x");
	him = ended(d, "Budi", "x");
	later_days(d, 11);
	as(d, "kepala");
	check_done(d, propose(d, her));
	check_done(d, propose(d, him));
	check_done(d, try_undo(d, d->r.act));
	check_values(d, KIND_PERSON, him, "erase_by=");
	as(d, "admin");
	open_case(d, her, "kept", "");
	as(d, "nino");
	must_not(d, expire(d, her), MG_ENOTALLOWED);
	must_not(d, expire(d, him), MG_ENOTALLOWED);
	as(d, "kepala");
	check_done(d, op_expire_propose(d->o,
			      &(struct expiring){
				      .ids = &her, .n = 1, .withdraw = true },
			      &d->r, &d->err));
	check_values(d, KIND_PERSON, her, "name=Ani;erase_by=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_days),
		desk_test(test_again),
		desk_test(test_two_persons),
		desk_test(test_come_back),
	};

	return cmocka_run_group_tests_name("retention", tests, NULL, NULL);
}
