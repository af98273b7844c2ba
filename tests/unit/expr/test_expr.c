/* SPDX-License-Identifier: MIT */
/* The language as programs use it: what is refused and where, what comes out,
 * with which reasons, what would turn it. */
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_turns.h"
#include "magang/expr/expr_why.h"
#include "../program/facts.h"

static struct expr *
compile(const char *text, enum expr_want want, struct diag_list *diags)
{
	diag_init(diags, "test");
	return expr_compile(text, &case_scope, want, NULL, 1, 1, diags);
}

static struct expr *
good(const char *text, enum expr_want want)
{
	struct diag_list diags;
	struct expr *e = compile(text, want, &diags);

	if (e == NULL)
		fail_msg("%s: %s", text, diags.rows[0].text);
	assert_int_equal(diags.n, 0);
	diag_release(&diags);
	return e;
}

struct test_row {
	const char *text;
	enum tri answer;
};

static void
run(const struct test_row *rows, size_t n)
{
	const struct facts facts = case_facts();
	size_t i;

	for (i = 0; i < n; i++) {
		struct expr *e = good(rows[i].text, EXPR_WANT_TRI);
		const enum tri t = expr_test(e, &facts);

		if (t != rows[i].answer)
			fail_msg("%s is %d, not %d", rows[i].text, (int)t,
				(int)rows[i].answer);
		expr_free(e);
	}
}

#define NO TRI_NO
#define YES TRI_YES
#define UNK TRI_UNKNOWN

/* Kleene's tables, whole. */
static void
test_logic(void **state)
{
	static const char *const word[] = { "refused", "chosen", "blank" };
	static const enum tri all[3][3] = { { NO, NO, NO }, { NO, YES, UNK },
		{ NO, UNK, UNK } };
	static const enum tri any[3][3] = { { NO, YES, UNK }, { YES, YES, YES },
		{ UNK, YES, UNK } };
	static const enum tri neg[3] = { YES, NO, UNK };
	char text[64];
	int a, b;

	(void)state;
	for (a = 0; a < 3; a++) {
		snprintf(text, sizeof(text), "not %s", word[a]);
		run(&(struct test_row){ text, neg[a] }, 1);
		for (b = 0; b < 3; b++) {
			snprintf(text, sizeof(text), "%s and %s", word[a],
				word[b]);
			run(&(struct test_row){ text, all[a][b] }, 1);
			snprintf(text, sizeof(text), "%s or %s", word[a],
				word[b]);
			run(&(struct test_row){ text, any[a][b] }, 1);
		}
	}
}

static void
test_order(void **state)
{
	static const struct test_row rows[] = {
		{ "refused and refused or chosen", YES },
		{ "refused and (refused or chosen)", NO },
		{ "not refused and chosen", YES },
		{ "not (refused and chosen)", YES },
		{ "not not chosen", YES },
		{ "1 + 2 * 3 = 7", YES },
		{ "(1 + 2) * 3 = 9", YES },
		{ "10 - 2 - 3 = 5", YES },
		{ "12 / 2 / 3 = 2", YES },
		{ "-2 * -3 = 6", YES },
		{ "2 - -3 = 5", YES },
		{ "math = 13 and math > 12 or refused", YES },
	};

	(void)state;
	run(rows, ARRAY_SIZE(rows));
}

static void
test_numbers(void **state)
{
	static const struct test_row rows[] = {
		{ "math = 13", YES },
		{ "math != 13", NO },
		{ "math < 13", NO },
		{ "math <= 13", YES },
		{ "math > 12.9999", YES },
		{ "math >= 13.0001", NO },
		{ "13 <= math", YES },
		{ "empty > 0", UNK },
		{ "empty = empty", UNK },
		{ "math + empty > 0", UNK },
		{ "math / zero > 0", UNK },
		{ "0 / zero = 0", UNK },
		{ "1 / 3 = 0.3333", YES },
		{ "2 / 3 = 0.6667", YES },
		{ "-2 / 3 = -0.6667", YES },
		{ "0.5 * 0.0001 = 0.0001", YES },
		{ "big + 1 > 0", UNK },
		{ "big * big > 0", UNK },
		{ "big / 0.0001 > 0", UNK },
		{ "-big - 1 < 0", UNK },
		{ "big + 0 = big", YES },
		{ "min(math, 20) = 13", YES },
		{ "max(math, 20, 3) = 20", YES },
		{ "min(math, empty) = 13", UNK },
		{ "round(13.5) = 14", YES },
		{ "round(-13.5) = -14", YES },
		{ "round(13.4999) = 13", YES },
		{ "math in (1, 13)", YES },
		{ "math in (1, 2)", NO },
		{ "math in (1, empty)", UNK },
		{ "math in (13, empty)", YES },
		{ "math not in (1, 2)", YES },
		{ "math between 13 and 14", YES },
		{ "math between 14 and 20", NO },
		{ "math between 14 and empty", NO },
		{ "math between 1 and empty", UNK },
		{ "capital <= 1 billion", YES },
		{ "capital = 1.5 million", YES },
		{ "capital >= 1500000 and capital < 1501 thousand", YES },
		{ "capital / 2 = 750 thousand", YES },
		{ "capital / capital = 1", YES },
	};

	(void)state;
	run(rows, ARRAY_SIZE(rows));
}

