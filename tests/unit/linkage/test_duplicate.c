/* SPDX-License-Identifier: MIT */
/* Persons who may be one, and those who are not. */
#include "magang/linkage/duplicate.h"
#include "magang/ops/ops_about.h"
#include "../office/office_fixture.h"

#define TWIN_A                                                                 \
	"name=Andi Permana; birth_date=2001-03-12; sex=L; "                    \
	"no_kk=3205010101019001; phone=081200005678; "                         \
	"village=32.05.01.1001; nik=3205011203019001"

/* One is there, the other comes: a doubt or none, and what is said of it. */
static const struct {
	const char *name, *known, *comes;
	const char *evidence[3]; /* none: no doubt */
} rows[] = {
	{ "twins", TWIN_A,
		"name=Anton Permadi; birth_date=2001-03-12; sex=L; "
		"no_kk=3205010101019001; phone=081200005678; "
		"village=32.05.01.1001; nik=3205011203019002",
		{ NULL } },
	{ "Muhammad",
		"name=Muhammad Rizki; birth_date=2001-03-12; phone=081200005678",
		"name=Moch. Rizky; birth_date=2001-03-12; phone=081200005678",
		{ "name s", "birth date same", "phone same" } },
	{ "Muhammad left out",
		"name=Muhamad Iqbal Ramadhan; birth_date=2001-03-12; phone=081200005678",
		"name=Iqbal Ramadan; birth_date=2001-03-12; phone=081200005678",
		{ "name similar", "birth date same", "phone same" } },
	{ "old spelling",
		"name=Soekarno Djati; birth_date=1980-03-12; phone=081200005678",
		"name=Sukarno Jati; birth_date=1980-03-12; phone=081200005678",
		{ "name same", "birth date same" } },
	{ "f and p",
		"name=Taufik Saifuddin; birth_date=1980-03-12; phone=081200005678",
		"name=Topik Saepudin; birth_date=1980-03-12; phone=081200005678",
		{ "birth date same" } },
	{ "titles",
		"name=Hj. Siti Aminah, S.Pd.; birth_date=1980-03-12; phone=081200005678",
		"name=Siti Aminah; birth_date=1980-03-12; phone=081200005678",
		{ "name same", "birth date same", "phone same" } },
	{ "words exchanged",
		"name=Aminah Siti; birth_date=1980-03-12; phone=081200005678",
		"name=Siti Aminah; birth_date=1980-03-12; phone=081200005678",
		{ "name same" } },
	{ "day and month exchanged",
		"name=Siti Aminah; birth_date=1980-03-12; phone=081200005678",
		"name=Siti Aminah; birth_date=1980-12-03; phone=081200005678",
		{ "name same", "day and month of birth exchanged",
			"phone same" } },
	{ "NIK one off", "name=Siti Aminah; nik=3205015203019001",
		"name=Siti Aminah; nik=3205015203019007",
		{ "name same", "birth date same", "NIK one slip apart" } },
	{ "NIK two digits exchanged", "name=Siti Aminah; nik=3205015203019012",
		"name=Siti Aminah; nik=3205015203019021",
		{ "NIK one slip apart" } },
	{ "two NIKs", "name=Siti Aminah; nik=3205015203019001",
		"name=Siti Aminah; nik=3273015203019876", { NULL } },
	{ "phone alone",
		"name=Siti Aminah; birth_date=1980-03-12; phone=081200005678",
		"name=Budi Santosa; birth_date=1975-07-01; phone=081200005678",
		{ NULL } },
	{ "card alone", "name=Siti Aminah; no_kk=3205010101019001",
		"name=Budi Santosa; no_kk=3205010101019001", { NULL } },
	{ "name alone", "name=Siti Aminah", "name=Siti Aminah", { NULL } },
	{ "name and phone, no date", "name=Siti Aminah; phone=081200005678",
		"name=Siti Aminah; phone=081200005678",
		{ "name same", "birth date missing", "or kin" } },
	{ "birth date alone", "name=Siti Aminah; birth_date=1980-03-12",
		"name=Budi Santosa; birth_date=1980-03-12", { NULL } },
	{ "name and birth date", "name=Siti Aminah; birth_date=1980-03-12",
		"name=Siti Aminah; birth_date=1980-03-12",
		{ "name same", "birth date same" } },
	{ "year of birth one off",
		"name=Siti Aminah; birth_date=1980-03-12; "
		"village=32.05.01.1001",
		"name=Siti Aminah; birth_date=1981-03-12; "
		"village=32.05.01.1001",
		{ "name same", "year of birth one off", "village same" } },
	{ "day of birth wrong",
		"name=Siti Aminah; birth_date=1980-03-12; "
		"village=32.05.01.1001",
		"name=Siti Amina; birth_date=1980-03-21; "
		"village=32.05.01.1001",
		{ "name s", "day of birth differs", "village same" } },
	{ "birth date missing",
		"name=Siti Aminah; birth_date=1980-03-12; "
		"village=32.05.01.1001",
		"name=Aminah Siti; village=32.05.01.1001",
		{ "name same", "birth date missing", "village same" } },
	{ "month of birth wrong, village missing",
		"name=Neneng Siti Aminah; birth_date=1980-03-12; "
		"village=32.05.01.1001",
		"name=Neneng Siti Aminah; birth_date=1980-05-12; "
		"regency=32.05",
		{ "name same", "month of birth differs" } },
	{ "namesakes of one village",
		"name=Siti Aminah; birth_date=1980-03-12; "
		"village=32.05.01.1001",
		"name=Siti Aminah; birth_date=1991-07-30; "
		"village=32.05.01.1001",
		{ NULL } },
	{ "father and son",
		"name=Asep Surasep; birth_date=1960-03-12; "
		"phone=081200005678; no_kk=3205010101019001",
		"name=Asep Surasep; birth_date=1985-05-01; "
		"phone=081200005678; no_kk=3205010101019001",
		{ NULL } },
};

