/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

static void
test_print_in_order(void **state)
{
	struct diag_list list;
	struct buf b = BUF_INIT;

	(void)state;
	diag_init(&list, "a.yaml");
	diag_add(&list, DIAG_FAULT, "x", 9, 3, "third");
	diag_add(&list, DIAG_WARNING, "x", 2, 5, "second %d", 1);
	diag_add(&list, DIAG_NOTE, "x", 2, 5, "second %d", 2);
	diag_add(&list, DIAG_FAULT, "x", 0, 0, "the whole file");
	diag_add(&list, DIAG_FAULT, "x", 2, 0, "the line");
	assert_int_equal(list.faults, 3);
	diag_sort(&list);
	diag_print(&list, &b);
	assert_string_equal(b.data, "a.yaml: the whole file\n"
				    "a.yaml:2: the line\n"
				    "a.yaml:2:5: warning: second 1\n"
				    "a.yaml:2:5: note: second 2\n"
				    "a.yaml:9:3: third\n");
	diag_release(&list);
	buf_release(&b);
}

static void
test_one_line_each(void **state)
{
	struct diag_list list;
	struct buf b = BUF_INIT;

	(void)state;
	diag_init(&list, "a\nb");
	diag_add(&list, DIAG_FAULT, "x", 1, 1, "no '%s'", "\x1B[2J\n");
	diag_print(&list, &b);
	assert_string_equal(b.data, "a b:1:1: no '\uFFFD[2J '\n");
	diag_release(&list);
	buf_release(&b);
}

static void
test_many_rows(void **state)
{
	struct diag_list list;

	(void)state;
	diag_init(&list, "a");
	for (int i = 0; i < 500; i++)
		diag_add(&list, DIAG_NOTE, "x", 1 + i * 7 % 500, 1, "%d", i);
	diag_sort(&list);
	for (int i = 0; i < 500; i++)
		assert_int_equal(list.rows[i].line, i + 1);
	diag_release(&list);
	assert_int_equal(list.n, 0);
}

static void
test_nearest(void **state)
{
	static const char *const words[] = { "food", "foot", "list", "no" };

	(void)state;
	assert_string_equal(diag_nearest("foo", words, 4), "food");
	assert_string_equal(diag_nearest("foto", words, 4), "foot");
	assert_string_equal(diag_nearest("lits", words, 4), "list");
	assert_null(diag_nearest("n", words, 4));
	assert_null(diag_nearest("on", words, 4));
	assert_null(diag_nearest("xyzzy", words, 4));
	assert_null(diag_nearest("foo", words, 0));
}

static void
test_labels(void **state)
{
	struct label label = { .text = { [LANG_ID] = "Nama" } };

	(void)state;
	assert_string_equal(label_in(&label, LANG_JA, "name"), "Nama");
	label.text[LANG_EN] = "Name";
	assert_string_equal(label_in(&label, LANG_JA, "name"), "Name");
	assert_string_equal(label_in(&label, LANG_ID, "name"), "Nama");
	label = (struct label){ 0 };
	assert_string_equal(label_in(&label, LANG_JA, "name"), "name");
}

static void
test_locales(void **state)
{
	static const struct {
		const char *locale;
		enum lang lang;
	} rows[] = { { "id", LANG_ID }, { "in", LANG_ID },
		{ "id_ID.UTF-8", LANG_ID }, { "ja_JP.UTF-8", LANG_JA },
		{ "ja", LANG_JA }, { "C", LANG_COUNT },
		{ "C.UTF-8", LANG_COUNT }, { "POSIX", LANG_COUNT },
		{ "", LANG_COUNT }, { NULL, LANG_COUNT }, { "idx", LANG_COUNT },
		{ "de_DE", LANG_COUNT }, { "en_GB", LANG_EN },
		{ "id@x", LANG_ID } };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_int_equal(
			lang_from_locale(rows[i].locale), rows[i].lang);
	assert_string_equal(lang_code(LANG_JA), "ja");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_print_in_order),
		cmocka_unit_test(test_one_line_each),
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_labels),
		cmocka_unit_test(test_locales),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
