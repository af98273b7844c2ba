/* SPDX-License-Identifier: MIT */
#include "magang/exchange/csv.h"
#include "magang/exchange/csv_put.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <iconv.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

/* A file of these bytes. */
static FILE *
file_of(const void *p, size_t n)
{
	FILE *f = tmpfile();

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	rewind(f);
	return f;
}

/* All rows as "line:a|b|c\n", or the error. */
static char *
rows_of(const void *p, size_t n)
{
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct csv_row *row;
	FILE *f = file_of(p, n);
	struct csv *csv = csv_open(f, &err);
	int r = csv ? 1 : -1;

	buf_adds(&out, "");
	while (csv && (r = csv_next_torn(csv, &row, &err)) == 1) {
		buf_addf(&out, "%zu%s%s:", row->line, row->broken ? "!" : "",
			row->tear ? "~" : "");
		for (size_t i = 0; i < row->n; i++)
			buf_addf(&out, "%s%s", i ? "|" : "", row->cell[i]);
		buf_addc(&out, '\n');
	}
	if (r < 0)
		buf_addf(&out, "%s", err.text);
	csv_close(csv);
	fclose(f);
	return buf_detach(&out);
}

static void
check_rows(const char *text, const char *expected)
{
	char *rows = rows_of(text, strlen(text));

	assert_string_equal(rows, expected);
	free(rows);
}

static void
test_rows(void **state)
{
	(void)state;
	check_rows("", "");
	check_rows("a", "1:a\n");
	check_rows("a,b\n", "1:a|b\n");
	check_rows("a,b\n\nc,\n", "1:a|b\n2:\n3:c|\n");
	check_rows("a;b\r\nc;d\re;f", "1:a|b\n2:c|d\n3:e|f\n");
	check_rows("a\tb\tc\n", "1:a|b|c\n");
	check_rows("a|b\nc|d\n", "1:a|b\n2:c|d\n");
	check_rows(" a ; b \n", "1:a|b\n");
	check_rows("\"a,b\",\"c\"\"d\"\n", "1:a,b|c\"d\n");
	check_rows("a,\"b\nc\"\nd,e\n", "1:a|b\nc\n3:d|e\n");
	check_rows("a,\"b\r\nc\"\r\nd,e\r\n", "1:a|b\r\nc\n3:d|e\n");
	check_rows("a, \"b,c\" ,d\n", "1:a|b,c|d\n");
	check_rows("5\" pipe,b\n", "1:5\" pipe|b\n");
	check_rows("\xef\xbb\xbf"
		   "a;b\n",
		"1:a|b\n");
	check_rows("\u00a0a\u3000;b;c\n", "1:a|b|c\n");
	check_rows("sep=|\na,b|c\n", "1:sep=|\n2:a,b|c\n");
	check_rows("\"\",\"\"\n", "1:|\n");
	check_rows("TITLE;;\n;;\nNo;Nama;X\n1;A, B;2\n2;C, D;3\n",
		"1:TITLE||\n2:||\n3:No|Nama|X\n4:1|A, B|2\n5:2|C, D|3\n");
	check_rows("a,\xff,b\nc,d,e\n", "1:a|\u00ff|b\n2:c|d|e\n");
	/* one byte was lost in a file of UTF-8 */
	check_rows("山田,京都\n佐藤,\xa4\xa7阪府\n",
		"1:山田|京都\n2!:佐藤|\xa4\xa7阪府\n");
}

/* A row whose quotes hide where its cells end is its whole line, and what stands below
 * it is read. */
static void
test_torn(void **state)
{
	(void)state;
	check_rows("\"a\"x,b\nc,d\n", "1~:\"a\"x,b\n2:c|d\n");
	check_rows("a,b,\"\nc,\"d, e\",f\ng,h,i\n",
		"1~:a,b,\"\n2:c|d, e|f\n3:g|h|i\n");
	check_rows("a,\"b\nc,d\r\ne,f", "1~:a,\"b\n2:c|d\n3:e|f\n");
	check_rows("\"\"a, b\",c\r\nd,e\r\n", "1~:\"\"a, b\",c\n2:d|e\n");
	check_rows("\"a \\\"b\\\" c\",d\ne,f\n",
		"1~:\"a \\\"b\\\" c\",d\n2:e|f\n");
	check_rows("a,\"b\nc\"d\ne,f\n", "1~:a,\"b\n2:c\"d\n3:e|f\n");
}