static void
test_codes(void **state)
{
	static const struct test_row rows[] = {
		{ "jlpt >= n5", YES },
		{ "jlpt >= n4", NO },
		{ "jlpt < n3", YES },
		{ "n4 > jlpt", YES },
		{ "jlpt between none and n4", YES },
		{ "jlpt in (n4, n5)", YES },
		{ "jlpt != none", YES },
		{ "colour = blue", YES },
		{ "colour = 'blue'", YES },
		{ "colour = no", NO },
		{ "colour not in (red, a2.1)", YES },
		{ "colours = red", YES },
		{ "colours = blue", NO },
		{ "colours in (blue, a2.1)", YES },
		{ "town = 'Garut'", YES },
		{ "town = \"garut\"", NO },
		{ "chosen = yes", YES },
		{ "refused = yes", NO },
		{ "regency = 32.05", YES },
		{ "regency = 32", YES },
		{ "regency = 32.73", NO },
		{ "regency in (32.04, 32.05)", YES },
		{ "regency = 32.05.12", NO },
		{ "village = 32.05", YES },
		{ "village = 32.05.12", YES },
		{ "village = 32.05.12.1001", YES },
		{ "village = 32.05.13", NO },
		{ "village = regency", YES },
		{ "known(jlpt) and known(town)", YES },
		{ "known(empty) or known(blank)", NO },
		{ "known(math + empty)", NO },
	};

	(void)state;
	run(rows, ARRAY_SIZE(rows));
}

static void
test_dates(void **state)
{
	static const struct test_row rows[] = {
		{ "start = 2027-04-01", YES },
		{ "start < until", YES },
		{ "until >= start + 13 months", YES },
		{ "until >= start + 13 months + 1 day", NO },
		{ "start - 4 weeks = 2027-03-04", YES },
		{ "start + 1 year - 1 day = 2028-03-31", YES },
		{ "never >= start", UNK },
		{ "today = 2026-11-24", YES },
		{ "start + 100000 months > today", UNK },
		{ "age on start = 17", YES }, /* a day before the birthday */
		{ "age on start + 1 day >= 18", YES },
		{ "age on start + 1 = 18", YES },
		{ "age on never >= 18", UNK },
		{ "age on 2000-01-01 >= 0", UNK }, /* not born */
		{ "months since 2026-10-24 = 1", YES },
		{ "months since 2026-10-25 = 0", YES },
		{ "max(start, until) = until", YES },
		{ "start between 2027-01-01 and 2027-12-31", YES },
	};

	(void)state;
	run(rows, ARRAY_SIZE(rows));
}

static void
test_functions(void **state)
{
	static const struct test_row rows[] = {
		{ "has(contract)", YES },
		{ "has(late)", UNK },
		{ "consent(contract)", YES },
		{ "entered(contract) = 2026-12-01", YES },
		{ "entered(late) < today", UNK },
		{ "valid(contract) on 2026-12-01", YES },
		{ "valid(contract) on 2026-12-02", NO },
		{ "valid(contract) on 2026-12-02 - 1 day", YES },
		{ "valid(contract) on never", UNK },
		{ "valid(late) on today", UNK },
		{ "valid(contract)", YES },
		{ "hours(lang) >= 100 and count(lang) = 1", YES },
		{ "score >= 62 and score(lang) = 80", YES },
		{ "quota_left and nik_valid", YES },
		{ "household_cases <= 1 and active_cases <= 1", YES },
		{ "attendance >= 80", NO },
	};

	(void)state;
	run(rows, ARRAY_SIZE(rows));
}

