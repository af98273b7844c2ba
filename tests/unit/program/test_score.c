/* SPDX-License-Identifier: MIT */
/* Rules, score and seats of a program, for a case that the test fills in. */
#include "magang/expr/expr_why.h"
#include "magang/program/score.h"
#include "core.h"

struct sheet {
	int64_t math;     /* -1: unknown */
	const char *jlpt; /* NULL: unknown */
	int returnee;     /* -1: unknown */
};

static void
sheet_field(void *ctx, const struct fdef *f, struct value *out)
{
	const struct sheet *s = ctx;

	if (strcmp(f->name, "jlpt") == 0 && s->jlpt != NULL)
		*out = (struct value){ .kind = VALUE_TEXT,
			.text = s->jlpt,
			.len = strlen(s->jlpt) };
	if (strcmp(f->name, "math") == 0 && s->math >= 0)
		*out = (struct value){ .kind = VALUE_NUMBER,
			.number = s->math };
	if (strcmp(f->name, "returnee") == 0 && s->returnee >= 0)
		*out = (struct value){ .kind = VALUE_NUMBER,
			.number = s->returnee };
}

static void
sheet_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	(void)ctx;
	(void)fact;
	(void)arg;
	(void)out;
}

static const char text[] =
	"program: t\nversion: 1\nprefix: TT\nlabel: T\n"
	"fields:\n"
	"  s:\n"
	"    label: S\n"
	"    math: {label: M, type: number, range: 0 .. 20}\n"
	"    jlpt: {label: J, type: level, values: [none, n5, n4]}\n"
	"    returnee: {label: R, type: yesno}\n"
	"stages: {a: {label: A, kind: start}, z: {label: Z, kind: exit}}\n"
	"moves: [{from: a, to: z}]\n"
	"rules: {language: {level: block, test: jlpt >= n5}}\n"
	"score:\n"
	"  line: 60\n"
	"  parts:\n"
	"    math: {weight: 50, from: math, scale: 0 .. 20, pass: 14}\n"
	"    late: {weight: 12.5, from: 20 - math, scale: 20 .. 0}\n"
	"    language: {weight: 27.5, from: jlpt,"
	" points: {none: 0, n5: 60, n4: 100}, pass: 60}\n"
	"    returnee: {weight: 10, from: returnee, points: {yes: 100, no: "
	"0}}\n"
	"quotas:\n"
	"  total: {seats: 120}\n"
	"  regency: {by: regency, seats: {default: 4, 32.05: 9}}\n"
	"  few: {by: regency, seats: {32.05: 9}}\n"
	"  women: {by: sex, of: P, at_least: 40 %}\n";

static struct program *
load(void)
{
	struct diag_list diags;
	struct program *p = load_text("t", text, strlen(text), &diags);

	if (p == NULL)
		fail_msg("%s", diags.rows[0].text);
	assert_int_equal(diags.n, 0);
	diag_release(&diags);
	return p;
}

static struct facts
facts_of(struct sheet *s)
{
	return (struct facts){ s, DATE_NONE, sheet_field, sheet_fact };
}

