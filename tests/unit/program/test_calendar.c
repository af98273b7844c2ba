/* SPDX-License-Identifier: MIT */
#include "magang/program/calendar.h"
#include "core.h"

static void
test_span_parse(void **state)
{
	static const struct {
		const char *text;
		int amount;
		enum span_unit unit;
	} rows[] = {
		{ "90 days", 90, SPAN_DAYS },
		{ "1 day", 1, SPAN_DAYS },
		{ "0 days", 0, SPAN_DAYS },
		{ "2 weeks", 14, SPAN_DAYS },
		{ "14 working days", 14, SPAN_WORKING_DAYS },
		{ "3 months", 3, SPAN_MONTHS },
		{ "2 years", 2, SPAN_YEARS },
		{ "30 days before", -30, SPAN_DAYS },
		{ "1 working day before", -1, SPAN_WORKING_DAYS },
		{ "100000 days", 100000, SPAN_DAYS },
	};
	static const char *const wrong[] = { "", "90", "days", "90days",
		"90 day s", " 90 days", "90  days", "-90 days", "1.5 months",
		"90 days after", "90 before", "100001 days", "9999999 days",
		"20000 weeks", "ninety days", "90 Days" };
	struct span span = { 7, SPAN_YEARS };
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(wrong); i++) {
		if (span_parse(wrong[i], &span))
			fail_msg("'%s' is taken", wrong[i]);
		assert_int_equal(span.amount, 7);
	}
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		assert_true(span_parse(rows[i].text, &span));
		assert_int_equal(span.amount, rows[i].amount);
		assert_int_equal(span.unit, rows[i].unit);
	}
}

static void
test_span_read(void **state)
{
	static const struct {
		const char *text;
		int amount;
		enum span_unit unit;
	} rows[] = {
		{ "+3 hari", 3, SPAN_DAYS },
		{ "+3 days", 3, SPAN_DAYS },
		{ " 3 Hari  ", 3, SPAN_DAYS },
		{ "3hari", 3, SPAN_DAYS },
		{ "3 hari kerja", 3, SPAN_WORKING_DAYS },
		{ "14 working days", 14, SPAN_WORKING_DAYS },
		{ "+2 minggu", 14, SPAN_DAYS },
		{ "1 bulan", 1, SPAN_MONTHS },
		{ "3営業日", 3, SPAN_WORKING_DAYS },
		{ "+3日", 3, SPAN_DAYS },
		{ "2週間後", 14, SPAN_DAYS },
	};
	static const char *const wrong[] = { "", "+", "hari", "3", "+3",
		"3 hari sebelumnya", "-3 hari", "100001 hari", "3 jam",
		"3 hari kerja sesudah hari raya Idul Fitri" };
	struct span span = { 7, SPAN_YEARS };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(wrong); i++) {
		if (span_read(wrong[i], &span))
			fail_msg("'%s' is taken", wrong[i]);
		assert_int_equal(span.amount, 7);
	}
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (!span_read(rows[i].text, &span))
			fail_msg("'%s' is refused", rows[i].text);
		assert_int_equal(span.amount, rows[i].amount);
		assert_int_equal(span.unit, rows[i].unit);
	}
}

