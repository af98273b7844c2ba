/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/opt.h"

struct values {
	bool all, quick;
	const char *file;
	uint64_t count, port;
	struct opt_list tags;
};

#define ROWS(v)                                                                \
	{                                                                      \
		{ 'a', "all", OPT_FLAG, &(v).all, NULL, "everything", 0, 0 },  \
			{ 'q', "quick", OPT_FLAG, &(v).quick, NULL, NULL, 0,   \
				0 },                                           \
			{ 'f', "file", OPT_TEXT, &(v).file, "FILE", "read it", \
				0, 0 },                                        \
			{ 'n', "count", OPT_NUMBER, &(v).count, "N",           \
				"so many", 1, 9 },                             \
			{ 0, "port", OPT_NUMBER, &(v).port, "N", "port", 1,    \
				0 },                                           \
			{ 't', "tag", OPT_LIST, &(v).tags, "TAG", "a tag", 0,  \
				0 },                                           \
	}

#define ARGS 8

/* Parses a NULL-ended row of arguments; returns the code. */
static int
parse(struct values *v, const char *const *args, char **left, int *n,
	struct err *err)
{
	const struct opt opts[] = ROWS(*v);
	int argc = 0;

	for (; args[argc]; argc++)
		left[argc] = (char *)(uintptr_t)args[argc];
	*v = (struct values){ 0 };
	*n = -1;
	return opt_parse(opts, ARRAY_SIZE(opts), argc, left, n, err);
}

static void
test_everywhere(void **state)
{
	static const char *const args[] = { "one", "--all", "-f", "x.csv",
		"two", "--count=3", "-", "--", "-q", NULL };
	struct values v;
	char *left[10];
	struct err err = ERR_INIT;
	int n;

	(void)state;
	assert_int_equal(parse(&v, args, left, &n, &err), 0);
	assert_true(v.all);
	assert_false(v.quick);
	assert_string_equal(v.file, "x.csv");
	assert_true(v.count == 3);
	assert_int_equal(n, 4);
	assert_string_equal(left[0], "one");
	assert_string_equal(left[1], "two");
	assert_string_equal(left[2], "-");
	assert_string_equal(left[3], "-q");
	assert_int_equal(err.code, 0);
}

static void
test_letters_and_lists(void **state)
{
	static const char *const args[] = { "-aqn7", "-ta", "-t", "b",
		"--tag=", "--port", "65536", NULL };
	struct values v;
	char *left[ARGS];
	struct err err = ERR_INIT;
	int n;

	(void)state;
	assert_int_equal(parse(&v, args, left, &n, &err), 0);
	assert_int_equal(n, 0);
	assert_true(v.all && v.quick);
	assert_true(v.count == 7);
	assert_true(v.port == 65536);
	assert_int_equal(v.tags.n, 3);
	assert_string_equal(v.tags.rows[0], "a");
	assert_string_equal(v.tags.rows[1], "b");
	assert_string_equal(v.tags.rows[2], "");
}

struct fault {
	const char *args[4];
	const char *text;
};

static void
test_faults(void **state)
{
	static const struct fault rows[] = {
		{ { "--fil" },
			"no such option '--fil'; did you mean '--file'" },
		{ { "--alk=3" },
			"no such option '--alk'; did you mean '--all'" },
		{ { "--nothing" },
			"no such option '--nothing'; --help lists them" },
		{ { "-x" }, "no such option '-x'; --help lists them" },
		{ { "-a\u00E9" },
			"no such option '-\u00E9'; --help lists them" },
		{ { "--file" }, "option '--file' needs a value" },
		{ { "-f" }, "option '--file' needs a value" },
		{ { "--all=yes" }, "option '--all' takes no value" },
		{ { "-n", "10" },
			"option '--count' needs a whole number from 1 to 9, "
			"not '10'" },
		{ { "--port=0" },
			"option '--port' needs a whole number of 1 or more, "
			"not '0'" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct values v;
		char *left[ARGS];
		struct err err = ERR_INIT;
		int n;

		assert_int_equal(
			parse(&v, rows[i].args, left, &n, &err), MG_EUSAGE);
		assert_string_equal(err.text, rows[i].text);
		assert_int_equal(n, -1);
	}
}

static void
test_full_list(void **state)
{
	struct values v = { 0 };
	const struct opt opts[] = ROWS(v);
	char arg[] = "-tx";
	char *argv[65];
	struct err err = ERR_INIT;
	int n;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(argv); i++)
		argv[i] = arg;
	assert_int_equal(opt_parse(opts, ARRAY_SIZE(opts), 65, argv, &n, &err),
		MG_EUSAGE);
	assert_string_equal(
		err.text, "option '--tag' is given more than 64 times");
}

static void
test_help(void **state)
{
	struct values v;
	const struct opt opts[] = ROWS(v);
	struct buf b = BUF_INIT;

	(void)state;
	opt_help(opts, ARRAY_SIZE(opts), &b);
	assert_string_equal(b.data, "  -a, --all        everything\n"
				    "  -q, --quick\n"
				    "  -f, --file FILE  read it\n"
				    "  -n, --count N    so many\n"
				    "      --port N     port\n"
				    "  -t, --tag TAG    a tag\n");
	buf_release(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everywhere),
		cmocka_unit_test(test_letters_and_lists),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_full_list),
		cmocka_unit_test(test_help),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
