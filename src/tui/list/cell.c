/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/cell.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/doubt_state.h"
#include "magang/view/codes.h"
#include "magang/view/worked.h"

const struct sorting orders_as_made[2] = {
	{ N_("as made"), "" },
	{ N_("last made first"), "sort:-id" },
};

/* One letter. */
bool
cell_sex(const struct row *row, struct buf *out)
{
	const struct record *r = row->person ? row->person : row->record;
	char code[8];

	record_text(r, F_SEX, code, sizeof(code));
	if (strcmp(code, "L") == 0)
		buf_adds(out, _("M")); /* TRANSLATORS: male, one letter */
	else if (strcmp(code, "P") == 0)
		buf_adds(out, _("F")); /* TRANSLATORS: female, one letter */
	return code[0] != '\0';
}

/* "M 25": the columns of a phone are few, and so are the bytes of its line. */
bool
cell_sex_age(const struct row *row, struct buf *out)
{
	bool known = cell_sex(row, out);

	buf_addc(out, ' ');
	return work_age(row, out) || known;
}

static void
add_regency(const struct row *row, const struct value *v, struct buf *out)
{
	struct buf b = BUF_INIT;

	text_value(row->style, core_field(F_REGENCY), v, &b);
	buf_adds(out, cell_area(buf_str(&b)));
	buf_release(&b);
}

static const struct value *
regency_of(const struct row *row)
{
	const struct record *r = row->person ? row->person : row->record;
	const struct kind_info *k = kind_info(r->kind);

	return record_get(r, k->place ? k->place : k->scope.area);
}

bool
cell_regency(const struct row *row, struct buf *out)
{
	const struct value *v = regency_of(row);

	if (v)
		add_regency(row, v, out);
	return v != NULL;
}

/* "GRT": what the filter takes and the home screen shows. */
bool
cell_letters(const struct row *row, struct buf *out)
{
	const struct value *v = regency_of(row);
	const struct areas *areas = row->style->office->book.areas;
	struct area a = { .letters = NULL };

	if (v && areas)
		area_find(areas, (uint64_t)v->number, &a);
	if (a.letters)
		buf_adds(out, a.letters);
	else if (v)
		add_regency(row, v, out);
	return v != NULL;
}

/* Days in the stage. */
bool
cell_waiting(const struct row *row, struct buf *out)
{
	int64_t since = record_number(row->record, F_ENTERED, DATE_NONE);

	if (since == DATE_NONE)
		return false;
	buf_addf(out, _("%dd"), (int)(row->style->office->today - since));
	return true;
}

bool
cell_score(const struct row *row, struct buf *out)
{
	int64_t n = record_number(row->record, F_SCORE, -1);

	if (n < 0)
		return false;
	buf_addf(out, "%d.%d", (int)(n / DECIMAL_ONE),
		(int)(n % DECIMAL_ONE * 10 / DECIMAL_ONE));
	return true;
}

/* A word, not only a colour: late, today, or the days left. */
bool
cell_late(const struct row *row, struct buf *out)
{
	int64_t due = record_number(row->record, F_DUE, DATE_NONE);
	int64_t left = due - row->style->office->today;

	if (record_has(row->record, F_DONE))
		buf_adds(out, _("done"));
	else if (due == DATE_NONE)
		return false;
	else if (left < 0)
		buf_addf(out, _("! %dd late"), (int)-left);
	else if (left == 0)
		buf_adds(out, _("today"));
	else if (record_number(row->record, F_WARN, INT32_MAX) <=
		 row->style->office->today)
		buf_addf(out, _("soon, %dd"), (int)left);
	else
		buf_addf(out, _("in %dd"), (int)left);
	return true;
}

static bool
name_of(const struct row *row, uint16_t field, struct buf *out)
{
	uint64_t id = (uint64_t)record_number(row->record, field, 0);
	struct record *r = xmalloc(sizeof(*r));
	char name[256] = "";

	if (id && office_sees(row->style->office, row->style->txn, KIND_PERSON,
			  id, r))
		record_text(r, F_NAME, name, sizeof(name));
	buf_adds(out, name);
	free(r);
	return name[0] != '\0';
}

bool
cell_first(const struct row *row, struct buf *out)
{
	return name_of(row, F_FIRST, out);
}

bool
cell_second(const struct row *row, struct buf *out)
{
	return name_of(row, F_SECOND, out);
}

/* What is open with others is one question with them. */
bool
cell_answer(const struct row *row, struct buf *out)
{
	const struct fdef *f = core_field(F_ANSWER);
	const struct value *v = record_get(row->record, F_ANSWER);

	if (doubt_state(row->record) == DOUBT_OPEN && work_group(row, out))
		return true;
	if (v)
		record_cell(row->style, row->record, f, v, out);
	return v != NULL;
}

bool
cell_likeness(const struct row *row, struct buf *out)
{
	words_likeness(record_number(row->record, F_LIKENESS, 0), out);
	return true;
}