static void
check_fault(const void *p, size_t n, const char *word)
{
	char *rows = rows_of(p, n);

	if (!strstr(rows, word))
		fail_msg("'%.200s' has no '%s'", rows, word);
	free(rows);
}

static void
test_faults(void **state)
{
	(void)state;
	size_t n = CSV_CELL + 10;
	char *big = xmalloc(n);

	check_fault("a,b\nc,\0d\n", 9, "line 2");
	memset(big, ',', n);
	check_fault(big, CSV_COLUMNS - 1, "1:|");
	check_fault(big, CSV_COLUMNS, "256 columns");
	memset(big, 'x', n);
	big[0] = '\n';
	check_fault(big, CSV_CELL + 1, "xxx\n");
	check_fault(big, CSV_CELL + 2, "line 2");
	big[1] = '"';
	check_fault(big, n, "2~:\"xxx");
	free(big);
}

static void
test_many_rows(void **state)
{
	(void)state;
	struct err err = ERR_INIT;
	struct csv_row *row;
	size_t n = 0, size = 1000001 * 2;
	char *text = xmalloc(size);

	for (size_t i = 0; i < size; i += 2)
		memcpy(text + i, "a\n", 2);
	FILE *f = file_of(text, size);
	struct csv *csv = csv_open(f, &err);
	int r;
	while ((r = csv_next(csv, &row, &err)) == 1)
		n++;
	assert_int_equal(r, MG_EDATA);
	assert_int_equal(n, 1000000);
	csv_close(csv);
	fclose(f);
	free(text);
}

/* --- encodings ------------------------------------------------------------ */

static size_t
encode(char *to, size_t size, const char *encoding, const char *s)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	char *in = (char *)(size_t)s, *out = to;
	size_t left = strlen(s), room = size;

	assert_true(cd != (iconv_t)-1);
	assert_int_equal(iconv(cd, &in, &left, &out, &room), 0);
	iconv_close(cd);
	return size - room;
}

static const char kyoto[] =
	"番号;氏名;フリガナ;性別\n1;山田太郎;ﾔﾏﾀﾞ;男\n2;Siti;シティ;女\n";
static const char kyoto_rows[] =
	"1:番号|氏名|フリガナ|性別\n2:1|山田太郎|ﾔﾏﾀﾞ|男\n3:2|Siti|シティ|女\n";
static const char paris[] =
	"No;Nama;Alamat\n1;José;“Café” Rp 5 – 6\n2;Jum’at;x\n";
static const char paris_rows[] =
	"1:No|Nama|Alamat\n2:1|José|“Café” Rp 5 – 6\n3:2|Jum’at|x\n";

static const struct {
	const char *iconv, *text, *rows;
} encodings[] = {
	{ "UTF-8", kyoto, kyoto_rows },
	{ "CP932", kyoto, kyoto_rows },
	{ "UTF-16LE", kyoto, kyoto_rows },
	{ "UTF-16BE", kyoto, kyoto_rows },
	{ "UTF-16", kyoto, kyoto_rows }, /* with BOM */
	{ "CP1252", paris, paris_rows },
	{ "UTF-16LE", paris, paris_rows },
	{ "CP932", "a;男\nb;女\n", "1:a|男\n2:b|女\n" },
	{ "CP1252", "a;b\nJum’at;x\n", "1:a|b\n2:Jum’at|x\n" },
	{ "CP1252", "a;b\nJOSÉ;x\n", "1:a|b\n2:JOSÉ|x\n" },
};

static void
test_encodings(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(encodings); i++) {
		char bytes[1024];
		size_t n = encode(bytes, sizeof(bytes), encodings[i].iconv,
			encodings[i].text);
		char *rows = rows_of(bytes, n);

		assert_string_equal(rows, encodings[i].rows);
		free(rows);
	}
}

/* The first letter above ASCII far behind the first chunk, and characters cut
 * by the ends of chunks. */