static void
check_row(struct desk *d, size_t i)
{
	uint64_t a = person(d, rows[i].known), b, doubt;
	const char *text;

	b = person(d, rows[i].comes);
	doubt = member(d, KIND_PERSON, b, KIND_DOUBT, 0);
	if ((doubt != 0) != (rows[i].evidence[0] != NULL))
		fail_msg("%s: %s", rows[i].name,
			doubt ? value_of(d, KIND_DOUBT, doubt, "evidence")
			      : "no doubt");
	assert_int_equal(d->r.doubts, doubt != 0);
	for (size_t e = 0; doubt && e < 3 && rows[i].evidence[e]; e++) {
		text = value_of(d, KIND_DOUBT, doubt, "evidence");
		if (!strstr(text, rows[i].evidence[e]))
			fail_msg("%s: no '%s' in %s", rows[i].name,
				rows[i].evidence[e], text);
	}
	if (doubt)
		assert_int_equal(
			member(d, KIND_PERSON, a, KIND_DOUBT, 0), doubt);
	check_done(d, try_undo(d, 0));
	check_done(d, try_undo(d, 0));
	assert_int_equal(count_records(d, KIND_PERSON), 0);
}

static void
test_pairs(void **state)
{
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_row(*state, i);
}

/* The best come first, no more than asked for, and each once; what stood in
 * the array before is nobody. */
static void
test_best_first(void **state)
{
	struct desk *d = *state;
	struct likeness like[4];
	struct record *r = xmalloc(sizeof(*r));
	struct txn *txn;
	char text[120];
	size_t n;

	for (int i = 0; i < 6; i++) {
		snprintf(text, sizeof(text),
			"name=Siti Aminah%s; birth_date=1980-03-12; "
			"phone=08120000%04d",
			i % 2 ? "h" : " Ningrum", i + 1);
		person(d, text);
	}
	record_init(r, KIND_PERSON, 0);
	record_set_text(r, F_NAME, "Siti Aminah");
	record_set_text(r, F_PHONE, "+6281200000006");
	record_set_number(r, F_BIRTH_DATE, date_from_civil(1980, 3, 12));
	for (size_t max = 1; max <= 4; max++) {
		for (size_t i = 0; i < ARRAY_SIZE(like); i++)
			like[i] = (struct likeness){ 1, 2000, 2000, true,
				"garbage", false };
		assert_int_equal(txn_read(d->o->store, &txn, &d->err), 0);
		n = duplicates_of(d->o, txn, r, like, max);
		txn_abort(txn);
		assert_int_equal(n, max);
		assert_int_equal(like[0].id, (uint64_t)1 << 32 | 6);
		for (size_t i = 0; i < n; i++) {
			assert_true(like[i].id > 1);
			assert_false(like[i].certain);
			assert_true(
				i == 0 || like[i].score <= like[i - 1].score);
			for (size_t j = 0; j < i; j++)
				assert_true(like[i].id != like[j].id);
		}
	}
	free(r);
}