static void
test_refused(void **state)
{
	/* text, id of the first fault, its column */
	static const struct {
		const char *text, *id;
		int column;
	} rows[] = {
		{ "", "expression", 1 },
		{ "   ", "expression", 1 },
		{ "jlp >= n5", "unknown_field", 1 },
		{ "chosen and jlp >= n5", "unknown_field", 12 },
		{ "town = 'せんと' and jlp", "unknown_field", 18 },
		{ "jlpt >= 3", "unknown_code", 9 },
		{ "jlpt >= math + 1", "type", 9 },
		{ "jlpt = old", "type", 8 },
		{ "colour > red", "order", 1 },
		{ "math > town", "type", 8 },
		{ "capital > math", "type", 11 },
		{ "capital * capital > 1", "type", 11 },
		{ "until - start > 90", "dates", 9 },
		{ "start + 1 > today", "type", 9 },
		{ "start", "type", 1 },
		{ "math and chosen", "type", 1 },
		{ "1 < math < 3", "two_comparisons", 10 },
		{ "math == 3", "expression", 7 },
		{ "math > ", "expression", 8 },
		{ "(math > 3", "expression", 10 },
		{ "math > 3)", "expression", 9 },
		{ "has contract", "expression", 5 },
		{ "has(contrac)", "unknown_argument", 5 },
		{ "has()", "expression", 5 },
		{ "foo(1) > 2", "unknown_function", 1 },
		{ "math > 3 ; chosen", "character", 10 },
		{ "math in ()", "expression", 10 },
		{ "math between 1 or 2", "expression", 16 },
		{ "start > 2027-02-29", "date", 9 },
		{ "start > today + 14 working days", "working_days", 17 },
		{ "start > today + 1.5 months", "span", 17 },
		{ "math > 0.00001", "number", 8 },
		{ "capital > 999999999999 billion", "number", 11 },
		{ "math > 1\x01", "character", 9 },
		{ "town = '\xff'", "character", 1 },
		{ "age >= 18", "expression", 5 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct diag_list diags;
		struct expr *e = compile(rows[i].text, EXPR_WANT_TRI, &diags);

		if (e != NULL || diags.n == 0)
			fail_msg("%s: is taken", rows[i].text);
		if (strcmp(diags.rows[0].id, rows[i].id) != 0 ||
			diags.rows[0].column != rows[i].column)
			fail_msg("%s: %s at %d: %s", rows[i].text,
				diags.rows[0].id, diags.rows[0].column,
				diags.rows[0].text);
		diag_release(&diags);
	}
}

/* All names that are wrong are told in one pass. */
static void
test_all_faults(void **state)
{
	struct diag_list diags;

	(void)state;
	assert_null(compile("jlp >= n5 or mth > 3 or has(kontract)",
		EXPR_WANT_TRI, &diags));
	assert_int_equal(diags.n, 3);
	assert_non_null(strstr(diags.rows[0].text, "did you mean 'jlpt'?"));
	diag_release(&diags);
}

static char *
repeat(const char *before, size_t n, const char *middle, const char *after)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < n; i++)
		buf_adds(&b, before);
	buf_adds(&b, middle);
	for (i = 0; i < n; i++)
		buf_adds(&b, after);
	return buf_detach(&b);
}

static bool
taken(char *text)
{
	struct diag_list diags;
	const struct facts facts = case_facts();
	struct expr *e = compile(text, EXPR_WANT_TRI, &diags);
	const bool yes = e != NULL;

	if (yes)
		assert_int_equal(expr_test(e, &facts), TRI_YES);
	expr_free(e);
	diag_release(&diags);
	free(text);
	return yes;
}

static void
test_limits(void **state)
{
	(void)state;
	assert_true(taken(repeat("(", 63, "chosen", ")")));
	assert_true(taken(repeat("(", 64, "chosen", ")")));
	assert_false(taken(repeat("(", 65, "chosen", ")")));
	assert_true(taken(repeat("not ", 64, "chosen", "")));
	assert_false(taken(repeat("not ", 65, "chosen", "")));
	assert_true(taken(repeat("", 1994, "chosen", " ") /* 2,000 */));
	assert_true(taken(repeat("", 1993, "chosen", " ")));
	assert_false(taken(repeat("", 1995, "chosen", " ")));
	/* long, but not deep */
	assert_true(taken(repeat("chosen and ", 181, "chosen", "")));
	assert_true(taken(repeat("", 490, "math > -1000", "+1")));
}

