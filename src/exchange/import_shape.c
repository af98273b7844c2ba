/* SPDX-License-Identifier: MIT */
#include "import_shape.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv.h"
#include "magang/exchange/sheet.h"
#include "magang/record/kind.h"

#include "import_batch.h"
#include "import_reason.h"
#include "import_row.h"
#include "sheet_others.h"

#define PERSON_CELLS 3 /* with fewer it is a title or a line to sign */

/* ---- damage ---------------------------------------------------------------- */

bool
shape_is_whole(const struct import *im, const struct csv_row *csv,
	struct import_row *row)
{
	const struct csv_width width = { im->least, im->width };
	char *why = im->opt->note && !csv->tear ? NULL : csv_misfit(csv, width);
	const bool whole =
		!why || (!csv->tear && csv_filled(csv) < PERSON_CELLS);

	if (!whole)
		import_reason_text(row, csv->tear ? REASON_torn : REASON_width,
			NULL, csv->tear ? csv->cell[0] : NULL, why);
	free(why);
	return whole;
}

/* ---- rows about nobody ------------------------------------------------------- */

static bool
is_total(const char *cell)
{
	static const char *const words[] = { "jumlah", "total", "subtotal",
		"sub total", "jumlah total", "grand total", "合計", "小計",
		"計" };
	char *low = utf8_caseless(cell);
	size_t n = strlen(low);
	bool is = false;

	while (n > 0 && strchr(" :.", low[n - 1]))
		low[--n] = '\0';
	for (size_t i = 0; i < ARRAY_SIZE(words) && !is; i++)
		is = strcmp(low, words[i]) == 0;
	free(low);
	return is;
}

static bool
is_rule(const char *cell)
{
	return cell[strspn(cell, "-=_:*+ ")] == '\0';
}

bool
shape_is_ruling(const struct csv_row *csv)
{
	size_t filled = 0, rules = 0, numbers = 0;
	bool total = false;

	for (size_t i = 0; i < csv->n; i++) {
		const char *cell = csv->cell[i];

		if (!*cell)
			continue;
		total |= filled++ == 0 && is_total(cell);
		rules += is_rule(cell);
		numbers += strspn(cell, "0123456789") == strlen(cell) &&
			   strtoul(cell, NULL, 10) == filled;
	}
	return filled > 0 &&
	       (total || rules == filled || (numbers == filled && filled >= 3));
}

bool
shape_is_part(const struct import *im, const struct csv_row *csv)
{
	if (im->opt->note || !im->has_heads || csv->ends_early)
		return false;
	if (csv->tear)
		return csv->pieces < im->least;
	return csv->n < im->least && csv_filled(csv) > 0 &&
	       !shape_is_ruling(csv);
}

/* ---- a second line of heads --------------------------------------------------- */

static bool
has_digit(const struct csv_row *csv)
{
	for (size_t i = 0; i < csv->n; i++)
		if (strpbrk(csv->cell[i], "0123456789"))
			return true;
	return false;
}

bool
shape_is_words(const struct csv_row *csv)
{
	return csv_filled(csv) >= PERSON_CELLS && !has_digit(csv);
}

/* What the word means below the head of its column, or the last one before it. */
static unsigned
column_below(const char *above, const char *word)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	struct buf both = BUF_INIT;
	unsigned column = sheet_column(above, k->fields, k->n_fields);

	if (!column && sheet_is_of_others(above))
		return SHEET_UNKNOWN;
	if (column == F_SEX)
		return sheet_sex_column(word);
	buf_addf(&both, "%s %s", above, word);
	column = sheet_column(buf_str(&both), k->fields, k->n_fields);
	buf_release(&both);
	return column ? column : sheet_column(word, k->fields, k->n_fields);
}

void
shape_take_above(struct import *im, const struct csv_row *csv)
{
	bool others = false;

	im->above = csv->line;
	for (size_t i = 0; i < ARRAY_SIZE(im->of_others); i++) {
		if (i > 0 && i < csv->n && *csv->cell[i])
			others = sheet_is_of_others(csv->cell[i]);
		im->of_others[i] = others;
	}
}

void
shape_leave_others(struct import *im, const struct csv_row *heads)
{
	for (size_t i = 0; im->above && i < im->sheet.n; i++)
		if (im->of_others[i] && im->above + 1 == heads->line)
			im->sheet.column[i] = SHEET_UNKNOWN;
}

bool
shape_take_below(struct import *im, const struct csv_row *csv)
{
	unsigned found[CSV_COLUMNS] = { 0 };
	const char *above = "";
	size_t n = 0;

	if (csv->tear || has_digit(csv) || shape_is_ruling(csv))
		return false;
	for (size_t i = 0; i < csv->n && i < im->sheet.n; i++) {
		if (i < im->n_heads && *im->heads[i])
			above = im->heads[i];
		if (!*csv->cell[i])
			continue;
		found[i] = column_below(above, csv->cell[i]);
		if (!found[i])
			return false;
		n++;
	}
	for (size_t i = 0; n > 0 && i < im->sheet.n; i++)
		if (found[i])
			im->sheet.column[i] = found[i];
	return n > 0;
}
