/* SPDX-License-Identifier: MIT */
/* What refers to a record keeps it from going, and is named. */
#include "magang/rulebook/in_use.h"

#include "magang/ops/history.h"
#include "magang/ops/ops_settings.h"
#include "../office/office_fixture.h"

static uint64_t host, her, kase, host_act;

static void
prepare(struct desk *d)
{
	struct values v;

	values_parse(d, KIND_ORGANISATION, "name=PT Maju; kind=host", &v);
	check_done(
		d, op_add(d->o, KIND_ORGANISATION, v.row, v.n, &d->r, &d->err));
	host = d->r.id;
	host_act = d->r.act;
	her = person(d, "name=Siti Aminah; village=32.05.01.1001");
	kase = open_case(d, her, "magang-jabar", "");
}

static bool
used(struct desk *d, enum kind kind, uint64_t id, struct use *by)
{
	const struct use of = { kind, id };
	struct txn *txn;
	bool found;

	assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
	found = in_use(&d->o->book, txn, &of, NULL, NULL, by);
	txn_abort(txn);
	return found;
}

/* A field of a program points to an organisation. */
static void
test_program_field(void **state)
{
	struct desk *d = *state;
	char number[NUMBER_TEXT], text[64];
	struct use by;

	d->replay = true;
	prepare(d);
	assert_false(used(d, KIND_ORGANISATION, host, &by));
	snprintf(text, sizeof(text), "host=%s",
		number_format(number, "OR", host));
	set(d, KIND_CASE, kase, text);
	assert_true(used(d, KIND_ORGANISATION, host, &by));
	assert_int_equal(by.kind, KIND_CASE);
	assert_int_equal(by.id, kase);
	/* the undo says who stands against it */
	check_refused(d, try_undo(d, host_act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "MJ-000001-"));
	assert_non_null(strstr(d->text.data, "refers to it; it stays"));
	set(d, KIND_CASE, kase, "host=");
	check_done(d, try_undo(d, host_act));
	assert_false(used(d, KIND_ORGANISATION, host, &by));
}

static void
test_members(void **state)
{
	struct desk *d = *state;
	struct use by;

	prepare(d);
	assert_true(used(d, KIND_PERSON, her, &by));
	assert_true(used(d, KIND_CASE, kase, &by));
	assert_int_equal(by.kind, KIND_TASK);
}

/* A user who was made and given a case to look after. */
static void
test_officer(void **state)
{
	struct desk *d = *state;
	struct use by;
	uint64_t oji, act;

	prepare(d);
	user(d, "name=oji; role=officer");
	oji = d->r.id;
	act = d->r.act;
	assert_false(used(d, KIND_USER, oji, &by));
	set(d, KIND_CASE, kase, "officer=oji");
	assert_true(used(d, KIND_USER, oji, &by));
	check_refused(d, try_undo(d, act), MG_ECONFLICT, NULL);
	assert_non_null(strstr(d->text.data, "MJ-000001-"));
}

/* The version that a case began under. */
static void
test_version(void **state)
{
	struct desk *d = *state;
	struct record *c = xmalloc(sizeof(*c));
	struct use by;
	uint64_t id;

	prepare(d);
	assert_true(peek(d, KIND_CASE, kase, c));
	id = (uint64_t)record_number(c, F_PROGRAM_NO, 0) << 32 |
	     (uint64_t)record_number(c, F_VERSION, 0);
	free(c);
	assert_true(used(d, KIND_PROGRAM, id, &by));
	assert_int_equal(by.id, kase);
	assert_false(used(d, KIND_PROGRAM, id + ((uint64_t)40 << 32), &by));
}

/* Somebody else of the two kinds has the same number. */
static void
test_other_kind(void **state)
{
	struct desk *d = *state;
	char number[NUMBER_TEXT], text[64];
	const struct fdef *f;
	struct value v;

	prepare(d);
	f = field_named(d, KIND_CASE, "host", 4);
	snprintf(text, sizeof(text), "%s", number_format(number, "MG", her));
	check_refused(d, field_parse(d->o, f, text, d->arena, &v, &d->err),
		MG_EDATA, "host", "is no organisation", NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_program_field),
		desk_test(test_members),
		desk_test(test_officer),
		desk_test(test_version),
		desk_test(test_other_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