#define SITI "name=Siti Aminah; birth_date=1980-03-12; phone=081200005678"
#define BUDI "name=Budi Santosa; birth_date=1975-07-01; phone=081299990000"

static const char *
answer_of(struct desk *d, uint64_t person)
{
	const uint64_t doubt = member(d, KIND_PERSON, person, KIND_DOUBT, 0);

	return doubt ? value_of(d, KIND_DOUBT, doubt, "answer") : "none";
}

/* Whoever becomes like somebody by an edit is asked about, and told. */
static void
test_edit(void **state)
{
	struct desk *d = *state;
	const uint64_t a = person(d, SITI), b = person(d, BUDI);

	set(d, KIND_PERSON, b, "remark=Siti Aminah");
	assert_string_equal(answer_of(d, b), "none");
	set(d, KIND_PERSON, b, "name=Siti Aminah; birth_date=1980-03-12");
	assert_int_equal(d->r.doubts, 1);
	assert_int_equal(d->r.notes.n, 1);
	assert_non_null(strstr(d->r.notes.text[0], "MG-000001"));
	assert_string_equal(answer_of(d, b), "open");
	assert_int_equal(member(d, KIND_PERSON, a, KIND_DOUBT, 0),
		member(d, KIND_PERSON, b, KIND_DOUBT, 0));
	/* what speaks for it is what they say now, in the same doubt */
	set(d, KIND_PERSON, a, "birth_date=1980-12-03");
	assert_int_equal(count_records(d, KIND_DOUBT), 1);
	assert_non_null(strstr(
		value_of(d, KIND_DOUBT,
			member(d, KIND_PERSON, a, KIND_DOUBT, 0), "evidence"),
		"exchanged"));
	check_done(d, try_undo(d, 0));
	assert_null(strstr(
		value_of(d, KIND_DOUBT,
			member(d, KIND_PERSON, a, KIND_DOUBT, 0), "evidence"),
		"exchanged"));
	check_done(d, try_undo(d, 0));
	assert_string_equal(answer_of(d, b), "none");
}

/* "Different" stands until something is changed that was compared. */
static void
test_different(void **state)
{
	struct desk *d = *state;
	const uint64_t a = person(d, SITI), b = person(d, SITI);
	const uint64_t doubt = member(d, KIND_PERSON, b, KIND_DOUBT, 0);

	check_done(d,
		op_doubts_answer(d->o, &doubt, 1, "different", &d->r, &d->err));
	set(d, KIND_PERSON, a, "remark=twins; education=sma");
	assert_string_equal(answer_of(d, a), "different");
	set(d, KIND_PERSON, a, "phone=081299990000");
	assert_string_equal(answer_of(d, a), "open");
	check_done(d, try_undo(d, 0));
	assert_string_equal(answer_of(d, a), "different");
	/* far from like it is nothing to be asked */
	set(d, KIND_PERSON, a, BUDI);
	assert_string_equal(answer_of(d, a), "different");
	set(d, KIND_PERSON, a, SITI);
	assert_string_equal(answer_of(d, a), "open");
	check_done(
		d, op_doubts_answer(d->o, &doubt, 1, "same", &d->r, &d->err));
	set(d, KIND_PERSON, b, "phone=081299990000");
	assert_string_equal(answer_of(d, a), "same");
	assert_int_equal(count_records(d, KIND_DOUBT), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		desk_test(test_pairs),
		desk_test(test_best_first),
		desk_test(test_edit),
		desk_test(test_different),
	};

	return cmocka_run_group_tests_name("duplicate", tests, NULL, NULL);
}
