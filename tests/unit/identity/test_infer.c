/* SPDX-License-Identifier: MIT */
/* What follows from what: each rule of the table, and what keeps it back. */
#include "magang/identity/infer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/identity/area_parse.h"

#define SITI "3205015203019001" /* 2001-03-12, P, Garut Kota */

/* A small table: a retired district, and one village with a postcode. */
static const char area_text[] = "32\tJawa Barat\n"
				"32.04\tKabupaten Bandung\n"
				"32.05\tKabupaten Garut\n"
				"32.05.01\tGarut Kota\n"
				"32.05.01.1001\tKota Kulon\tpost=44114\n"
				"32.05.01.1002\tSukamentri\n"
				"32.05.02\tKarangpawitan\n"
				"32.05.02.2001\tSindanglaya\tpost=44182\n"
				"91\tPapua\n"
				"91.01\tKabupaten Merauke\tretired\n"
				"91.01.01\tMerauke\tretired\n";

struct fixture {
	struct areas *areas;
	struct arena *arena;
	struct infer_place place;
};

static int
setup(void **state)
{
	struct fixture *f = xcalloc(1, sizeof(*f));
	struct err err = ERR_INIT;

	f->areas = areas_parse(area_text, strlen(area_text), &err);
	f->arena = arena_new();
	f->place.areas = f->areas;
	f->place.today = date_from_civil(2026, 11, 24);
	*state = f;
	return f->areas ? 0 : -1;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	areas_free(f->areas);
	arena_free(f->arena);
	free(f);
	return 0;
}

/* ---- values as text ------------------------------------------------------ */

static const char *const names[INFER_FIELDS] = {
	[INFER_NAME] = "name",
	[INFER_TITLES] = "titles",
	[INFER_NIK] = "nik",
	[INFER_BIRTH] = "birth",
	[INFER_SEX] = "sex",
	[INFER_VILLAGE] = "village",
	[INFER_DISTRICT] = "district",
	[INFER_REGENCY] = "regency",
	[INFER_POSTCODE] = "post",
	[INFER_RT] = "rt",
	[INFER_RW] = "rw",
	[INFER_PASSPORT_NAME] = "passport",
	[INFER_KATAKANA] = "kana",
};

static bool
is_area(size_t field)
{
	return field >= INFER_VILLAGE && field <= INFER_REGENCY;
}

static int32_t
day(struct fixture *f, const char *text)
{
	int32_t date;

	assert_int_equal(date_parse(text, f->place.today, &date), DATE_OK);
	return date;
}

/* "name=Siti; village=32.05.01.1001; sex=" (said to be empty) */
static void
values(struct fixture *f, const char *text,
	struct infer_value out[INFER_FIELDS])
{
	char *save = NULL;
	char *copy = arena_strndup(f->arena, text, strlen(text));

	memset(out, 0, INFER_FIELDS * sizeof(*out));
	for (char *w = strtok_r(copy, ";", &save); w;
		w = strtok_r(NULL, ";", &save)) {
		char *eq = strchr(w, '=');
		size_t i = 0;

		w += strspn(w, " ");
		*eq++ = '\0';
		while (strcmp(names[i], w) != 0)
			assert_true(++i < INFER_FIELDS);
		out[i].there = *eq != '\0';
		out[i].said = *eq == '\0';
		out[i].text = eq;
		if (is_area(i) || i == INFER_BIRTH)
			out[i].text = NULL;
		if (is_area(i))
			out[i].number = (int64_t)area_code_parse(eq);
		if (i == INFER_BIRTH && *eq)
			out[i].number = day(f, eq);
	}
}

static void
add_value(struct buf *b, size_t field, const struct infer_value *v)
{
	char text[40];

	buf_addf(b, "%s%s=", b->len ? "; " : "", names[field]);
	if (is_area(field))
		buf_adds(b, area_code_format(text, (uint64_t)v->number));
	else if (field == INFER_BIRTH)
		buf_adds(b, date_format(text, (int32_t)v->number));
	else
		buf_adds(b, v->text);
}