static void
test_values(void **state)
{
	const struct facts facts = case_facts();
	struct expr *e = good("jlpt", EXPR_WANT_ANY);
	const struct fdef *fields[4];
	struct value v;

	(void)state;
	expr_value(e, &facts, &v);
	assert_int_equal(v.kind, VALUE_TEXT);
	assert_memory_equal(v.text, "n5", 2);
	assert_string_equal(expr_text(e), "jlpt");
	expr_free(e);
	e = good("(math + big * 0 + math) / 2", EXPR_WANT_NUMBER);
	expr_value(e, &facts, &v);
	assert_true(v.number == 13 * DECIMAL_ONE);
	assert_int_equal(expr_fields(e, fields, 4), 2);
	assert_string_equal(fields[0]->name, "math");
	assert_int_equal(expr_fields(e, fields, 1), 1);
	expr_free(e);
	e = good("age on today", EXPR_WANT_NUMBER);
	assert_int_equal(expr_fields(e, fields, 4), 1);
	assert_string_equal(fields[0]->name, "birth_date");
	expr_free(e);
}

/* A field of what a reference points to. */
static void
test_behind(void **state)
{
	static const struct test_row rows[] = {
		{ "host.staff >= 30", YES },
		{ "host.staff > 30 or host.name = 'x'", UNK },
		{ "math <= host.staff / 2", YES },
		{ "known(host.name)", NO },
		{ "colours = a2.1", YES },
	};
	static const struct {
		const char *text, *fault;
	} wrong[] = {
		{ "host.stave > 1",
			"'host' has no field 'stave'; did you mean 'staff'?" },
		{ "friend.staff > 1", "no field 'friend.staff'" },
		{ "town.staff > 1", "no field 'town.staff'" },
		{ "host.name > 1",
			"'host.name' is a text, but '1' is a number" },
	};
	struct facts facts = case_facts();
	const struct fdef *fields[4];
	struct expr *e;
	size_t i;

	(void)state;
	run(rows, ARRAY_SIZE(rows));
	for (i = 0; i < ARRAY_SIZE(wrong); i++) {
		struct diag_list diags;

		e = compile(wrong[i].text, EXPR_WANT_TRI, &diags);
		assert_null(e);
		assert_string_equal(diags.rows[0].text, wrong[i].fault);
		diag_release(&diags);
	}
	e = good("host.staff > 1", EXPR_WANT_TRI);
	assert_int_equal(expr_fields(e, fields, 4), 1);
	assert_string_equal(fields[0]->name, "host");
	facts.step = NULL;
	assert_int_equal(expr_test(e, &facts), UNK);
	expr_free(e);
}

