/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

static void
test_broken_sequences(void **state)
{
	static const char *const bad[] = { "\x80", "\xC0\x80", "\xC1\xBF",
		"\xC3", "\xE0\x80\x80", "\xE3\x81", "\xED\xA0\x80",
		"\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFF", "\xE3\x81z" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		const char *p = bad[i];

		assert_false(utf8_valid(p, strlen(p)));
		assert_int_equal(utf8_next(&p, p + strlen(p)), -1);
		assert_ptr_equal(p, bad[i] + 1);
	}
	assert_true(utf8_valid("Siti \u3042 \U0001F331", 13));
	assert_true(utf8_valid("", 0));
}

static void
test_code_points_come_back(void **state)
{
	char text[4];

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		const char *p = text;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		assert_int_equal(utf8_next(&p, text + utf8_put(text, cp)), cp);
		assert_in_range(utf8_width(cp), 0, 2);
	}
}

static void
test_kinds_and_scripts(void **state)
{
	(void)state;
	assert_int_equal(utf8_kind('a'), UTF8_ORDINARY);
	assert_int_equal(utf8_kind(0x1B), UTF8_CONTROL);
	assert_int_equal(utf8_kind(0x9B), UTF8_CONTROL);
	assert_int_equal(utf8_kind(0x202E), UTF8_BIDI);
	assert_int_equal(utf8_kind(0x200B), UTF8_INVISIBLE);
	assert_int_equal(utf8_kind(0x200E), UTF8_BIDI);
	assert_int_equal(utf8_kind(0xE0041), UTF8_INVISIBLE);
	assert_int_equal(utf8_kind(0x0301), UTF8_MARK);
	assert_int_equal(utf8_kind(0x3042), UTF8_ORDINARY);
	assert_int_equal(utf8_script('Z'), SCRIPT_LATIN);
	assert_int_equal(utf8_script(0xE9), SCRIPT_LATIN);
	assert_int_equal(utf8_script(0xD7), SCRIPT_COMMON);
	assert_int_equal(utf8_script('7'), SCRIPT_COMMON);
	assert_int_equal(utf8_script(0x30A2), SCRIPT_KANA);
	assert_int_equal(utf8_script(0xFF71), SCRIPT_KANA);
	assert_int_equal(utf8_script(0x4EAC), SCRIPT_HAN);
	assert_int_equal(utf8_script(0x430), SCRIPT_OTHER);
	assert_int_equal(utf8_script(0x3B1), SCRIPT_OTHER);
}

static void
test_columns(void **state)
{
	int used;

	(void)state;
	assert_int_equal(utf8_columns("Asep"), 4);
	assert_int_equal(utf8_columns("京都"), 4);
	assert_int_equal(utf8_columns("e\u0301"), 1);
	assert_int_equal(utf8_columns("a\xFF"), 2);
	assert_int_equal(utf8_columns("±"), 1);
	assert_int_equal(utf8_fit("京都", 3, &used), 3);
	assert_int_equal(used, 2);
	assert_int_equal(utf8_fit("e\u0301a", 1, &used), 3);
	assert_int_equal(used, 1);
	assert_int_equal(utf8_fit("abc", 0, &used), 0);
	assert_int_equal(used, 0);
}

