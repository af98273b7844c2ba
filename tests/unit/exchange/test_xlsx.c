/* SPDX-License-Identifier: MIT */
/* Workbooks as they come back from other programs, and as nobody should send them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"

#include "workbook.h"

/* Rows as "line:cell|cell;". */
static int
rows_of(const struct buf *file, struct buf *out, struct err *err)
{
	FILE *f = fmemopen(file->data, file->len, "rb");
	struct csv *csv = csv_open(f, err);
	struct csv_row *row;
	int rc = csv ? 0 : err->code;

	while (!rc && (rc = csv_next(csv, &row, err)) == 1) {
		buf_addf(out, "%zu:", row->line);
		for (size_t i = 0; i < row->n; i++)
			buf_addf(out, "%s%s", i ? "|" : "", row->cell[i]);
		buf_adds(out, ";");
		rc = 0;
	}
	csv_close(csv);
	fclose(f);
	return rc;
}

#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"
#define STYLES                                                                  \
	"<styleSheet><numFmts>"                                                 \
	"<numFmt numFmtId=\"164\" formatCode=\"[$-411]ggge\\d&quot;y&quot;\"/>" \
	"<numFmt numFmtId=\"165\" formatCode=\"yyyy/mm/dd\"/></numFmts>"        \
	"<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"           \
	"<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"       \
	"<xf numFmtId=\"165\"/></cellXfs></styleSheet>"
#define SHARED                                                                 \
	"<sst><si><t>Siti</t></si><si><r><t>\xe4\xba\xac</t></r>"              \
	"<r><t xml:space=\"preserve\">\xe9\x83\xbd </t></r>"                   \
	"<rPh sb=\"0\" eb=\"2\"><t>KYOTO</t></rPh></si><si/></sst>"

static const struct {
	const char *why, *book, *styles, *shared, *sheet, *rows;
} good[] = {
	{ "texts in cells", NULL, NULL, NULL,
		SHEET("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t> a &amp; "
		      "b</t></is></c><c r=\"B1\" t=\"str\"><f>x</f><v>c</v></c>"
		      "</row>"),
		"1:a & b|c;" },
	{ "shared texts, readings left out", NULL, NULL, SHARED,
		SHEET("<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c>"
		      "<c t=\"s\"><v>2</v></c></row>"),
		"1:\xe4\xba\xac\xe9\x83\xbd|Siti|;" },
	{ "rows and cells that are left out", NULL, NULL, NULL,
		SHEET("<row r=\"3\"><c r=\"C3\"><v>7</v></c><c r=\"XFD3\"/>"
		      "</row><row r=\"9\"/>"),
		"3:||7;9:;" },
	{ "numbers", NULL, NULL, NULL,
		SHEET("<row><c><v>3205015203019001</v></c><c><v>0.25</v></c>"
		      "<c><v>1.2E3</v></c><c t=\"b\"><v>1</v></c></row>"),
		"1:3.20501520301900E+15|0.25|1200|1;" },
	{ "dates by their formats", NULL, STYLES, NULL,
		SHEET("<row><c s=\"1\"><v>46357</v></c><c s=\"2\"><v>1</v></c>"
		      "<c s=\"3\"><v>46357.5</v></c><c s=\"0\"><v>46357</v></c>"
		      "<c s=\"9\"><v>5</v></c></row>"),
		"1:2026-12-01|1|2026-12-01|46357|5;" },
	{ "days from 1904",
		"<workbook xmlns:r=\"r\"><workbookPr date1904=\"true\"/>"
		"<sheets><sheet state=\"hidden\" r:id=\"rId9\"/>"
		"<sheet r:id=\"rId1\"/></sheets></workbook>",
		STYLES, NULL, SHEET("<row><c s=\"1\"><v>44895</v></c></row>"),
		"1:2026-12-01;" },
	{ "names with a prefix", NULL, NULL, NULL,
		"<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c>"
		"<x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
		"1:5;" },
};

static void
test_good(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(good); i++) {
		struct buf file = BUF_INIT, out = BUF_INIT;
		struct err err = ERR_INIT;

		workbook(&file, good[i].book, good[i].styles, good[i].shared,
			good[i].sheet);
		if (rows_of(&file, &out, &err) ||
			strcmp(buf_str(&out), good[i].rows) != 0)
			fail_msg("%s: %s, not %s %s", good[i].why,
				buf_str(&out), good[i].rows, err.text);
		buf_release(&file);
		buf_release(&out);
	}
}