static void
test_span_format(void **state)
{
	static const struct {
		struct span span;
		enum lang lang;
		const char *text;
	} rows[] = {
		{ { 90, SPAN_DAYS }, LANG_EN, "90 days" },
		{ { 1, SPAN_DAYS }, LANG_EN, "1 day" },
		{ { -30, SPAN_DAYS }, LANG_EN, "30 days before" },
		{ { 14, SPAN_WORKING_DAYS }, LANG_ID, "14 hari kerja" },
		{ { 3, SPAN_MONTHS }, LANG_JA, "3か月" },
		{ { -1, SPAN_YEARS }, LANG_JA, "1年前" },
		{ { 5, SPAN_NONE }, LANG_EN, "" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct buf b = BUF_INIT;

		span_format(&b, rows[i].span, rows[i].lang);
		assert_string_equal(buf_str(&b), rows[i].text);
		buf_release(&b);
	}
}

static int
load(const char *text, struct calendar *c)
{
	struct diag_list diags;
	int rc;

	diag_init(&diags, "calendar.yaml");
	rc = calendar_load("calendar.yaml", text, strlen(text), c, &diags);
	assert_true((rc == 0) == (diags.faults == 0));
	diag_release(&diags);
	return rc;
}

/* The next one that takes a working day away: 2027-03-27 is a Saturday. */
static void
test_next(void **state)
{
	const int32_t friday = date_from_civil(2027, 3, 26);
	struct calendar c;

	(void)state;
	assert_int_equal(
		load("holidays: {2027-03-27: B, 2027-03-26: A, 2027-04-01: "
		     "C}\n",
			&c),
		0);
	assert_string_equal(
		calendar_next(&c, friday - 30)->label.text[LANG_EN], "A");
	assert_ptr_equal(calendar_next(&c, friday), &c.holidays[0]);
	assert_string_equal(
		calendar_next(&c, friday + 1)->label.text[LANG_ID], "C");
	assert_null(calendar_next(&c, friday + 7));
	assert_null(calendar_next(NULL, friday));
	calendar_release(&c);
}

static void
test_load(void **state)
{
	struct calendar c;

	(void)state;
	assert_int_equal(load("holidays: [2027-03-26, 2027-01-01]\n", &c), 0);
	assert_int_equal(c.n, 2);
	assert_true(c.holidays[0].date < c.holidays[1].date);
	assert_null(c.holidays[0].label.text[LANG_EN]);
	calendar_release(&c);
	assert_int_equal(
		load("holidays:\n  2027-01-01: {id: A, en: B, ja: C}\n", &c),
		0);
	assert_int_equal(c.n, 1);
	assert_string_equal(label_in(&c.holidays[0].label, LANG_EN, NULL), "B");
	assert_string_equal(label_in(&c.holidays[0].label, LANG_JA, NULL), "C");
	calendar_release(&c);
	assert_int_equal(load("holidays: {}\n", &c), 0);
	assert_int_equal(c.n, 0);
	calendar_release(&c);
	assert_int_not_equal(load("holidays: [2027-02-29]\n", &c), 0);
	assert_null(c.holidays);
	assert_int_not_equal(load("holidays: 2027-01-01\n", &c), 0);
	assert_int_not_equal(load("holiday: [2027-01-01]\n", &c), 0);
	assert_int_not_equal(load("holidays: [2027-01-01: {xx: A}]\n", &c), 0);
}

static void
test_installed(void **state)
{
	struct calendar c;
	struct diag_list diags;
	size_t len = 0;
	char *text = slurp("config/calendar.yaml", &len);

	(void)state;
	diag_init(&diags, "calendar.yaml");
	assert_int_equal(
		calendar_load("calendar.yaml", text, len, &c, &diags), 0);
	assert_int_equal(diags.n, 0);
	assert_true(c.n > 20);
	assert_false(calendar_works(&c, date_from_civil(2026, 8, 17)));
	assert_true(calendar_works(&c, date_from_civil(2026, 8, 18)));
	calendar_release(&c);
	diag_release(&diags);
	free(text);
}

static void
test_add(void **state)
{
	/* Thursday 24 and Friday 25 December 2026 are free */
	static const struct {
		const char *span;
		int y, m, d; /* from 2026-12-23, a Wednesday */
	} rows[] = {
		{ "0 working days", 2026, 12, 23 },
		{ "1 working day", 2026, 12, 28 },
		{ "5 working days", 2027, 1, 1 },
		{ "1 working day before", 2026, 12, 22 },
		{ "3 working days before", 2026, 12, 18 },
		{ "1 day", 2026, 12, 24 },
		{ "2 weeks", 2027, 1, 6 },
		{ "2 months", 2027, 2, 23 },
		{ "1 year before", 2025, 12, 23 },
	};
	struct calendar c;
	const int32_t from = date_from_civil(2026, 12, 23);
	size_t i;

	(void)state;
	assert_int_equal(load("holidays: [2026-12-25, 2026-12-24]\n", &c), 0);
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct span span;

		assert_true(span_parse(rows[i].span, &span));
		assert_int_equal(calendar_add(&c, from, span),
			date_from_civil(rows[i].y, rows[i].m, rows[i].d));
	}
	assert_int_equal(
		calendar_add(NULL, from, (struct span){ 1, SPAN_WORKING_DAYS }),
		from + 1);
	assert_int_equal(
		calendar_add(&c, from, (struct span){ 1, SPAN_NONE }), from);
	assert_int_equal(
		calendar_add(&c, DATE_NONE, (struct span){ 1, SPAN_DAYS }),
		DATE_NONE);
	assert_int_equal(calendar_add(&c, date_from_civil(9999, 12, 31),
				 (struct span){ 1, SPAN_WORKING_DAYS }),
		DATE_NONE);
	calendar_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_span_parse),
		cmocka_unit_test(test_span_read),
		cmocka_unit_test(test_span_format),
		cmocka_unit_test(test_load),
		cmocka_unit_test(test_next),
		cmocka_unit_test(test_installed),
		cmocka_unit_test(test_add),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
