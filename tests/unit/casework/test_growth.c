/* SPDX-License-Identifier: MIT */
/* Sizes of an organisation by date, and sums of what was done about it. */
#include "../office/office_fixture.h"

#include "magang/casework/growth.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_settings.h"

static uint64_t coop;

static int
try_told(struct desk *d, const char *text)
{
	struct values v;

	values_parse(d, KIND_ACTIVITY, text, &v);
	return op_about_add(d->o, KIND_ACTIVITY, KIND_ORGANISATION, coop, v.row,
		v.n, &d->r, &d->err);
}

static uint64_t
told(struct desk *d, const char *text)
{
	check_done(d, try_told(d, text));
	return d->r.id;
}

static int
setup(void **state)
{
	struct values v;
	struct desk *d;

	if (desk_setup(state))
		return -1;
	d = *state;
	values_parse(d, KIND_ORGANISATION,
		"name=Koperasi; kind=cooperative; staff=30", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	coop = d->r.id;
	return 0;
}

static void
read_growth(struct desk *d, struct growth *g)
{
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;

	assert_int_equal(office_look(d->o, &txn, &d->err), 0);
	assert_true(record_load(txn, KIND_ORGANISATION, coop, 0, r));
	growth_read(&d->o->book, txn, r, g);
	office_look_end(txn);
	free(r);
}

static void
test_series(void **state)
{
	struct desk *d = *state;
	struct growth g;

	told(d, "activity=members; amount=412; date=2026-03-31");
	told(d, "activity=members; amount=380; date=2025-03-31");
	told(d, "activity=turnover; amount=1000000; date=2026-03-31");
	told(d, "activity=visit; date=2026-01-01");
	told(d, "activity=market_link; amount=3; date=2026-05-01");
	told(d, "activity=market_link; amount=2; date=2026-04-01");
	read_growth(d, &g);
	assert_int_equal(g.n_days, 2);
	assert_true(g.days[0].date < g.days[1].date);
	assert_true(g.days[0].known[0] && !g.days[0].known[2]);
	assert_int_equal(g.days[0].value[0], 380 * DECIMAL_ONE);
	assert_int_equal(g.days[1].value[2], 1000000 * DECIMAL_ONE);
	assert_false(g.told[1]);
	assert_int_equal(g.n_sums, 2);
	assert_string_equal(g.sums[0].name, "market_link");
	assert_string_equal(g.sums[0].kind.area, "market_access");
	assert_int_equal(g.sums[0].times, 2);
	assert_int_equal(g.sums[0].amount, 5 * DECIMAL_ONE);
	assert_string_equal(g.sums[1].name, "visit");
	growth_release(&g);
}

static void
test_refused(void **state)
{
	struct desk *d = *state;
	uint64_t first = told(d, "activity=members; amount=1; date=2026-03-31");
	uint64_t next = told(d, "activity=members; amount=2; date=2026-04-30");

	assert_int_equal(try_told(d, "activity=members; amount=3; "
				     "date=2026-03-31"),
		MG_EEXIST);
	d->err = (struct err)ERR_INIT;
	assert_int_equal(try_set(d, KIND_ACTIVITY, next, 0, "date=2026-03-31"),
		MG_EEXIST);
	d->err = (struct err)ERR_INIT;
	assert_int_equal(try_told(d, "activity=staff"), MG_EDATA);
	d->err = (struct err)ERR_INIT;
	assert_int_equal(
		try_set(d, KIND_ACTIVITY, first, 0, "amount="), MG_EDATA);
	d->err = (struct err)ERR_INIT;
	assert_int_equal(
		try_set(d, KIND_ACTIVITY, first, 0, "activity=lang_course"),
		MG_ENOENT);
	d->err = (struct err)ERR_INIT;
	assert_int_equal(try_told(d, "activity=induction"), MG_EUSAGE);
	d->err = (struct err)ERR_INIT;
}

/* What quotas of hosts go by. */
static void
test_staff(void **state)
{
	struct desk *d = *state;
	uint64_t first = told(d, "activity=staff; amount=41; date=2026-01-31");

	check_values(d, KIND_ORGANISATION, coop, "staff=41");
	told(d, "activity=staff; amount=35; date=2025-01-31");
	check_values(d, KIND_ORGANISATION, coop, "staff=41");
	set(d, KIND_ACTIVITY, first, "date=2024-01-31");
	check_values(d, KIND_ORGANISATION, coop, "staff=35");
	assert_int_equal(try_undo(d, 0), 0);
	check_values(d, KIND_ORGANISATION, coop, "staff=41");
	assert_int_equal(try_undo(d, 0), 0);
	assert_int_equal(try_undo(d, 0), 0);
	check_values(d, KIND_ORGANISATION, coop, "staff=30");
}

/* Whoever registers tells it, though the record is not his to change. */
static void
test_by_register(void **state)
{
	struct desk *d = *state;
	static const char roles[] =
		"roles:\n"
		"  administrator: {label: {en: Admin}, may: [read, register, "
		"edit, settings, admin]}\n"
		"  counter: {label: {en: Counter}, may: [read, register]}\n" ROLES_OF_MOVES;

	check_done(d, op_setting_install(d->o, "roles", roles, strlen(roles),
			      NULL, &d->r, &d->err));
	user(d, "name=sari; role=counter");
	as(d, "sari");
	told(d, "activity=staff; amount=50; date=2026-01-31");
	check_values(d, KIND_ORGANISATION, coop, "staff=50");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_series, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_refused, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_staff, setup, desk_teardown),
		cmocka_unit_test_setup_teardown(
			test_by_register, setup, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