/* What changes by itself, or with other records, is known from the text. */
static void
test_reads(void **state)
{
	static const struct {
		const char *text;
		unsigned reads;
	} rows[] = {
		{ "math > 3 and age on start >= 18", 0 },
		{ "age on today >= 18", READS_TODAY },
		{ "months since start < 3", READS_TODAY },
		{ "valid(contract)", READS_TODAY },
		{ "valid(contract) on start", 0 },
		{ "valid(contract) on today", READS_TODAY },
		{ "quota_left and today < start",
			READS_OTHERS | READS_QUOTA | READS_TODAY },
		{ "household_cases <= 2", READS_OTHERS },
		{ "active_cases <= 2", READS_OTHERS },
		{ "served = 0 or served_on + 3 years < start", READS_OTHERS },
		{ "attendance > 80", READS_OTHERS },
		{ "host.staff > 2", READS_OTHERS },
		{ "known(host)", 0 },
		{ "fit > 2", READS_HEALTH },
		{ "score >= 60", READS_SCORE },
		{ "score(lang) >= 60 or fit > 2", READS_SCORE | READS_HEALTH },
		{ "hours(lang) > 3 and count(lang) > 1 and has(contract) and "
		  "consent(lang) and nik_valid and known(entered(late))",
			0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		struct expr *e = good(rows[i].text, EXPR_WANT_TRI);

		if (expr_reads(e) != rows[i].reads)
			fail_msg("%s reads %x", rows[i].text, expr_reads(e));
		expr_free(e);
	}
}

/* "answer depth what | seen | needed" of each row */
static char *
why_text(const char *text)
{
	const struct facts facts = case_facts();
	struct expr *e = good(text, EXPR_WANT_TRI);
	struct why why = { NULL, 0, 0 };
	struct buf b = BUF_INIT;
	size_t i;

	assert_int_equal(expr_explain(e, &facts, &why), expr_test(e, &facts));
	for (i = 0; i < why.n; i++) {
		const struct why_row *r = &why.rows[i];

		buf_addf(&b, "%c%d %s|%s|%s|%s\n", "NY?"[r->answer], r -> depth,
			r -> what, r -> seen ? r -> seen : "-",
			r->needed ? r->needed : "-",
			r->health ? "health" : "-");
	}
	why_release(&why);
	expr_free(e);
	return buf_detach(&b);
}

static void
test_why(void **state)
{
	static const struct {
		const char *text, *rows;
	} cases[] = {
		{ "jlpt >= n4", "N0 jlpt >= n4|n5|>= n4|-\n" },
		{ "18 <= age on start", "N0 18 <= age on start|17|>= 18|-\n" },
		{ "jlpt >= n4 or math >= 10 and empty > 2",
			"?0 jlpt >= n4 or math >= 10 and empty > 2|-|-|-\n"
			"N1 jlpt >= n4|n5|>= n4|-\n"
			"?1 math >= 10 and empty > 2|-|-|-\n"
			"Y2 math >= 10|13|>= 10|-\n"
			"?2 empty > 2|unknown|> 2|-\n" },
		{ "until >= start + 14 months",
			"N0 until >= start + 14 months|2028-05-01|"
			">= 2028-06-01|-\n" },
		{ "until >= never",
			"?0 until >= never|2028-05-01|>= never|-\n" },
		{ "not chosen", "N0 not chosen|yes|no|-\n" },
		{ "nik_valid", "Y0 nik_valid|yes|yes|-\n" },
		{ "known(empty)", "N0 known(empty)|unknown|known|-\n" },
		{ "valid(contract) on start",
			"N0 valid(contract) on start|2026-12-01|"
			">= 2027-04-01|-\n" },
		{ "capital > 2 million",
			"N0 capital > 2 million|1.500.000|> 2.000.000|"
			"-\n" },
		{ "village = 32.05.13",
			"N0 village = 32.05.13|32.05.12.1001|= 32.05.13|"
			"-\n" },
		{ "math between 14 and 20",
			"N0 math between 14 and 20|13|between 14 and 20|"
			"-\n" },
		/* a sum does not hide that a health field is in it */
		{ "fit + math > 30", "N0 fit + math > 30|20|> 30|health\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		char *got = why_text(cases[i].text);

		assert_string_equal(got, cases[i].rows);
		free(got);
	}
}

static void
test_turns(void **state)
{
	static const struct {
		const char *text, *rows;
	} cases[] = {
		{ "jlpt >= n5", "" },
		{ "jlpt >= n4", "jlpt: n5 > n4\n" },
		{ "jlpt in (none, n3)", "jlpt: n5 > n3\n" },
		{ "math >= 14", "math: 13 > 14\n" },
		{ "math > 13", "math: 13 > 14\n" },
		{ "math >= 21", "" }, /* its range ends at 20 */
		{ "empty >= 7", "empty: unknown > 7\n" },
		{ "math / 2 >= 9", "math: 13 > 18\n" },
		{ "until >= start + 14 months",
			"until: 2028-05-01 > 2028-06-01\n"
			"start: 2027-04-01 > 2027-03-01\n" },
		{ "age on start >= 18", "start: 2027-04-01 > 2027-04-02\n" },
		{ "refused", "refused: no > yes\n" },
		{ "not chosen", "chosen: yes > no\n" },
		{ "colours = blue", "colours: red a2.1 > blue\n" },
		{ "regency = 32.73", "regency: 32.05 > 32.73\n" },
		{ "jlpt >= n4 or math >= 15",
			"jlpt: n5 > n4\nmath: 13 > 15\n" },
		{ "jlpt >= n4 and math >= 15", "" }, /* no single fact */
		{ "valid(contract) on start",
			"valid until: 2026-12-01 > 2027-04-01\n"
			"start: 2027-04-01 > 2026-12-01\n" },
		{ "birth_date < 2000-01-01", "" },
	};
	const struct facts facts = case_facts();
	size_t i, k;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct expr *e = good(cases[i].text, EXPR_WANT_TRI);
		struct turns turns = { NULL, 0, 0 };
		struct buf b = BUF_INIT;
		const size_t n = expr_turns(e, &facts, &turns);

		assert_int_equal(n, turns.n);
		for (k = 0; k < turns.n; k++)
			buf_addf(&b, "%s: %s > %s\n",
				turns.rows[k].field ? turns.rows[k].field->name
						    : "valid until",
				turns.rows[k].seen, turns.rows[k].wanted);
		if (strcmp(buf_str(&b), cases[i].rows) != 0)
			fail_msg("%s: %s", cases[i].text, buf_str(&b));
		turns_release(&turns);
		buf_release(&b);
		expr_free(e);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_logic),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_functions),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_all_faults),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_behind),
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_why),
		cmocka_unit_test(test_turns),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
