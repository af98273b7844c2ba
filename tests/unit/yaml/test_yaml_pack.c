/* SPDX-License-Identifier: MIT */
/* Bytes of yaml_pack() load as their text does; damaged ones load or do not,
 * and nothing else happens. */
#include "../program/core.h"

#include "magang/expr/expr_eval.h"
#include "magang/program/describe.h"
#include "magang/yaml/packed.h"
#include "magang/program/settings.h"

#define SMALL                                                                  \
	"program: t\nversion: 1\nprefix: TT\n"                                 \
	"label: {id: 'T', en: \"T\\n\", ja: \xe3\x83\x86}\n"                   \
	"stages: {a: {label: A, kind: start}, z: {label: Z, kind: exit}}\n"    \
	"moves:\n  - {from: a, to: z, by: [officer, manager]}\n"               \
	"rules:\n  grown:\n    level: warn\n    test: >-\n"                    \
	"      age(on 2026-01-01) >= 18\n      and sex = P\n"

/* Everything of a program that can be printed; `file` NULL: packed. */
static void
describe(const char *file, const char *text, size_t len, struct buf *out)
{
	struct diag_list diags;
	struct program *p = load_text(file, text, len, &diags);

	diag_print(&diags, out);
	for (int lang = 0; p != NULL && lang < LANG_COUNT; lang++)
		program_describe(p, (enum lang)lang, out);
	program_free(p);
	diag_release(&diags);
}

static void
test_programs(void **state)
{
	static const char *const files[] = {
		"config/programs/kyoto-magang.yaml",
		"config/programs/kyoto-ikusei.yaml",
		"config/programs/magang-jabar.yaml",
		"config/programs/wirausaha-baru.yaml",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		struct buf packed = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
		size_t len = 0;
		char *text = slurp(files[i], &len);

		assert_true(yaml_pack(text, len, &packed));
		describe("", text, len, &want);
		describe(NULL, packed.data, packed.len, &got);
		assert_true(want.len > 2000);
		assert_string_equal(buf_str(&got), buf_str(&want));
		buf_release(&packed);
		buf_release(&want);
		buf_release(&got);
		free(text);
	}
}

static void
assert_same_expr(const struct expr *a, const struct expr *b)
{
	const struct fdef *x[50], *y[50];
	size_t n;

	assert_int_equal(a == NULL, b == NULL);
	if (a == NULL)
		return;
	assert_string_equal(expr_text(a), expr_text(b));
	n = expr_fields(a, x, ARRAY_SIZE(x));
	assert_int_equal(n, expr_fields(b, y, ARRAY_SIZE(y)));
	for (size_t i = 0; i < n; i++)
		assert_string_equal(x[i]->name, y[i]->name);
}

/* Expressions, which are built late, mean the same fields and are tested. */
static void
test_expressions(void **state)
{
	struct diag_list diags, none;
	struct buf packed = BUF_INIT;
	size_t len = 0;
	char *text = slurp("config/programs/kyoto-magang.yaml", &len);
	struct program *a = load_text("", text, len, &diags), *b;

	(void)state;
	assert_true(yaml_pack(text, len, &packed));
	free(text);
	b = load_text(NULL, packed.data, packed.len, &none);
	assert_int_equal(a->n_rules, b->n_rules);
	assert_int_equal(a->n_moves, b->n_moves);
	for (size_t i = 0; i < a->n_rules; i++)
		assert_same_expr(a->rules[i].test, b->rules[i].test);
	for (size_t i = 0; i < a->n_moves; i++)
		assert_same_expr(a->moves[i].guard, b->moves[i].guard);
	for (size_t i = 0; i < a->n_parts; i++)
		assert_same_expr(a->parts[i].from, b->parts[i].from);
	for (size_t i = 0; i < a->n_documents; i++)
		assert_same_expr(
			a->documents[i].condition, b->documents[i].condition);
	program_free(a);
	program_free(b);
	diag_release(&diags);
	diag_release(&none);
	buf_release(&packed);
}

static void
test_settings(void **state)
{
	struct buf packed = BUF_INIT;
	struct diag_list diags;
	struct roles roles;
	size_t len = 0;
	char *text = slurp("config/roles.yaml", &len);

	(void)state;
	diag_init(&diags, "");
	assert_true(yaml_pack(text, len, &packed));
	free(text);
	assert_int_equal(
		roles_load(NULL, packed.data, packed.len, &roles, &diags), 0);
	assert_true(roles.n > 2);
	assert_non_null(roles.rows[0].label.text[LANG_JA]);
	roles_release(&roles);
	diag_release(&diags);
	buf_release(&packed);
}

static void
test_refused(void **state)
{
	static const char *const bad[] = { "a: [", "- 1", "a: &x 1", "a: *x",
		"a: 1\na: 2", "a: \"\\x01\"", "a: 1\n---\nb: 2" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct buf packed = BUF_INIT;

		assert_false(yaml_pack(bad[i], strlen(bad[i]), &packed));
		assert_int_equal(packed.len, 0);
	}
}

/* The copy has no byte behind it: a reader that goes on is found out. */
static void
load_exactly(const char *bytes, size_t len, bool must_fail)
{
	struct diag_list diags;
	char *copy = xmemdup(bytes, len);
	struct program *p = load_text(NULL, copy, len, &diags);

	assert_true((p != NULL) == (diags.faults == 0));
	assert_false(must_fail && p != NULL);
	program_free(p);
	diag_release(&diags);
	free(copy);
}

static void
test_damaged(void **state)
{
	struct buf packed = BUF_INIT;

	(void)state;
	assert_true(yaml_pack(SMALL, strlen(SMALL), &packed));
	load_exactly(packed.data, packed.len, false);
	for (size_t n = 0; n < packed.len; n++)
		load_exactly(packed.data, n, true);
	for (size_t bit = 0; bit < 8 * packed.len; bit++) {
		packed.data[bit / 8] ^= (char)(1U << bit % 8);
		load_exactly(packed.data, packed.len, false);
		packed.data[bit / 8] ^= (char)(1U << bit % 8);
	}
	buf_addc(&packed, '\0');
	load_exactly(packed.data, packed.len, true);
	buf_release(&packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_programs),
		cmocka_unit_test(test_expressions),
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