static void
test_parts(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *want;
	} rows[] = {
		{ "NEXT MOVES  Enter shows  m moves", 40,
			"NEXT MOVES  Enter shows  m moves" },
		{ "NEXT MOVES  Enter shows  m moves", 31,
			"NEXT MOVES  Enter shows" },
		{ "NEXT MOVES  Enter shows  m moves", 23,
			"NEXT MOVES  Enter shows" },
		{ "NEXT MOVES  Enter shows  m moves", 22, "NEXT MOVES" },
		{ "NEXT MOVES  Enter", 9, "NEXT MOVES  Enter" },
		{ "Home | Dinas", 11, "Home" },
		{ "書類   1 / 24", 9, "書類" },
		{ "", 5, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(utf8_parts(rows[i].text, rows[i].columns),
			strlen(rows[i].want));
}

struct pair {
	const char *in, *out;
};

static void
test_normal(void **state)
{
	static const struct pair rows[] = {
		{ "plain", "plain" },
		{ "e\u0301", "\u00E9" },
		{ "ＡＢ１２　ｘ", "AB12 x" },
		{ "ｱﾊﾟ", "ｱﾊﾟ" }, /* half-width kana stay */
		{ "\u304B\u3099", "\u304C" },
		{ "\uFF21\u0301", "\u00C1" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *s = utf8_normal(rows[i].in, strlen(rows[i].in));

		assert_string_equal(s, rows[i].out);
		free(s);
	}
}

static void
test_caseless(void **state)
{
	static const struct pair rows[] = {
		{ "Asep 12", "asep 12" },
		{ "José ÅNGSTRÖM", "jose angstrom" },
		{ "é", "e" },
		{ "がパ", "がパ" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *s = utf8_caseless(rows[i].in);

		assert_string_equal(s, rows[i].out);
		free(s);
	}
}

struct shown {
	const char *in;
	int columns;
	const char *out;
	int used;
};

static void
test_print(void **state)
{
	static const struct shown rows[] = {
		{ "Asep", -1, "Asep", 4 },
		{ "Asep", 4, "Asep", 4 },
		{ "Asep", 3, "As…", 3 },
		{ "Asep", 1, "…", 1 },
		{ "Asep   ", 5, "Asep ", 5 },
		{ "Asep   ", 4, "Asep", 4 },
		{ "Asep   ", 3, "As…", 3 },
		{ "Asep", 0, "", 0 },
		{ "京都府", 6, "京都府", 6 },
		{ "京都府", 5, "京都…", 5 },
		{ "京都府", 4, "京…", 3 },
		{ "a\x1B[2Jb", -1, "a\uFFFD[2Jb", 6 },
		{ "a\nb\r\xC2\x9B", -1, "a b\uFFFD\uFFFD", 5 },
		{ "a\xFF\xE3\x81", -1, "a\uFFFD\uFFFD\uFFFD", 4 },
		{ "a\u202Eb", -1, "a<U+202E>b", 10 },
		{ "a\u202Eb", 5, "a…", 2 },
		{ "e\u0301\u0302\u0303\u0304x", -1, "e\u0301\u0302x", 2 },
		{ "e\u0301", 1, "e\u0301", 1 },
		{ "\u0301x", -1, "\u25CC\u0301x", 2 },
		{ "", 5, "", 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct buf b = BUF_INIT;
		int used = utf8_print(&b, rows[i].in, rows[i].columns);

		assert_string_equal(buf_str(&b), rows[i].out);
		assert_int_equal(used, rows[i].used);
		buf_release(&b);
	}
}

static void
test_pad(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	utf8_pad(&b, "京都府", 4);
	buf_addc(&b, '|');
	utf8_pad(&b, "ab", 4);
	assert_string_equal(b.data, "京… |ab  ");
	buf_release(&b);
}

/* Whatever the bytes: never wider than asked for, always valid. */
static void
test_print_noise(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char text[24];
		struct buf b = BUF_INIT;
		int used, columns = round % 12;

		for (size_t i = 0; i < sizeof(text) - 1; i++) {
			seed = seed * 1103515245 + 12345;
			text[i] = (char)(seed >> 16 | 0x01);
		}
		text[sizeof(text) - 1] = '\0';
		used = utf8_print(&b, text, columns);
		assert_in_range(used, 0, columns);
		assert_true(utf8_valid(buf_str(&b), b.len));
		assert_int_equal(utf8_columns(buf_str(&b)), used);
		buf_release(&b);
	}
}

/* Never half a character. */
static void
test_copy(void **state)
{
	static const struct {
		const char *text;
		size_t size;
		const char *want;
	} rows[] = {
		{ "abc", 4, "abc" },
		{ "abcd", 4, "abc" },
		{ "a日本", 8, "a日本" },
		{ "a日本", 7, "a日" },
		{ "a日本", 5, "a日" },
		{ "a日本", 4, "a" },
		{ "日", 1, "" },
	};
	char out[16];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		utf8_copy(out, rows[i].size, rows[i].text);
		assert_string_equal(out, rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_broken_sequences),
		cmocka_unit_test(test_code_points_come_back),
		cmocka_unit_test(test_kinds_and_scripts),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_normal),
		cmocka_unit_test(test_caseless),
		cmocka_unit_test(test_print),
		cmocka_unit_test(test_pad),
		cmocka_unit_test(test_print_noise),
		cmocka_unit_test(test_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
