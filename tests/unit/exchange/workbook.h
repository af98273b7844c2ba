/* SPDX-License-Identifier: MIT */
/* A workbook from the XML of its parts, for tests. */
#ifndef TESTS_WORKBOOK_H
#define TESTS_WORKBOOK_H

#include "magang/base/buf.h"

#include "../../../src/exchange/zip_put.h"

#define WORKBOOK_BOOK                                                          \
	"<workbook xmlns:r=\"r\"><sheets>"                                     \
	"<sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"

/* Those that are NULL are not there; `book` NULL: the usual one. */
static inline void
workbook(struct buf *out, const char *book, const char *styles,
	const char *shared, const char *sheet)
{
	static const char relations[] =
		"<Relationships><Relationship Id=\"rId1\" "
		"Target=\"worksheets/sheet1.xml\"/></Relationships>";
	const struct {
		const char *name, *text;
	} parts[] = {
		{ "xl/workbook.xml", book ? book : WORKBOOK_BOOK },
		{ "xl/_rels/workbook.xml.rels", relations },
		{ "xl/styles.xml", styles },
		{ "xl/sharedStrings.xml", shared },
		{ "xl/worksheets/sheet1.xml", sheet },
	};
	struct zip z = { .out = out };

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct buf part = BUF_INIT;

		if (!parts[i].text)
			continue;
		buf_adds(&part, parts[i].text);
		zip_add(&z, parts[i].name, &part);
		buf_release(&part);
	}
	zip_end(&z);
}

#endif