static void
test_chunks(void **state)
{
	(void)state;
	static const char *const names[] = { "UTF-8", "CP932", "UTF-16LE" };

	for (size_t e = 0; e < ARRAY_SIZE(names); e++) {
		struct buf text = BUF_INIT;
		char sample[64];
		size_t n = encode(
			sample, sizeof(sample), names[e], "京都,ジャワ\n");
		struct err err = ERR_INIT;
		struct csv_row *row;
		size_t rows = 0;

		for (int i = 0; i < 70000 && e < 2; i++)
			buf_adds(&text, "a");
		buf_truncate(&text, e < 2 ? 65533 : 0);
		buf_add(&text, e < 2 ? ",b\n" : "", e < 2 ? 3 : 0);
		for (int i = 0; i < 20000; i++)
			buf_add(&text, sample, n);
		FILE *f = file_of(text.data, text.len);
		struct csv *csv = csv_open(f, &err);
		for (; csv_next(csv, &row, &err) == 1; rows++) {
			if (rows == 0)
				continue;
			assert_false(row->broken);
			assert_string_equal(row->cell[0], "京都");
			assert_string_equal(row->cell[1], "ジャワ");
		}
		assert_int_equal(err.code, 0);
		assert_int_equal(rows, e < 2 ? 20001 : 20000);
		csv_close(csv);
		fclose(f);
		buf_release(&text);
	}
}

static void
test_broken(void **state)
{
	(void)state;
	char sjis[256];
	size_t n = encode(sjis, sizeof(sjis), "CP932",
		"番号,氏名,住所,性別\n山田,花子,京都市,女\n");
	char *rows;

	/* UTF-8 said by its BOM */
	check_rows("\xef\xbb\xbf"
		   "a,\xc3\nb,c\n",
		"1!:a|\xc3\n2:b|c\n");
	check_rows("\xef\xbb\xbf"
		   "a,\xed\xa0\x80\n",
		"1!:a|\xed\xa0\x80\n");
	/* a pair that Shift_JIS lacks */
	memcpy(sjis + n, "\x85\x40,b,c\n", 7);
	rows = rows_of(sjis, n + 7);
	assert_non_null(strstr(rows, "3!:\xff@|b|c\n"));
	assert_non_null(strstr(rows, "2:山田"));
	free(rows);
	/* half a UTF-16 unit at the end: a byte before it is missing */
	rows = rows_of("\xff\xfe"
		       "a\0,\0b\0\n\0c",
		11);
	assert_non_null(strstr(rows, "a byte of the file was lost"));
	free(rows);
}

/* --- output --------------------------------------------------------------- */

static void
check_put(const char *text, bool is_text, const char *expected)
{
	struct buf out = BUF_INIT;

	csv_put(&out, text, is_text, true);
	assert_string_equal(buf_str(&out), expected);
	buf_release(&out);
}

static void
test_put(void **state)
{
	(void)state;
	check_put("Karma", true, "Karma");
	check_put("a;b", true, "\"a;b\"");
	check_put("a\"b", true, "\"a\"\"b\"");
	check_put("=1+1", true, "\"'=1+1\"");
	check_put(" @x", true, "\"' @x\"");
	check_put("＝x", true, "\"'＝x\"");
	check_put("\u200b+x", true, "\"'\u200b+x\"");
	check_put("\x01-x", true, "\"'\x01-x\"");
	check_put("'=x", true, "\"''=x\"");
	check_put("'x", true, "'x");
	check_put("-5", false, "-5");
	check_put("+628123", true, "\"'+628123\"");
	assert_string_equal(csv_unguard("'=x"), "=x");
	assert_string_equal(csv_unguard("''=x"), "'=x");
	assert_string_equal(csv_unguard("'x"), "'x");
	assert_string_equal(csv_unguard("'"), "'");
	assert_string_equal(
		csv_unguard("'3277011204989018"), "'3277011204989018");
}

static uint64_t
next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return *seed >> 33;
}

static bool
is_formula(const char *s)
{
	for (const char *end = s + strlen(s); s < end;) {
		int32_t cp = utf8_next(&s, end);

		if (strchr("=+-@\t\r\n", cp < 0x80 ? (int)cp : 'x') ||
			cp == 0xff1d || cp == 0xff0b || cp == 0xff0d ||
			cp == 0xff20)
			return true;
		if (cp != ' ' && cp != 0xfeff && cp != 0x200b && cp >= 0x20)
			return false;
	}
	return false;
}

