/* SPDX-License-Identifier: MIT */
/* The border to YAML: limits, each one below, at and above; text stays text. */
#include "../program/core.h"

#include <time.h>

#define HEAD                                                                   \
	"program: t\nversion: 1\nprefix: TT\nlabel: T\n"                       \
	"stages: {a: {label: A, kind: start}, z: {label: Z, kind: exit}}\n"    \
	"moves: [{from: a, to: z}]\n"

/* Is the id of a fault, or "" where the text is taken, the wanted one? */
static void
expect(const char *text, size_t len, const char *id)
{
	struct diag_list diags;
	struct program *p = load_text("t.yaml", text, len, &diags);
	const char *got = diags.n > 0 ? diags.rows[0].id : "";

	if (strcmp(got, id) != 0)
		fail_msg("'%s' (%s), wanted '%s'", got,
			diags.n > 0 ? diags.rows[0].text : "", id);
	assert_true((p != NULL) == (diags.faults == 0));
	program_free(p);
	diag_release(&diags);
}

static void
expect_buf(struct buf *b, const char *id)
{
	expect(buf_str(b), b->len, id);
	buf_release(b);
}

static void
fill(struct buf *b, const char *s, size_t n)
{
	while (n-- > 0)
		buf_adds(b, s);
}

static void
test_size(void **state)
{
	const size_t max = 1024 * 1024;
	size_t more;

	(void)state;
	for (more = 0; more < 3; more++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD "#");
		fill(&b, "x", max - 1 + more - b.len);
		assert_int_equal(b.len, max - 1 + more);
		expect_buf(&b, more == 2 ? "file_size" : "");
	}
}

/* The mark of its encoding is no part of a file. */
static void
test_mark(void **state)
{
	static const char text[] = "\xef\xbb\xbf" HEAD;

	(void)state;
	expect(text, sizeof(text) - 1, "");
}

/* The lists begin below two mappings: 30 of them are the last of 32. */
static void
test_depth(void **state)
{
	size_t n;

	(void)state;
	for (n = 29; n <= 31; n++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD "rules: {r: ");
		fill(&b, "[", n);
		fill(&b, "]", n);
		buf_adds(&b, "}\n");
		expect_buf(&b, n == 31 ? "depth" : "shape");
	}
}

static void
test_scalar(void **state)
{
	const size_t max = 64 * 1024;
	size_t more;

	(void)state;
	for (more = 0; more < 3; more++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD "partner: ");
		fill(&b, "x", max - 1 + more);
		buf_addc(&b, '\n');
		expect_buf(&b, more == 2 ? "scalar_size" : "text_length");
	}
}

/* 5 events come before the first item of this list, 4 after the last. */
static void
test_events(void **state)
{
	size_t more;

	(void)state;
	for (more = 0; more < 3; more++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, "x: [");
		fill(&b, "a,", 100000 - 9 - 1 + more);
		buf_adds(&b, "]\n");
		expect_buf(&b, more == 2 ? "events" : "unknown_key");
	}
}

/* n lines with a number in them: 000, 001 ... */
static void
add_lines(struct buf *b, const char *before, int n, const char *after)
{
	int i;

	for (i = 0; i < n; i++)
		buf_addf(b, "%s%03d%s\n", before, i, after);
}

