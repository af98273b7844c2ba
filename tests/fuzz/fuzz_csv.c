/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a list: read it, write what was read, read that again. The
 * second reading must give the cells of the first.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/csv_put.h"
#include "magang/exchange/sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct fdef fields[] = {
	{ .id = 1, .name = "nik" },
	{ .id = 2, .name = "name" },
	{ .id = 3, .name = "phone" },
};

static void
write_row(struct buf *out, const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		csv_put(out, row->cell[i], true, i == 0);
	buf_addc(out, '\n');
}

/* Reads all rows and appends them to *out; false on a fault. */
static bool
copy(const void *data, size_t size, struct buf *out, bool unguard)
{
	struct err err = ERR_INIT;
	struct csv_row *row;
	struct sheet sheet;
	FILE *f = fmemopen((void *)(uintptr_t)data, size, "rb");
	struct csv *csv = f ? csv_open(f, &err) : NULL;
	int r = -1;
	size_t line = 0;

	while (csv && (r = csv_next(csv, &row, &err)) == 1) {
		assert(row->n >= 1 && row->n <= CSV_COLUMNS);
		assert(row->line > line);
		line = row->line;
		sheet_heads(row, fields, ARRAY_SIZE(fields), NULL, &sheet);
		for (size_t i = 0; unguard && i < row->n; i++)
			row->cell[i] =
				(char *)(uintptr_t)csv_unguard(row->cell[i]);
		write_row(out, row);
	}
	assert(r == 0 || (!csv && !f) || err.text[0]);
	csv_close(csv);
	if (f)
		fclose(f);
	return r == 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char mark[] = "\xef\xbb\xbfsep=,\n";
	struct buf first = BUF_INIT, second = BUF_INIT;

	/* a mark and the separator, so that nothing is guessed */
	buf_adds(&first, mark);
	if (copy(data, size, &first, false) &&
		copy(first.data, first.len, &second, true)) {
		/* the row "sep=," comes back as two cells, as it was read */
		const char *rest = strchr(second.data, '\n') + 1;

		assert(strcmp(first.data + strlen(mark), rest) == 0);
	}
	buf_release(&first);
	buf_release(&second);
	return 0;
}
