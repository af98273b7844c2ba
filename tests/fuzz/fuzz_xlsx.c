/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a workbook: the archive itself, or by the first byte one of its
 * parts within an archive that is whole. A row has its cells, each a text; what is
 * not read to its end says why.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/exchange/workbook.h"
#include "magang/base/err.h"
#include "magang/exchange/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SHEET                                                                  \
	"<worksheet><sheetData><row r=\"1\"><c t=\"s\" s=\"1\"><v>0</v></c>"   \
	"<c s=\"1\"><v>46357</v></c></row></sheetData></worksheet>"
#define SHARED "<sst><si><t>a</t></si></sst>"
#define STYLES                                                                 \
	"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"       \
	"</cellXfs></styleSheet>"

static void
read_all(const struct buf *file)
{
	struct err err = ERR_INIT;
	FILE *f = fmemopen(file->data, file->len, "rb");
	struct csv *csv = f ? csv_open(f, &err) : NULL;
	struct csv_row *row;
	int rc = -1;
	size_t line = 0;

	while (csv && (rc = csv_next(csv, &row, &err)) == 1) {
		assert(row->n >= 1 && row->n <= CSV_COLUMNS);
		assert(row->line > line);
		line = row->line;
		for (size_t i = 0; i < row->n; i++)
			assert(strlen(row->cell[i]) <= CSV_CELL);
	}
	assert(rc == 0 || !f || err.text[0]);
	csv_close(csv);
	if (f)
		fclose(f);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf file = BUF_INIT, text = BUF_INIT;

	if (size == 0)
		return 0;
	buf_add(&text, data + 1, size - 1);
	switch (data[0]) {
	case 'b':
		workbook(&file, buf_str(&text), STYLES, SHARED, SHEET);
		break;
	case 'f':
		workbook(&file, NULL, buf_str(&text), SHARED, SHEET);
		break;
	case 't':
		workbook(&file, NULL, STYLES, buf_str(&text), SHEET);
		break;
	case 's':
		workbook(&file, NULL, STYLES, SHARED, buf_str(&text));
		break;
	default:
		buf_add(&file, data, size);
		break;
	}
	if (file.len)
		read_all(&file);
	buf_release(&file);
	buf_release(&text);
	return 0;
}