static void
test_parts(void **state)
{
	/* math in ten-thousandths, points, passed */
	static const struct {
		int64_t math, points;
		bool passed;
	} rows[] = {
		{ 0, 0, false },
		{ 20 * DECIMAL_ONE, 100 * DECIMAL_ONE, true },
		{ 14 * DECIMAL_ONE, 70 * DECIMAL_ONE, true },
		{ 14 * DECIMAL_ONE - 1, 70 * DECIMAL_ONE - 5, false },
		{ 25 * DECIMAL_ONE, 100 * DECIMAL_ONE, true },
		{ DECIMAL_MAX, 100 * DECIMAL_ONE, true },
	};
	struct program *p = load();
	struct sheet s = { -1, NULL, -1 };
	struct facts facts = facts_of(&s);
	int64_t points = -7;
	bool passed = false;
	size_t i;

	(void)state;
	assert_false(score_part_points(&p->parts[0], &facts, &points, &passed));
	for (i = 0; i < ARRAY_SIZE(rows); i++) {
		s.math = rows[i].math;
		assert_true(score_part_points(
			&p->parts[0], &facts, &points, &passed));
		assert_true(points == rows[i].points);
		assert_true(passed == rows[i].passed);
	}
	/* a scale that falls: 20 - 15 = 5 of 20 .. 0 is 75 */
	s.math = 15 * DECIMAL_ONE;
	assert_true(score_part_points(&p->parts[1], &facts, &points, &passed));
	assert_true(points == 75 * DECIMAL_ONE && passed);
	s.jlpt = "none";
	assert_true(score_part_points(&p->parts[2], &facts, &points, &passed));
	assert_true(points == 0 && !passed);
	s.jlpt = "n5";
	assert_true(score_part_points(&p->parts[2], &facts, &points, &passed));
	assert_true(points == 60 * DECIMAL_ONE && passed);
	s.jlpt = "n9"; /* of another version of the program */
	assert_false(score_part_points(&p->parts[2], &facts, &points, &passed));
	s.returnee = 1;
	assert_true(score_part_points(&p->parts[3], &facts, &points, &passed));
	assert_true(points == 100 * DECIMAL_ONE);
	program_free(p);
}

static void
test_total(void **state)
{
	struct program *p = load();
	struct sheet s = { 20 * DECIMAL_ONE, "n4", 1 };
	struct facts facts = facts_of(&s);
	int64_t total = 0;

	(void)state;
	assert_true(score_total(p, &facts, &total));
	assert_true(total == 100 * DECIMAL_ONE);
	s = (struct sheet){ 10 * DECIMAL_ONE, "n5", 0 };
	assert_true(score_total(p, &facts, &total));
	/* 25 + 6.25 + 16.5 */
	assert_true(total == 477500);
	s.jlpt = NULL;
	assert_false(score_total(p, &facts, &total));
	assert_true(total == 312500); /* of what is known */
	s = (struct sheet){ 0, "none", 0 };
	assert_true(score_total(p, &facts, &total));
	assert_true(total == 0);
	program_free(p);
}

static void
test_rule(void **state)
{
	struct program *p = load();
	struct sheet s = { -1, NULL, -1 };
	struct facts facts = facts_of(&s);
	struct why why = { NULL, 0, 0 };

	(void)state;
	assert_int_equal(p->rules[0].level, RULE_BLOCK);
	assert_int_equal(rule_test(&p->rules[0], &facts, NULL), TRI_UNKNOWN);
	s.jlpt = "none";
	assert_int_equal(rule_test(&p->rules[0], &facts, &why), TRI_NO);
	assert_int_equal(why.n, 1);
	assert_string_equal(why.rows[0].seen, "none");
	assert_false(why.rows[0].health);
	why_release(&why);
	s.jlpt = "n4";
	assert_int_equal(rule_test(&p->rules[0], &facts, NULL), TRI_YES);
	program_free(p);
}

static void
test_seats(void **state)
{
	struct program *p = load();

	(void)state;
	assert_int_equal(quota_seats_for(&p->quotas[0], 0), 120);
	assert_int_equal(quota_seats_for(&p->quotas[1], 3205), 9);
	assert_int_equal(quota_seats_for(&p->quotas[1], 3273), 4);
	assert_int_equal(quota_seats_for(&p->quotas[2], 3205), 9);
	assert_int_equal(quota_seats_for(&p->quotas[2], 3273), -1);
	assert_int_equal(quota_seats_for(&p->quotas[3], 0), -1);
	assert_int_equal(p->quotas[3].at_least_percent, 40);
	assert_string_equal(p->quotas[3].of, "P");
	program_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_total),
		cmocka_unit_test(test_rule),
		cmocka_unit_test(test_seats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
