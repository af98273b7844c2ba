/* SPDX-License-Identifier: MIT */
#include "magang/tui/list/cells.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"

#define NARROW (1u << SIZE_NARROW)
#define NORMAL (1u << SIZE_NORMAL)
#define WIDE (1u << SIZE_WIDE)
#define ALL (NARROW | NORMAL | WIDE)
#define FLEX_MIN 8

/* --- what is worked out --------------------------------------------------- */

/* One letter. */
static bool
sex(const struct row *row, struct buf *out)
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
static bool
sex_age(const struct row *row, struct buf *out)
{
	bool known = sex(row, out);

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
	bool org = row->record->kind == KIND_ORGANISATION;

	return record_get(row->person ? row->person : row->record,
		org ? F_ORG_REGENCY : F_REGENCY);
}

static bool
regency(const struct row *row, struct buf *out)
{
	const struct value *v = regency_of(row);

	if (v)
		add_regency(row, v, out);
	return v != NULL;
}

/* "GRT": what the filter takes and the home screen shows. */
static bool
regency_letters(const struct row *row, struct buf *out)
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
static bool
waiting(const struct row *row, struct buf *out)
{
	int64_t since = record_number(row->record, F_ENTERED, DATE_NONE);

	if (since == DATE_NONE)
		return false;
	buf_addf(out, _("%dd"), (int)(row->style->office->today - since));
	return true;
}

static bool
score(const struct row *row, struct buf *out)
{
	int64_t n = record_number(row->record, F_SCORE, -1);

	if (n < 0)
		return false;
	buf_addf(out, "%d.%d", (int)(n / DECIMAL_ONE),
		(int)(n % DECIMAL_ONE * 10 / DECIMAL_ONE));
	return true;
}

/* A word, not only a colour: late, today, or the days left. */
static bool
late(const struct row *row, struct buf *out)
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

	if (id && record_load(row->style->txn, KIND_PERSON, id,
			  RECORD_UNCHECKED, r))
		record_text(r, F_NAME, name, sizeof(name));
	buf_adds(out, name);
	free(r);
	return name[0] != '\0';
}

static bool
first_name(const struct row *row, struct buf *out)
{
	return name_of(row, F_FIRST, out);
}

static bool
second_name(const struct row *row, struct buf *out)
{
	return name_of(row, F_SECOND, out);
}

static bool
likeness(const struct row *row, struct buf *out)
{
	words_likeness(record_number(row->record, F_LIKENESS, 0), out);
	return true;
}

/* --- tables --------------------------------------------------------------- */

static const struct cell persons[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("SEX"), 3, NORMAL | WIDE, .work = sex },
	{ N_("AGE"), 4, NORMAL | WIDE, .work = work_age },
	{ N_("SEX AGE"), 5, NARROW, .work = sex_age },
	{ N_("REG"), 10, NORMAL, .work = regency_letters },
	{ N_("REGENCY"), 16, WIDE, .work = regency },
	{ N_("SCHOOL"), 14, WIDE, .field = F_EDUCATION },
	{ N_("PHONE"), 16, WIDE, .field = F_PHONE },
};
static const struct cell cases[] = {
	{ N_("NUMBER"), 11, WIDE, .work = work_number },
	{ N_("AT STAGE"), 16, NORMAL | WIDE, .work = work_stage },
	{ N_("NAME"), 0, ALL, .work = cell_name },
	{ N_("AT STAGE"), 10, NARROW, .work = work_stage },
	{ N_("AGE"), 4, NORMAL | WIDE, .right = true, .work = work_age },
	{ N_("REG"), 4, NARROW, .work = regency_letters },
	{ N_("REG"), 6, NORMAL, .work = regency_letters },
	{ N_("REGENCY"), 14, WIDE, .work = regency },
	{ N_("SCORE"), 5, ALL, .right = true, .work = score },
	{ N_("WAIT"), 5, NORMAL | WIDE, .right = true, .work = waiting },
	{ N_("OFFICER"), 10, WIDE, .work = work_officer },
};
static const struct cell tasks[] = {
	{ N_("WHEN"), 11, ALL, .work = late },
	{ N_("DUE"), 10, WIDE, .field = F_DUE },
	{ N_("NAME"), 20, NORMAL | WIDE, .work = cell_name },
	{ N_("TASK"), 0, ALL, .field = F_TASK },
	{ N_("OFFICER"), 8, NORMAL | WIDE, .work = work_officer },
	{ N_("ABOUT"), 11, WIDE, .work = work_about },
};
static const struct cell activities[] = {
	{ N_("DATE"), 10, ALL, .field = F_DATE },
	{ N_("ACTIVITY"), 16, NARROW, .work = work_activity },
	{ N_("ACTIVITY"), 26, NORMAL | WIDE, .work = work_activity },
	{ N_("AMOUNT"), 14, NORMAL | WIDE, .right = true, .work = work_amount },
	{ N_("NOTE"), 0, ALL, .field = F_TEXT },
};
static const struct cell doubts[] = {
	{ N_("FIRST"), 0, ALL, .work = first_name },
	{ N_("SECOND"), 18, NARROW, .work = second_name },
	{ N_("SECOND"), 28, NORMAL | WIDE, .work = second_name },
	{ N_("LIKE"), 4, ALL, .right = true, .work = likeness },
	{ N_("ANSWER"), 14, NORMAL | WIDE, .field = F_ANSWER },
};
static const struct cell organisations[] = {
	{ N_("NUMBER"), 11, NORMAL | WIDE, .work = work_number },
	{ N_("NAME"), 0, ALL, .field = F_ORG_NAME },
	{ N_("KIND"), 14, ALL, .field = F_ORG_KIND },
	{ N_("REG"), 10, NORMAL, .work = regency_letters },
	{ N_("REGENCY"), 16, WIDE, .work = regency },
	{ N_("PHONE"), 16, WIDE, .field = F_ORG_PHONE },
};

