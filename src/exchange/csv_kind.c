/* SPDX-License-Identifier: MIT */
#include "csv_kind.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define PICTURE N_("this is a picture; ask for the list as a workbook (.xlsx)")
#define PACKED N_("this file is packed; unpack it and load the list within")

/* Archives of the same form tell what they are by a name near their beginning. */
static const struct {
	const char *bytes;
	size_t n;
	const char *within; /* NULL: nothing more is needed */
	const char *text;
} kinds[] = {
	{ "%PDF", 4, NULL,
		N_("this is a PDF; ask for the list as a workbook (.xlsx), or "
		   "copy its table into one") },
	{ "PK\3\4", 4, "opendocument.spreadsheet",
		N_("this is an OpenDocument workbook (.ods); open it and save "
		   "it as .xlsx or .csv") },
	{ "PK\3\4", 4, "opendocument",
		N_("this is an OpenDocument text; copy its table into a "
		   "workbook and save it as .xlsx") },
	{ "\x1f\x8b", 2, NULL, PACKED },
	{ "BZh", 3, NULL, PACKED },
	{ "\xfd"
	  "7zXZ",
		5, NULL, PACKED },
	{ "7z\xbc\xaf", 4, NULL, PACKED },
	{ "Rar!", 4, NULL, PACKED },
	{ "\x28\xb5\x2f\xfd", 4, NULL, PACKED },
	{ "\x89PNG", 4, NULL, PICTURE },
	{ "\xff\xd8\xff", 3, NULL, PICTURE },
	{ "GIF8", 4, NULL, PICTURE },
	{ "II*\0", 4, NULL, PICTURE },
	{ "{\\rtf", 5, NULL,
		N_("this is a text (.rtf); copy its table into a workbook and "
		   "save it as .xlsx") },
	{ "SQLite format 3", 15, NULL,
		N_("this is a database; write its table as CSV") },
};

/* Marks that stand at the beginning in any case of letters, behind blanks. */
static const struct {
	const char *word, *text;
} words[] = {
	{ "<!doctype html", N_("this is a web page, whatever its name ends in; "
			       "open it with a spreadsheet and save it as "
			       ".xlsx") },
	{ "<html", N_("this is a web page, whatever its name ends in; open it "
		      "with a spreadsheet and save it as .xlsx") },
	{ "<table", N_("this is a web page, whatever its name ends in; open it "
		       "with a spreadsheet and save it as .xlsx") },
	{ "<?xml", N_("this is XML; open it with a spreadsheet and save it as "
		      ".xlsx") },
	{ "begin:vcard", N_("these are contacts (vCard); send them from the "
			    "telephone or the mail program as CSV") },
	{ "begin:vcalendar", N_("this is a calendar, no list of people") },
};

static bool
holds(const unsigned char *head, size_t n, const char *word)
{
	return memmem(head, n, word, strlen(word)) != NULL;
}

const char *
csv_no_list(const unsigned char *head, size_t n)
{
	size_t at = n >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (n >= kinds[i].n &&
			memcmp(head, kinds[i].bytes, kinds[i].n) == 0 &&
			(!kinds[i].within || holds(head, n, kinds[i].within)))
			return _(kinds[i].text);
	while (at < n && isspace(head[at]))
		at++;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		const size_t len = strlen(words[i].word);

		if (n - at >= len && strncasecmp((const char *)head + at,
					     words[i].word, len) == 0)
			return _(words[i].text);
	}
	return NULL;
}