/* '!' in front of what must be so, '?' of a proposal. */
static void
check_infer(struct fixture *f, const char *before, const char *known,
	const char *wanted)
{
	struct infer_value was[INFER_FIELDS], now[INFER_FIELDS];
	struct infer_row rows[INFER_FIELDS];
	struct buf b = BUF_INIT;
	size_t n;

	values(f, known, now);
	if (before)
		values(f, before, was);
	if (before)
		infer_moved(was, now);
	n = infer(&f->place, before ? was : NULL, now, f->arena, rows);
	for (size_t i = 0; i < n; i++) {
		add_value(&b, rows[i].field, &rows[i].value);
		if (rows[i].sure != INFER_LIKELY)
			buf_addc(&b, rows[i].sure == INFER_MUST ? '!' : '?');
	}
	if (strcmp(buf_str(&b), wanted) != 0)
		fail_msg("%s gives '%s', not '%s'", known, buf_str(&b), wanted);
	buf_release(&b);
}

/* What followed from `before` and follows anew: the fields that are taken out. */
static void
check_outdated(struct fixture *f, const char *before, const char *known,
	const char *wanted)
{
	struct infer_value was[INFER_FIELDS], now[INFER_FIELDS];
	bool out[INFER_FIELDS];
	struct buf b = BUF_INIT;

	values(f, before, was);
	values(f, known, now);
	infer_outdated(&f->place, was, now, f->arena, out);
	for (size_t i = 0; i < INFER_FIELDS; i++)
		if (out[i])
			buf_addf(&b, "%s%s", b.len ? " " : "", names[i]);
	if (strcmp(buf_str(&b), wanted) != 0)
		fail_msg(
			"%s leaves '%s', not '%s'", known, buf_str(&b), wanted);
	buf_release(&b);
}

/* ---- the table ----------------------------------------------------------- */

/* Siti of 32.05.01, born 2001-03-12, becomes another by her card. */
#define HERS "birth=2001-03-12; sex=P; "
#define OTHER "nik=3204051005980002; "