static const struct sorting person_orders[] = {
	{ N_("as registered"), "" },
	{ N_("by name"), "sort:name" },
	{ N_("by age, oldest first"), "sort:birth_date" },
	{ N_("by area"), "sort:area" },
	{ N_("last registered first"), "sort:-id" },
};
static const struct sorting case_orders[] = {
	{ N_("the usual order"), "" },
	{ N_("longest in the stage first"), "sort:entered" },
	{ N_("best score first"), "sort:-score" },
	{ N_("by name"), "sort:name" },
	{ N_("by area"), "sort:area" },
	{ N_("last opened first"), "sort:-id" },
};
static const struct sorting task_orders[] = {
	{ N_("by date"), "sort:due" },
	{ N_("last date first"), "sort:-due" },
	{ N_("as made"), "sort:id" },
};
static const struct sorting other_orders[] = {
	{ N_("as made"), "" },
	{ N_("last made first"), "sort:-id" },
};

static const struct {
	const struct cell *rows;
	size_t n;
	const struct sorting *orders;
	size_t n_orders;
} tables[KIND_COUNT] = {
#define TABLE(cells, orders)                                                   \
	{                                                                      \
		(cells), ARRAY_SIZE(cells), (orders), ARRAY_SIZE(orders)       \
	}
	[KIND_PERSON] = TABLE(persons, person_orders),
	[KIND_CASE] = TABLE(cases, case_orders),
	[KIND_TASK] = TABLE(tasks, task_orders),
	[KIND_ACTIVITY] = TABLE(activities, other_orders),
	[KIND_DOUBT] = TABLE(doubts, other_orders),
	[KIND_ORGANISATION] = TABLE(organisations, other_orders),
};

const struct sorting *
sortings_of(enum kind kind, size_t *n)
{
	*n = tables[kind].n_orders;
	return tables[kind].orders;
}

/* --- lines ---------------------------------------------------------------- */

static int
flex_width(enum kind kind, enum size_class size, int width)
{
	for (size_t i = 0; i < tables[kind].n; i++) {
		const struct cell *c = &tables[kind].rows[i];

		if (c->sizes & 1u << size)
			width -= c->width + 1;
	}
	width += 1;
	return width < FLEX_MIN ? FLEX_MIN : width;
}

static void
add_cell(const struct cell *c, int width, const char *text, struct buf *out)
{
	int used;

	if (!c->right) {
		utf8_pad(out, text, width);
		return;
	}
	utf8_fit(text, width, &used);
	for (; used < width; used++)
		buf_addc(out, ' ');
	utf8_print(out, text, width);
}

static void
cell_text(const struct cell *c, const struct row *row, struct buf *out)
{
	const struct record *r = c->of_person ? row->person : row->record;
	const struct value *v = r && c->field ? record_get(r, c->field) : NULL;

	if (c->work)
		c->work(row, out);
	else if (v)
		cell_value(row->style, core_field(c->field), v, out);
}

static void
add_line(enum kind kind, enum size_class size, int width, const struct row *row,
	struct buf *out)
{
	int flex = flex_width(kind, size, width);
	struct buf b = BUF_INIT;
	bool first = true;

	for (size_t i = 0; i < tables[kind].n; i++) {
		const struct cell *c = &tables[kind].rows[i];

		if (!(c->sizes & 1u << size))
			continue;
		if (!first)
			buf_addc(out, ' ');
		first = false;
		buf_clear(&b);
		if (row)
			cell_text(c, row, &b);
		else
			buf_adds(&b, _(c->head));
		add_cell(c, c->width ? c->width : flex, buf_str(&b), out);
	}
	buf_release(&b);
}

void
cells_head(enum kind kind, enum size_class size, int width, struct buf *out)
{
	add_line(kind, size, width, NULL, out);
}

void
cells_row(
	enum size_class size, int width, const struct row *row, struct buf *out)
{
	add_line((enum kind)row->record->kind, size, width, row, out);
}