/* A random text without blanks at its ends, which a reader trims. */
static void
random_cell(char *to, uint64_t *seed)
{
	static const char *const pieces[] = { "a", "Z", "0", " ", ",", ";",
		"\"", "'", "=", "+", "-", "@", "\n", "\r", "\t", "|", "＝",
		"－", "\u200b", "\ufeff", "京", "é", "\x01", "\u2212" };
	size_t n = next_random(seed) % 8;

	strcpy(to, n ? "" : "x");
	for (size_t i = 0; i < n; i++)
		strcat(to, pieces[next_random(seed) % ARRAY_SIZE(pieces)]);
	size_t len = strlen(to);
	while (len > 0 && strchr(" \t\r\n", to[len - 1]))
		to[--len] = '\0';
	if (to[0] == ' ' && !is_formula(to))
		memmove(to, to + strspn(to, " "),
			strlen(to) + 1 - strspn(to, " "));
}

#define ROUND_ROWS 20000

static void
test_round_trip(void **state)
{
	(void)state;
	struct err err = ERR_INIT;
	struct buf out = BUF_INIT;
	struct csv_row *row;
	uint64_t seed = 20261124;
	char text[64];

	buf_adds(&out, "\xef\xbb\xbf"
		       "a,b,c\n");
	for (int i = 0; i < ROUND_ROWS; i++) {
		for (int k = 0; k < 3; k++) {
			random_cell(text, &seed);
			csv_put(&out, text, true, k == 0);
		}
		buf_addc(&out, '\n');
	}
	FILE *f = file_of(out.data, out.len);
	struct csv *csv = csv_open(f, &err);
	seed = 20261124;
	assert_int_equal(csv_next(csv, &row, &err), 1);
	for (int i = 0; i < ROUND_ROWS; i++) {
		assert_int_equal(csv_next(csv, &row, &err), 1);
		assert_int_equal(row->n, 3);
		for (int k = 0; k < 3; k++) {
			random_cell(text, &seed);
			assert_false(is_formula(row->cell[k]));
			assert_string_equal(csv_unguard(row->cell[k]), text);
		}
	}
	assert_int_equal(csv_next(csv, &row, &err), 0);
	csv_close(csv);
	fclose(f);
	buf_release(&out);
}

/* ---- what is no list, and tables -------------------------------------------- */

static void
test_no_list(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *says;
	} files[] = {
		{ "%PDF-1.7\n", 9, "this is a PDF" },
		{ "\x1f\x8b\x08\0\0", 5, "this file is packed" },
		{ "\x89PNG\r\n", 6, "this is a picture" },
		{ "PK\3\4\x14\0mimetypeapplication/vnd.oasis.opendocument."
		  "spreadsheetPK",
			62, "this is an OpenDocument workbook (.ods)" },
		{ "\xef\xbb\xbf\n <HTML><table>", 18, "this is a web page" },
		{ "<!DOCTYPE html>", 15, "this is a web page" },
		{ "BEGIN:VCARD\nFN:Siti", 19, "these are contacts" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		char *rows = rows_of(files[i].bytes, files[i].n);

		if (!strstr(rows, files[i].says))
			fail_msg("'%s' is not '%s'", rows, files[i].says);
		free(rows);
	}
	check_rows("begin,html\n", "1:begin|html\n");
}

static int
take_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	(void)err;
	buf_addf(ctx, "%zu heads\n", row->n);
	return 0;
}

static void
take_row(void *ctx, const struct csv_row *row)
{
	buf_addf(ctx, "%zu:%s\n", row->line, row->cell[0]);
}

/* Rows that are torn, wider or narrower than the heads reach nobody. */
static void
test_table(void **state)
{
	static const char text[] = "number,rank,\n"
				   "1,a\n"
				   "2,b,,\n"
				   "3\n"
				   "\n"
				   "\"4\"x,d\n"
				   "5,e,,more\n"
				   "6,f,g\n";
	FILE *f = file_of(text, sizeof(text) - 1);
	struct buf out = BUF_INIT, faults = BUF_INIT;
	struct err err = ERR_INIT;
	size_t bad = 0;

	(void)state;
	assert_int_equal(
		csv_table(f, take_heads, take_row, &out, &faults, &bad, &err),
		0);
	assert_string_equal(buf_str(&out), "3 heads\n2:1\n3:2\n5:\n8:6\n");
	assert_int_equal(bad, 3);
	assert_string_equal(buf_str(&faults),
		"line 4: 1 cells below 3 heads: a separator stands inside of a "
		"cell, or is missing\n"
		"line 6: text stands behind a closing quote\n"
		"line 7: 4 cells below 3 heads: a separator stands inside of a "
		"cell, or is missing\n");
	fclose(f);
	buf_release(&out);
	buf_release(&faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_torn),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_chunks),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_put),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_no_list),
		cmocka_unit_test(test_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