static const struct {
	const char *why, *book, *shared, *sheet, *said;
} bad[] = {
	{ "entities", NULL, NULL,
		"<!DOCTYPE w [<!ENTITY a \"b\">]>" SHEET(
			"<row><c><v>&a;</v></c>"
			"</row>"),
		"is damaged" },
	{ "cut", NULL, NULL, "<worksheet><sheetData><row>", "is damaged" },
	{ "no sheet", "<workbook><sheets/></workbook>", NULL, SHEET(""),
		"has no sheet" },
	{ "a sheet that is not there", NULL, NULL, NULL, "has no sheet" },
	{ "a shared text that is not there", NULL, SHARED,
		SHEET("<row><c t=\"s\"><v>3</v></c></row>"), "is damaged" },
	{ "cells out of order", NULL, NULL,
		SHEET("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c>"
		      "</row>"),
		"is damaged" },
	{ "rows out of order", NULL, NULL,
		SHEET("<row r=\"2\"/><row r=\"2\"/>"), "is damaged" },
	{ "too wide", NULL, NULL,
		SHEET("<row r=\"4\"><c r=\"IW4\"><v>1</v></c></row>"),
		"line 4 has more than 256 columns" },
};

static void
test_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		struct buf file = BUF_INIT, out = BUF_INIT;
		struct err err = ERR_INIT;

		workbook(&file, bad[i].book, NULL, bad[i].shared, bad[i].sheet);
		if (rows_of(&file, &out, &err) != MG_EDATA ||
			!strstr(err.text, bad[i].said))
			fail_msg("%s: %s, not %s", bad[i].why, err.text,
				bad[i].said);
		buf_release(&file);
		buf_release(&out);
	}
}

/* As a sheet that never ends in one tag, in depth, in a cell. */
static void
check_long(const char *begin, const char *again, size_t n, const char *said)
{
	struct buf sheet = BUF_INIT, file = BUF_INIT, out = BUF_INIT;
	struct err err = ERR_INIT;

	buf_adds(&sheet, begin);
	for (size_t i = 0; i < n; i++)
		buf_adds(&sheet, again);
	workbook(&file, NULL, NULL, NULL, buf_str(&sheet));
	assert_int_equal(rows_of(&file, &out, &err), MG_EDATA);
	if (!strstr(err.text, said))
		fail_msg("%s: %s", said, err.text);
	buf_release(&sheet);
	buf_release(&file);
	buf_release(&out);
}

static void
test_long(void **state)
{
	(void)state;
	check_long("<a>", "<b>", 1000, "is damaged");
	check_long("<a b=\"", "0123456789", 200000, "is damaged");
	check_long("<w><row><c t=\"str\"><v>", "0123456789", 10000,
		"line 1 has a cell of more than 65536 bytes");
}

/* Any byte may be otherwise, and the file may end anywhere. */
static void
test_damaged(void **state)
{
	struct buf file = BUF_INIT, copy = BUF_INIT, out = BUF_INIT;

	(void)state;
	workbook(&file, NULL, STYLES, SHARED,
		SHEET("<row><c t=\"s\"><v>1</v></c><c><v>2</v></c></row>"));
	for (size_t i = 0; i < file.len * 2; i++) {
		struct err err = ERR_INIT;

		buf_clear(&copy);
		buf_clear(&out);
		buf_add(&copy, file.data, file.len);
		if (i < file.len)
			copy.data[i] ^= (char)(1 << i % 8);
		else
			buf_truncate(&copy, i - file.len);
		if (copy.len && rows_of(&copy, &out, &err))
			assert_true(err.text[0]);
	}
	buf_release(&file);
	buf_release(&copy);
	buf_release(&out);
}

static void
test_locked(void **state)
{
	struct buf file = BUF_INIT, out = BUF_INIT;
	struct err err = ERR_INIT;

	(void)state;
	buf_adds(&file, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
	assert_int_equal(rows_of(&file, &out, &err), MG_EDATA);
	assert_non_null(strstr(err.text, "locked by a password"));
	buf_release(&file);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_locked),
	};

	return cmocka_run_group_tests_name("xlsx", tests, NULL, NULL);
}