static void
test_corrected(void **state)
{
	static const struct {
		const char *before, *known, *wanted;
	} rows[] = {
		{ "nik=" SITI "; " HERS "regency=32.05; district=32.05.01",
			OTHER HERS "regency=32.05; district=32.05.01",
			"birth sex district regency" },
		/* somebody typed another */
		{ "nik=" SITI "; birth=2001-12-03; sex=L; regency=32.04",
			OTHER "birth=2001-12-03; sex=L; regency=32.04", "" },
		{ "nik=" SITI "; " HERS "district=32.05.02; regency=32.05",
			OTHER HERS "district=32.05.02; regency=32.05",
			"birth sex" },
		/* it hangs on a village */
		{ "nik=" SITI "; village=32.05.01.1001; district=32.05.01; "
		  "regency=32.05",
			OTHER "village=32.05.01.1001; district=32.05.01; "
			      "regency=32.05",
			"" },
		/* somebody says it now; the card says no more; it is the same */
		{ "nik=" SITI "; birth=2001-03-12", OTHER "birth=", "" },
		{ "nik=" SITI "; birth=2001-03-12", "birth=2001-03-12", "" },
		{ "nik=" SITI "; birth=2001-03-12",
			"nik=" SITI "; birth=2001-03-12", "" },
		/* a name as it was proposed, and one that was not */
		{ "name=Siti Aminah; passport=SITI AMINAH; kana=x",
			"name=Sita Aminah; passport=SITI AMINAH; kana=x",
			"passport" },
		{ "name=Siti Aminah; passport=SITI BINTI",
			"name=Sita Aminah; passport=SITI BINTI", "" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_outdated(
			f, rows[i].before, rows[i].known, rows[i].wanted);
}

static void
test_new(void **state)
{
	static const struct {
		const char *known, *wanted;
	} rows[] = {
		{ "", "" },
		{ "nik=" SITI, "birth=2001-03-12; sex=P; regency=32.05; "
			       "district=32.05.01" },
		/* what is stated goes before what follows */
		{ "nik=" SITI "; birth=2001-12-03; sex=L; regency=32.04", "" },
		{ "nik=" SITI "; birth=2001-03-12; sex=P; regency=32.05",
			"district=32.05.01" },
		{ "nik=" SITI "; birth=2001-03-12; sex=P; district=32.05.02",
			"regency=32.05!" },
		/* said to be empty */
		{ "nik=" SITI "; birth=; sex=; regency=", "" },
		{ "nik=" SITI "; birth=; sex=; district=", "regency=32.05" },
		/* a place that is gone is nobody's home */
		{ "nik=9101011204989021", "birth=1998-04-12; sex=L" },
		/* the regency is known, the district is not */
		{ "nik=3205991204989021",
			"birth=1998-04-12; sex=L; regency=32.05" },
		{ "nik=3299011204989021", "birth=1998-04-12; sex=L" },
		{ "nik=32O5015203019001", "" },
		/* of 1927 or 2027, the latter in the future; with the stated
		 * date the century is known */
		{ "nik=3205010101279026; sex=; regency=", "birth=1927-01-01" },
		{ "village=32.05.01.1001",
			"district=32.05.01!; regency=32.05!; post=44114" },
		{ "village=32.05.01.1002; post=44999",
			"district=32.05.01!; regency=32.05!" },
		{ "village=32.05.01.1002",
			"district=32.05.01!; regency=32.05!" },
		{ "village=32.05.01.1001; district=; regency=; post=",
			"district=32.05.01!; regency=32.05!" },
		{ "district=32.05.02", "regency=32.05!" },
		/* the village is nearer than the NIK */
		{ "nik=" SITI "; birth=; sex=; village=32.05.02.2001",
			"district=32.05.02!; regency=32.05!; post=44182" },
		{ "name=Siti Aminah",
			"passport=SITI AMINAH?; kana=シティ・アミナ?" },
		{ "name=Hj. Siti, S.Pd.; passport=SITI; kana=シティ",
			"titles=Hj. S.Pd.!; name=Siti!" },
		{ "rt=003/005", "rw=005!; rt=003!" },
		{ "rt=003/005; rw=006", "rw=005!; rt=003!" },
		{ "rt=003; rw=005", "" },
		{ "name=Drs. Karma; titles=H.; passport=KARMA; kana=カルマ",
			"titles=H. Drs.!; name=Karma!" },
		{ "name=Drs. Karma; titles=Drs.; passport=KARMA; kana=カルマ",
			"name=Karma!" },
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_infer(*state, NULL, rows[i].known, rows[i].wanted);
}

/* Whoever registers has the person before him: not from somewhere else. */
static void
test_homes(void **state)
{
	struct fixture *f = *state;
	const uint16_t homes[] = { 3204 }, two[] = { 3204, 3206 };

	f->place.homes = homes;
	f->place.n_homes = 1;
	check_infer(f, NULL, "nik=" SITI "; birth=; sex=", "");
	check_infer(f, NULL, "district=32.05.01", "regency=32.05!");
	/* in his one regency, unless it is said to be none */
	check_infer(f, NULL,
		"name=Siti; passport=x; kana=x; nik=" SITI "; birth=; sex=",
		"regency=32.04");
	check_infer(f, NULL, "name=Siti; passport=x; kana=x; regency=", "");
	check_infer(f, "name=Siti; passport=x; kana=x",
		"name=Sita; passport=x; kana=x", "");
	f->place.homes = two;
	f->place.n_homes = 2;
	check_infer(f, NULL, "name=Siti; passport=x; kana=x", "");
	f->place.n_homes = 0;
	f->place.areas = NULL;
	check_infer(f, NULL, "nik=" SITI "; birth=; sex=", "");
	check_infer(f, NULL, "village=32.05.01.1001",
		"district=32.05.01!; regency=32.05!");
	f->place.areas = f->areas;
}

static void
test_changed(void **state)
{
#define HOME "village=32.05.01.1001; district=32.05.01; regency=32.05"
	static const struct {
		const char *before, *now, *wanted;
	} rows[] = {
		/* the village alone: the others and its postcode follow */
		{ HOME "; post=44114",
			"village=32.05.02.2001; district=32.05.01; "
			"regency=32.05; post=44114",
			"district=32.05.02!; post=44182" },
		/* one without a postcode in the table: the old one goes */
		{ HOME "; post=44114",
			"village=32.05.01.1002; district=32.05.01; "
			"regency=32.05; post=44114",
			"" },
		/* another postcode was said with it */
		{ HOME "; post=44114",
			"village=32.05.02.2001; district=32.05.01; "
			"regency=32.05; post=44999",
			"district=32.05.02!" },
		/* the district alone: the village goes, nothing follows */
		{ HOME "; post=44114",
			"village=32.05.01.1001; district=32.05.02; "
			"regency=32.05; post=44114",
			"" },
		{ HOME,
			"village=32.05.01.1001; district=32.05.01; "
			"regency=32.04",
			"" },
		/* the place stands: nothing is filled in behind a phone */
		{ HOME, HOME, "" },
		{ "nik=" SITI, "nik=" SITI, "" },
		/* the card came: what nobody had said follows */
		{ "name=Siti", "name=Siti; nik=" SITI,
			"birth=2001-03-12; sex=P; regency=32.05; "
			"district=32.05.01" },
		/* another number does not change what is known: doubts say
		 * that it differs */
		{ "nik=" SITI "; birth=2001-03-12; sex=P; regency=32.05",
			"nik=3205021304999001; birth=2001-03-12; sex=P; "
			"regency=32.05",
			"district=32.05.02" },
		/* what was torn is mended whoever touches it */
		{ "village=32.05.01.1001", "village=32.05.01.1001",
			"district=32.05.01!; regency=32.05!" },
	};
	struct infer_value was[INFER_FIELDS], now[INFER_FIELDS];

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		check_infer(
			*state, rows[i].before, rows[i].now, rows[i].wanted);
	values(*state, HOME "; post=44114", was);
	values(*state,
		"village=32.05.01.1001; district=32.05.02; "
		"regency=32.05; post=44114",
		now);
	infer_moved(was, now);
	assert_false(now[INFER_VILLAGE].there);
	assert_true(now[INFER_DISTRICT].there);
	assert_false(now[INFER_POSTCODE].there);
}

static void
test_torn(void **state)
{
	static const struct {
		const char *known;
		enum infer_field torn;
	} rows[] = {
		{ "", INFER_FIELDS },
		{ HOME, INFER_FIELDS },
		{ "regency=32.05", INFER_FIELDS },
		{ "district=32.05.01; regency=32.05", INFER_FIELDS },
		{ "village=32.05.01.1001; district=32.05.02; regency=32.05",
			INFER_VILLAGE },
		{ "village=32.05.01.1001; regency=32.05", INFER_VILLAGE },
		{ "district=32.05.01; regency=32.04", INFER_DISTRICT },
		{ "district=32.05.01", INFER_DISTRICT },
	};
	struct infer_value now[INFER_FIELDS];

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		values(*state, rows[i].known, now);
		if (infer_torn(now) != rows[i].torn)
			fail_msg("%s: %d", rows[i].known, infer_torn(now));
	}
}

static void
test_asks(void **state)
{
	(void)state;
	assert_true(infer_asks(INFER_NIK));
	assert_true(infer_asks(INFER_VILLAGE));
	assert_true(infer_asks(INFER_REGENCY));
	assert_false(infer_asks(INFER_SEX));
	assert_false(infer_asks(INFER_POSTCODE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_new, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_corrected, setup, teardown),
		cmocka_unit_test_setup_teardown(test_homes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_changed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_torn, setup, teardown),
		cmocka_unit_test(test_asks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