/* fields: 500; values of a field: 500, of choices 60; stages: 200 */
static void
test_rows(void **state)
{
	int more;

	(void)state;
	for (more = -1; more <= 1; more++) {
		const char *const id = more > 0 ? "too_many" : "";
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD "fields:\n  s:\n    label: S\n");
		add_lines(&b, "    f", 500 + more, ": {label: F, type: text}");
		expect_buf(&b, id);
		buf_adds(&b, HEAD "fields:\n  s:\n    label: S\n    f:\n"
				  "      label: F\n      type: choice\n"
				  "      values:\n");
		add_lines(&b, "      - c", 500 + more, "");
		expect_buf(&b, id);
		buf_adds(&b, HEAD "fields:\n  s:\n    label: S\n    f:\n"
				  "      label: F\n      type: choices\n"
				  "      values:\n");
		add_lines(&b, "      - c", 60 + more, "");
		expect_buf(&b, id);
		buf_adds(&b, HEAD "documents:\n");
		add_lines(&b, "  d", 200 + more, ": {label: D}");
		expect_buf(&b, id);
		buf_adds(&b, HEAD "rules:\n");
		add_lines(&b, "  r", 300 + more,
			": {level: warn, test: nik_valid}");
		expect_buf(&b, id);
	}
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The worst that fits the limits costs no more than a moment. */
static void
test_cost(void **state)
{
	static const char *const pieces[] = { "a,", "[],", "{},", "{a: b},",
		"'a',", "? a\n", "- ", "a: ", "\"\\u0041\",", "!x ", "&a ",
		"{a: 1, a: 2},", "[[[[[[" };
	size_t i;

	(void)state;
	for (i = 0; i < ARRAY_SIZE(pieces); i++) {
		struct buf b = BUF_INIT;
		struct diag_list diags;
		const double start = seconds();

		buf_adds(&b, "x: [");
		fill(&b, pieces[i], (1024 * 1024 - 8) / strlen(pieces[i]));
		assert_null(load_text("t", buf_str(&b), b.len, &diags));
		assert_true(diags.faults > 0 && diags.faults <= 200);
		/* 0.2 s, and room for sanitizers */
		if (seconds() - start > 2.0)
			fail_msg("%s: %.2f s", pieces[i], seconds() - start);
		diag_release(&diags);
		buf_release(&b);
	}
}

static void
load_in_time(struct buf *b, bool good)
{
	struct diag_list diags;
	const double start = seconds();
	struct program *p = load_text("t", buf_str(b), b->len, &diags);

	if (good && p == NULL)
		fail_msg("%s", diags.rows[0].text);
	assert_true(good == (p != NULL));
	if (seconds() - start > 2.0)
		fail_msg("%.2f s", seconds() - start);
	program_free(p);
	diag_release(&diags);
	buf_release(b);
}

/* As many stages and moves as there may be, all from anywhere. */
static void
test_cost_moves(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	buf_adds(&b, "program: t\nversion: 1\nprefix: TT\nlabel: T\n"
		     "stages:\n  z: {label: Z, kind: exit}\n"
		     "  a: {label: A, kind: start}\n");
	add_lines(&b, "  s", 198, ": {label: S}");
	buf_adds(&b, "moves:\n  - {from: a, to: s000}\n");
	add_lines(&b, "  - {from: any, to: s", 198, "}");
	add_lines(&b, "  - {from: s", 198, ", to: z}");
	add_lines(&b, "  - {from: any before z, to: s", 198, "}");
	load_in_time(&b, true);
}

/* Expressions that are full of names, known and not. */
static void
test_cost_names(void **state)
{
	int known, i, k;

	(void)state;
	for (known = 0; known < 2; known++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, HEAD "fields:\n  s:\n    label: S\n");
		add_lines(&b, "    f", 500, ": {label: F, type: number}");
		buf_adds(&b, "rules:\n");
		for (i = 0; i < 300; i++) {
			buf_addf(&b, "  r%d: {level: warn, test: 1 < f499", i);
			for (k = 0; k < 390; k++)
				buf_adds(&b, known ? "+f250" : "+g250");
			buf_adds(&b, "}\n");
		}
		load_in_time(&b, known);
	}
}

/* Many keys that nobody knows: each looks for the nearest right one. */
static void
test_many_faults(void **state)
{
	struct diag_list diags;
	struct buf b = BUF_INIT;
	int i;

	(void)state;
	buf_adds(&b, HEAD);
	for (i = 0; i < 20000; i++)
		buf_addf(&b, "key_%d: 1\n", i);
	assert_null(load_text("t", buf_str(&b), b.len, &diags));
	assert_int_equal(diags.n, 200);
	diag_release(&diags);
	buf_release(&b);
}

static void
test_places(void **state)
{
	static const char text[] = HEAD "partner: せんと\n"
					"  \n"
					"owner: [一, 二]\n";
	struct diag_list diags;

	(void)state;
	assert_null(load_text("t.yaml", text, strlen(text), &diags));
	assert_int_equal(diags.n, 1);
	assert_int_equal(diags.rows[0].line, 9);
	assert_int_equal(diags.rows[0].column, 8);
	diag_release(&diags);
}

