/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

static void
test_buf_starts_empty(void **state)
{
	struct buf b = BUF_INIT;
	char *s;

	(void)state;
	assert_string_equal(buf_str(&b), "");
	buf_clear(&b);
	buf_add(&b, NULL, 0);
	assert_non_null(b.data);
	buf_release(&b);
	s = buf_detach(&b);
	assert_string_equal(s, "");
	free(s);
}

static void
test_buf_grows(void **state)
{
	struct buf b = BUF_INIT;
	char *s;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_addf(&b, "%04d", i);
	buf_addc(&b, '\0');
	buf_adds(&b, "end");
	assert_int_equal(b.len, 4004);
	assert_string_equal(b.data + 4001, "end");
	buf_truncate(&b, 8);
	assert_string_equal(b.data, "00000001");
	s = buf_detach(&b);
	assert_string_equal(s, "00000001");
	assert_null(b.data);
	free(s);
}

static void
test_buf_long_format(void **state)
{
	struct buf b = BUF_INIT;
	char text[500];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	buf_addf(&b, "<%s>", text);
	assert_int_equal(b.len, sizeof(text) + 1);
	assert_int_equal(b.data[b.len - 1], '>');
	buf_release(&b);
}

static void
test_grow_keeps_rows(void **state)
{
	int *rows = NULL;
	size_t n = 0, cap = 0;

	(void)state;
	for (int i = 0; i < 100; i++) {
		VEC_GROW(rows, n, cap);
		rows[n++] = i;
	}
	assert_int_equal(rows[0], 0);
	assert_int_equal(rows[99], 99);
	assert_true(cap >= 100);
	free(rows);
}

static void
test_codes(void **state)
{
	(void)state;
	assert_string_equal(err_id(0), "ok");
	assert_string_equal(err_id(MG_EUSAGE), "usage");
	assert_string_equal(err_id(MG_ECONFLICT), "conflict");
	assert_string_equal(err_id(MG_EINTERNAL), "internal");
	assert_string_equal(err_id(-5), "internal");
	assert_string_equal(err_id(17), "internal");
	assert_int_equal(err_exit_status(0), 0);
	assert_int_equal(err_exit_status(MG_EUSAGE), 64);
	assert_int_equal(err_exit_status(MG_ENOENT), 1);
	assert_int_equal(err_from_id("busy"), MG_EBUSY);
	assert_int_equal(err_from_id("ok"), 0);
	assert_int_equal(err_from_id("nonsense"), MG_EINTERNAL);
}

static void
test_sentences(void **state)
{
	struct err err = ERR_INIT;

	(void)state;
	assert_int_equal(
		err_set(&err, MG_ENOENT, "no person '%s'", "K-1"), MG_ENOENT);
	assert_int_equal(err_context(&err, "line %d", 7), MG_ENOENT);
	assert_string_equal(err.text, "line 7: no person 'K-1'");
	/* its own text as an argument */
	err_set(&err, MG_EDATA, "refused: %s", err.text);
	assert_string_equal(err.text, "refused: line 7: no person 'K-1'");
}

static void
test_errno(void **state)
{
	static const struct {
		int number, code;
	} rows[] = {
		{ ENOSPC, MG_EFULL },
		{ EDQUOT, MG_EFULL },
		{ EFBIG, MG_EFULL },
		{ EACCES, MG_EACCESS },
		{ EPERM, MG_EACCESS },
		{ ENOENT, MG_EINPUT },
		{ EIO, MG_EIO },
		{ EMFILE, MG_EIO },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct err err = ERR_INIT;

		errno = rows[i].number;
		assert_int_equal(
			err_errno(&err, "cannot read '%s'", "x"), rows[i].code);
		assert_int_equal(strncmp(err.text, "cannot read 'x': ", 17), 0);
		assert_true(strlen(err.text) > 17);
	}
}

/* Whatever the place of the cut, the text stays whole characters. */
static void
test_long_sentences(void **state)
{
	char text[2 * sizeof(((struct err *)0)->text)];

	(void)state;
	for (size_t shift = 0; shift < 4; shift++) {
		struct err err = ERR_INIT;
		size_t n = shift;

		memset(text, 'x', shift);
		for (; n + 4 < sizeof(text) - 1; n += 4)
			memcpy(text + n, "\xF0\x9F\x8C\xB1", 4);
		text[n] = '\0';
		err_set(&err, MG_EDATA, "%s", text);
		n = strlen(err.text);
		assert_true(n >= sizeof(err.text) - 4);
		assert_true(utf8_valid(err.text, n));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_buf_starts_empty),
		cmocka_unit_test(test_buf_grows),
		cmocka_unit_test(test_buf_long_format),
		cmocka_unit_test(test_grow_keeps_rows),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_errno),
		cmocka_unit_test(test_long_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
