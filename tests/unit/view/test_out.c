/* SPDX-License-Identifier: MIT */
/*
 * One table in its three forms: nothing of a record is obeyed by a terminal, a
 * spreadsheet or a reader of JSON, and a table fits its line or loses what it
 * may lose.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/view/app.h"
#include "magang/view/out.h"

static const struct out_column columns[] = {
	{ "number", "Number", OUT_CODE | OUT_FIXED, 0 },
	{ "name", "Name", 0, 0 },
	{ "age", "Age", OUT_NUMBER | OUT_RIGHT, 0 },
	{ "open", "Open", OUT_BOOL, 0 },
	{ "note", "Note", OUT_SPARE, 0 },
};

#define N ARRAY_SIZE(columns)

/* Rows of N cells; NULL: nothing there. `line`: columns of a terminal, 0: a
 * file. The caller frees. */
static char *
printed(enum out_form form, int line, const char *const *cells, size_t rows)
{
	char *text = NULL;
	size_t len;
	FILE *f = open_memstream(&text, &len);
	const struct app app = { .out = f, .tty_out = line, .columns = line };
	struct out *out = xcalloc(1, sizeof(*out));

	out_start(out, &app, form, "rows", columns, N);
	for (size_t i = 0; i < rows; i++) {
		for (size_t k = 0; k < N; k++)
			out_cell(out, cells[i * N + k]);
		out_row(out);
	}
	assert_int_equal(out->rows, rows);
	out_finish(out);
	assert_false(out_failed(out));
	free(out);
	fclose(f);
	return text;
}

#define EXPECT(form, line, cells, want)                                        \
	do {                                                                   \
		char *got_ =                                                   \
			printed(form, line, cells, ARRAY_SIZE(cells) / N);     \
		assert_string_equal(got_, want);                               \
		free(got_);                                                    \
	} while (0)

static void
test_forms(void **state)
{
	static const char *const cells[] = { "JP-000001-3", "Siti", "9", "true",
		NULL, "JP-000022-1", "山田 花子", "21", "false", NULL };

	(void)state;
	EXPECT(OUT_TABLE, 0, cells,
		"Number       Name       Age  Open\n"
		"JP-000001-3  Siti         9  true\n"
		"JP-000022-1  山田 花子   21  false\n");
	EXPECT(OUT_CSV, 0, cells,
		"number,name,age,open,note\n"
		"JP-000001-3,Siti,9,true,\n"
		"JP-000022-1,山田 花子,21,false,\n");
	EXPECT(OUT_JSON, 0, cells,
		"{\"v\":1,\"rows\":[\n"
		"{\"number\":\"JP-000001-3\",\"name\":\"Siti\",\"age\":9,"
		"\"open\":true,\"note\":null},\n"
		"{\"number\":\"JP-000022-1\",\"name\":\"山田 花子\",\"age\":21,"
		"\"open\":false,\"note\":null}\n]}\n");
}

/* No rows: a table says nothing, the others are whole. */
static void
test_empty(void **state)
{
	char *text = printed(OUT_TABLE, 0, NULL, 0);

	(void)state;
	assert_string_equal(text, "");
	free(text);
	text = printed(OUT_CSV, 0, NULL, 0);
	assert_string_equal(text, "number,name,age,open,note\n");
	free(text);
	text = printed(OUT_JSON, 0, NULL, 0);
	assert_string_equal(text, "{\"v\":1,\"rows\":[]}\n");
	free(text);
}

/* A name that was typed to do harm, and bytes that are no text. */
static void
test_harm(void **state)
{
	static const char *const cells[] = { "a", "=1\033[2J\"\n\xff\u202e",
		"1", "true", "x\\y" };

	(void)state;
	EXPECT(OUT_TABLE, 0, cells,
		"Number  Name               Age  Open  Note\n"
		"a       =1\ufffd[2J\" \ufffd<U+202E>    1  true  x\\y\n");
	EXPECT(OUT_CSV, 0, cells,
		"number,name,age,open,note\n"
		"a,\"'=1\033[2J\"\"\n\xff\u202e\",1,true,x\\y\n");
	EXPECT(OUT_JSON, 0, cells,
		"{\"v\":1,\"rows\":[\n"
		"{\"number\":\"a\",\"name\":\"=1\\u001b[2J\\\"\\n\ufffd\u202e\","
		"\"age\":1,\"open\":true,\"note\":\"x\\\\y\"}\n]}\n");
}

/* Whatever the width: no line is longer than the window unless the first column
 * alone is, numbers are whole or not there, and a wide letter is not halved. */
static void
test_windows(void **state)
{
	static const char *const cells[] = { "JP-000001-3",
		"Siti Nurhaliza binti Abdullah", "19", "true",
		"a long remark about nothing at all", "JP-000022-1",
		"山田花子山田花子山田花子", "21", "false", "短い" };

	(void)state;
	for (int line = 12; line <= 120; line++) {
		char *text = printed(OUT_TABLE, line, cells, 2), *save = NULL;
		const char *first = strchr(text, '\n');

		/* what is left out is told below */
		if (!memmem(text, (size_t)(first - text), "Age", 3))
			assert_non_null(strstr(first, "Age"));

		for (char *s = strtok_r(text, "\n", &save); s;
			s = strtok_r(NULL, "\n", &save)) {
			assert_true(utf8_valid(s, strlen(s)));
			assert_true(utf8_columns(s) <= line);
			if (strncmp(s, "JP-", 3) == 0)
				assert_int_equal(strcspn(s, " "), 11);
		}
		free(text);
	}
}

/* Rows behind those that were held back stand in the same columns. */
static void
test_many(void **state)
{
	static const char *const row[N] = { "12", "abc", "3", "true", NULL };
	const size_t rows = OUT_AHEAD + 50;
	const char **cells = xcalloc(rows * N, sizeof(*cells));
	char *text, *save = NULL;
	size_t lines = 0;

	(void)state;
	for (size_t i = 0; i < rows; i++)
		memcpy(&cells[i * N], row, sizeof(row));
	text = printed(OUT_TABLE, 80, cells, rows);
	for (char *s = strtok_r(text, "\n", &save); s;
		s = strtok_r(NULL, "\n", &save))
		if (lines++)
			assert_string_equal(s, "12      abc     3  true");
	assert_int_equal(lines, rows + 1);
	free(text);
	free(cells);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_harm),
		cmocka_unit_test(test_windows),
		cmocka_unit_test(test_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