/* What YAML readers like to change: none of it is. */
static void
test_text_stays_text(void **state)
{
	static const char text[] = HEAD
		"fields:\n"
		"  s:\n"
		"    label: no\n"
		"    no: {label: {id: 012, en: yes, ja: 1e3}, type: choice,\n"
		"      values: [no, yes, null, 012, 0x1F, 1_000, 1e3, 32.10]}\n"
		"partner: 2027-01-01\n"
		"owner: ~\n";
	struct diag_list diags;
	struct program *p = load_text("t", text, strlen(text), &diags);
	static const char *const codes[] = { "no", "yes", "null", "012", "0x1F",
		"1_000", "1e3", "32.10" };
	size_t i;

	(void)state;
	/* `no` is a word of the expressions: the only thing to say about it */
	assert_null(p);
	assert_int_equal(diags.n, 1);
	assert_string_equal(diags.rows[0].id, "reserved_name");
	diag_release(&diags);
	{
		char *other = xstrdup(text);

		memcpy(strstr(other, "    no: {"), "    na: {", 9);
		p = load_text("t", other, strlen(other), &diags);
		free(other);
	}
	assert_non_null(p);
	assert_string_equal(p->sections[0].label.text[0], "no");
	assert_string_equal(p->fields[0].label.text[0], "012");
	assert_string_equal(p->partner, "2027-01-01");
	assert_string_equal(p->owner, "~");
	for (i = 0; i < ARRAY_SIZE(codes); i++)
		assert_string_equal(p->fields[0].choices[i].code, codes[i]);
	program_free(p);
	diag_release(&diags);
}

/* Every beginning of a good file, and every byte changed: no crash, and a
 * program exactly where there is no fault. */
static void
test_damaged(void **state)
{
	size_t len = 0, i;
	char *text = slurp("tests/lint/good.yaml", &len);

	(void)state;
	for (i = 0; i < len; i++) {
		struct diag_list diags;
		struct program *p = load_text("t", text, i, &diags);
		const char was = text[i];

		assert_true((p != NULL) == (diags.faults == 0));
		program_free(p);
		diag_release(&diags);
		text[i] = (char)(was ^ 0x15);
		p = load_text("t", text, len, &diags);
		assert_true((p != NULL) == (diags.faults == 0));
		program_free(p);
		diag_release(&diags);
		text[i] = was;
	}
	free(text);
}

/* What people do, and what they are told; never the parser's own words. */
static const struct {
	const char *text, *says;
} slips[] = {
	{ "a: {b: 1\n", "not closed, or lacks a comma" },
	{ "a: {\n", "a value is missing, or a bracket is not closed" },
	{ "a: [1, 2\n", "not closed, or lacks a comma" },
	{ "a: [1 2: 3 4]]\n", "indentation" },
	{ "a: 1\n  b: 2\n", "a second ':'" },
	{ "a: Senin: libur\n", "a second ':'" },
	{ "a:\n  - 1\n b: 2\n", "indentation" },
	{ "a: 1\nb\nc: 2\n", "lacks its ':'" },
	{ "a: - 1\n", "a line of its own" },
	{ "a:\n\tb: 1\n", "no tab" },
	{ "a: @b\n", "in quotes" },
	{ "a: *\n", "in quotes" },
	{ "a: \"b\n", "inside of quotes" },
	{ "a: \"\\q\"\n", "use single ones" },
	{ "a: \x01\n", "control character" },
	{ "a: \"\\0\"\n", "control or invisible" },
	{ "a: \"b\\tc\"\n", "control or invisible" },
	{ "a: b\xe2\x80\x8b\n", "control or invisible" },
	{ "a: \"\\u2028\"\n", "control or invisible" },
	{ "a: \"\\u202e\"\n", "control or invisible" },
	{ "a: \xff\n", "save the file as UTF-8" },
};

static void
test_slips(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(slips); i++) {
		struct diag_list diags;
		struct program *p = load_text(
			"t.yaml", slips[i].text, strlen(slips[i].text), &diags);

		assert_null(p);
		if (!strstr(diags.rows[0].text, slips[i].says))
			print_error(
				"%s: %s\n", slips[i].text, diags.rows[0].text);
		diag_release(&diags);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_size),
		cmocka_unit_test(test_mark),
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_scalar),
		cmocka_unit_test(test_events),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_cost),
		cmocka_unit_test(test_cost_moves),
		cmocka_unit_test(test_cost_names),
		cmocka_unit_test(test_many_faults),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_text_stays_text),
		cmocka_unit_test(test_damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
